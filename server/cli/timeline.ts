import { readFile } from 'node:fs/promises';
import { buffer } from 'node:stream/consumers';
import type {
  FigureName,
  Language,
  Luck,
  Message,
  PhaseSweep,
  SimulatedContainer,
  TimelineContainer,
  TimeRange,
  WhatIf,
  WhatIfName,
  WhatIfRun,
} from '../core/index.ts';
import {
  analyseDocument,
  cutFile,
  figureNames,
  formatKubernetesVersion,
  joinDocuments,
  message,
  nearestName,
  rangeQuestion,
  rangesOf,
  readKubernetesVersion,
  renderMessage,
  roleByName,
  runWhatIf,
  simulatedContainer,
  sweepPhases,
  timelineContainer,
  usualWhatIf,
  wholeSeconds,
} from '../core/index.ts';
import { decodeBytes } from './decode-bytes.ts';
import { drawTimeline } from './draw-timeline.ts';

export interface TimelineArguments {
  readonly container?: string;
  readonly scenario: WhatIfName;
  readonly timing: Luck;
  readonly format: 'text' | 'json';
  readonly kubernetesVersion: string;
  readonly language: Language;
}

/** Runs `kube-probes timeline`; answers the exit code. */
export async function timeline(file: string, args: TimelineArguments): Promise<0 | 2> {
  const refuse = (reason: Message): 2 => {
    process.stderr.write(`${renderMessage(reason, args.language)}\n`);
    return 2;
  };
  const version = readKubernetesVersion(args.kubernetesVersion);
  if (version.kind === 'unreadable') {
    return refuse(message('cli-version-unreadable', { asked: version.asked }));
  }
  const bytes = await (file === '-' ? buffer(process.stdin) : readFile(file)).catch(
    (error: NodeJS.ErrnoException) => error,
  );
  if (bytes instanceof Error) {
    return refuse(message('cli-timeline-unreadable', { file, reason: bytes.code ?? bytes.message }));
  }
  const found = probedContainers(decodeBytes(bytes), file, { version, language: args.language });
  const chosen = choose(found, file, args.container);
  if (chosen.kind === 'refused') return refuse(chosen.reason);
  const played = play(chosen.container, args, formatKubernetesVersion(version.version));
  if (played === null) return refuse(message('cli-timeline-never-starts', { name: chosen.container.name }));
  const others = found.filter((container) => container !== chosen.container);
  process.stdout.write(
    args.format === 'json'
      ? jsonOf(played)
      : drawTimeline({ ...played, file, others }, looksOf(args.language)),
  );
  return 0;
}

/** A what-if of a container, played. */
export interface PlayedTimeline {
  readonly container: TimelineContainer<unknown>;
  readonly simulated: SimulatedContainer;
  readonly whatIf: WhatIf;
  readonly run: WhatIfRun;
  readonly sweep: PhaseSweep;
  readonly timing: Luck;
  readonly kubernetesVersion: string;
}

interface Reading {
  readonly version: Exclude<ReturnType<typeof readKubernetesVersion>, { readonly kind: 'unreadable' }>;
  readonly language: Language;
}

/** The containers whose probes the kubelet runs, in the order of the text. */
function probedContainers(
  text: string,
  file: string,
  { version, language }: Reading,
): readonly TimelineContainer<unknown>[] {
  const kind = roleByName({ path: file, languageId: null }).role === 'template' ? 'template' : 'manifest';
  const context = { kubernetesVersion: version.version };
  const cut = cutFile(text, kind);
  const analyses = cut.map(({ source }) => analyseDocument(source, context));
  const joined = joinDocuments(analyses, context);
  const containers = cut.flatMap(({ source }, index) =>
    (analyses[index]?.containers ?? []).map((container) => {
      const findings = joined[index] ?? [];
      const key = `${index}/${container.objectPath}`;
      return timelineContainer({ container, source, findings, language, key });
    }),
  );
  return containers.filter(
    ({ role, probes }) =>
      (role === 'regular' || role === 'sidecar') &&
      Object.values(probes).some((probe) => probe.kind === 'probe'),
  );
}

type Choice =
  | { readonly kind: 'chosen'; readonly container: TimelineContainer<unknown> }
  | { readonly kind: 'refused'; readonly reason: Message };

/** By its name, or by its object and name: `Deployment/web:app`. */
function choose(
  containers: readonly TimelineContainer<unknown>[],
  file: string,
  asked: string | undefined,
): Choice {
  const refuse = (reason: Message): Choice => ({ kind: 'refused', reason });
  const [first] = containers;
  if (first === undefined) return refuse(message('cli-timeline-no-probes', { file }));
  if (asked === undefined) return { kind: 'chosen', container: first };
  const container = containers.find(
    ({ name, object }) => asked === name || asked === `${object}:${name}` || asked === `${object}/${name}`,
  );
  if (container !== undefined) return { kind: 'chosen', container };
  const names = [...new Set(containers.map(({ name }) => name))];
  const nearest = nearestName(asked, names);
  const known = names.join(', ');
  return refuse(
    nearest === undefined
      ? message('cli-timeline-no-container', { asked, known })
      : message('cli-timeline-no-container-near', { asked, nearest, known }),
  );
}

function play(
  container: TimelineContainer<unknown>,
  { scenario: name, timing }: TimelineArguments,
  kubernetesVersion: string,
): PlayedTimeline | null {
  const simulated = simulatedContainer(container);
  const usual = usualWhatIf(name, simulated);
  const whatIf = { ...usual, preStopSeconds: container.preStopSeconds ?? 0 };
  const question = { container: simulated, whatIf, kubernetesVersion };
  const sweep = sweepPhases(question);
  const run = runWhatIf(question, sweep.phases[timing]);
  return run && { container, simulated, whatIf, run, sweep, timing, kubernetesVersion };
}

/**
 * One line that `kube-probes simulate` takes, with its answer in it; what a hang comes to in any timing of the kubelet,
 * and what this what-if comes to in this run and in any.
 */
function jsonOf({ container, simulated, whatIf, run, sweep, kubernetesVersion }: PlayedTimeline): string {
  const { name, object } = container;
  const id = [object, name, whatIf.name].filter((part) => part !== '').join('/');
  const { scenario, trace, timeline: played } = run;
  const asked = rangeQuestion({ container: simulated, whatIf, kubernetesVersion });
  const ranges = rangesOf({ ...asked, trouble: { kind: 'hang' } });
  const figures = Object.fromEntries(
    figureNames.map((figure) => [figure, { ...rangeOf(sweep, figure), runMs: played.figures[figure] }]),
  );
  const about = { id, container: name, object, whatIf, kubernetesVersion };
  return `${JSON.stringify({ ...about, ranges, figures, scenario, trace })}\n`;
}

/** Null for what never happens; nothing where it happens in some timings only. */
function rangeOf({ ranges }: PhaseSweep, figure: FigureName): { readonly range?: TimeRange | null } {
  const range = ranges[figure];
  return range === undefined ? {} : { range: range && wholeSeconds(range) };
}

export interface Looks {
  readonly language: Language;
  readonly columns: number;
  readonly useColour: boolean;
}

function looksOf(language: Language): Looks {
  const { stdout, env } = process;
  const columns = stdout.columns ?? (Number(env.COLUMNS) || 100);
  const useColour = Boolean(stdout.isTTY) && !env.NO_COLOR;
  return { language, columns: Math.min(Math.max(columns, 60), 160), useColour };
}
