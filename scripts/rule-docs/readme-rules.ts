import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { message, renderMessage } from '../../server/core/index.ts';
import { rules } from '../../server/core/rules/index.ts';
import type { Rule } from '../../server/core/rules/rule.ts';
import type { RuleId } from '../../server/core/rules/rule-ids.ts';
import { ruleIds } from '../../server/core/rules/rule-ids.ts';

const start = '<!-- rules: written by npm run generate -->';
const end = '<!-- end of rules -->';

/** The README with the table of all risks between its two marks. */
export function readmeWithRules(): string {
  const text = readFileSync(join(import.meta.dirname, '../../README.md'), 'utf8');
  const [before, after] = [text.indexOf(start), text.indexOf(end)];
  if (before < 0 || after < before) throw new Error('README.md has lost the marks around its table of rules');
  return `${text.slice(0, before)}${start}\n${table()}\n${text.slice(after)}`;
}

function table(): string {
  const order = (id: RuleId): number => ruleIds.indexOf(id);
  const rows = [...rules].sort((one, other) => order(one.id) - order(other.id)).map(row);
  return [
    `<details><summary>All ${rows.length} risks</summary>`,
    '',
    '| rule | what it finds | severity | from profile | fix |',
    '|---|---|---|---|---|',
    ...rows,
    '',
    '</details>',
  ].join('\n');
}

function row({ id, docs, severity, profile, fix }: Rule): string {
  const title = renderMessage(message(docs.title), 'en').replaceAll('|', '\\|');
  return `| [${id}](docs/rules/${id}.md) | ${title} | ${severity} | ${profile} | ${fix === 'none' ? '' : '✓'} |`;
}
