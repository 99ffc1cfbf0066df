import assert from 'node:assert/strict';
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { test } from 'node:test';
import { pathToFileURL } from 'node:url';
import type { CompletionList, Hover, Location } from 'vscode-languageserver/node';
import { connected } from './connect.ts';
import type { Editor } from './editor.ts';

/* Nothing of this folder is on a disk: files are read through the client. */
const folder = 'memfs:/shop/web%20app';
const valuesUri = `${folder}/values.yaml`;
const helpersUri = `${folder}/templates/_helpers.tpl`;
const uri = `${folder}/templates/web.yaml`;
const definition = 'apiVersion: v2\nname: web\nversion: 1.0.0\n';
const values = 'period: 7\nlivenessProbe:\n  periodSeconds: 10\n  tcpSocket: { port: 8080 }\n';
const helpers = '{{ define "web.name" }}web{{ end }}\n';
const template = `apiVersion: v1
kind: Pod
metadata:
  name: {{ include "web.name" . }}
spec:
  containers:
    - name: app
      image: team/web
      livenessProbe: {{- toYaml .Values.livenessProbe | nindent 8 }}
      readinessProbe:
        periodSeconds: {{ .Values.period }}
        tcpSocket: { port: 8080 }
`;
const stored = {
  [`${folder}/Chart.yaml`]: definition,
  [valuesUri]: values,
  [helpersUri]: helpers,
  [uri]: template,
};

const textOf = (hover: Hover | null): string =>
  hover && typeof hover.contents === 'object' && 'value' in hover.contents ? hover.contents.value : '';

const completed = (editor: Editor, file: string, found: string): Promise<CompletionList | null> =>
  editor.askBehind('textDocument/completion', file, found, { context: { triggerKind: 1 } });

const shown = (locations: readonly Location[]): readonly string[] =>
  locations.map(({ uri: file, range }) => `${file.slice(folder.length + 1)}:${range.start.line + 1}`);

test('in a template the chart is completed, explained and followed', async (context) => {
  const editor = await connected(context, { stored });
  await editor.open(uri, template);
  const offered = await completed(editor, uri, '{{ .Values.');
  assert.deepEqual(
    offered?.items.map(({ label, detail }) => [label, detail]),
    [
      ['period', '7'],
      ['livenessProbe', '{ periodSeconds, tcpSocket }'],
    ],
  );
  const hover = await editor.hoverOn(uri, 'period }}');
  assert.match(textOf(hover), /^`period`: `7`\n\nWritten in `values.yaml:1`\./);
  assert.ok(hover?.range);
  assert.equal(editor.textIn(uri, hover.range), 'period');
  const definitionBehind = async (found: string): Promise<readonly string[]> =>
    shown(await editor.askBehind<Location[]>('textDocument/definition', uri, found));
  assert.deepEqual(await definitionBehind('.Values.peri'), ['values.yaml:1']);
  assert.deepEqual(await definitionBehind('include "web'), ['templates/_helpers.tpl:1']);
  assert.deepEqual(editor.loggedErrors, []);
});

test('a probe in a template tells what is rendered, and behind that of itself', async (context) => {
  const editor = await connected(context, { stored });
  await editor.open(uri, template);
  const hover = textOf(await editor.hoverOn(uri, 'periodSeconds'));
  assert.match(
    hover,
    /^`readinessProbe` of Pod `web`.*`values.yaml:1` → `periodSeconds: 7`\n\n→ When checks begin to fail, .*\n\n---\n\n\*\*periodSeconds\*\*/s,
  );
  assert.doesNotMatch(hover, /decided when|set here/);
  const block = textOf(await editor.hoverOn(uri, 'livenessProbe:'));
  assert.match(block, /`values.yaml:3` → `toYaml` → `periodSeconds: 10`/);
});

test('what is rendered leaves no question open that the template alone does', async (context) => {
  const editor = await connected(context, { stored });
  const branch = template.replace(/( *readinessProbe:.*)/s, '{{- if .Values.period }}\n$1{{- end }}\n');
  const open = /which the template decides|in a template branch|period=\?s/;
  await editor.open(uri, branch);
  const rendered = textOf(await editor.hoverOn(uri, 'readinessProbe'));
  assert.match(rendered, /→ When checks begin to fail, /);
  assert.doesNotMatch(rendered, open);
  await editor.rewrite(uri, branch.replace('if .Values.period', 'if .Values.unknown'));
  assert.match(textOf(await editor.hoverOn(uri, 'readinessProbe')), open);
});

