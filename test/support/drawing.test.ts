import assert from 'node:assert/strict';
import { test } from 'node:test';
import { draw, readDrawing } from './drawing.ts';

test('drawings are taken out of the text and point at the line above', () => {
  const { text, drawn } = readDrawing(`
a: 12
#  ^^ warning some-rule 💡
^ error other-rule
b: 1
`);
  assert.equal(text, 'a: 12\nb: 1\n');
  assert.deepEqual(drawn, [
    { line: 0, start: 3, end: 5, severity: 'warning', id: 'some-rule', hasFix: true },
    { line: 0, start: 0, end: 1, severity: 'error', id: 'other-rule', hasFix: false },
  ]);
});

test('several drawings on one line, one of them empty, one going on below', () => {
  const { drawn } = readDrawing('a: b: c\n#| error x 💡  ^… hint y-1');
  assert.deepEqual(
    drawn.map(({ start, end, id, hasFix }) => [start, end, id, hasFix]),
    [
      [1, 1, 'x', true],
      [15, null, 'y-1', false],
    ],
  );
});

test('an ordinary comment is text', () => {
  const fixture = 'a: 1 # ^ error not-a-drawing\n# ^ see above\n# warning x\n';
  assert.equal(readDrawing(fixture).text, fixture);
});

test('the same drawings in another order compare equal', () => {
  const one = readDrawing('한글: 12\n# ^ hint b  ^ error a\n');
  const other = readDrawing('한글: 12\n            ^ error a\n  ^ hint b\n');
  assert.equal(draw(one), draw(other));
});
