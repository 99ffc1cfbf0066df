import type { AnalysisContext, DocumentAnalysis, LookingAround } from './analysis.ts';
import type { Finding } from './finding.ts';
import type { ProbedContainer } from './kubernetes/probe.ts';
import type { VisibleService } from './kubernetes/visible-service.ts';
import { picks } from './kubernetes/visible-service.ts';
import { withoutHiddenRisks } from './rules/hidden-risks.ts';
import type { Around } from './rules/rule.ts';
import { nothingAround } from './rules/rule.ts';
import { isRuleId } from './rules/rule-ids.ts';
import { looksAround, runJoinedRules } from './rules/run.ts';
import { isOff, withSeverities } from './rules/severities.ts';
import { suppress } from './rules/suppress.ts';
import type { Surroundings } from './service-index.ts';
import { servicesAround, visibleServicesIn } from './service-index.ts';

/** The findings of each document with those of the rules that look at other documents and files. */
export function joinedFindings(
  analyses: readonly DocumentAnalysis[],
  context: AnalysisContext,
  surroundings: Surroundings | null,
): readonly (readonly Finding[])[] {
  const circle = circleOf(visibleServicesIn(analyses), context, surroundings);
  return analyses.map((analysis) => {
    const { lookingAround } = analysis;
    return lookingAround ? remembered({ analysis, lookingAround, context, circle }) : analysis.findings;
  });
}

/** All that the documents of a file may find around them. */
interface Circle {
  /** Of the file at hand. */
  readonly services: readonly VisibleService[];
  readonly byLabel: ReadonlyMap<string, readonly RankedService[]>;
  readonly surroundings: Surroundings | null;
}

interface RankedService {
  readonly service: VisibleService;
  /** Its number in the file. */
  readonly rank: number;
}

/** The last circle under a context: with most keys in a file it stays as it is, and with it what was found. */
const circles = new WeakMap<AnalysisContext, Circle>();

function circleOf(
  services: readonly VisibleService[],
  context: AnalysisContext,
  surroundings: Surroundings | null,
): Circle {
  const last = circles.get(context);
  if (last && isSameList(last.services, services) && isSame(last.surroundings, surroundings)) return last;
  const circle = { services, byLabel: byLabel(services), surroundings };
  circles.set(context, circle);
  return circle;
}

function isSameList(one: readonly VisibleService[], other: readonly VisibleService[]): boolean {
  return one.length === other.length && one.every((service, index) => service === other[index]);
}

function isSame(one: Surroundings | null, other: Surroundings | null): boolean {
  return one?.index === other?.index && one?.path === other?.path && one?.isComplete === other?.isComplete;
}

/** By the first label of their selectors, so that a container does not have to ask every Service. */
function byLabel(services: readonly VisibleService[]): Circle['byLabel'] {
  const map = new Map<string, RankedService[]>();
  for (const [rank, service] of services.entries()) {
    const label = Object.entries(service.selector)[0]?.join('=') ?? '';
    const ranked = map.get(label);
    if (ranked) ranked.push({ service, rank });
    else map.set(label, [{ service, rank }]);
  }
  return map;
}

function aroundOf({ object }: ProbedContainer, { byLabel, surroundings }: Circle): Around {
  const { podLabels, namespace } = object;
  const labels = podLabels.kind === 'known' ? Object.entries(podLabels.value) : [];
  const own = labels
    .flatMap((label) => byLabel.get(label.join('=')) ?? [])
    .filter(({ service }) => picks(service, podLabels, namespace))
    .sort((one, other) => one.rank - other.rank)
    .map(({ service }) => service);
  const others = surroundings ? servicesAround(surroundings, podLabels, namespace) : [];
  return {
    services: [...own, ...others],
    path: surroundings?.path ?? null,
    isComplete: surroundings?.isComplete === true,
  };
}

/** A document, and what there is around it. */
interface Question {
  readonly analysis: DocumentAnalysis;
  readonly lookingAround: LookingAround;
  readonly context: AnalysisContext;
  readonly circle: Circle;
}

interface Answer {
  readonly context: AnalysisContext;
  readonly circle: Circle;
  /** What of the circle is around its containers. */
  readonly arounds: string;
  readonly findings: readonly Finding[];
}

/** The last answer for each analysis: most edits change nothing around most documents. */
const answers = new WeakMap<DocumentAnalysis, Answer>();

function remembered(question: Question): readonly Finding[] {
  const { analysis, context, circle } = question;
  const known = answers.get(analysis);
  if (known?.context === context && known.circle === circle) return known.findings;
  const around = new Map(analysis.containers.map((container) => [container, aroundOf(container, circle)]));
  const arounds = JSON.stringify([...around.values()]);
  const isStill = known?.context === context && known.arounds === arounds;
  const findings = isStill ? known.findings : found(question, around);
  answers.set(analysis, { context, circle, arounds, findings });
  return findings;
}

function found(
  { analysis, lookingAround, context }: Question,
  arounds: ReadonlyMap<ProbedContainer, Around>,
): readonly Finding[] {
  const { containers, findings } = analysis;
  const [around] = arounds.values();
  const risks = runJoinedRules(containers, {
    source: lookingAround.source,
    context,
    aroundOf: (container) => arounds.get(container) ?? nothingAround,
  });
  const told = new Set(findings);
  const left = withoutHiddenRisks([...findings, ...withSeverities(risks, context)], containers);
  const added = suppress(
    left.filter((finding) => !told.has(finding)),
    {
      comments: lookingAround.comments.filter(({ rules }) => rules.some(({ id }) => looksAround(id))),
      isKnownRule: isRuleId,
      isOff: (id) => isOff(id, context),
      // Without the Services of other files nobody knows what a comment silences.
      isConcerned: (id) => around?.isComplete === true && looksAround(id),
    },
  );
  if (added.length === 0) return findings;
  return [...findings, ...withSeverities(added, context)].sort(
    (one, other) => one.span.start - other.span.start,
  );
}