test('what values do can be seen in a timeline by an editor that opens one', async (context) => {
  const initializationOptions = { answersFileQuestions: true, opensTimeline: true };
  const editor = await connected(context, { stored, initializationOptions });
  await editor.open(valuesUri, values);
  const hover = textOf(await editor.hoverOn(valuesUri, 'periodSeconds'));
  assert.match(
    hover,
    /→ A hang is noticed after \*\*21–31 s\*\*.*\n\n\[Timeline\]\(command:kubeProbes\.openTimeline\?/,
  );
  assert.ok(hover.includes(`[\`templates/web.yaml:9\`](${uri}#L9)`), hover);
  assert.ok(hover.includes(`- [\`values.yaml:3\`](${valuesUri}#L3) → \`toYaml\` →`), hover);
  const plain = await connected(context, { stored });
  await plain.open(valuesUri, values);
  assert.doesNotMatch(textOf(await plain.hoverOn(valuesUri, 'periodSeconds')), /command:|\]\(/);
});

test('values tell what they do, and lead to the templates', async (context) => {
  const editor = await connected(context, { stored, locale: 'ko' });
  await editor.open(valuesUri, values);
  assert.match(textOf(await editor.hoverOn(valuesUri, 'periodSeconds')), /컨테이너 `app`의 `livenessProbe`/);
  const references = (found: string, includeDeclaration: boolean): Promise<Location[]> =>
    editor.askBehind('textDocument/references', valuesUri, found, { context: { includeDeclaration } });
  assert.deepEqual(shown(await references('per', false)), ['templates/web.yaml:11']);
  assert.deepEqual(shown(await references('per', true)), ['values.yaml:1', 'templates/web.yaml:11']);
  assert.deepEqual(shown(await references('  periodSec', false)), ['templates/web.yaml:9']);
});

test('what is typed counts before it is saved, what changes on the disk when that is told', async (context) => {
  const editor = await connected(context, { stored });
  await editor.open(uri, template);
  const period = async (): Promise<string> => textOf(await editor.hoverOn(uri, 'period }}')).slice(0, 13);
  assert.equal(await period(), '`period`: `7`');
  await editor.open(valuesUri, values);
  await editor.replace(valuesUri, 'period: 7', 'period: 8');
  assert.equal(await period(), '`period`: `8`');
  await editor.close(valuesUri);
  assert.equal(await period(), '`period`: `7`');
  editor.stored.set(valuesUri, values.replace('7', '9'));
  await editor.notify('workspace/didChangeWatchedFiles', { changes: [{ uri: valuesUri, type: 2 }] });
  assert.equal(await period(), '`period`: `9`');
});

test('a template is answered while it is being written', async (context) => {
  const editor = await connected(context, { stored });
  await editor.open(uri, template);
  await editor.replace(uri, '{{ .Values.period }}', '{{ .Values.livenessProbe.');
  const offered = await completed(editor, uri, '{{ .Values.livenessProbe.');
  assert.deepEqual(
    offered?.items.map(({ label }) => label),
    ['periodSeconds', 'tcpSocket'],
  );
  await editor.open(helpersUri, helpers, 'helm');
  await editor.replace(helpersUri, 'web.name', 'web.other');
  const names = await completed(editor, uri, '{{ include "');
  assert.deepEqual(
    names?.items.map(({ label }) => label),
    ['web.other'],
  );
});

test('templates of a subchart see what its parent gives', async (context) => {
  const subchart = `${folder}/charts/db`;
  const subUri = `${subchart}/templates/db.yaml`;
  const text = 'port: {{ .Values.port }}\n';
  const editor = await connected(context, {
    stored: {
      ...stored,
      [valuesUri]: 'db:\n  port: 2\n',
      [`${subchart}/Chart.yaml`]: definition.replace('web', 'db'),
      [`${subchart}/values.yaml`]: 'port: 1\n',
      [subUri]: text,
    },
  });
  await editor.open(subUri, text);
  assert.match(
    textOf(await editor.hoverOn(subUri, 'port }}')),
    /^`db.port`: `2`\n\nWritten in `values.yaml:2`, in place of `charts\/db\/values.yaml:1`/,
  );
});

/* The charts beside: one is named by its place, one by its name only. */
const web = 'memfs:/shop/charts/web';
const webUri = `${web}/templates/web.yaml`;
const beside = (version: string): Record<string, string> => ({
  [`${web}/Chart.yaml`]: `${definition}dependencies:
  - { name: names, version: 1.x.x, repository: 'file://../../lib/names-1' }
  - { name: db, version: 1.x.x, repository: 'https://charts.example.org' }
`,
  [`${web}/values.yaml`]: 'db: { port: 2 }\n',
  [webUri]: 'name: {{ include "names.own" . }}\nother: {{ include "db.name" . }}\n',
  'memfs:/shop/lib/names-1/Chart.yaml': definition.replace('web', 'names'),
  'memfs:/shop/lib/names-1/templates/_n.tpl': '{{ define "names.own" }}web{{ end }}\n',
  'memfs:/shop/charts/db/Chart.yaml': `apiVersion: v2\nname: db\nversion: ${version}\n`,
  'memfs:/shop/charts/db/values.yaml': 'port: 1\n',
  'memfs:/shop/charts/db/templates/db.yaml': '{{ define "db.name" }}db{{ end }}port: {{ .Values.port }}\n',
});

test('charts beside a chart that it depends on are read as if they lay in it', async (context) => {
  const files = beside('1.2.0');
  const editor = await connected(context, { stored: files });
  await editor.open(webUri, files[webUri] ?? '');
  const places = async (found: string): Promise<readonly string[]> =>
    (await editor.askBehind<Location[]>('textDocument/definition', webUri, found)).map(
      ({ uri: file }) => file,
    );
  assert.deepEqual(await places('include "names'), ['memfs:/shop/lib/names-1/templates/_n.tpl']);
  assert.deepEqual(await places('include "db'), ['memfs:/shop/charts/db/templates/db.yaml']);
  await editor.open(`${web}/values.yaml`, files[`${web}/values.yaml`] ?? '');
  const hover = textOf(await editor.hoverOn(`${web}/values.yaml`, 'port'));
  assert.match(
    hover,
    /^`db.port`: `2`\n\nWritten in `values.yaml:1`, in place of `charts\/db\/values.yaml:1`/,
  );
  // What is typed into them counts, too.
  const helpers = 'memfs:/shop/lib/names-1/templates/_n.tpl';
  await editor.open(helpers, files[helpers] ?? '', 'helm');
  await editor.replace(helpers, 'names.own', 'names.other');
  assert.deepEqual(await places('include "names'), []);
});

test('a chart beside of another version is another chart, and charts that need each other come to an end', async (context) => {
  const files = beside('2.0.0');
  files['memfs:/shop/lib/names-1/Chart.yaml'] += `dependencies:
  - { name: web, version: 1.x.x, repository: 'file://../../charts/web' }
`;
  const editor = await connected(context, { stored: files });
  await editor.open(webUri, files[webUri] ?? '');
  const found = await editor.askBehind<Location[]>('textDocument/definition', webUri, 'include "names');
  assert.equal(found.length, 1);
  assert.deepEqual(await editor.askBehind('textDocument/definition', webUri, 'include "db'), []);
});

test('outside of charts, and where files cannot be read, nothing is said', async (context) => {
  const manifest = 'memfs:/shop/pod.yaml';
  const editor = await connected(context, { stored: { [manifest]: 'a: {{ .Values.a }}\n' } });
  await editor.open(manifest, 'a: {{ .Values.a }}\n');
  assert.equal(await editor.hoverOn(manifest, 'a }}'), null);
  assert.deepEqual(await editor.askBehind('textDocument/definition', manifest, '.Values.a'), []);
  const blind = await connected(context, { stored, initializationOptions: {} });
  await blind.open(uri, template);
  assert.match(textOf(await blind.hoverOn(uri, 'period }}')), /^\*\*periodSeconds\*\*(?!.*Written in)/s);
  const silent = await connected(context, { stored, settings: { enable: false } });
  await silent.open(uri, template);
  assert.equal(await silent.hoverOn(uri, 'period }}'), null);
});

test('a dot in a manifest asks for nothing', async (context) => {
  const manifest = 'memfs:/shop/pod.yaml';
  const text = 'apiVersion: v1\nkind: Pod\nspec:\n  containers:\n    - livenessProbe: { . }\n';
  const editor = await connected(context);
  await editor.open(manifest, text);
  const answer = await editor.askBehind('textDocument/completion', manifest, '{ .', {
    context: { triggerKind: 2, triggerCharacter: '.' },
  });
  assert.equal(answer, null);
});

test('charts on disk are read without asking the editor', async (context) => {
  const root = await mkdtemp(join(tmpdir(), 'kube-probes chart '));
  context.after(() => rm(root, { recursive: true }));
  for (const [file, text] of Object.entries(stored)) {
    const path = join(root, file.slice(folder.length + 1));
    await mkdir(dirname(path), { recursive: true });
    await writeFile(path, text);
  }
  const editor = await connected(context);
  const onDisk = pathToFileURL(join(root, 'templates', 'web.yaml')).href;
  await editor.open(onDisk, template);
  const [found] = await editor.askBehind<Location[]>('textDocument/definition', onDisk, '.Values.peri');
  assert.equal(found?.uri, pathToFileURL(join(root, 'values.yaml')).href);
});

test('a values file is completed by what the templates read', async (context) => {
  const editor = await connected(context, { stored });
  await editor.open(valuesUri, 'livenessProbe:\n  tcpSocket: { port: 8080 }\n  \n');
  const found = await completed(editor, valuesUri, '8080 }\n  ');
  const labels = found?.items.map(({ label }) => label) ?? [];
  assert.ok(labels.includes('periodSeconds'), String(labels));
  assert.ok(!labels.includes('httpGet'), 'one handler is there');
  await editor.rewrite(valuesUri, 'livenessProbe: {}\n');
  const root = await completed(editor, valuesUri, '{}\n');
  assert.deepEqual(
    root?.items.map(({ label, detail }) => [label, detail]),
    [['period', 'templates/web.yaml:11']],
  );
});
