import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import type { FileKind } from '../../server/core/index.ts';
import { lineTableOf, positionAt } from '../../server/positions/line-table.ts';
import type { SegmentedText } from '../../server/src/segmented-text.ts';
import {
  applyChange,
  placeAt,
  placedSegments,
  rangeIn,
  segmentText,
  shiftRange,
  wholeText,
} from '../../server/src/segmented-text.ts';

const fragment = fc.constantFrom(
  ...['---', '---\n', '\n---\n', '--- x\n', '---\r\n', '\n', '\r\n', '\r', 'a: 1\n', '- b\n', ' ', '# c\n'],
  ...[
    'null\n',
    '{',
    '}',
    '{"a": 1}',
    '{"a":\n1}\n',
    '...\n',
    '%YAML 1.1\n',
    '\ufeff',
    '프로브: 😀\n',
    '|\n  ---\n',
  ],
  ...['{{ if .a }}\n', '{{ end }}\n', '{{- /*\n---\n*/}}\n', '{{', '}}'],
);
const text = fc.array(fragment, { maxLength: 14 }).map((parts) => parts.join(''));
const edit = fc.record({ from: fc.nat(60), to: fc.nat(60), newText: fc.array(fragment, { maxLength: 3 }) });

test('after any edits the segments are those of the same text opened afresh', () => {
  for (const kind of ['manifest', 'template'] as const) {
    fc.assert(
      fc.property(text, fc.array(edit, { maxLength: 6 }), (opened, edits) => {
        let whole = opened;
        let segmented = segmentText(opened, kind);
        for (const { from, to, newText } of edits) {
          const lines = lineTableOf(whole);
          const [start, end] = [from, to].map((offset) => settled(whole, Math.min(offset, whole.length)));
          if (start === undefined || end === undefined) return;
          const range = { start: positionAt(lines, start), end: positionAt(lines, end) };
          whole = whole.slice(0, Math.min(start, end)) + newText.join('') + whole.slice(Math.max(start, end));
          segmented = applyChange(segmented, { range, text: newText.join('') });
          assertSame(segmented, whole, kind);
        }
      }),
      { numRuns: 5000 },
    );
  }
});

/** An offset that a position can name: not between `\r` and `\n`. */
function settled(whole: string, offset: number): number {
  return whole[offset - 1] === '\r' && whole[offset] === '\n' ? offset - 1 : offset;
}

function assertSame(segmented: SegmentedText, whole: string, kind: FileKind): void {
  assert.equal(wholeText(segmented), whole);
  assert.deepEqual(segmented.segments, segmentText(whole, kind).segments);
}

test('a separator that an edit spoils changes how the document behind it is read', () => {
  const opened = '|\na: 1\n--- x\n---\n...\n-';
  const range = { start: { line: 0, character: 0 }, end: { line: 2, character: 0 } };
  const edited = applyChange(segmentText(opened, 'manifest'), { range, text: '' });
  assertSame(edited, '--- x\n---\n...\n-', 'manifest');
  const spoiled = applyChange(segmentText('a: 1\n---\n...\n-', 'manifest'), {
    range: { start: { line: 0, character: 0 }, end: { line: 0, character: 4 } },
    text: '--- x',
  });
  assertSame(spoiled, '--- x\n---\n...\n-', 'manifest');
});

test('positions and offsets agree with those of the plain text', () => {
  fc.assert(
    fc.property(text, (whole) => {
      const segmented = segmentText(whole, 'manifest');
      const lines = lineTableOf(whole);
      let segmentStart = 0;
      for (const { segment, start } of placedSegments(segmented)) {
        const { length } = segment.source.text;
        for (let offset = 0; offset <= length; offset++) {
          const expected = positionAt(lines, settled(whole, segmentStart + offset));
          const span = { start: offset, end: offset };
          if (settled(whole, segmentStart + offset) !== segmentStart + offset) continue;
          assert.deepEqual(shiftRange(rangeIn(segment, span), start).start, expected);
          const place = placeAt(segmented, expected);
          assert.equal(offsetInFile(segmented, place), segmentStart + offset);
        }
        segmentStart += length;
      }
    }),
    { numRuns: 2000 },
  );
});

function offsetInFile({ segments }: SegmentedText, place: { index: number; offset: number }): number {
  return segments.slice(0, place.index).reduce((sum, { source }) => sum + source.text.length, place.offset);
}

test('a position behind the end of its line or file stands at that end', () => {
  const segmented = segmentText('a: 1\r\n---\nb: 2', 'manifest');
  const offsetOf = (line: number, character: number): number =>
    offsetInFile(segmented, placeAt(segmented, { line, character }));
  assert.equal(offsetOf(0, 99), 4);
  assert.equal(offsetOf(1, 99), 9);
  assert.equal(offsetOf(2, 99), 14);
  assert.equal(offsetOf(9, 0), 14);
});

test('an edit in one document keeps the others', () => {
  const before = segmentText('a: 1\n---\nb: 2\n---\nc: 3\n', 'manifest');
  const range = { start: { line: 2, character: 3 }, end: { line: 2, character: 4 } };
  const after = applyChange(before, { range, text: '7' });
  assert.equal(wholeText(after), 'a: 1\n---\nb: 7\n---\nc: 3\n');
  assert.deepEqual(
    after.segments.map((segment, index) => segment === before.segments[index]),
    [true, false, true],
  );
});

test('a separator that vanishes unites its neighbours, and one that appears divides them', () => {
  const before = segmentText('a: 1\n---\nb: 2\n---\nc: 3\n', 'manifest');
  const range = { start: { line: 1, character: 0 }, end: { line: 1, character: 3 } };
  const united = applyChange(before, { range, text: '' });
  assert.deepEqual(texts(united), ['a: 1\n\nb: 2\n', '---\nc: 3\n']);
  assert.equal(united.segments[1], before.segments[2]);
  const restored = applyChange(united, { range: { ...range, end: range.start }, text: '---' });
  assert.deepEqual(texts(restored), ['a: 1\n', '---\nb: 2\n', '---\nc: 3\n']);
});

test('replacing everything keeps the documents that stay the same', () => {
  const before = segmentText('a: 1\n---\nb: 2\n---\nc: 3\n', 'manifest');
  const after = applyChange(before, { text: 'a: 1\n---\nnew: 1\n---\nb: 2\n---\nc: 3\n' });
  assert.equal(after.segments[0], before.segments[0]);
  assert.equal(after.segments[2], before.segments[1]);
  assert.equal(after.segments[3], before.segments[2]);
});

function texts({ segments }: SegmentedText): string[] {
  return segments.map(({ source }) => source.text);
}
