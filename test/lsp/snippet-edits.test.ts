import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { CodeAction, Range } from 'vscode-languageserver/node';
import { deploymentWith } from '../support/manifests.ts';
import { connected } from './connect.ts';

const uri = 'file:///work/deployment.yaml';
const start = '          ';
const startup = 'Add startupProbe allowing 300 s (uses the liveness check)';
const delay = 'Add initialDelaySeconds: 30';

interface Snippet {
  readonly range: Range;
  readonly snippet: { readonly kind: string; readonly value: string };
}

function editsOf(action: CodeAction | undefined): readonly object[] {
  const [change] = action?.edit?.documentChanges ?? [];
  return change && 'edits' in change ? change.edits : [];
}

function snippetOf(action: CodeAction | undefined): Snippet {
  const [edit, second] = editsOf(action) as Snippet[];
  assert.ok(edit?.snippet && !second);
  assert.equal(edit.snippet.kind, 'snippet');
  return edit;
}

test('a number that only the user can choose is selected after the fix', async (context) => {
  const editor = await connected(context, { takesSnippetEdits: true });
  const liveness = 'livenessProbe:\n  httpGet: { path: "/$a}", port: 8080 }';
  await editor.open(uri, deploymentWith(`image: team/shop\n${liveness}`));
  const actions = await editor.actionsOn(uri, 'livenessProbe', { only: ['quickfix'] });
  const added = snippetOf(actions.find(({ title }) => title === startup));
  // From the start of a line: the editor would move the further lines of what starts behind an indentation.
  assert.equal(added.range.start.character, 0);
  assert.equal(
    added.snippet.value,
    `${start}startupProbe:
${start}  httpGet: { path: "/\\$a\\}", port: 8080 \\}
${start}  periodSeconds: 10
${start}  failureThreshold: \${1:30}
${start}`,
  );
  const delayed = snippetOf(actions.find(({ title }) => title === delay));
  assert.equal(delayed.range.start.character, 0);
  assert.match(delayed.snippet.value, /initialDelaySeconds: \$\{1:30\}/);
});

test('in flow style the rest of the line stays', async (context) => {
  const editor = await connected(context, { takesSnippetEdits: true });
  await editor.open(uri, deploymentWith('image: team/shop\nlivenessProbe: { tcpSocket: { port: 80 } }'));
  const actions = await editor.actionsOn(uri, 'livenessProbe', { only: ['quickfix'] });
  assert.equal(
    snippetOf(actions.find(({ title }) => title === delay)).snippet.value,
    `${start}livenessProbe: { tcpSocket: { port: 80 \\}, initialDelaySeconds: \${1:30}`,
  );
});

test('plain edits for editors without snippets in edits', async (context) => {
  const manifest = deploymentWith('image: team/shop\nlivenessProbe: { tcpSocket: { port: 80 } }');
  const isPlain = (action: CodeAction): boolean => editsOf(action).every((edit) => 'newText' in edit);
  for (const options of [{}, { takesSnippetEdits: true, takesVersionedEdits: false }]) {
    const editor = await connected(context, options);
    await editor.open(uri, manifest);
    const actions = await editor.actionsOn(uri, 'livenessProbe', { only: ['quickfix'] });
    assert.ok(actions.some(({ title }) => title === startup));
    assert.ok(actions.every(isPlain));
    const [first] = actions;
    assert.match(editor.applied(uri, first?.edit), /failureThreshold: 30/);
  }
});

test('several values of one edit beside another edit', async (context) => {
  const editor = await connected(context, { takesSnippetEdits: true });
  const command = 'command:\n      - mysqladmin\n      - status\n      - -pS3cret';
  const manifest = deploymentWith(`image: team/shop\nreadinessProbe:\n  exec:\n    ${command}`);
  await editor.open(uri, manifest);
  const actions = await editor.actionsOn(uri, '-pS3cret', { only: ['quickfix'] });
  const edits = editsOf(actions.find(({ title }) => title.startsWith('Read it from a Secret')));
  const [snippet] = edits.filter((edit): edit is Snippet => 'snippet' in edit);
  assert.equal(edits.length, 2);
  assert.match(snippet?.snippet.value ?? '', /name: \$\{1:web-credentials\}\n.*key: \$\{2:password\}$/);
  // The editor would move the further lines of this one, too.
  const [plain] = edits.filter((edit): edit is { range: Range; newText: string } => 'newText' in edit);
  assert.equal(plain?.range.start.character, 0);
  assert.match(plain?.newText ?? '', /^ {16}- \/bin\/sh\n {16}- -c\n {16}- "mysqladmin/);
});

test('plain edits where a snippet would overwrite another edit', async (context) => {
  const editor = await connected(context, { takesSnippetEdits: true });
  const probe = 'readinessProbe: { exec: { command: [sh, -c, mysqladmin status -pS3cret] } }';
  const container = `{ ${probe}, image: a, env: [{ name: A, value: a }], name: web }`;
  await editor.open(uri, deploymentWith('image: b').replace(/- name: web\n.*image: b/, `- ${container}`));
  const actions = await editor.actionsOn(uri, '-pS3cret', { only: ['quickfix'] });
  const edits = editsOf(actions.find(({ title }) => title.startsWith('Read it from a Secret')));
  assert.deepEqual(
    edits.map((edit) => 'newText' in edit),
    [true, true],
  );
});
