import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import type { TextLine } from '../../../server/core/features/inline-text.ts';
import { readCodeSpans, readInline, wordsOf } from '../../../server/core/features/inline-text.ts';
import { code } from '../../../server/core/features/markdown.ts';
import { fieldMessages } from '../../../server/core/messages/field-messages.ts';
import { hoverMessages } from '../../../server/core/messages/hover-messages.ts';

/** `strong[21–31 s] code[a]`; plain words stand for themselves. */
function drawn(line: TextLine): string {
  return line.map(({ style, text }) => (style === 'plain' ? text : `${style}[${text}]`)).join('');
}

test('styles are taken off their words', () => {
  for (const [markdown, expected] of [
    ['', ''],
    ['plain', 'plain'],
    ['**periodSeconds** · `livenessProbe`', 'strong[periodSeconds] · code[livenessProbe]'],
    ['`10` *(default, not set here)*', 'code[10] quiet[(default, not set here)]'],
    ['*(the `0` set here)*', 'quiet[(the ]code[0]quiet[ set here)]'],
    ['after **21–31 s**.', 'after strong[21–31 s].'],
    ['a ` b', 'a ` b'],
  ] as const) {
    assert.equal(drawn(readInline(markdown)), expected, markdown);
  }
});

test('nothing that stands in a code span has a meaning', () => {
  for (const text of ['**a**', '*', '`', '``', 'a`', '<img src=x>', '[x](command:evil)', ' a ']) {
    const runs = readInline(`${code(text)} **b**`);
    assert.deepEqual(runs[0], { style: 'code', text }, text);
    assert.equal(drawn(runs.slice(1)), ' strong[b]', text);
  }
});

test('whatever a user writes comes out of its code span as it went in', () => {
  fc.assert(
    fc.property(fc.string({ minLength: 1, maxLength: 40 }), (text) => {
      const line = text.replace(/[\p{Cc}\p{Cf}\u2028\u2029]+/gu, ' ');
      // Markdown takes blanks at both ends off a span of nothing else alone.
      fc.pre(line.trim() !== '');
      assert.deepEqual(readInline(code(text)), [{ style: 'code', text: line }]);
    }),
  );
});

test('the messages of hovers leave no markup behind', () => {
  for (const [id, translations] of Object.entries({ ...hoverMessages, ...fieldMessages })) {
    for (const markdown of Object.values(translations)) {
      // A style that is left open would take the words behind it along.
      const line = readInline(`${markdown} end`);
      assert.doesNotMatch(wordsOf(line), /[*`]/, `${id}: ${markdown}`);
      assert.equal(line.at(-1)?.style, 'plain', `${id}: ${markdown}`);
    }
  }
});

test('in the sentence of a finding only backticks set words apart', () => {
  assert.equal(drawn(readCodeSpans('`a` is *2*: ** and ` stay')), 'code[a] is *2*: ** and ` stay');
  assert.equal(drawn(readCodeSpans('plain')), 'plain');
});
