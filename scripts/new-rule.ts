import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { ruleIds } from '../server/core/rules/rule-ids.ts';

/*
 * Starts a rule: `npm run new-rule -- AREA ID`. What it makes compiles, and its tests fail until the rule is written.
 */

const areas = ['timing', 'target', 'exec', 'workload'] as const;
type Area = (typeof areas)[number];

/** A rule that is to be: `probe-too-loud`, `probeTooLoud`. */
interface NewRule {
  readonly area: Area;
  readonly id: string;
  readonly name: string;
}

/** A file with its text as it should be, and what its author has to write there. */
interface Written {
  readonly path: string;
  readonly text: string;
  readonly task: string;
}

const root = join(import.meta.dirname, '..');

function read(path: string): string {
  return readFileSync(join(root, path), 'utf8');
}

function readArguments([area, id, ...rest]: readonly string[]): NewRule | string {
  const known = areas.find((candidate) => candidate === area);
  if (known === undefined || id === undefined || rest.length > 0) {
    return `Write: npm run new-rule -- ${areas.join('|')} ID`;
  }
  if (!/^[a-z]+(?:-[a-z0-9]+)+$/.test(id)) {
    return `"${id}" is no id: a noun phrase that names the defect, in kebab case, such as liveness-too-slow.`;
  }
  if ((ruleIds as readonly string[]).includes(id)) return `There is a rule ${id} already.`;
  return { area: known, id, name: id.replace(/-(\w)/g, (_, letter: string) => letter.toUpperCase()) };
}

/** The text with lines in front of the last place where a line reads so. */
function before(text: string, line: RegExp, added: string): string {
  const found = [...text.matchAll(new RegExp(line, 'gm'))].at(-1);
  if (!found) throw new Error(`no line reads ${line}`);
  return text.slice(0, found.index) + added + text.slice(found.index);
}

function ids({ area, id }: NewRule): Written {
  const path = `server/core/rules/${area}/ids.ts`;
  return { path, text: before(read(path), /^\] as const;/, `  '${id}',\n`), task: 'its id' };
}

/** The area's list with an import in the order of the alphabet. */
function registry({ area, id, name }: NewRule): Written {
  const path = `server/core/rules/${area}/index.ts`;
  const text = before(read(path), /^\];/, `  ${name},\n`);
  const line = `import { ${name} } from './${id}.ts';`;
  const lines = text.split('\n');
  const first = lines.findIndex((candidate) => /from '\.\/.*';$/.test(candidate));
  const next = lines.findIndex(
    (candidate, index) =>
      index >= first && (!candidate.startsWith('import ') || sourceOf(candidate) > `./${id}.ts`),
  );
  return { path, text: lines.toSpliced(next, 0, line).join('\n'), task: 'its place among the rules' };
}

function sourceOf(line: string): string {
  return /from '(.*)';$/.exec(line)?.[1] ?? '';
}

function rule({ area, id, name }: NewRule): Written {
  const text = `import type { Report, Subject } from '../rule.ts';
import { defineRule } from '../rule.ts';

/** What goes wrong, in one sentence. */
export const ${name} = defineRule({
  id: '${id}',
  category: 'risk',
  concern: 'reliability',
  severity: 'warning',
  profile: 'recommended',
  fix: 'none',
  appliesTo: 'container',
  quietFor: ['partly-shown'],
  docs: {
    title: '${id}-title',
    what: '${id}-what',
    why: '${id}-why',
    instead: '${id}-instead',
  },
  check(_subject: Subject): readonly Report[] {
    return [];
  },
});
`;
  const task = 'when it is found, how bad it is, whom it spares, what its fixes write';
  return { path: `server/core/rules/${area}/${id}.ts`, text, task };
}

const skeletons = [
  [
    '',
    'What is found, with the numbers. Why it hurts. What to do.',
    '무엇이 문제인지 숫자와 함께 쓴다. 이유를 쓴다. 해결 방법을 쓴다.',
  ],
  ['-title', 'A few words that name the defect', '결함을 나타내는 짧은 말'],
  ['-what', 'When it is found.', '어떤 경우에 발견되는지 쓴다.'],
  ['-why', 'Why it hurts.', '왜 해로운지 쓴다.'],
  ['-instead', 'What to do instead.', '대신 무엇을 하는지 쓴다.'],
] as const;

function messages({ area, id }: NewRule): Written {
  const path = `server/core/messages/rules/${area}-messages.ts`;
  const added = skeletons.map(
    ([part, en, ko]) => `  '${id}${part}': {\n    en: '${en}',\n    ko: '${ko}',\n  },\n`,
  );
  return {
    path,
    text: before(read(path), /^\} as const satisfies/, added.join('')),
    task: 'its words, in both languages',
  };
}

function example({ area, id }: NewRule): Written {
  const path = `scripts/rule-docs/examples/${area}-examples.ts`;
  const manifest =
    'apiVersion: v1\\nkind: Pod\\nmetadata: { name: web }\\nspec: { containers: [{ name: web, image: web }] }\\n';
  const added = `  '${id}': {
    title: 'A few words that name the defect',
    bad: '${manifest}',
    good: '${manifest}',
  },
`;
  return {
    path,
    text: before(read(path), /^\};/, added),
    task: 'an example that breaks just this rule, and the same without the defect',
  };
}

function test({ id }: NewRule): Written {
  const text = `import assert from 'node:assert/strict';
import { test } from 'node:test';
import { fixturesOf } from '../support/rule-fixtures.ts';

const { findings, findingsOf, messagesOf } = fixturesOf('${id}');

const found = \`apiVersion: v1
kind: Pod
metadata: { name: web }
spec:
  containers:
    - name: web
      image: registry.example.com/web:1
\`;

test('found', () => {
  findings(\`
apiVersion: v1
kind: Pod
metadata: { name: web }
spec:
  containers:
    - name: web
            ^^^ warning ${id}
      image: registry.example.com/web:1
\`);
});

test('quiet for each of its guards', () => {
  const guards: readonly string[] = [];
  assert.ok(guards.length > 0, 'no guard is drawn yet');
  for (const guarded of guards) assert.deepEqual(findingsOf(guarded), []);
});

test('its words', () => {
  assert.match(messagesOf(found)[0] ?? '', /\\d/);
  assert.match(messagesOf(found, { language: 'ko' })[0] ?? '', /[가-힣]/);
});
`;
  return {
    path: `test/rules/${id}.test.ts`,
    text,
    task: 'every case it is found in, every guard, what its fixes leave',
  };
}

const asked = readArguments(process.argv.slice(2));
if (typeof asked === 'string') {
  console.error(asked);
  process.exitCode = 2;
} else {
  const files = [ids, rule, registry, messages, example, test].map((make) => make(asked));
  for (const { path, text } of files) writeFileSync(join(root, path), text);
  for (const { path, task } of files) console.log(`${path}: ${task}`);
  console.log(`\nUntil these are written, node --import tsx --test test/rules/${asked.id}.test.ts fails.`);
  console.log('Then: npm run generate, npm run format, npm run noise -- FOLDER.');
}
