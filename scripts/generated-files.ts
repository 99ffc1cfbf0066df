import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { ruleIds } from '../server/core/rules/rule-ids.ts';
import { snippets } from '../server/core/snippets/snippets.ts';
import { peerPage } from './rule-docs/peer-page.ts';
import { readmeWithRules } from './rule-docs/readme-rules.ts';
import { rulePages } from './rule-docs/rule-pages.ts';

/** A file that is made from the sources, and its text as it should be. */
export interface GeneratedFile {
  readonly path: string;
  readonly text: string;
}

/** Every generated file that is committed and can be made with Node alone. */
export function generatedFiles(): readonly GeneratedFile[] {
  return [
    { path: 'snippets/kube-probes.json', text: snippetFile() },
    { path: 'package.json', text: manifest() },
    ...rulePages(),
    { path: 'README.md', text: readmeWithRules() },
    peerPage(),
  ];
}

function snippetFile(): string {
  const entries = snippets.map((snippet) => [
    snippet.title,
    { prefix: snippet.prefixes, body: snippet.body, description: snippet.description.en },
  ]);
  return `${JSON.stringify(Object.fromEntries(entries), null, 2)}\n`;
}

/** The extension's manifest with the ids of all rules in the setting `kubeProbes.rules`. */
function manifest(): string {
  const text = readFileSync(join(import.meta.dirname, '../package.json'), 'utf8');
  const parsed = JSON.parse(text) as {
    contributes: { configuration: { properties: Record<string, object> }[] };
  };
  for (const { properties } of parsed.contributes.configuration) {
    const rules = properties['kubeProbes.rules'];
    if (rules) Object.assign(rules, { propertyNames: { enum: ruleIds } });
  }
  return `${JSON.stringify(parsed, null, 2)}\n`;
}
