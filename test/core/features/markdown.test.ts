import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { code } from '../../../server/core/features/markdown.ts';
import { podWith } from '../../support/manifests.ts';
import { hoverIn } from './hovering.ts';

/** What CommonMark makes of one code span: its content, or null where the text is no single code span. */
function contentOf(span: string): string | null {
  const fence = /^`+/.exec(span)?.[0] ?? '';
  if (fence === '' || !span.endsWith(fence)) return null;
  const inner = span.slice(fence.length, -fence.length);
  const isClosedEarlier = Array.from(inner.matchAll(/`+/g)).some(([run]) => run.length === fence.length);
  if (isClosedEarlier || /\n/.test(inner)) return null;
  const isPadded = inner.startsWith(' ') && inner.endsWith(' ') && inner.trim() !== '';
  return isPadded ? inner.slice(1, -1) : inner;
}

test('a value is shown as it is written', () => {
  const values = [
    '10',
    '`',
    '``a`',
    'a`',
    ' a ',
    '[x](command:evil)',
    '<b>',
    '**b**',
    '$(gear)',
    '한글',
    '|',
  ];
  for (const value of values) assert.equal(contentOf(code(value)), value);
});

test('line breaks and invisible characters become blanks', () => {
  assert.equal(code('a\r\nb\u202ec\u0000d\u2028e'), '`a b c d e`');
});

test('a long value is cut', () => {
  assert.equal(code('x'.repeat(500)), `\`${'x'.repeat(79)}…\``);
  assert.equal(code('😀'.repeat(100), 5), '`😀😀😀😀…`');
});

test('whatever the value, it stays one code span in one line', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary', maxLength: 300 }), (value) => {
      const content = contentOf(code(value));
      assert.notEqual(content, null);
      assert.ok(Array.from(content ?? '').length <= 82);
    }),
  );
});

test('a hostile manifest can not break out of its code spans', () => {
  const hostile = '"/`` ]( [x](command:evil) \\n# title\\n<img src=x>"';
  const { markdown = '' } =
    hoverIn(podWith(`livenessProbe:\n  http<|>Get: { port: 80, path: ${hostile} }\n`), { links: true }) ?? {};
  const outside = markdown.replace(/(`+)(?!`).*?[^`]\1(?!`)/g, '');
  assert.doesNotMatch(outside, /command:|<img|^# /m);
  assert.ok(markdown.split('\n').length <= 9);
});
