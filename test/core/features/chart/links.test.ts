import assert from 'node:assert/strict';
import { test } from 'node:test';
import { chartLinksOf, folderLinksIn } from '../../../../server/core/features/chart/chart-links.ts';
import { chartViewOf } from '../../../../server/core/features/chart/chart-view.ts';

const helpers = '\n{{ define "web.name" }}web{{ end }}\n{{ define "web.labels" }}a: b{{ end }}\n';

/** `text → file text` of each link in a file. */
function linksIn(path: string, files: Readonly<Record<string, string>>): readonly string[] {
  const tree = new Map([
    ['Chart.yaml', 'apiVersion: v2\nname: web\nversion: 1.0.0\n'],
    ...Object.entries(files),
  ]);
  const view = chartViewOf({ tree, folder: '', valuesFiles: [], isComplete: true }, new Map());
  const template = view?.templates.get(path);
  assert.ok(view && template);
  return chartLinksOf(view, template).map(({ span, file, target }) => {
    const there = target ? ` ${tree.get(file)?.slice(target.start, target.end)}` : '';
    return `${template.text.slice(span.start, span.end)} → ${file}${there}`;
  });
}

test('named templates lead to where they are defined', () => {
  const files = {
    'templates/_h.tpl': helpers,
    'templates/a.yaml': `{{ include "web.name" . }}{{ template "web.labels" . }}{{ include \`web.name\` . }}`,
  };
  assert.deepEqual(linksIn('templates/a.yaml', files), [
    'web.name → templates/_h.tpl "web.name"',
    'web.labels → templates/_h.tpl "web.labels"',
    'web.name → templates/_h.tpl "web.name"',
  ]);
});

test('files that are read lead to these, below the chart of the template', () => {
  const files = {
    'config/app.yaml': 'a: 1\n',
    'templates/a.yaml': '{{ .Files.Get "config/app.yaml" }}{{ $.Files.Lines `config/app.yaml` }}',
    'charts/db/Chart.yaml': 'apiVersion: v2\nname: db\nversion: 1.0.0\n',
    'charts/db/init.sql': '',
    'charts/db/templates/_b.tpl': '{{ .Files.GetBytes "init.sql" }}{{ .Files.Get "config/app.yaml" }}',
  };
  assert.deepEqual(linksIn('templates/a.yaml', files), [
    'config/app.yaml → config/app.yaml',
    'config/app.yaml → config/app.yaml',
  ]);
  assert.deepEqual(linksIn('charts/db/templates/_b.tpl', files), ['init.sql → charts/db/init.sql']);
});

test('what is not there, or computed, leads nowhere', () => {
  const text =
    '{{ include "other" . }}{{ .Files.Get "none.yaml" }}{{ .Files.Get (printf "a") }}{{ .Files.Glob "**" }}{{ include (print "web.name") . }}';
  assert.deepEqual(
    linksIn('templates/a.yaml', { 'templates/_h.tpl': helpers, 'templates/a.yaml': text }),
    [],
  );
});

test('dependencies in other folders lead there', () => {
  const text = `apiVersion: v2
dependencies:
  - name: common
    repository: file://../common
  - name: db
    repository: "file://db" # beside
  - name: redis
    repository: https://charts.test
  # repository: file://../old
`;
  assert.deepEqual(
    folderLinksIn(text).map(({ span, folder }) => [text.slice(span.start, span.end), folder]),
    [
      ['file://../common', '../common'],
      ['file://db', 'db'],
    ],
  );
});
