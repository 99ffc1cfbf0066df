import type { Concern, Fix, Language, MessageId, Profile, Rule, Severity } from '../core/index.ts';
import { documentationUrl, isRuleId, message, renderMessage, ruleIds, rules } from '../core/index.ts';
import { unknownRule } from './rule-options.ts';

/**
 * What is known of a rule before anything is judged. Only risks can be described apart from a text: of a defect, severity
 * and fixes depend on where it stands; these are null here.
 */
export interface DescribedRule {
  readonly id: string;
  readonly title: string | null;
  /** Where a finding does not say otherwise. */
  readonly severity: Severity | null;
  /** The least profile that asks it; null: every one. */
  readonly profile: Profile | null;
  readonly concern: Concern | null;
  /** The most any of its fixes does; null: depends on the text. */
  readonly fix: Fix['safety'] | 'none' | null;
  readonly documentation: string;
}

/** All rules, in the order in which they are documented. */
export function describedRules(language: Language): readonly DescribedRule[] {
  return ruleIds.map((id) => {
    const rule = ruleOf(id);
    return {
      id,
      title: rule ? renderMessage(message(rule.docs.title), language) : null,
      severity: rule?.severity ?? null,
      profile: rule?.profile ?? null,
      concern: rule?.concern ?? null,
      fix: rule?.fix ?? null,
      documentation: documentationUrl(id),
    };
  });
}

export function ruleOf(id: string): Rule | undefined {
  return rules.find((rule) => rule.id === id);
}

/** What `kube-probes rules` prints. */
export function listRules(options: {
  readonly format: 'stylish' | 'json';
  readonly language: Language;
}): string {
  const { format, language } = options;
  const described = describedRules(language);
  if (format === 'json') return `${JSON.stringify({ version: 1, rules: described }, null, 2)}\n`;
  const say = (id: MessageId): string => renderMessage(message(id), language);
  const rows = described.map(
    (rule) =>
      [
        rule.id,
        rule.severity === null ? '-' : say(`severity-${rule.severity}`),
        rule.profile ?? '-',
        rule.concern === null ? '-' : say(`concern-${rule.concern}`),
        rule.fix === null ? '-' : say(`fix-safety-${rule.fix}`),
        rule.title ?? rule.documentation,
      ] as const,
  );
  const widths = [0, 1, 2, 3, 4, 5].map((column) =>
    Math.max(...rows.map((row) => widthOf(row[column] ?? ''))),
  );
  const line = (row: readonly string[]): string =>
    row
      .map((cell, column) => cell + ' '.repeat(Math.max(0, (widths[column] ?? 0) - widthOf(cell))))
      .join('  ')
      .trimEnd();
  return `${rows.map(line).join('\n')}\n`;
}

/** Columns in a terminal: Hangul takes two. */
function widthOf(text: string): number {
  return text.length + (text.match(/[가-힣]/g)?.length ?? 0);
}

/** What `kube-probes explain` prints. */
export function explain(
  id: string,
  language: Language,
): { readonly isKnown: boolean; readonly text: string } {
  if (!isRuleId(id)) return { isKnown: false, text: `${renderMessage(unknownRule(id), language)}\n` };
  const say = (...args: Parameters<typeof message>): string => renderMessage(message(...args), language);
  const silence = say('cli-explain-silence', { comment: `# kube-probes-ignore ${id}`, rule: id });
  const paragraphs = [...explanation(id, language), silence, documentationUrl(id)];
  return { isKnown: true, text: `${paragraphs.join('\n\n')}\n` };
}

function explanation(id: string, language: Language): readonly string[] {
  const say = (...args: Parameters<typeof message>): string => renderMessage(message(...args), language);
  const rule = ruleOf(id);
  if (!rule) return [id, say('cli-explain-every-profile')];
  const { docs, severity, profile, concern, fix } = rule;
  const kind = say('cli-explain-kind', {
    severity: message(`severity-${severity}`),
    profile,
    concern: message(`concern-${concern}`),
    fix: message(`fix-safety-${fix}`),
  });
  return [
    `${id}: ${say(docs.title)}`,
    kind,
    `${say('cli-explain-what')}: ${say(docs.what)}`,
    `${say('cli-explain-why')}: ${say(docs.why)}`,
    `${say('cli-explain-instead')}: ${say(docs.instead)}`,
  ];
}
