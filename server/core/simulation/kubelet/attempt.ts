import type { Answer, ContainerScript, ProbeKind, ReplyScript } from '../scenario.ts';
import type { AttemptResult } from '../trace.ts';
import type { ProbeWorker } from './probe-worker.ts';
import type { Run } from './runtime.ts';
import type { Process, Wait } from './scheduler.ts';
import { at, atFirst, nsOf, nsPerMs, nsPerSecond } from './scheduler.ts';
import type { Simulation } from './simulation.ts';

/*
 * One attempt of a probe and what the application answers (`runProbeWithRetries` in `prober/prober.go`).
 */

/** The probe itself failing is tried again so often, at once. */
const mostTries = 3;

/** Null when the attempt is discarded. */
export function* attempt(
  simulation: Simulation,
  worker: ProbeWorker,
  run: Run,
): Process<'success' | 'failure' | null> {
  const { scheduler } = simulation;
  const { kind: probe, container } = worker;
  const { restarts } = run;
  const startNs = scheduler.nowNs;
  // Attempts are most of what happens: those that nobody wants to hear of are not even put into words.
  if (simulation.hears('attempt-start'))
    simulation.record({ event: 'attempt-start', container: container.name, probe, restarts });
  let tries = 0;
  let result: AttemptResult;
  do {
    result = yield* oneTry(simulation, worker, run);
    tries++;
  } while (result === 'error' && tries < mostTries);
  if (simulation.hears('attempt-end')) {
    const durationMs = Math.floor((scheduler.nowNs - startNs) / nsPerMs);
    const repeated = tries > 1 ? { tries } : {};
    const about = { container: container.name, probe, restarts };
    simulation.record({ event: 'attempt-end', ...about, result, durationMs, ...repeated });
  }
  if (result === 'error') return null;
  return result === 'success' ? 'success' : 'failure';
}

interface Reply {
  readonly answer: Answer;
  readonly durationNs: number;
}

function* oneTry(simulation: Simulation, worker: ProbeWorker, run: Run): Process<AttemptResult> {
  const { scheduler } = simulation;
  const { script } = worker.container;
  const timeoutNs = worker.probe.timeoutSeconds * nsPerSecond;
  const wasRunning = run.isRunning;
  const reply = wasRunning ? replyOf(simulation, script, worker.kind, run) : replyWhenDown(script);
  const neverEnds = reply.answer === 'hang' || reply.answer === 'stall';
  const isTimeout = neverEnds || reply.durationNs >= timeoutNs;
  const endNs = scheduler.nowNs + (isTimeout ? timeoutNs : reply.durationNs);
  yield untilAnswered(simulation, run, endNs, worker.kind === 'liveness' ? atFirst : at);
  if (wasRunning && !run.isRunning) return resultOf(replyWhenDown(script).answer);
  if (isTimeout) return reply.answer === 'stall' ? 'error' : 'timeout';
  return resultOf(reply.answer);
}

/** An attempt under way ends with its container. */
function untilAnswered({ scheduler }: Simulation, run: Run, endNs: number, when: typeof at): Wait {
  return (resume) => {
    let isWaiting = true;
    const end = (): void => {
      if (!isWaiting) return;
      isWaiting = false;
      run.onExit.delete(end);
      resume();
    };
    when(scheduler, endNs, end);
    if (run.isRunning) run.onExit.add(end);
  };
}

function resultOf(answer: Answer): AttemptResult {
  switch (answer) {
    case 'success':
    case 'failure':
    case 'error':
      return answer;
    case 'hang':
      return 'timeout';
    case 'stall':
      return 'error';
  }
}

function replyWhenDown({ whenDown }: ContainerScript): Reply {
  return { answer: whenDown?.answer ?? 'failure', durationNs: nsOf(whenDown?.durationMs ?? 0) };
}

function replyOf({ scheduler }: Simulation, script: ContainerScript, probe: ProbeKind, run: Run): Reply {
  const { nowNs } = scheduler;
  const fits = (reply: ReplyScript): boolean => {
    if (reply.probe !== undefined && reply.probe !== probe) return false;
    if (reply.instance !== undefined && reply.instance !== run.restarts) return false;
    const sinceNs = nowNs - (reply.clock === 'pod' ? 0 : run.startedNs);
    if (sinceNs < nsOf(reply.fromMs)) return false;
    return reply.untilMs === undefined || sinceNs < nsOf(reply.untilMs);
  };
  const reply = script.replies?.find(fits);
  const durationMs = reply?.durationMs ?? script.defaultMs?.[probe] ?? 0;
  return { answer: reply?.answer ?? 'success', durationNs: nsOf(durationMs) };
}
