import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Diagnostic } from 'vscode-languageserver/node';
import { podWith } from '../support/manifests.ts';
import { connected } from './connect.ts';
import { fixture } from './editor.ts';

const uri = 'file:///work/pod.yaml';
const other = 'file:///work/other.yaml';

const mistaken = fixture(
  podWith(`
image: nginx
readinessProbe:
  tcpSocket: { port: 81 }
  periodSeconds: soon
  #              ^^^^ error probe-timing-invalid-number
`),
);

test('an opened file is judged when the editor asks', async (context) => {
  const editor = await connected(context, { pulls: true });
  await editor.open(uri, mistaken.text);
  assert.equal(editor.drawn(uri, await editor.pulled(uri)), mistaken.expected);
  assert.deepEqual(editor.published, []);
});

test('an opened file is judged at once for an editor that does not ask', async (context) => {
  const editor = await connected(context);
  await editor.open(uri, mistaken.text);
  const { version, diagnostics } = await editor.pushed(uri);
  assert.equal(version, 1);
  assert.equal(editor.drawn(uri, diagnostics), mistaken.expected);
});

test('an edit is judged, and says for which version', async (context) => {
  const editor = await connected(context);
  await editor.open(uri, mistaken.text);
  await editor.pushed(uri);
  const version = await editor.replace(uri, 'soon', '5');
  const { diagnostics } = await editor.pushed(uri, (params) => params.version === version);
  assert.deepEqual(diagnostics, []);
});

test('keys that follow each other fast get one report, on the last of them', async (context) => {
  const editor = await connected(context, {}, { nowMs: () => 0 });
  await editor.open(uri, mistaken.text);
  await editor.pushed(uri);
  const first = await editor.replace(uri, 'soon', '1');
  await editor.pushed(uri, (params) => params.version === first);
  await editor.replace(uri, 'periodSeconds: 1', 'periodSeconds: 12');
  await editor.replace(uri, 'periodSeconds: 12', 'periodSeconds: 12x');
  const last = await editor.replace(uri, 'periodSeconds: 12x', 'periodSeconds: x');
  const { diagnostics } = await editor.pushed(uri, (params) => params.version === last);
  assert.deepEqual(codes(diagnostics), ['probe-timing-invalid-number']);
  assert.deepEqual(
    editor.published.map(({ version }) => version),
    [1, first, last],
  );
});

test('a closed file keeps no diagnostics', async (context) => {
  const editor = await connected(context);
  await editor.open(uri, mistaken.text);
  await editor.pushed(uri, ({ diagnostics }) => diagnostics.length > 0);
  await editor.close(uri);
  await editor.pushed(uri, ({ diagnostics }) => diagnostics.length === 0);
});

test('a diagnostic carries its rule, its page, its words and what it is about', async (context) => {
  const editor = await connected(context, { pulls: true });
  await editor.open(uri, mistaken.text);
  const [diagnostic] = await editor.pulled(uri);
  assert.ok(diagnostic);
  assert.equal(diagnostic.source, 'kube-probes');
  assert.match(diagnostic.codeDescription?.href ?? '', /\/docs\/rules\/probe-timing-invalid-number\.md$/);
  assert.match(
    String(diagnostic.message),
    /\nAPI server: spec\.containers\[0\]\.readinessProbe\.periodSeconds: json: cannot unmarshal string /,
  );
  assert.deepEqual(diagnostic.data, {
    ruleId: 'probe-timing-invalid-number',
    objectPath: 'spec.containers[0].readinessProbe.periodSeconds',
    item: null,
    isFixable: diagnostic.data.isFixable,
  });
});

test('lines above move a diagnostic and its related places without judging again', async (context) => {
  const editor = await connected(context, { pulls: true });
  const twice =
    'apiVersion: v1\nkind: Pod\nmetadata:\n  name: web\n  name: api\nspec: { containers: [{ name: a, image: b }] }\n';
  await editor.open(uri, `# first\n---\n${twice}`);
  const [before] = await editor.pulled(uri);
  await editor.replace(uri, '# first\n', '# first\n# second\n\n');
  const [after] = await editor.pulled(uri);
  assert.ok(before && after);
  assert.equal(after.range.start.line, before.range.start.line + 2);
  const lineOf = (diagnostic: Diagnostic) =>
    diagnostic.relatedInformation?.[0]?.location.range.start.line ?? NaN;
  assert.equal(lineOf(after), lineOf(before) + 2);
});

test('every line end counts, and characters count in UTF-16', async (context) => {
  const editor = await connected(context, { pulls: true });
  const text = `\ufeff# 프로브 😀\r\n${mistaken.text.replaceAll('\n', '\r\n').replace('name: web', '"name": web')}`;
  await editor.open(uri, text);
  const [diagnostic] = await editor.pulled(uri);
  const line = text.split('\r\n').findIndex((each) => each.includes('soon'));
  assert.deepEqual(diagnostic?.range, {
    start: { line, character: text.split('\r\n')[line]?.indexOf('soon') },
    end: { line, character: (text.split('\r\n')[line]?.indexOf('soon') ?? 0) + 4 },
  });
});

