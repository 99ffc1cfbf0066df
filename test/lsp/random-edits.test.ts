import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { test } from 'node:test';
import { fileURLToPath } from 'node:url';
import fc from 'fast-check';
import { connected } from './connect.ts';
import type { Editor } from './editor.ts';

const folder = fileURLToPath(new URL('../../examples/', import.meta.url));
const examples = readdirSync(folder)
  .filter((name) => name.endsWith('.yaml'))
  .map((name) => readFileSync(folder + name, 'utf8'));

const edit = fc.record({
  from: fc.double({ min: 0, max: 1, noNaN: true }),
  length: fc.oneof(fc.constant(0), fc.nat(12), fc.nat(400)),
  newText: fc.constantFrom(
    '',
    'x',
    '7',
    ' ',
    '\n',
    '---\n',
    '\n---\n',
    ': ',
    '"',
    '{',
    '- ',
    '\t',
    '#',
    '\r\n',
    '프',
  ),
});

test('whatever is typed, what is said equals what is said of the same text opened afresh', async (context) => {
  const editor = await connected(context, { pulls: true });
  const errors = editor.loggedErrors;
  let count = 0;
  const property = fc.asyncProperty(
    fc.constantFrom(...examples),
    fc.array(edit, { minLength: 1, maxLength: 5 }),
    async (opened, edits) => {
      const uri = `file:///work/${count++}.yaml`;
      await editor.open(uri, opened);
      for (const { from, length, newText } of edits) {
        const start = Math.floor(from * editor.textOf(uri).length);
        await editor.replaceSpan(uri, { start, end: start + length }, newText);
        await askAt(editor, uri, start);
      }
      const typed = await editor.pulled(uri);
      const text = editor.textOf(uri);
      await editor.close(uri);
      await editor.open(uri, text);
      assert.deepEqual(await editor.pulled(uri), typed);
      await editor.close(uri);
    },
  );
  await fc.assert(property, { numRuns: 60 });
  assert.deepEqual(errors, []);
});

async function askAt(editor: Editor, uri: string, offset: number): Promise<void> {
  await editor.hoverAt(uri, offset);
  await editor.actionsAt(uri, { start: offset, end: offset });
}
