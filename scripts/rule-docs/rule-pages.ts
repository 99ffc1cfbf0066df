import type { Finding, Language, MessageId } from '../../server/core/index.ts';
import { message, renderMessage } from '../../server/core/index.ts';
import { rules } from '../../server/core/rules/index.ts';
import type { Rule } from '../../server/core/rules/rule.ts';
import type { RuleId } from '../../server/core/rules/rule-ids.ts';
import { ruleIds } from '../../server/core/rules/rule-ids.ts';
import { judgedExample } from './judged-example.ts';
import { ruleExamples } from './rule-examples.ts';

/** The pages of every rule, in both languages, and their index: what the product says is what it says of the example. */
export function rulePages(): readonly { readonly path: string; readonly text: string }[] {
  return [
    { path: 'docs/rules/README.md', text: index() },
    ...ruleIds.flatMap((id) => [
      { path: `docs/rules/${id}.md`, text: page(id, 'en') },
      { path: `docs/rules/ko/${id}.md`, text: page(id, 'ko') },
    ]),
  ];
}

function exampleFinding(id: RuleId): Finding {
  const finding = judgedExample(ruleExamples[id].bad, id).find(({ ruleId }) => ruleId === id);
  if (!finding) throw new Error(`the example of ${id} does not break it`);
  return finding;
}

/** The words of a page itself. */
const pageWords = {
  en: {
    found: 'Found',
    notFound: 'Not found',
    fixes: 'Quick fixes',
    argue: 'Argue with it',
    howToArgue: (id: RuleId) =>
      `Write \`# kube-probes-ignore ${id}\` at the end of the line or alone above it, or set another severity (or \`"off"\`) in \`kubeProbes.rules\`.`,
    says: (speaker: string) => `${speaker} says`,
    safety: { safe: 'safe', 'changes-behaviour': 'changes behaviour' },
    otherLanguage: (id: RuleId) => `[한국어](ko/${id}.md)`,
  },
  ko: {
    found: '찾는 예',
    notFound: '찾지 않는 예',
    fixes: '빠른 수정',
    argue: '다르게 보려면',
    howToArgue: (id: RuleId) =>
      `줄 끝이나 바로 윗줄에 \`# kube-probes-ignore ${id}\`라고 쓰거나, \`kubeProbes.rules\`에서 심각도를 바꾸거나 \`"off"\`로 끈다.`,
    says: (speaker: string) => `${speaker}의 말`,
    safety: { safe: '안전', 'changes-behaviour': '동작이 바뀜' },
    otherLanguage: (id: RuleId) => `[English](../${id}.md)`,
  },
} as const satisfies Record<Language, unknown>;

function page(id: RuleId, language: Language): string {
  const { bad, good } = ruleExamples[id];
  const finding = exampleFinding(id);
  const rule = ruleOf(id);
  const words = pageWords[language];
  return [
    `# ${id}`,
    headline(id, language),
    ...(rule ? explained(rule, language) : []),
    `## ${words.found}`,
    fenced(bad),
    `> ${renderMessage(finding.message, language).replaceAll('\n', '\n> ')}`,
    ...(finding.apiMessage === undefined
      ? []
      : [
          `${words.says(speaker(finding, language))}: \`${finding.objectPath}${finding.objectPath && ': '}${finding.apiMessage}\``,
        ]),
    `## ${words.notFound}`,
    fenced(good),
    ...(finding.fixes.length === 0
      ? []
      : [
          `## ${words.fixes}`,
          finding.fixes
            .map(({ title, safety }) => `- ${renderMessage(title, language)} (${words.safety[safety]})`)
            .join('\n'),
        ]),
    `## ${words.argue}`,
    words.howToArgue(id),
    words.otherLanguage(id),
  ]
    .join('\n\n')
    .concat('\n');
}

/** What the rule is, in a line. */
function headline(id: RuleId, language: Language): string {
  const { category, severity } = exampleFinding(id);
  const rule = ruleOf(id);
  if (language === 'en') {
    const profile = rule ? `; profile: ${rule.profile}` : '';
    return `${ruleExamples[id].title}. Category: ${rule?.concern ?? category}; severity: ${rule?.severity ?? severity}${profile}.`;
  }
  const say = (words: MessageId): string => renderMessage(message(words), language);
  return [
    ...(rule ? [`${say(rule.docs.title)}.`] : []),
    `분류: ${rule ? say(`concern-${rule.concern}`) : category} · 심각도: ${say(`severity-${rule?.severity ?? severity}`)}${rule ? ` · 프로필: ${rule.profile}` : ''}`,
  ].join(' ');
}

function ruleOf(id: RuleId): Rule | undefined {
  return rules.find((rule) => rule.id === id);
}

function explained({ docs }: Rule, language: Language): readonly string[] {
  return [docs.what, docs.why, docs.instead].map((id) => renderMessage(message(id), language));
}

function speaker({ category }: Finding, language: Language): string {
  if (language === 'ko') return category === 'runtime' ? 'kubelet' : 'API 서버';
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
