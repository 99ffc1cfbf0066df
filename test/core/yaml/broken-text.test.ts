import assert from 'node:assert/strict';
import { suite, test } from 'node:test';
import { problemsIn, read, valueIn } from './draw.ts';

/** What is written, what is marked, and what is understood all the same. */
const broken: Record<string, [text: string, problem: string, value: string]> = {
  'a key without its colon': [
    'a: 1\nhttpG\nb: 2\n',
    'missing-colon «httpG»',
    '{"a": 1, "b": 2, "httpG": null}',
  ],
  'a first key without its colon': [
    'a:\n  ht\n  b: 2\n',
    'missing-colon «ht»',
    '{"a": {"b": 2, "ht": null}}',
  ],
  'a key without the space behind its colon': [
    'a: 1\nb:2\nc: 3\n',
    'missing-colon «b:2»',
    '{"a": 1, "b:2": null, "c": 3}',
  ],
  'a quote that nothing closes': [
    'a:\n  b: "x\n  c: 1\nd: 2\n',
    'unclosed-quote «"x»',
    '{"a": {"b": "x", "c": 1}, "d": 2}',
  ],
  'a quote that a later one closes': ['a: "x\nb: "y"\nc: 1\n', 'syntax «y"»', '{"a": "x", "b": "y", "c": 1}'],
  'a list that nothing closes': ['a: [1, 2\nb: 3\n', 'unclosed-flow «[»', '{"a": [1, 2], "b": 3}'],
  'a mapping that nothing closes': ['a: {x: 1\nb: 3\n', 'unclosed-flow «{»', '{"a": {"x": 1}, "b": 3}'],
  'a half-typed alias': ['a: *\nb: 2\n', 'syntax «*»', '{"a": ?, "b": 2}'],
  'a tab as indentation': ['a:\n  b: 1\n\tc: 2\n  d: 3\n', 'tab-indentation «\t»', '{"a": {"b": 1, "d": 3}}'],
  'a line too far to the right': [
    'a: x\n   b: 1\nc: 2\n',
    'bad-indentation «b»',
    '{"a": "x", "b": 1, "c": 2}',
  ],
  'a line too far to the left': [
    'a:\n   b: 1\n  c: 2\nd: 3\n',
    'bad-indentation «c: 2»',
    '{"a": {"b": 1}, "c": 2, "d": 3}',
  ],
  'two colons': ['a: b: c\nd: 1\n', 'syntax «:»', '{"a": {"b": "c"}, "d": 1}'],
  'a sign that begins no value': ['a: @x\nb: 1\n', 'bad-character «@»', '{"a": "@x", "b": 1}'],
  'an escape that does not exist': ['a: "\\q"\nb: 1\n', 'bad-escape «\\q»', '{"a": "\\\\q", "b": 1}'],
  'a control character': ['a: x\u0007\nb: 1\n', 'bad-character «\u0007»', '{"a": "x\\u0007", "b": 1}'],
  'a directive': ['%YAML 1.1\n', 'bad-directive «%YAML 1.1»', 'null'],
};

suite('a break is marked once, and what stands around it is read', () => {
  for (const [name, [text, problem, value]] of Object.entries(broken)) {
    test(name, () => {
      assert.deepEqual(problemsIn(text), [problem]);
      assert.equal(valueIn(text), value);
    });
  }
});

suite('a template outside a chart', () => {
  test('is one problem at its first action, and its values are unknown', () => {
    const text = '{{- if .Values.on }}\na: {{ .Values.a }}:{{ .Values.b }}\nb: 2\n{{- end }}\n';
    assert.deepEqual(problemsIn(text), ['looks-like-template «{{- if .Values.on }}»']);
    assert.equal(valueIn(text), '{"a": ?, "b": 2}');
  });
  test('is not meant where the braces are text', () => {
    const text = 'a: "{{ x }}"\nb: x{{ y }}\nc: |\n  {{ z }}\n# {{ w }}\n';
    assert.deepEqual(problemsIn(text), []);
  });
});

suite('comments', () => {
  const drawn = (text: string): string[] =>
    read(text).comments.map(({ span }) => text.slice(span.start, span.end));

  test('are found, but not inside texts', () => {
    const text = '# a\nb: "# no" # c\nd: |  # e\n  # no\nf: [1, # g\n  2]\nh: x#no\n# i\n';
    assert.deepEqual(drawn(text), ['# a', '# c', '# e', '# g', '# i']);
  });
  test('are found behind a break, too', () => {
    assert.deepEqual(drawn('a: 1 # b\nc: [1\nd: 2 # e\n'), ['# b', '# e']);
  });
});

test('what follows the end of a document is ignored', () => {
  assert.equal(valueIn('a: 1\n...\nb: [\n'), '{"a": 1}');
  assert.deepEqual(problemsIn('a: 1\n...\nb: [\n'), []);
});

test('nesting has an end', () => {
  const text = `${'['.repeat(10_000)}${']'.repeat(10_000)}`;
  assert.deepEqual(
    read(text).problems.map(({ code }) => code),
    ['too-deep'],
  );
});
