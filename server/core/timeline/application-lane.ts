import type { Answer, ContainerScript, ProbeKind, ReplyScript } from '../simulation/scenario.ts';
import type { ContainerTrace, Run } from './runs.ts';
import { cutAt, joined } from './segments.ts';
import type { ApplicationState, Segment } from './timeline.ts';

/** Replies that take longer than this are slow to a reader, whether a probe minds or not. */
const slowReplyMs = 500;

/** What the application really does, as its script has it: the kubelet only sees the answers to its probes. */
export function applicationLane(trace: ContainerTrace): readonly Segment<ApplicationState>[] {
  return joined(trace.runs.flatMap((run) => piecesOf(trace, run)));
}

function piecesOf(trace: ContainerTrace, run: Run): readonly Segment<ApplicationState>[] {
  const { replies = [] } = trace.script;
  const edges = replies.flatMap((reply) => {
    const clockMs = reply.clock === 'pod' ? trace.podFromMs : run.fromMs;
    return [reply.fromMs + clockMs, ...(reply.untilMs === undefined ? [] : [reply.untilMs + clockMs])];
  });
  const killMs = run.kill?.atMs ?? run.toMs;
  let hasServed = false;
  return cutAt(run.fromMs, run.toMs, [...edges, killMs]).map(({ fromMs, toMs }) => {
    const state = stateAt(trace, run, fromMs);
    const seen = !hasServed && isDown(state) ? 'booting' : state;
    hasServed ||= seen !== 'booting';
    return { state: fromMs >= killMs && isUp(seen) ? 'shutting-down' : seen, fromMs, toMs };
  });
}

function isUp(state: ApplicationState): boolean {
  return state === 'serving' || state === 'slow' || state === 'dependency-down';
}

function isDown(state: ApplicationState): boolean {
  return state === 'hung' || state === 'failing' || state === 'dependency-down';
}

function stateAt(trace: ContainerTrace, run: Run, atMs: number): ApplicationState {
  const clocks = { runMs: atMs - run.fromMs, podMs: atMs - trace.podFromMs, restarts: run.restarts };
  const liveness = replyAt(trace.script, 'liveness', clocks);
  const readiness = replyAt(trace.script, 'readiness', clocks);
  if (isBad(liveness.answer)) return liveness.answer === 'failure' ? 'failing' : 'hung';
  if (isBad(readiness.answer)) return 'dependency-down';
  return Math.max(liveness.durationMs, readiness.durationMs) >= slowReplyMs ? 'slow' : 'serving';
}

function isBad(answer: Answer): boolean {
  return answer === 'failure' || answer === 'hang' || answer === 'stall';
}

interface Clocks {
  readonly runMs: number;
  readonly podMs: number;
  readonly restarts: number;
}

/** What a probe would be answered: the first reply that fits decides. */
function replyAt(
  script: ContainerScript,
  probe: ProbeKind,
  clocks: Clocks,
): { readonly answer: Answer; readonly durationMs: number } {
  const usualMs = script.defaultMs?.[probe] ?? 0;
  const reply = script.replies?.find((candidate) => fits(candidate, probe, clocks));
  return { answer: reply?.answer ?? 'success', durationMs: reply?.durationMs ?? usualMs };
}

function fits(reply: ReplyScript, probe: ProbeKind, { runMs, podMs, restarts }: Clocks): boolean {
  if (reply.probe !== undefined && reply.probe !== probe) return false;
  if (reply.instance !== undefined && reply.instance !== restarts) return false;
  const atMs = reply.clock === 'pod' ? podMs : runMs;
  return reply.fromMs <= atMs && (reply.untilMs === undefined || atMs < reply.untilMs);
}
