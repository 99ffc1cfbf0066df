import type { AnalysisContext, Profile } from '../analysis.ts';
import { profiles } from '../analysis.ts';
import type { ProbedContainer } from '../kubernetes/probe.ts';
import { isPartlyShown, runsToCompletion } from './kinds.ts';
import type { Guard, Report, Rule, Subject } from './rule.ts';
import type { RuleId } from './rule-ids.ts';

/** Whether the profile has a rule, or the settings give it a severity: of two rules with one cause only one speaks. */
export function isHeard(
  id: RuleId,
  profile: Profile,
  { severities, profile: asked }: AnalysisContext,
): boolean {
  const severity = severities?.[id];
  if (severity !== undefined) return severity !== 'off';
  return profiles.indexOf(profile) <= profiles.indexOf(asked ?? 'recommended');
}

/** Whether the rule is not asked about such a container, or it cannot be told. */
export function isQuiet(rule: Rule, container: ProbedContainer): boolean {
  return rule.quietFor.some((guard) => guardHolds(guard, container));
}

function guardHolds(guard: Guard, container: ProbedContainer): boolean {
  switch (guard) {
    case 'partly-shown':
      return isPartlyShown(container) !== false;
    case 'run-to-completion':
      return runsToCompletion(container) !== false;
  }
}

/** What the rule has to say of a container and its probes. */
export function reportsOf(rule: Rule, subject: Subject): readonly Report[] {
  if (rule.appliesTo === 'container') return rule.check(subject);
  const { check } = rule;
  return rule.appliesTo.flatMap((name) => {
    const probe = subject.container.probes[name];
    return probe.kind === 'probe' ? check({ ...subject, probe }) : [];
  });
}
