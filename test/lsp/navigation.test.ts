import assert from 'node:assert/strict';
import { test } from 'node:test';
import type {
  DocumentSymbol,
  FoldingRange,
  Location,
  Range,
  SelectionRange,
  WorkspaceEdit,
} from 'vscode-languageserver/node';
import { podWith } from '../support/manifests.ts';
import { connected } from './connect.ts';
import type { Editor } from './editor.ts';

const uri = 'file:///work/web.yaml';
const service = `apiVersion: v1
kind: Service
metadata: { name: web }
spec:
  selector: { app: web }
  ports: [{ port: 80, targetPort: http }]
`;
const pod = podWith(`ports:
  - { name: http, containerPort: 80 }
  - { name: metrics, containerPort: 81 }
livenessProbe:
  httpGet: { port: "http" }
`).replace('name: web\n', 'name: web\n  labels: { app: web }\n');
const text = `${service}---\n${pod}`;

const linesOf = (locations: readonly Location[]): readonly string[] =>
  locations.map(({ range }) => text.split('\n')[range.start.line]?.trim() ?? '');

const declaration = '- { name: http, containerPort: 80 }';
const probe = 'httpGet: { port: "http" }';
const target = 'ports: [{ port: 80, targetPort: http }]';

test('from a Service or a probe to the port, and from the port to who asks for it', async (context) => {
  const editor = await connected(context);
  await editor.open(uri, text);
  for (const found of ['targetPort: ht', 'port: "ht']) {
    const definition = await editor.askBehind<Location[]>('textDocument/definition', uri, found);
    assert.deepEqual(linesOf(definition), [declaration]);
  }
  const references = (includeDeclaration: boolean): Promise<Location[]> =>
    editor.askBehind('textDocument/references', uri, '{ name: ht', { context: { includeDeclaration } });
  assert.deepEqual([...linesOf(await references(false))].sort(), [probe, target].sort());
  assert.deepEqual([...linesOf(await references(true))].sort(), [declaration, probe, target].sort());
});

const anchors = podWith(`livenessProbe: &check
  httpGet: { path: /, port: &port http }
readinessProbe: *check
startupProbe:
  <<: *check
  failureThreshold: 30
lifecycle:
  preStop: { httpGet: { port: *port } }
`);

test('from an alias to its anchor, and from the anchor to its aliases', async (context) => {
  const editor = await connected(context);
  // Behind another document, so that lines have to be counted on.
  await editor.open(uri, `${service}---\n${anchors}`);
  const textsOf = (locations: readonly Location[]): readonly string[] =>
    locations.map(({ range }) => {
      const line = `${service}---\n${anchors}`.split('\n')[range.start.line]?.trim();
      return `${editor.textIn(uri, range)} in ${line}`;
    });
  const anchor = '&check in livenessProbe: &check';
  const aliases = ['*check in readinessProbe: *check', '*check in <<: *check'];
  for (const found of ['readinessProbe: *ch', '<<: *check', 'livenessProbe: &']) {
    const definition = await editor.askBehind<Location[]>('textDocument/definition', uri, found);
    assert.deepEqual(textsOf(definition), [anchor]);
    const references = (includeDeclaration: boolean): Promise<Location[]> =>
      editor.askBehind('textDocument/references', uri, found, { context: { includeDeclaration } });
    assert.deepEqual(textsOf(await references(false)), aliases);
    assert.deepEqual(textsOf(await references(true)), [anchor, ...aliases]);
  }
  const port = await editor.askBehind<Location[]>(
    'textDocument/definition',
    uri,
    'preStop: { httpGet: { port: *p',
  );
  assert.deepEqual(textsOf(port), ['&port in httpGet: { path: /, port: &port http }']);
});

test('anchors of files without containers are nobody else’s business', async (context) => {
  const editor = await connected(context);
  await editor.open(uri, 'a: &x 1\nb: *x\n');
  assert.deepEqual(await editor.askBehind('textDocument/definition', uri, 'b: *'), []);
});

function rename(editor: Editor, newName: string): Promise<WorkspaceEdit> {
  return editor.askBehind('textDocument/rename', uri, 'targetPort: ht', { newName });
}

test('a rename reaches every place, in its quotes', async (context) => {
  const editor = await connected(context);
  await editor.open(uri, text);
  const prepared = await editor.askBehind<{ range: Range; placeholder: string }>(
    'textDocument/prepareRename',
    uri,
    'targetPort: ht',
  );
  assert.equal(prepared.placeholder, 'http');
  assert.equal(editor.textIn(uri, prepared.range), 'http');
  assert.equal(
    editor.applied(uri, await rename(editor, ' on ')),
    text
      .replace('targetPort: http', 'targetPort: "on"')
      .replace('name: http', 'name: "on"')
      .replace('"http"', '"on"'),
  );
});

test('a name that cannot be is refused with the reason', async (context) => {
  const editor = await connected(context);
  await editor.open(uri, text);
  await assert.rejects(rename(editor, 'Web'), /lower-case letters/);
  await assert.rejects(rename(editor, 'metrics'), /metrics/);
  await assert.rejects(rename(editor, 'a-name-of-more-than-15'), /15/);
  assert.deepEqual(editor.loggedErrors, []);
});

test('what an alias repeats is not renamed', async (context) => {
  const editor = await connected(context);
  await editor.open(
    uri,
    podWith(
      'ports: [{ name: &port http, containerPort: 80 }]\nlivenessProbe: { tcpSocket: { port: *port } }',
    ),
  );
  const question = editor.askBehind('textDocument/prepareRename', uri, '&port ht');
  await assert.rejects(question, /http/);
});

test('elsewhere there is nothing to go to or to rename', async (context) => {
  const editor = await connected(context);
  await editor.open(uri, text);
  assert.deepEqual(await editor.askBehind('textDocument/definition', uri, 'kind: Se'), []);
  assert.equal(await editor.askBehind('textDocument/prepareRename', uri, 'kind: Se'), null);
});

test('symbols, folds and selections count from the top of the file', async (context) => {
  const editor = await connected(context);
  await editor.open(uri, text);
  const [symbol, ...others] = await editor.askAbout<DocumentSymbol[]>('textDocument/documentSymbol', uri);
  assert.ok(symbol && others.length === 0);
  assert.equal(editor.textIn(uri, symbol.selectionRange), 'web');
  const [container] = symbol.children ?? [];
  assert.deepEqual(
    container?.children?.map((each) => editor.textIn(uri, each.selectionRange)),
    ['livenessProbe'],
  );
  const folds = await editor.askAbout<FoldingRange[]>('textDocument/foldingRange', uri);
  const lines = text.split('\n');
  const fold = folds.find(({ startLine }) => lines[startLine]?.trim() === 'livenessProbe:');
  assert.equal(lines[fold?.endLine ?? 0]?.trim(), probe);
  const line = lines.findIndex((each) => each.trim() === probe);
  const [selection] = await editor.askAbout<SelectionRange[]>('textDocument/selectionRange', uri, {
    positions: [{ line, character: lines[line]?.indexOf('http"') ?? 0 }],
  });
  assert.ok(selection);
  assert.equal(editor.textIn(uri, selection.range), '"http"');
  assert.equal(editor.textIn(uri, selection.parent?.range ?? selection.range), 'port: "http"');
});

test('a file without containers is left to the editor', async (context) => {
  const editor = await connected(context);
  await editor.open(uri, service);
  assert.deepEqual(await editor.askAbout('textDocument/documentSymbol', uri), []);
  assert.equal(await editor.askAbout('textDocument/foldingRange', uri), null);
});
