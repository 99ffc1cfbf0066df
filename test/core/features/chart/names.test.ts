import assert from 'node:assert/strict';
import { test } from 'node:test';
import { defined, referred } from './asked-chart.ts';

const chart = {
  'values.yaml': 'image:\n  tag: "1"\nprobe:\n  period: 10\n',
  'templates/_helpers.tpl': '{{ define "web.name" }}{{ .Values.image.tag }}{{ end }}\n',
  'templates/web.yaml':
    'a: {{ .Values.image.tag }}\nb: {{ include "web.name" . }}\nc: {{ toYaml .Values.probe }}\n',
};
/** The chart with a cursor in a file. */
function at(file: keyof typeof chart, before: string, behind: string): Readonly<Record<string, string>> {
  const text = chart[file];
  assert.equal(text.split(before + behind).length, 2, 'the place is named exactly');
  return { ...chart, [file]: text.replace(before + behind, `${before}<|>${behind}`) };
}

test('from a template to the key, from an include to the definition', () => {
  assert.deepEqual(defined(at('templates/web.yaml', 'image.t', 'ag')), ['values.yaml:2 tag']);
  assert.deepEqual(defined(at('templates/web.yaml', '.im', 'age.tag')), ['values.yaml:1 image']);
  assert.deepEqual(defined(at('templates/web.yaml', '"web', '.name')), [
    'templates/_helpers.tpl:1 "web.name"',
  ]);
  assert.deepEqual(defined(at('templates/web.yaml', 'toY', 'aml')), []);
});

test('from a key or a definition to all that use it', () => {
  const tags = ['templates/_helpers.tpl:1 tag', 'templates/web.yaml:1 tag'];
  assert.deepEqual(referred(at('values.yaml', 't', 'ag')).toSorted(), tags);
  assert.deepEqual(referred(at('templates/web.yaml', 'image.t', 'ag')).toSorted(), tags);
  assert.deepEqual(referred(at('templates/_helpers.tpl', 'define "web.n', 'ame')), [
    'templates/web.yaml:2 "web.name"',
  ]);
});

test('a helper that is handed all there is under another name leads to the key, and back', () => {
  const files = {
    'values.yaml': 'period: 10\n',
    'templates/_helpers.tpl': '{{ define "p" }}{{ .context.Values.period }}{{ end }}\n',
  };
  const helper = files['templates/_helpers.tpl'].replace('period', 'peri<|>od');
  assert.deepEqual(defined({ ...files, 'templates/_helpers.tpl': helper }), ['values.yaml:1 period']);
  assert.deepEqual(referred({ ...files, 'values.yaml': 'peri<|>od: 10\n' }), [
    'templates/_helpers.tpl:1 period',
  ]);
});

test('a key that is only printed with its block leads to the block', () => {
  assert.deepEqual(referred(at('values.yaml', 'peri', 'od')), ['templates/web.yaml:3 probe']);
});

test('values of subcharts: the parent wins, and globals are everywhere', () => {
  const files = {
    'values.yaml': 'global:\n  team: a\ndb:\n  port: 2\n',
    'charts/db/Chart.yaml': 'apiVersion: v2\nname: db\nversion: 1.0.0\n',
    'charts/db/values.yaml': 'port: 1\n',
    'charts/db/templates/db.yaml': 'a: {{ .Values.port }}\nb: {{ .Values.global.team }}\n',
    'templates/web.yaml': '{{ .Values.global.team }}',
  };
  const cursorIn = (file: keyof typeof files, found: string): Readonly<Record<string, string>> => ({
    ...files,
    [file]: files[file].replace(found, `<|>${found}`),
  });
  assert.deepEqual(defined(cursorIn('charts/db/templates/db.yaml', 'port')), [
    'values.yaml:4 port',
    'charts/db/values.yaml:1 port',
  ]);
  const ports = ['charts/db/templates/db.yaml:1 port'];
  assert.deepEqual(referred(cursorIn('values.yaml', 'port')), ports);
  assert.deepEqual(referred(cursorIn('charts/db/values.yaml', 'port')), ports);
  assert.deepEqual(referred(cursorIn('values.yaml', 'team')).toSorted(), [
    'charts/db/templates/db.yaml:2 team',
    'templates/web.yaml:1 team',
  ]);
});

test('a broken template loses only the action that is broken', () => {
  const broken = { ...chart, 'templates/web.yaml': '{{ if }}\na: {{ .Values.image.<|>tag }}\n{{ .Values.\n' };
  assert.deepEqual(defined(broken), ['values.yaml:2 tag']);
});
