import type { DocumentAnalysis } from '../analysis.ts';
import { probeGracePeriod } from '../kubernetes/effective.ts';
import type { Probe, ProbedContainer, ProbeName } from '../kubernetes/probe.ts';
import { probeNames } from '../kubernetes/probe.ts';
import type { KubernetesVersion } from '../kubernetes/version.ts';
import type { Message } from '../messages/message.ts';
import { message } from '../messages/message.ts';
import {
  backInService,
  failureDetection,
  hangDetection,
  hangToKill,
  readyAfterStart,
  startupBudgetSeconds,
  termToKillSeconds,
} from '../simulation/closed-forms.ts';
import type { Span } from '../text/span.ts';
import { secondsText } from './hover-card.ts';
import type { ProbeView } from './hover-probe-view.ts';
import { bootOf, startupBeside, viewProbe } from './hover-probe-view.ts';

/** What is said above a line, and about which place the timeline is to be opened. */
export interface DocumentLens {
  readonly span: Span;
  /** Null for the container as a whole. */
  readonly probe: ProbeName | null;
  readonly title: Message;
}

/** What each container's probes come to, and what each probe does. Nothing where the numbers are not known. */
export function codeLensesOf(
  analysis: DocumentAnalysis,
  version: KubernetesVersion,
): readonly DocumentLens[] {
  return analysis.containers
    .filter(({ via }) => via.length === 0)
    .flatMap((container) => lensesOfContainer(container, version));
}

/** What one container's probes come to, and what each of them does. */
export function lensesOfContainer(
  container: ProbedContainer,
  version: KubernetesVersion,
): readonly DocumentLens[] {
  const isProbed = container.list !== 'ephemeralContainers' && container.isSidecar !== false;
  if (container.list === 'initContainers' && !isProbed) return [];
  const probes = probeNames.flatMap((name) => {
    const probe = container.probes[name];
    return probe.kind === 'probe' && probe.via.length === 0 ? [probe] : [];
  });
  if (probes.length === 0) return [];
  const view = (probe: Probe): ProbeView =>
    viewProbe(container, probe, { text: '', firstLine: null, version });
  const ofProbes = probes.flatMap((probe) => {
    const title = probeTitle(view(probe));
    return title ? [{ span: probe.keySpan, probe: probe.name, title }] : [];
  });
  const { name, span } = container;
  const place =
    name.kind === 'known' && name.via.length === 0 ? name.keySpan : { start: span.start, end: span.start };
  return [{ span: place, probe: null, title: containerTitle(probes.map(view)) }, ...ofProbes];
}

/** When it is Ready, and when it is killed for hanging; at least that there is a timeline. */
function containerTitle(views: readonly ProbeView[]): Message {
  const parts = [readyPart(views), killPart(views)].filter((part) => part !== null);
  const [first, second] = parts;
  if (!first) return message('lens-timeline');
  return second ? message('lens-two', { first, second }) : first;
}

function readyPart(views: readonly ProbeView[]): Message | null {
  const readiness = views.find(({ probe }) => probe.name === 'readinessProbe');
  if (!readiness) return null;
  const beside = startupBeside(readiness);
  const startup = views.find(({ probe }) => probe.name === 'startupProbe');
  if (beside === 'unknown' || (beside !== 'none' && !startup)) return null;
  const range = readyAfterStart(readiness.check, startup?.check ?? null, bootOf(readiness));
  return range && message('lens-ready', { time: secondsText(range) });
}

function killPart(views: readonly ProbeView[]): Message | null {
  const liveness = views.find(({ probe }) => probe.name === 'livenessProbe');
  if (!liveness) return null;
  const grace = probeGracePeriod(liveness.container, liveness.probe, liveness.timing);
  const range = hangToKill(liveness.check, grace?.seconds ?? null);
  return range && message('lens-restart', { time: secondsText(range) });
}

function probeTitle(view: ProbeView): Message | null {
  const { container, probe, timing, check } = view;
  switch (probe.name) {
    case 'startupProbe': {
      const budget = startupBudgetSeconds(check);
      return budget === null ? null : message('lens-budget', { time: secondsText(budget) });
    }
    case 'livenessProbe': {
      const detection = hangDetection(check);
      const grace = probeGracePeriod(container, probe, timing);
      if (detection === null) return null;
      const time = secondsText(detection);
      if (grace === null) return message('lens-kill', { time });
      return message('lens-kill-grace', { time, grace: secondsText(termToKillSeconds(grace.seconds)) });
    }
    case 'readinessProbe': {
      const out = failureDetection(check);
      const back = backInService(check);
      if (out === null) return null;
      const time = secondsText(out);
      return back
        ? message('lens-out-back', { time, back: secondsText(back) })
        : message('lens-out', { time });
    }
  }
}
