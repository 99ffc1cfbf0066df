import assert from 'node:assert/strict';
import { test } from 'node:test';
import { jsonOf, problemsIn, read, valueIn } from './draw.ts';

/** What is written, and the JSON that the server sees. */
const scalars = `
  10 → 10             | 010 → 8             | 0o10 → 8            | 0b1000 → 8
  0x1F → 31           | 1_000 → 1000        | -5 → -5             | +5 → 5
  08 → 8              | 0_8 → 8             | 1__0 → 10           | 1_ → 1
  10.0 → 10           | 1e1 → 10            | 1.5e1 → 15          | 100e-1 → 10
  1.5 → 1.5           | .5 → 0.5            | 1. → 1              | -0 → 0
  1e400 → "1e400"     | 1e → "1e"           | 0x → "0x"           | 0o8 → "0o8"
  1,000 → "1,000"     | 1 000 → "1 000"     | 10s → "10s"         | 1:30 → "1:30"
  2024-01-01 → "2024-01-01"                 | = → "="             | <<x → "<<x"
  y → true            | Y → true            | yes → true          | YES → true
  on → true           | On → true           | true → true         | True → true
  n → false           | no → false          | off → false         | FALSE → false
  yEs → "yEs"         | truE → "truE"       | t → "t"             | "yes" → "yes"
  ~ → null            | null → null         | Null → null         | nULL → "nULL"
  "10" → "10"         | '10' → "10"         | !!int "10" → 10     | !!str 10 → "10"
  !!float 3 → 3       | !!bool "on" → true  | !!null "" → null    | !custom 10 → "10"
  ! 10 → "10"         | !!timestamp 2024-01-01 → "2024-01-01"     | !!binary aGk= → "hi"
  9223372036854775807 → 9223372036854775807 | -9223372036854775808 → -9223372036854775808
  18446744073709551615 → 18446744073709552000 | 1e21 → 1e+21     | 0.0000001 → 1e-7
`;

for (const row of scalars.split(/\s*[|\n]\s*(?=\S)/).filter(Boolean)) {
  const [written = '', expected = ''] = row.trim().split(' → ');
  test(`${written} is read as ${expected}`, () =>
    assert.equal(valueIn(`a: ${written}\n`), `{"a": ${expected}}`));
}

for (const written of ['!!int x', '!!int 1.5', '!!bool 1', '!!null x', '!!float y', '!!binary "?"']) {
  test(`${written} does not fit its tag`, () => {
    const [, text = ''] = written.split(' ');
    assert.deepEqual(problemsIn(`a: ${written}\n`), [`bad-tag «${text}»`]);
  });
}

for (const written of ['.inf', '-.INF', '.nan']) {
  test(`${written} is no JSON as a value, and text as a key`, () => {
    assert.deepEqual(problemsIn(`a: ${written}\n`), [`not-json «${written}»`]);
    assert.deepEqual(problemsIn(`${written}: a\n`), []);
  });
}

/** Keys as sigs.k8s.io/yaml writes them: floats in single precision. */
const keys = [
  'yes → true',
  '010 → 8',
  '1.50 → 1.5',
  '1e3 → 1000',
  '1e6 → 1e+06',
  '-.INF → -.inf',
  '"yes" → yes',
];

for (const row of keys) {
  const [written = '', name = ''] = row.split(' → ');
  test(`the key ${written} is named ${name}`, () =>
    assert.equal(valueIn(`${written}: 1\n`), `{"${name}": 1}`));
}

for (const written of ['~', '[a]', '{a: b}', '18446744073709551615']) {
  test(`${written} cannot be a key`, () => {
    assert.deepEqual(problemsIn(`? ${written}\n: 1\n`), [`bad-key «${written}»`]);
  });
}

test('every style of text', () => {
  const text = `
plain: one
  two

  three
single: 'it''s
  folded'
double: "a\\tb\\x41\\u00e9 \\
  joined"
literal: |
  one
   two

folded: >-
  one
  two

  three
kept: |+
  one

indented: |2
    one
`;
  assert.equal(
    valueIn(text),
    '{"double": "a\\tbA\u00e9 joined", "folded": "one two\\nthree", "indented": "  one\\n", "kept": "one\\n\\n", ' +
      '"literal": "one\\n two\\n", "plain": "one two\\nthree", "single": "it\'s folded"}',
  );
});

test('a scalar knows its style, its text and where it stands', () => {
  const text = 'a: &x !!str "10" # why\n';
  const { root } = read(text);
  assert.equal(root?.kind, 'mapping');
  const [entry] = root.entries;
  const value = entry?.value;
  assert.equal(value?.kind, 'scalar');
  assert.deepEqual(
    [value.style, value.text, value.anchor, value.tag, text.slice(value.span.start, value.span.end)],
    ['double-quoted', '10', 'x', '!!str', '"10"'],
  );
  assert.equal(text.slice(value.outerSpan.start, value.outerSpan.end), '&x !!str "10"');
  assert.equal(jsonOf(value), '10');
});
