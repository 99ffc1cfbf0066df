import type { AnalysisContext, Profile } from '../analysis.ts';
import { profiles } from '../analysis.ts';
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
