import assert from 'node:assert/strict';
import { test } from 'node:test';
import { podWith } from '../../support/manifests.ts';
import { fixturesOf } from '../../support/rule-fixtures.ts';

const { findings, findingsOf, fixes, fixTitles, messagesOf } = fixturesOf('bare-pod');

const pod = podWith('image: team/web\n');
const isFound = (text: string, path = 'k8s/web.yaml'): boolean =>
  findingsOf(text, { files: {}, path }).length > 0;

test('a Pod by itself, told once', () => {
  findings(
    `apiVersion: v1
kind: Pod
      ^^^ information bare-pod 💡
metadata: { name: web }
spec:
  containers:
    - { name: web, image: team/web }
    - { name: logs, image: team/logs }
`,
    { files: {} },
  );
});

test('quiet for other kinds, and for Pods that somebody looks after or that end', () => {
  assert.ok(isFound(pod));
  const withMetadata = (more: string): string => pod.replace('  name: web\n', `  name: web\n  ${more}\n`);
  assert.ok(!isFound(pod.replace('kind: Pod', 'kind: Web').replace('v1', 'example.com/v1')));
  assert.ok(!isFound(withMetadata('ownerReferences: [{ kind: ReplicaSet }]')));
  assert.ok(!isFound(withMetadata('annotations: { helm.sh/hook: test }')));
  assert.ok(!isFound(withMetadata('annotations: { kubernetes.io/config.mirror: "1" }')));
  assert.ok(!isFound(withMetadata('labels: { tier: control-plane }')));
  assert.ok(!isFound(podWith('image: team/web\n', 'restartPolicy: Never')));
  assert.ok(!isFound(`${pod}status: { phase: Running }\n`));
});

test('quiet among examples, tests and static Pods, and where the folder is not known', () => {
  for (const path of [
    'examples/pod.yaml',
    'src/e2e-tests/a.yaml',
    'docs/x/pod.yaml',
    'etc/kubernetes/manifests/a.yaml',
    'test-pod.yaml',
  ])
    assert.ok(!isFound(pod, path), path);
  for (const path of ['contest/pod.yaml', 'latest/pod.yaml']) assert.ok(isFound(pod, path), path);
  assert.equal(findingsOf(pod).length, 0);
});

const title = 'Make it a Deployment of one replica';

test('becomes a Deployment, found by its labels or its name', () => {
  fixes(
    `# a shop
apiVersion: v1 # core
kind: "Pod"
metadata:
  name: web
  labels: { app: shop, tier: "1" }
spec:
  # by hand
  containers:
    - name: web
      image: team/web

      args:
        - |
          one
  restartPolicy: Always # as ever
`,
    title,
    `# a shop
apiVersion: apps/v1 # core
kind: "Deployment"
metadata:
  name: web
  labels: { app: shop, tier: "1" }
spec:
  # by hand
  replicas: 1
  selector:
    matchLabels:
      app: shop
      tier: "1"
  template:
    metadata:
      labels:
        app: shop
        tier: "1"
    spec:
      containers:
        - name: web
          image: team/web

          args:
            - |
              one
      restartPolicy: Always # as ever
`,
    { files: {} },
  );
  fixes(
    pod,
    title,
    `apiVersion: apps/v1
kind: Deployment
metadata:
  name: web
spec:
  replicas: 1
  selector:
    matchLabels:
      app: web
  template:
    metadata:
      labels:
        app: web
    spec:
      containers:
        - name: web
          image: team/web
`,
    { files: {} },
  );
});

test('stays a Pod where a Deployment would be refused, reported or guessed', () => {
  const none = (text: string, files: Readonly<Record<string, string>> = {}): void => {
    assert.equal(findingsOf(text, { files }).length, 1, text);
    assert.deepEqual(fixTitles(text, { files }), [], text);
  };
  const withMetadata = (more: string): string => pod.replace('  name: web\n', `  name: web\n  ${more}\n`);
  none(withMetadata('annotations: { team: shop }'));
  none(pod.replace('name: web', 'generateName: web-'));
  none(podWith('image: team/web\n', 'activeDeadlineSeconds: 60'));
  none(
    `{apiVersion: v1, kind: Pod, metadata: {name: web}, spec: {containers: [{name: web, image: team/web}]}}`,
  );
  none(`apiVersion: v1\nkind: List\nitems:\n  - ${pod.trimEnd().replaceAll('\n', '\n    ')}\n`);
  none(podWith('image: team/web\nstartupProbe: { tcpSocket: { port: 80 }, failureThreshold: 90 }\n'));
  const service =
    'apiVersion: v1\nkind: Service\nmetadata: { name: web }\nspec: { selector: { app: web }, ports: [{ port: 80 }] }\n';
  none(withMetadata('labels: { app: web }'), { 'service.yaml': service });
});

test('the messages', () => {
  assert.match(messagesOf(pod, { files: {} })[0] ?? '', /^Nothing recreates this Pod/);
  assert.match(messagesOf(pod, { files: {}, language: 'ko' })[0] ?? '', /이 Pod를 다시 만드는 것이 없음/);
});
