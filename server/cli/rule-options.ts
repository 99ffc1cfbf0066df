import type { Message, RuleSeverities } from '../core/index.ts';
import { isRuleId, message, nearestName, ruleIds } from '../core/index.ts';
import { severities } from './report.ts';

export type RuleOptions =
  | { readonly kind: 'read'; readonly severities: RuleSeverities }
  | { readonly kind: 'refused'; readonly reason: Message };

const choices = [...severities, 'off'] as const;

/** Reads what stands behind every `--rule`; of two for one rule the later counts. */
export function readRuleOptions(written: readonly string[]): RuleOptions {
  const chosen: Record<string, (typeof choices)[number]> = {};
  for (const asked of written) {
    const [id = '', choice, ...rest] = asked.split('=').map((part) => part.trim());
    if (choice === undefined || rest.length > 0) {
      const example = isRuleId(id) ? id : ruleIds[0];
      return { kind: 'refused', reason: message('cli-rule-form', { asked, example }) };
    }
    if (!isRuleId(id)) return { kind: 'refused', reason: unknownRule(id) };
    const severity = choices.find((known) => known === choice);
    if (severity === undefined) {
      const args = { asked: choice, rule: id, known: choices.join(', ') };
      return { kind: 'refused', reason: message('cli-rule-severity', args) };
    }
    chosen[id] = severity;
  }
  return { kind: 'read', severities: chosen };
}

/** That there is no such rule, with the one that was probably meant. */
export function unknownRule(asked: string): Message {
  const nearest = nearestName(asked, ruleIds) ?? ruleIds.find((id) => asked.length > 3 && id.includes(asked));
  return nearest === undefined
    ? message('cli-rule-unknown', { asked })
    : message('cli-rule-unknown-near', { asked, nearest });
}
