import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { FileKind } from '../../server/core/index.ts';
import {
  analyseDocument,
  applyEdits,
  completionAt,
  cutFile,
  newestKnownVersion,
} from '../../server/core/index.ts';
import { readDocument } from '../../server/core/read-document.ts';
import { withoutPlaceholders } from '../../server/src/snippet-text.ts';
import { examples } from '../support/examples.ts';

/*
 * Wherever completion is asked for in the examples, also on new lines and behind first letters: it answers, and what it
 * offers can be inserted without breaking the text.
 */

const context = { kubernetesVersion: newestKnownVersion };

interface Place {
  readonly path: string;
  readonly kind: FileKind;
  readonly text: string;
  readonly offset: number;
}

/** Asks at a place and inserts everything that is offered. */
function itemsHold({ path, kind, text, offset }: Place): void {
  const cut = cutFile(text, kind).findLast(({ start }) => start <= offset);
  if (!cut) return;
  const { source, start } = cut;
  const list = completionAt({ source, offset: offset - start, context, language: 'en' });
  if (!list) return;
  assert.ok(
    list.span.start <= offset - start && offset - start <= list.span.end,
    'the cursor is in the word',
  );
  const problems = readDocument(source).problems.length;
  const containers = analyseDocument(source, context).containers.length;
  for (const { label, insert } of list.items) {
    const filled = applyEdits(source.text, [{ span: list.span, newText: withoutPlaceholders(insert) }]);
    const what = `${path}: ${label} at ${offset}\n${filled}`;
    const [document, ...others] = cutFile(filled, kind);
    assert.ok(document && others.length === 0, what);
    assert.ok(readDocument(document.source).problems.length <= problems, what);
    assert.ok(analyseDocument(document.source, context).containers.length >= containers, what);
  }
  offered += list.items.length;
}

let offered = 0;

/** Numbers every seventh of all lines, so that each file is asked at other ones. */
const everyNth = 7;

let nth = 0;
function isAsked(): boolean {
  nth++;
  return nth % everyNth === 0;
}

for (const example of examples) {
  const { path, text } = example;

  test(`${path} at offsets of the text`, () => {
    const step = text.length < 450 ? 1 : Math.round(text.length / 200);
    for (let offset = 0; offset <= text.length; offset += step) itemsHold({ ...example, offset });
  });

  test(`${path} on new lines and behind first letters`, () => {
    for (const { index, 0: line } of text.matchAll(/[^\n]*\n/g)) {
      const end = index + line.length - 1;
      const column = line.search(/[^ -]|\n/);
      for (const indent of [column - 2, column, column + 2]) {
        for (const typed of ['', 'p', '- ', '"']) {
          if (indent < 0 || !isAsked()) continue;
          const inserted = `\n${' '.repeat(indent)}${typed}`;
          const changed = text.slice(0, end) + inserted + text.slice(end);
          itemsHold({ ...example, text: changed, offset: end + inserted.length });
        }
      }
    }
  });
}

test('much was offered on the way', () => {
  assert.ok(offered > 500, String(offered));
});
