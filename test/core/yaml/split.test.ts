import assert from 'node:assert/strict';
import { suite, test } from 'node:test';
import fc from 'fast-check';
import { splitDocuments } from '../../../server/core/yaml/split.ts';

/** Each piece as its own text, `·` before the content, with what is special about it. */
function drawPieces(text: string): string[] {
  return splitDocuments(text).map(({ span, contentStart, format, isEmpty, problems }) => {
    const written = `${text.slice(span.start, contentStart)}·${text.slice(contentStart, span.end)}`;
    const marks = [
      format === 'json' ? 'json' : '',
      isEmpty ? 'empty' : '',
      ...problems.map(({ code }) => code),
    ];
    return [JSON.stringify(written), ...marks.filter(Boolean)].join(' ');
  });
}

const cuts: Record<string, [string, string[]]> = {
  'a line of dashes begins a document': ['a: 1\n---\nb: 2\n', ['"·a: 1\\n"', '"---\\n·b: 2\\n"']],
  'a separator may have blanks and a comment': ['--- # c\r\na: 1\n', ['"--- # c\\r\\n·a: 1\\n"']],
  'comments, blanks and null are no documents': [
    '# c\n---\n\n---\n~ # c\n---\na: 1\n---\nnull\n',
    [
      '"·# c\\n" empty',
      '"---\\n·\\n" empty',
      '"---\\n·~ # c\\n" empty',
      '"---\\n·a: 1\\n"',
      '"---\\n·null\\n" empty',
    ],
  ],
  'an empty list is a document': ['[]\n---\n{}\n', ['"·[]\\n"', '"---\\n·{}\\n"']],
  'text behind the dashes spoils the document before': [
    'a: 1\n--- b\nc: 2\n---\nd: 3\n',
    ['"·a: 1\\n--- b\\n" bad-separator', '"·c: 2\\n"', '"---\\n·d: 3\\n"'],
  ],
  'four dashes are no separator': ['a: 1\n----\n', ['"·a: 1\\n----\\n" bad-separator']],
  'dashes further right are text': ['a:\n  ---\n', ['"·a:\\n  ---\\n"']],
  'dashes cut even a block scalar': ['a: |\n  x\n---\ny\n', ['"·a: |\\n  x\\n"', '"---\\n·y\\n"']],
  'a byte order mark is skipped': ['\ufeff---\na: 1\n', ['"\ufeff·" empty', '"---\\n·a: 1\\n"']],
  'JSON values need no separator': [
    '{"a": 1}\n{"b": 2}{"c": 3}\n',
    ['"·{\\"a\\": 1}\\n" json', '"·{\\"b\\": 2}" json', '"·{\\"c\\": 3}\\n" json'],
  ],
  'YAML may follow one JSON value': [
    '{"a": 1}\n---\nb: 2\n',
    ['"·{\\"a\\": 1}\\n" json', '"---\\n·b: 2\\n"'],
  ],
  'YAML may not follow two': [
    '{"a": 1}\n{"b": 2}\nc: 3\n',
    ['"·{\\"a\\": 1}\\n" json', '"·{\\"b\\": 2}\\n" json', '"·c: 3\\n" syntax'],
  ],
  'braces that are no JSON are YAML': ['{a: 1}\n', ['"·{a: 1}\\n"']],
  'an empty file is one empty document': ['', ['"·" empty']],
};

suite('files are cut as kubectl cuts them', () => {
  for (const [name, [text, expected]] of Object.entries(cuts)) {
    test(name, () => assert.deepEqual(drawPieces(text), expected));
  }
});

test('the pieces tile any text', () => {
  const line = fc.constantFrom(
    '---',
    '--- x',
    '----',
    'a: 1',
    '- b',
    '',
    '# c',
    '{"a": 1}',
    '{',
    '}',
    '...',
    '\ufeff',
    'null',
  );
  const lineEnd = fc.constantFrom('\n', '\r\n', '\r', '');
  fc.assert(
    fc.property(fc.array(fc.tuple(line, lineEnd)), (lines) => {
      const text = lines.flat().join('');
      let end = 0;
      for (const { span, contentStart } of splitDocuments(text)) {
        assert.equal(span.start, end);
        assert.ok(span.start <= contentStart && contentStart <= span.end);
        end = span.end;
      }
      assert.equal(end, text.length);
    }),
  );
});
