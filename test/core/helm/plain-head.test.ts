import assert from 'node:assert/strict';
import { test } from 'node:test';
import fastCheck from 'fast-check';
import { plainHead } from '../../../server/core/helm/plain-head.ts';
import { readYamlValue } from '../../../server/core/helm/values/from-yaml.ts';
import type { Value } from '../../../server/core/helm/values/value.ts';

const hook = `# Source: chart/templates/hook.yaml
apiVersion: batch/v1
kind: Job
metadata:
  name: "it's"
  labels:
    {}
  annotations:
    # before all
    "helm.sh/hook": pre-install, pre-upgrade
    helm.sh/hook-weight: "-5"
spec:
  template:
    spec:
      containers:
      - name: wait
        image: registry:5000/wait:1.0 # pinned
        command: ["sh", '-c', a/b]
        args:
          - --to=http://db:5432
          - |
            until nc -z db; do

              echo 'no: # yet'
            done
      -
        name: other
        description: goes on
          in the next - line
      restartPolicy: 'Never

        ever'
`;

test('what Helm reads of a document that is written plainly', () => {
  assert.deepEqual(plainHead(hook), { kind: 'Job', hook: 'pre-install, pre-upgrade' });
  assert.deepEqual(plainHead(`kind: Service\nmetadata:\n  annotations: {}\n`), {
    kind: 'Service',
    hook: null,
  });
  assert.deepEqual(plainHead(`metadata:\n  annotations:\n    'helm.sh/hook': "test"\n`), {
    kind: '',
    hook: 'test',
  });
  assert.deepEqual(plainHead(`"kind": Pod\nspec:\n- a`), { kind: 'Pod', hook: null });
});

const notPlain: Readonly<Record<string, string>> = {
  'nothing but a comment': '# kind: Pod',
  'another root': '- kind: Pod',
  'a second kind': 'kind: Pod\nkind: Job',
  'a kind that is no text': 'kind: true',
  'a kind that goes on': 'kind: Pod\n  Job',
  'a kind in the next line': 'kind:\n  Pod',
  'a line too far right': 'kind: Pod\n  metadata: {}',
  'a line too far left': 'a:\n    b: 1\n  c: 2',
  'an item where none belongs': 'kind: Pod\n- a',
  'a key behind items at its column': 'a:\n  - b\n  c: 1',
  'a colon inside a text': 'a: b: c',
  'a colon at the end of a further line': 'spec:\n  a: b\n    c:',
  'a tab': 'a:\tb',
  'a tab before a block': 'a: |\n\t b',
  'blanks that are wider than a block': 'a: |\n     \n  b',
  'a comment behind a quote': `a: 'b'#c`,
  'a quote that stays open': `a: "b`,
  'the end of the document in a quote': `a: 'b\n...\n c'`,
  'an unknown escape': String.raw`a: "\d"`,
  'an anchor': 'a: &b c',
  'an alias': 'a: *b',
  'a tag': 'a: !!str 1',
  'a merge': '<<: {}',
  'a number without a JSON form': 'a: .inf',
  'a key that is nothing': 'spec:\n  a:\n    null: 1',
  'a template': 'a: {{ .Values.b }}',
  'a line break of another kind': 'a: b\u2028c: d',
  'half of a pair': 'a: b\udc80',
  'metadata in a list': 'metadata:\n- annotations: {}',
  'annotations that are a text': 'metadata:\n  annotations:\n    text',
  'an annotation that is a mapping': 'metadata:\n  annotations:\n    a:\n      b: c',
  'an annotation that is a list': 'metadata:\n  annotations:\n    a: []',
  'a hook that is a block': 'metadata:\n  annotations:\n    helm.sh/hook: |\n      test',
  'a hook twice': 'metadata:\n  annotations:\n    helm.sh/hook: test\n    "helm.sh/hook": test',
};

test('whatever else has to be read as a whole', () => {
  for (const [what, text] of Object.entries(notPlain)) assert.equal(plainHead(text), null, what);
});

const scraps = [
  ...[
    '',
    ' ',
    '  ',
    '\t',
    '\n',
    '\n  ',
    '\n\n',
    '\n   \n',
    ':',
    ': ',
    ' #',
    '- ',
    '-',
    '"',
    "'",
    '|',
    '>+',
    '|2',
  ],
  ...[
    '{}',
    '{',
    '[',
    ']',
    '&a ',
    '*a',
    '!a ',
    '\\',
    ',',
    '~',
    'null',
    '.inf',
    '<<',
    '%',
    '@',
    '`',
    '? ',
    '...',
  ],
  ...['é', '\u0085', '😀', 'kind: X', '\nmetadata:\n', 'annotations:', 'helm.sh/hook: ', '- - ', '# '],
];

const change = fastCheck.record({
  at: fastCheck.nat(hook.length),
  removed: fastCheck.constantFrom(0, 0, 0, 1, 2, 5),
  added: fastCheck.constantFrom(...scraps),
});

test('however a document is changed: what is read of it plainly is what a reader of all of YAML reads', () => {
  let plain = 0;
  fastCheck.assert(
    fastCheck.property(fastCheck.array(change, { minLength: 1, maxLength: 2 }), (changes) => {
      let text = hook;
      for (const { at, removed, added } of changes)
        text = text.slice(0, at) + added + text.slice(at + removed);
      const head = text.includes('\n---') ? null : plainHead(text);
      if (!head) return;
      plain += 1;
      const { value, problem } = readYamlValue(text, () => null);
      assert.equal(problem, null, text);
      assert.deepEqual(head, { kind: textAt(value, ['kind']) ?? '', hook: textAt(value, hookPath) }, text);
    }),
    { numRuns: 2000 },
  );
  assert.ok(plain > 200);
});

const hookPath = ['metadata', 'annotations', 'helm.sh/hook'];

function textAt(value: Value | null, path: readonly string[]): string | null {
  const [key, ...rest] = path;
  if (key === undefined) return value?.kind === 'text' ? value.text : null;
  return value?.kind === 'map' ? textAt(value.entries.get(key) ?? null, rest) : null;
}
