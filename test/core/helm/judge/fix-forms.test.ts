import assert from 'node:assert/strict';
import { test } from 'node:test';
import { fixedFiles } from '../../../support/chart-fixes.ts';
import { portedPod } from '../../../support/chart-workloads.ts';
import type { ChartFiles } from '../../../support/drawn-chart.ts';
import { packedChart } from '../../../support/packed-chart.ts';

/*
 * Values files as people write them, and what a fix leaves of them: for each form the text before and after.
 */

const rule = 'timeout-exceeds-period';
const raised = 'Raise periodSeconds';
const lowered = 'Lower timeoutSeconds';
const dump = '      readinessProbe: {{- toYaml .Values.probe | nindent 8 }}\n';

/** The only text that a fix changes; null where it is not offered. */
function afterFix(files: ChartFiles, title: string): string | null {
  const { texts } = fixedFiles(files, { rule, title }) ?? {};
  if (!texts) return null;
  const [text, ...others] = Object.values(texts);
  assert.deepEqual(others, []);
  return text ?? null;
}

function expectForms(template: string, forms: readonly (readonly [string, string, string | null])[]): void {
  for (const [title, values, fixed] of forms)
    assert.equal(afterFix({ 'values.yaml': values, 'templates/a.yaml': template }, title), fixed, values);
}

test('values with other line ends, a byte order mark, tabs before comments, several documents, no last line break', () => {
  expectForms(portedPod('a', dump), [
    [
      raised,
      'probe:\r\n  tcpSocket: { port: http }\r\n  timeoutSeconds: 12 # s\r\n',
      'probe:\r\n  tcpSocket: { port: http }\r\n  periodSeconds: 12\r\n  timeoutSeconds: 12 # s\r\n',
    ],
    [
      lowered,
      '\uFEFF# a\tb\nprobe:\n  tcpSocket: { port: http }\t# h\n  timeoutSeconds: 12\t# s\n',
      '# a\tb\nprobe:\n  tcpSocket: { port: http }\t# h\n  timeoutSeconds: 10\t# s\n',
    ],
    [
      raised,
      '---\nprobe:\n  tcpSocket: { port: http }\n  timeoutSeconds: 12\n---\nprobe: {}\n',
      '---\nprobe:\n  tcpSocket: { port: http }\n  periodSeconds: 12\n  timeoutSeconds: 12\n---\nprobe: {}\n',
    ],
    [
      raised,
      'probe:\n  tcpSocket: { port: http }\n  timeoutSeconds: 12',
      'probe:\n  tcpSocket: { port: http }\n  periodSeconds: 12\n  timeoutSeconds: 12',
    ],
    [
      raised,
      '{"probe": {"tcpSocket": {"port": "http"}, "timeoutSeconds": 12}}\n',
      '{"probe": {"tcpSocket": {"port": "http"}, "periodSeconds": 12, "timeoutSeconds": 12}}\n',
    ],
  ]);
});

test('anchors, aliases and merge keys: an edit where it changes one place, none where it would change two', () => {
  expectForms(portedPod('a', dump), [
    [
      raised,
      'slow: &slow 12\nprobe:\n  tcpSocket: { port: http }\n  timeoutSeconds: *slow\n  periodSeconds: 10\n',
      'slow: &slow 12\nprobe:\n  tcpSocket: { port: http }\n  timeoutSeconds: *slow\n  periodSeconds: 12\n',
    ],
    [raised, 'base: &base { timeoutSeconds: 12 }\nprobe: { <<: *base, tcpSocket: { port: http } }\n', null],
    [raised, 'probe: &probe\n  tcpSocket: { port: http }\n  timeoutSeconds: 12\nother: *probe\n', null],
  ]);
});

test('a key with a dot and a slash', () => {
  expectForms(portedPod('a', dump.replace('.Values.probe', '(index .Values "probe.of/x")')), [
    [
      raised,
      '"probe.of/x":\n  tcpSocket: { port: http }\n  timeoutSeconds: 12\n',
      '"probe.of/x":\n  tcpSocket: { port: http }\n  periodSeconds: 12\n  timeoutSeconds: 12\n',
    ],
  ]);
});

test('lists of mappings in flow style, in values and in a template', () => {
  const head = 'apiVersion: v1\nkind: Pod\nmetadata: { name: a }\nspec:\n';
  const values =
    'containers: [{ name: app, image: "r.example.com/w:1", readinessProbe: { tcpSocket: { port: 80 }, timeoutSeconds: 12 } }] # all\n';
  expectForms(`${head}  containers: {{- toYaml .Values.containers | nindent 4 }}\n`, [
    [raised, values, values.replace('timeout', 'periodSeconds: 12, timeout')],
    [lowered, values, values.replace('timeoutSeconds: 12', 'timeoutSeconds: 10')],
  ]);
  const template = `${head}  containers: [{ name: app, image: "r.example.com/w:1", readinessProbe: { tcpSocket: { port: 80 }, timeoutSeconds: {{ .Values.t }} } }]\n`;
  expectForms(template, [
    [raised, 't: 12\n', template.replace('timeout', 'periodSeconds: 12, timeout')],
    [lowered, 't: 12 # s\n', 't: 10 # s\n'],
  ]);
});

