import assert from 'node:assert/strict';
import { test } from 'node:test';
import { findings, findingsOf, fixed, messagesOf } from '../../support/fixtures.ts';
import { decodeFindings, serverWords } from './decoding.ts';

/** A Deployment's body below a head. */
const deployment = (head: string): string => `${head}
metadata: { name: web }
spec:
  selector: { matchLabels: { app: web } }
  template:
    metadata: { labels: { app: web } }
    spec: { containers: [{ name: web, image: nginx }] }
`;

const refusals: readonly (readonly [head: string, words: string])[] = [
  ['kind: Deployment', 'apiVersion not set'],
  ['apiVersion:\nkind: Deployment', 'apiVersion not set'],
  ['apiVersion: apps/v1', 'kind not set'],
  ['apiVersion: apps/v1\nkind: ~', 'kind not set'],
  ['apiVersion: 1\nkind: Deployment', "apiVersion isn't string type"],
  ['apiVersion: v1\nkind: 1', "kind isn't string type"],
  ['apiVersion: apps/v1/x\nkind: Deployment', 'unexpected GroupVersion string: apps/v1/x'],
  ['apiVersion: apps/v1\nkind: deployment', 'no matches for kind "deployment" in version "apps/v1"'],
  [
    'apiVersion: apps/v1beta1\nkind: Deployment',
    'no matches for kind "Deployment" in version "apps/v1beta1"',
  ],
  [
    'apiVersion: extensions/v1beta1\nkind: Deployment',
    'no matches for kind "Deployment" in version "extensions/v1beta1"',
  ],
  ['apiVersion: v1\nkind: DEPLOYMENT', 'no matches for kind "DEPLOYMENT" in version "v1"'],
  ['apiVersion: ""\nkind: Deployment', 'no matches for kind "Deployment" in version ""'],
];

test('kubectl and the server refuse a wrong head, and nothing else is said', () => {
  for (const [head, words] of refusals) assert.deepEqual(serverWords(deployment(head)), [`: ${words}`], head);
});

test('kinds of other groups and unknown kinds are not judged', () => {
  const heads = [
    'apiVersion: apps.kruise.io/v1alpha1\nkind: DaemonSet',
    'apiVersion: v1\nkind: Deploymnt',
    'apiVersion: v1\nkind: Service',
  ];
  for (const head of heads) assert.deepEqual(decodeFindings(deployment(head)), [], head);
});

test('the head of other YAML is not judged', () => {
  for (const text of [
    'apiVersion: v2\nname: chart\n',
    'apiVersion: 1\nproviders: []\n',
    'kind: pipeline\nname: x\n',
    '{}\n',
  ]) {
    assert.deepEqual(findingsOf(text), [], text);
  }
});

test('the drawing is under the value to change, and the fix writes the right one', () => {
  const rules = { rules: ['unknown-kind'] };
  findings('apiVersion: v1\nkind: pod\n#     ^^^ error unknown-kind 💡\nspec: { containers: [] }\n', rules);
  findings(
    'apiVersion: apps/v1beta2\n#           ^^^^^^^^^^^^ error unknown-kind 💡\nkind: DaemonSet\nspec: {}\n',
    rules,
  );
  assert.equal(
    fixed('apiVersion: v1\nkind: pod\nspec: {}\n', 'Write Pod'),
    'apiVersion: v1\nkind: Pod\nspec: {}\n',
  );
  assert.equal(
    fixed('apiVersion: v1\nkind: deployment\nspec: {}\n', 'Write kind: Deployment, apiVersion: apps/v1'),
    'apiVersion: apps/v1\nkind: Deployment\nspec: {}\n',
  );
  assert.equal(
    fixed('apiVersion: v1\nkind: CronJob\nspec: {}\n', 'Write batch/v1'),
    'apiVersion: batch/v1\nkind: CronJob\nspec: {}\n',
  );
  assert.equal(
    fixed('kind: Job\nspec: {}\n', 'Add apiVersion: batch/v1'),
    'apiVersion: batch/v1\nkind: Job\nspec: {}\n',
  );
});

test('the message names what was meant', () => {
  assert.deepEqual(messagesOf(deployment('apiVersion: v1\nkind: deployment'), { rules: ['unknown-kind'] }), [
    'No server knows kind `deployment` in version "v1". Kinds and versions must match letter for letter. Write `kind: Deployment, apiVersion: apps/v1`.',
  ]);
});

const pod = (period: string): string =>
  `{ apiVersion: v1, kind: Pod, metadata: { name: x }, spec: { containers: [{ name: x, image: x, livenessProbe: { exec: { command: [x] }, periodSeconds: ${period} } }] } }`;

test('the entries of a list are objects of their own, lists in lists too', () => {
  const text = `apiVersion: v1
kind: List
items:
  - ${pod('1')}
  - ${pod('"2"')}
  - apiVersion: v1
    kind: List
    items:
      - ${pod('"3"')}
  - { kind: Pod, spec: {} }
`;
  assert.deepEqual(
    decodeFindings(text).map(({ item, objectPath, apiMessage }) => [item, objectPath || apiMessage]),
    [
      [1, 'spec.containers[0].livenessProbe.periodSeconds'],
      [2, 'spec.containers[0].livenessProbe.periodSeconds'],
      [3, 'no matches for kind "Pod" in version ""'],
    ],
  );
});

test('the entries of a typed list have the kind of the list', () => {
  const text =
    'apiVersion: v1\nkind: PodList\nitems:\n  - spec: { containers: [{ name: x, image: x, stdin: maybe }] }\n';
  assert.deepEqual(
    decodeFindings(text).map(({ item, objectPath }) => [item, objectPath]),
    [[0, 'spec.containers[0].stdin']],
  );
});

test('a list takes only objects', () => {
  assert.deepEqual(serverWords('apiVersion: v1\nkind: List\nitems: [1]\n'), [
    ': json: cannot unmarshal number into Go value of type map[string]interface {}',
  ]);
  assert.deepEqual(serverWords('apiVersion: v1\nkind: List\nitems: []\n'), []);
});
