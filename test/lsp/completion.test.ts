import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { CompletionList } from 'vscode-languageserver/node';
import { deploymentWith } from '../support/manifests.ts';
import { connected } from './connect.ts';
import type { Editor, EditorOptions } from './editor.ts';

const uri = 'file:///work/web.yaml';
const text = `# first\n---\n${deploymentWith('image: x\nlive')}`;

/** An editor as VS Code describes itself. */
const able: EditorOptions = {
  completion: {
    completionItem: { snippetSupport: true, insertTextModeSupport: { valueSet: [1, 2] } },
    completionList: { itemDefaults: ['editRange', 'insertTextFormat', 'insertTextMode'] },
  },
};

async function listIn(editor: Editor, found: string): Promise<CompletionList> {
  await editor.open(uri, text);
  const list = await editor.askBehind<CompletionList | null>('textDocument/completion', uri, found);
  assert.ok(list);
  return list;
}

test('range, format and mode are said once where the editor takes them so', async (context) => {
  const editor = await connected(context, able);
  const list = await listIn(editor, '  live');
  const line = text.split('\n').findIndex((each) => each.endsWith('  live'));
  assert.deepEqual(list.itemDefaults, {
    editRange: { start: { line, character: 10 }, end: { line, character: 14 } },
    insertTextFormat: 2,
    insertTextMode: 1,
  });
  const item = list.items.find(({ label }) => label === 'livenessProbe');
  assert.match(item?.textEditText ?? '', /^livenessProbe:\n {12}httpGet:\n {14}path: \$\{1:\/livez\}\n/);
  assert.deepEqual(
    [item?.textEdit, item?.insertTextMode, item?.insertTextFormat],
    [undefined, undefined, undefined],
  );
});

test('each item says it all to an editor without defaults', async (context) => {
  const editor = await connected(context, {
    completion: { completionItem: able.completion?.completionItem ?? {} },
  });
  const list = await listIn(editor, '  live');
  assert.equal(list.itemDefaults, undefined);
  const item = list.items.find(({ label }) => label === 'livenessProbe');
  assert.deepEqual([item?.insertTextFormat, item?.insertTextMode], [2, 1]);
  const edit = item?.textEdit;
  assert.ok(edit && 'range' in edit);
  assert.equal(editor.textIn(uri, edit.range), 'live');
});

test('an editor without snippets gets plain text', async (context) => {
  const editor = await connected(context);
  const list = await listIn(editor, '  live');
  const item = list.items.find(({ label }) => label === 'livenessProbe');
  assert.deepEqual([item?.insertTextFormat, item?.insertTextMode], [1, undefined]);
  assert.match(item?.textEdit?.newText ?? '', /^livenessProbe:\n {12}httpGet:\n {14}path: \/livez\n/);
  assert.ok(!list.items.some(({ textEdit }) => /\$\{?\d/.test(textEdit?.newText ?? '')));
});

test('the words are in the language of the editor', async (context) => {
  const editor = await connected(context, { ...able, locale: 'ko' });
  const list = await listIn(editor, '  live');
  const { documentation } = list.items.find(({ label }) => label === 'livenessProbe') ?? {};
  assert.match(typeof documentation === 'object' ? documentation.value : '', /[가-힣]/);
});

test('nothing elsewhere', async (context) => {
  const editor = await connected(context, able);
  await editor.open(uri, text);
  for (const found of ['metadata:', 'kind: Deployment', '# first']) {
    assert.equal(await editor.askBehind('textDocument/completion', uri, found), null, found);
  }
});

test('behind the colon of a key of ours an editor is told that nothing fits, elsewhere nothing at all', async (context) => {
  const editor = await connected(context, able);
  await editor.open(uri, deploymentWith('image:\nlivenessProbe:'));
  const ask = (found: string) =>
    editor.askBehind<CompletionList | null>('textDocument/completion', uri, found);
  assert.deepEqual((await ask('livenessProbe:'))?.items, []);
  assert.equal(await ask('image:'), null);
});
