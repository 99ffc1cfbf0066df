import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import type { Span } from '../../../server/core/text/span.ts';
import { checkSyntax } from '../../../server/core/yaml/grammar/check.ts';
import type { YamlNode } from '../../../server/core/yaml/node.ts';
import { readByLibrary, readYaml } from '../../../server/core/yaml/read.ts';
import { findDuplicateKeys } from '../../../server/core/yaml/walk.ts';
import { drawValue, jsonOf } from './draw.ts';

/** Text as people type it: words, signs and white space in any order. */
const typed = fc
  .array(
    fc.constantFrom(
      ...[
        'a',
        'b: ',
        'key:',
        '- ',
        '  ',
        '\n',
        '\n  ',
        '\n    ',
        ': ',
        ', ',
        '[',
        ']',
        '{',
        '}',
        '"',
        "'",
        '# c',
        '|\n',
      ],
      ...[
        '>-',
        '&x ',
        '*x',
        '<<: ',
        '!!int ',
        '!',
        '? ',
        '{{ x }}',
        '\t',
        '\r\n',
        '\r',
        '10',
        '~',
        '%',
        '\\',
        '...\n',
      ],
      ...['\u2028', '\ufeff', '한글', '\u{1f600}', '\ud83d', '\u0000', '@', '`'],
    ),
    { maxLength: 60 },
  )
  .map((words) => words.join(''));

function assertInside(inner: Span, outer: Span): void {
  assert.ok(
    outer.start <= inner.start && inner.start <= inner.end && inner.end <= outer.end,
    JSON.stringify([inner, outer]),
  );
}

function assertNested(node: YamlNode, outer: Span): void {
  assertInside(node.outerSpan, outer);
  assertInside(node.span, node.outerSpan);
  if (node.kind === 'sequence') {
    for (const item of node.items) {
      assertInside(item.span, node.span);
      assertNested(item.node, item.span);
    }
  } else if (node.kind === 'mapping') {
    for (const { key, value } of node.entries) {
      assertNested(key, node.span);
      assertNested(value, node.span);
    }
  }
}

test('any text is read: nothing throws, spans lie in the text and in each other', () => {
  fc.assert(
    fc.property(typed, fc.constantFrom<('yaml' | 'json')[]>('yaml', 'json'), (text, format) => {
      const { root, problems, comments } = readYaml(text, 0, format);
      const whole = { start: 0, end: text.length };
      for (const { span } of [...problems, ...comments]) assertInside(span, whole);
      if (!root) return;
      assertNested(root, whole);
      findDuplicateKeys(root);
      drawValue(jsonOf(root));
    }),
    { numRuns: 3000 },
  );
});

test('reading begins where it is told to', () => {
  fc.assert(
    fc.property(typed, (text) => {
      const alone = drawValue(jsonOf(readYaml(text, 0, 'yaml').root));
      assert.equal(drawValue(jsonOf(readYaml(`--- # x\n${text}`, 8, 'yaml').root)), alone);
    }),
  );
});

/** The library puts a scalar of its own where a comma follows a colon, tag or anchor; it is empty and null as well. */
const isEmptyInBrackets = /(?:[:?]|[!&][^\s,[\]{}]*)\s*(?:#[^\n]*\n\s*)*[,\]}]/;
/**
 * The reader forgets that empty brackets may be a key: the document ends there. A tag or anchor before a lone
 * colon is the empty key's for the reader, the mapping's for the library.
 */
const isEmptyKey = /(?:\[\s*\]|\{\s*\}|[!&][^\s,[\]{}]*)\s*:/;
/** It steps over a byte order mark inside the text, which the reader takes for a letter. */
const hasInnerMark = /(?!^)\ufeff/;
/** It takes no block scalar whose sign stands alone at its key's column. */
const isBlockAtMargin = /(?:^|[\n\r\u2028?])[ \t]*[|>]/;
/** It wants a space between the head of a block scalar and a comment; the reader takes one without. */
const isCommentAtHead = /[|>][-+\d]*#/;

test('the tokens of the reader make the tree that the library makes', () => {
  let compared = 0;
  fc.assert(
    fc.property(typed, (text) => {
      const start = text.startsWith('\ufeff') ? 1 : 0;
      const verdict = checkSyntax(text, { start, end: text.length }, false);
      const mine = readYaml(text, 0, 'yaml');
      const isTaken = !verdict.fault && verdict.templateAt < 0 && !mine.problems.some(isOfReader);
      if (
        !isTaken ||
        [isEmptyInBrackets, isEmptyKey, hasInnerMark, isBlockAtMargin, isCommentAtHead].some((pattern) =>
          pattern.test(text),
        ) ||
        /\n---/.test(text)
      )
        return;
      const { root, problems } = readByLibrary(text, { start, end: verdict.end }, verdict);
      assert.deepEqual({ root: mine.root, problems: mine.problems }, { root, problems });
      if (root && root.kind !== 'scalar') compared++;
    }),
    { numRuns: 6000 },
  );
  assert.ok(compared > 100, `${compared}`);
});

function isOfReader({ code }: { readonly code: string }): boolean {
  return code === 'bad-character';
}