test('asking again about the same text is answered with nothing new', async (context) => {
  const editor = await connected(context, { pulls: true });
  await editor.open(uri, mistaken.text);
  const first = await editor.pull(uri);
  assert.ok(first.kind === 'full' && first.resultId);
  assert.deepEqual(await editor.pull(uri, first.resultId), { kind: 'unchanged', resultId: first.resultId });
  await editor.replace(uri, 'soon', '5');
  const second = await editor.pull(uri, first.resultId);
  assert.ok(second.kind === 'full');
  assert.deepEqual(second.items, []);
});

test('a file that is not open has no diagnostics', async (context) => {
  const editor = await connected(context, { pulls: true });
  assert.deepEqual(await editor.pulled('file:///work/elsewhere.yaml'), []);
});

test('a question that is taken back is not answered', async (context) => {
  const editor = await connected(context, { pulls: true });
  await editor.open(uri, mistaken.text);
  await assert.rejects(editor.pullAndCancel(uri), { code: -32800 });
  assert.deepEqual(codes(await editor.pulled(uri)), ['probe-timing-invalid-number']);
});

test('what a diff or an output shows is left alone', async (context) => {
  const editor = await connected(context, { pulls: true });
  for (const shown of ['git:/work/pod.yaml?ref=HEAD', 'output:tasks']) {
    await editor.open(shown, mistaken.text);
    assert.deepEqual(await editor.pulled(shown), [], shown);
    assert.equal(await editor.hoverOn(shown, 'periodSeconds'), null);
    assert.deepEqual(await editor.actionsOn(shown, 'soon'), []);
  }
});

test('unsaved and remote files are judged', async (context) => {
  const editor = await connected(context, { pulls: true });
  for (const working of ['untitled:Untitled-1', 'vscode-vfs://github/kube-probes/pod.yaml']) {
    await editor.open(working, mistaken.text);
    assert.deepEqual(codes(await editor.pulled(working)), ['probe-timing-invalid-number'], working);
  }
});

test('other YAML is left alone', async (context) => {
  const editor = await connected(context, { pulls: true });
  await editor.open(uri, 'services:\n  web:\n    image: nginx\n    image: nginx\n');
  assert.deepEqual(await editor.pulled(uri), []);
});

test('requests have their turn while a large file is judged', async (context) => {
  let clockMs = 0;
  let release = (): void => {};
  const isReleased = new Promise<void>((resolve) => {
    release = resolve;
  });
  const host = { nowMs: () => (clockMs += 20), yieldToRequests: () => isReleased };
  const editor = await connected(context, { pulls: true }, host);
  await editor.open(uri, `${mistaken.text}---\n${mistaken.text}---\n${mistaken.text}`);
  const pending = editor.pulled(uri);
  assert.notEqual(await editor.hoverOn(uri, 'periodSeconds'), null);
  release();
  assert.equal((await pending).length, 3);
});

test('an edit while a large file is judged counts in the answer', async (context) => {
  let clockMs = 0;
  let release = (): void => {};
  const isReleased = new Promise<void>((resolve) => {
    release = resolve;
  });
  const host = { nowMs: () => (clockMs += 20), yieldToRequests: () => isReleased };
  const editor = await connected(context, { pulls: true }, host);
  const right = mistaken.text.replace('soon', '5');
  await editor.open(uri, `${mistaken.text}---\n${right}---\n${right}`);
  const pending = editor.pulled(uri);
  await editor.replace(uri, 'soon', '7');
  await editor.hoverOn(uri, 'periodSeconds');
  release();
  assert.deepEqual(await pending, []);
});

test('a file that is too large says so where it names probes, and is judged once it is small', async (context) => {
  const editor = await connected(context, { pulls: true });
  const filling = `# ${'x'.repeat(998)}\n`.repeat(6400);
  await editor.open(uri, `${mistaken.text}---\n${filling}`);
  const [notice, ...more] = await editor.pulled(uri);
  assert.deepEqual([notice?.code, notice?.severity, more], ['file-too-large', 3, []]);
  assert.match(String(notice?.message), /6\.1 MB long, and the limit is 6 MB/);
  await editor.open(other, `list:\n${filling}`);
  assert.deepEqual(await editor.pulled(other), []);
  await editor.rewrite(uri, mistaken.text);
  assert.deepEqual(codes(await editor.pulled(uri)), ['probe-timing-invalid-number']);
});

function codes(diagnostics: readonly Diagnostic[]): unknown[] {
  return diagnostics.map(({ code }) => code);
}

test('a defect of the server is logged and answered with nothing', async (context) => {
  const broken = () => {
    throw new Error('broken clock');
  };
  const editor = await connected(context, { pulls: true }, { nowMs: broken });
  await editor.open(uri, mistaken.text);
  assert.deepEqual(await editor.pulled(uri), []);
  assert.match(editor.loggedErrors.join('\n'), /broken clock/);
});
