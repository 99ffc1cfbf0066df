import { peerChecks } from '../../server/core/rules/peer-checks.ts';

/** How each tool is told to ignore a check of it; what is understood of that. */
const ways = [
  ['kube-linter', '`ignore-check.kube-linter.io/<check>`, `kube-linter.io/ignore-all`', 'annotation'],
  ['kube-score', '`kube-score/ignore: <check>,<check>`, `kube-score/skip: "true"`', 'annotation'],
  [
    'Polaris',
    '`polaris.fairwinds.com/<check>-exempt: "true"`, `polaris.fairwinds.com/exempt: "true"`',
    'annotation',
  ],
  [
    'checkov',
    '`checkov.io/skip1: <check>=reason`, `bridgecrew.io/skip1`; `# checkov:skip=<check>:reason`',
    'annotation; comment',
  ],
  ['datree', '`datree.skip/<check>`', 'annotation'],
  ['KICS', '`# kics-scan disable=<query>`', 'comment'],
] as const;

/** The page about ignores of other tools, from the table by which they are honoured. */
export function peerPage(): { readonly path: string; readonly text: string } {
  const lines = [
    '# Ignores of other tools',
    '',
    'What a manifest says to another linter about its probes is honoured here too: whoever has argued once does not have to argue',
    'again. An annotation speaks for the object, or the pod template, in whose metadata it stands; a comment for its YAML document.',
    'Only the rules in the table are silenced, never a defect that the API server refuses, and nothing is said when such an ignore',
    'has nothing to do here. Trivy, kubeconform and kubeaudit check nothing of probes.',
    '',
    '| tool | written as | where |',
    '|---|---|---|',
    ...ways.map((cells) => `| ${cells.join(' | ')} |`),
    '',
    '| tool | check | silences here |',
    '|---|---|---|',
    ...peerChecks.map(({ tool, check, rules, probe }) => {
      const ids = rules.map((id) => `[${id}](rules/${id}.md)`).join(', ');
      return `| ${tool} | \`${check}\` | ${ids}${probe ? ` of the ${probe}` : ''} |`;
    }),
    '',
  ];
  return { path: 'docs/other-tools.md', text: lines.join('\n') };
}