test('what set, merge, default and coalesce choose from is edited where it stands', () => {
  const probe = 'probe:\n  tcpSocket: { port: http }\n  timeoutSeconds: 12\n';
  const printed = (value: string): string => portedPod('a', dump.replace('.Values.probe', value));
  expectForms(printed('(set (deepCopy .Values.probe) "failureThreshold" 4)'), [
    [raised, probe, probe.replace('  timeout', '  periodSeconds: 12\n  timeout')],
    [lowered, probe, probe.replace('12', '10')],
  ]);
  const defaults = 'defaults: { failureThreshold: 4, timeoutSeconds: 12 }\n';
  expectForms(printed('(mergeOverwrite (deepCopy .Values.defaults) .Values.probe)'), [
    [
      lowered,
      `probe: { tcpSocket: { port: http } }\n${defaults}`,
      `probe: { tcpSocket: { port: http } }\n${defaults.replace('12', '10')}`,
    ],
  ]);
  const timed = (value: string): string =>
    portedPod(
      'a',
      `      readinessProbe:\n        tcpSocket: { port: http }\n        timeoutSeconds: {{ ${value} }}\n`,
    );
  for (const value of [
    '.Values.none | default .Values.timeout | default 1',
    'coalesce .Values.none .Values.timeout',
  ])
    expectForms(timed(value), [[lowered, 'timeout: 12 # s\n', 'timeout: 10 # s\n']]);
  expectForms(timed('.Values.timeout | int'), [[lowered, 'timeout: "12" # s\n', 'timeout: "10" # s\n']]);
});

test('what is printed as JSON has no place to edit', () => {
  expectForms(portedPod('a', '      readinessProbe: {{ toJson .Values.probe }}\n'), [
    [raised, 'probe: { tcpSocket: { port: http }, timeoutSeconds: 12 }\n', null],
  ]);
});

const definition =
  'apiVersion: v2\nname: web\nversion: 1.0.0\ndependencies: [{ name: db, version: 1.0.0, repository: "https://charts.example.com" }]\n';
const packed = packedChart('db', {
  'Chart.yaml': 'apiVersion: v2\nname: db\nversion: 1.0.0\n',
  'values.yaml': 'probe:\n  tcpSocket: { port: http }\n  timeoutSeconds: 12\n',
  'templates/a.yaml': portedPod('a', dump),
});

function overridden(values: string): string | null {
  return afterFix(
    { 'Chart.yaml': definition, 'values.yaml': values, 'charts/db-1.0.0.tgz': packed },
    lowered,
  );
}

const block = 'db:\n  probe:\n    timeoutSeconds: 10\n';
const overrides: Readonly<Record<string, string | null>> = {
  '': block,
  '# none': `# none\n${block}`,
  '# none\r\n# at all\r\n': `# none\r\n# at all\r\n${block.replaceAll('\n', '\r\n')}`,
  '{}\n': '{db: {probe: {timeoutSeconds: 10}}}\n',
  '{} # none\n': '{db: {probe: {timeoutSeconds: 10}}} # none\n',
  '{ other: 1 }\n': '{ other: 1, db: {probe: {timeoutSeconds: 10}} }\n',
  '---\n': `---\n${block}`,
  'other: 1\t# x\n': `other: 1\t# x\n${block}`,
  'other: 1\n...\n': `other: 1\n${block}...\n`,
  'other: 1\n---\nmore: 1\n': `other: 1\n${block}---\nmore: 1\n`,
  'other: 1\n\n# db:\n#   a: 1\n': `other: 1\n${block}\n# db:\n#   a: 1\n`,
  'db: {} # none\n': 'db: {probe: {timeoutSeconds: 10}} # none\n',
  'db: { probe: { failureThreshold: 4 } }\n': 'db: { probe: { failureThreshold: 4, timeoutSeconds: 10 } }\n',
  'x: &x { a: 1 }\ny: *x\ndb:\n  a: 1\n':
    'x: &x { a: 1 }\ny: *x\ndb:\n  a: 1\n  probe:\n    timeoutSeconds: 10\n',
  'db: &db { a: 1 }\nx: *db\n': null,
  'x: &x { a: 1 }\ndb: *x\n': null,
  'x: &x { a: 1 }\ndb:\n  <<: *x\n': null,
};

for (const [values, fixed] of Object.entries(overrides)) {
  const words = fixed === null ? 'are not overridden' : 'take an override of a packed subchart';
  test(`values ${JSON.stringify(values)} ${words}`, () => {
    assert.equal(overridden(values), fixed);
  });
}
