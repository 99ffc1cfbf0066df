import type { Finding, Language } from '../../server/core/index.ts';
import { message, renderMessage } from '../../server/core/index.ts';
import { rules } from '../../server/core/rules/index.ts';
import type { Rule } from '../../server/core/rules/rule.ts';
import type { RuleId } from '../../server/core/rules/rule-ids.ts';
import { ruleIds } from '../../server/core/rules/rule-ids.ts';
import { judgedExample } from './judged-example.ts';
import { ruleExamples } from './rule-examples.ts';

/** The page of every rule and their index: what the product says is what it says of the example. */
export function rulePages(): readonly { readonly path: string; readonly text: string }[] {
  return [
    { path: 'docs/rules/README.md', text: index() },
    ...ruleIds.map((id) => ({ path: `docs/rules/${id}.md`, text: page(id) })),
  ];
}

function exampleFinding(id: RuleId): Finding {
  const finding = judgedExample(ruleExamples[id].bad, id).find(({ ruleId }) => ruleId === id);
  if (!finding) throw new Error(`the example of ${id} does not break it`);
  return finding;
}

function page(id: RuleId): string {
  const { title, bad, good } = ruleExamples[id];
  const finding = exampleFinding(id);
  const words = (language: Language): string => renderMessage(finding.message, language);
  const rule = ruleOf(id);
  return [
    `# ${id}`,
    `${title}. Category: ${rule?.concern ?? finding.category}; severity: ${rule?.severity ?? finding.severity}${rule ? `; profile: ${rule.profile}` : ''}.`,
    ...(rule ? explained(rule, 'en') : []),
    '## Found',
    fenced(bad),
    `> ${words('en')}\n>\n> ${words('ko')}`,
    ...(finding.apiMessage === undefined
      ? []
      : [
          `${speaker(finding)} says: \`${finding.objectPath}${finding.objectPath && ': '}${finding.apiMessage}\``,
        ]),
    '## Not found',
    fenced(good),
    ...(finding.fixes.length === 0
      ? []
      : [
          '## Quick fixes',
          finding.fixes
            .map(({ title: fix, safety }) => `- ${renderMessage(fix, 'en')} (${safetyWords[safety]})`)
            .join('\n'),
        ]),
    ...(rule ? ['## 한국어', ...explained(rule, 'ko')] : []),
    '## Argue with it',
    `Write \`# kube-probes-ignore ${id}\` at the end of the line or alone above it, or set another severity (or \`"off"\`) in \`kubeProbes.rules\`.`,
  ]
    .join('\n\n')
    .concat('\n');
}

function ruleOf(id: RuleId): Rule | undefined {
  return rules.find((rule) => rule.id === id);
}

function explained({ docs }: Rule, language: Language): readonly string[] {
  return [docs.what, docs.why, docs.instead].map((id) => renderMessage(message(id), language));
}

const safetyWords = { safe: 'safe', 'changes-behaviour': 'changes behaviour' } as const;

function speaker({ category }: Finding): string {
  return category === 'runtime' ? 'The kubelet' : 'The API server';
}

function fenced(yaml: string): string {
  return `\`\`\`yaml\n${yaml}\`\`\``;
}

function index(): string {
  const rows = ruleIds.map((id) => {
    const { severity, category, fixes } = exampleFinding(id);
    const rule = ruleOf(id);
    return `| [${id}](${id}.md) | ${ruleExamples[id].title} | ${rule?.concern ?? category} | ${rule?.severity ?? severity} | ${rule?.profile ?? ''} | ${fixes.length > 0 ? '✓' : ''} |`;
  });
  return `# Rules\n\nEvery kind of defect that Kube Probes names. Some rules soften their severity where less is at stake. A rule with a profile is asked in that one and in those behind it: minimal, recommended (the default), strict.\n\n| rule | what it finds | category | severity | from profile | fix |\n|---|---|---|---|---|---|\n${rows.join('\n')}\n`;
}
