import type { AnalysisContext, DocumentSource } from '../analysis.ts';
import type { Finding, Fix } from '../finding.ts';
import type { AbsentProbe, Probe, ProbedContainer, ProbeName } from '../kubernetes/probe.ts';
import { isHeard, isQuiet, reportsOf } from './asked.ts';
import { rules } from './index.ts';
import { mayHaveProbes } from './kinds.ts';
import type { Around, Report, Rule, Subject } from './rule.ts';
import { nothingAround } from './rule.ts';
import { sharedTextOf } from './shared-text.ts';

/** Asks every rule that looks at nothing else about every container of a document that may have probes. */
export function runRules(
  containers: readonly ProbedContainer[],
  source: DocumentSource,
  context: AnalysisContext,
): readonly Finding[] {
  const asked = rules.filter((rule) => !rule.looksAround && isAsked(rule, context));
  return askedOf(containers, asked, { source, context, aroundOf: () => nothingAround });
}

/** Asks the rules that look around. */
export function runJoinedRules(
  containers: readonly ProbedContainer[],
  document: JudgedSource,
): readonly Finding[] {
  const asked = rules.filter((rule) => rule.looksAround && isAsked(rule, document.context));
  return askedOf(containers, asked, document);
}

/** Whether a rule is asked only when documents are joined. */
export function looksAround(ruleId: string): boolean {
  return rules.some((rule) => rule.id === ruleId && rule.looksAround);
}

/** A document whose containers rules are asked about. */
export interface JudgedSource {
  readonly source: DocumentSource;
  readonly context: AnalysisContext;
  readonly aroundOf: (container: ProbedContainer) => Around;
}

function askedOf(
  containers: readonly ProbedContainer[],
  asked: readonly Rule[],
  { source, context, aroundOf }: JudgedSource,
): readonly Finding[] {
  const judged = containers.filter((container) => mayHaveProbes(container) === true);
  if (judged.length === 0) return [];
  const shared = sharedTextOf(source);
  const pods = byPod(containers);
  return judged.flatMap((container) => {
    const podContainers = pods.get(podOf(container)) ?? [container];
    const subject = { container, podContainers, source, shared, context, around: aroundOf(container) };
    return asked.flatMap((rule) =>
      isQuiet(rule, container)
        ? []
        : reportsOf(rule, subject).map((report) =>
            findingOf(rule, { ...report, fixes: clean(report, subject) }, container),
          ),
    );
  });
}

/** The fixes of which no rule would say anything new. */
function clean({ fixes = [] }: Report, subject: Subject): readonly Fix[] {
  return fixes.flatMap(({ leaves, removes, ...fix }) =>
    (leaves || removes) && bringsNew(subject, leaves, removes) ? [] : [fix],
  );
}

const removed: AbsentProbe = { kind: 'absent', keySpan: null };

function bringsNew(subject: Subject, leaves: Probe | undefined, removes: ProbeName | undefined): boolean {
  const { container, podContainers, context } = subject;
  const without = removes === undefined ? {} : { [removes]: removed };
  const left = leaves ? { [leaves.name]: leaves } : {};
  const changed = { ...container, probes: { ...container.probes, ...without, ...left } };
  const after = {
    ...subject,
    container: changed,
    podContainers: podContainers.map((one) => (one === container ? changed : one)),
  };
  return rules.some((rule) => {
    if (rule.looksAround || !isAsked(rule, context) || isQuiet(rule, container)) return false;
    const count = reportsOf(rule, after).length;
    return count > 0 && count > reportsOf(rule, subject).length;
  });
}

function byPod(containers: readonly ProbedContainer[]): ReadonlyMap<string, readonly ProbedContainer[]> {
  const pods = new Map<string, ProbedContainer[]>();
  for (const container of containers) {
    const pod = podOf(container);
    const known = pods.get(pod);
    if (known) known.push(container);
    else pods.set(pod, [container]);
  }
  return pods;
}

function podOf({ object, pod }: ProbedContainer): string {
  return `${object.item ?? ''} ${pod.objectPath}`;
}

/** Whether the profile has the rule, or the settings give it a severity. */
export function isAsked({ id, profile }: Rule, context: AnalysisContext): boolean {
  return isHeard(id, profile, context);
}

function findingOf(rule: Rule, report: Report, container: ProbedContainer): Finding {
  return {
    ruleId: rule.id,
    category: rule.category,
    severity: report.severity ?? rule.severity,
    span: report.span,
    message: report.message,
    objectPath: report.objectPath,
    item: container.object.item,
    related: report.related ?? [],
    fixes: report.fixes ?? [],
  };
}
