import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { FixtureOptions } from '../../support/fixtures.ts';
import { findings, findingsOf } from '../../support/fixtures.ts';
import { indented } from '../../support/manifests.ts';
import { validationRules } from './validate-rules.ts';

const options: FixtureOptions = { rules: validationRules, kubernetesVersion: '1.36' };

/** A workload with one container; the fields of its spec are given unindented, with those of the pod. */
function workload(kind: string, spec: string, pod = ''): string {
  return `apiVersion: apps/v1
kind: ${kind}
metadata: { name: x }
spec:
${indented(spec, 2)}  template:
    spec:
${pod === '' ? '' : indented(pod, 6)}      containers: [{ name: a, image: a }]
`;
}

test('a rollout has to have time for minReadySeconds', () => {
  findings(
    workload(
      'Deployment',
      `
minReadySeconds: 600
#                ^^^ error rollout-setting-invalid
`,
    ),
    options,
  );
  findings(
    workload(
      'Deployment',
      `
minReadySeconds: 30
progressDeadlineSeconds: 30
#                        ^^ error rollout-setting-invalid
`,
    ),
    options,
  );
});

test('the strategy of a Deployment', () => {
  findings(
    workload(
      'Deployment',
      `
strategy:
  rollingUpdate:
    maxSurge: 0
    maxUnavailable: 0%
    #               ^^ error rollout-setting-invalid
`,
    ),
    options,
  );
  findings(
    workload(
      'Deployment',
      `
strategy:
  type: Recreate
  rollingUpdate: { maxSurge: -1 }
  ^^^^^^^^^^^^^ error rollout-setting-invalid 💡
`,
    ),
    options,
  );
  findings(
    workload(
      'Deployment',
      `
strategy:
  type: rollingUpdate
  #     ^^^^^^^^^^^^^ error rollout-setting-invalid 💡
`,
    ),
    options,
  );
});

test('a DaemonSet surges or stops first, not both', () => {
  findings(
    workload(
      'DaemonSet',
      `
updateStrategy:
  rollingUpdate:
    maxSurge: 1
    #         ^ error rollout-setting-invalid 💡
`,
    ),
    options,
  );
  findings(
    workload(
      'DaemonSet',
      `
updateStrategy:
  rollingUpdate: { maxUnavailable: 0 }
  #                                ^ error rollout-setting-invalid
`,
    ),
    options,
  );
});

test('a StatefulSet', () => {
  const text = (drawing: string): string =>
    workload(
      'StatefulSet',
      `
podManagementPolicy: parallel
#                    ^^^^^^^^ error rollout-setting-invalid 💡
updateStrategy:
  rollingUpdate:
    partition: -1
    #          ^^ error rollout-setting-invalid
    maxUnavailable: 0
    ${drawing}
`,
    );
  findings(text('^^^^^^^^^^^^^^ information field-behind-feature-gate'), options);
  findings(text('#               ^ error rollout-setting-invalid'), {
    ...options,
    kubernetesVersion: '1.37',
  });
});

test('up to 1.33 a StatefulSet is accepted, and its pods are refused later', () => {
  const text = workload('StatefulSet', '', 'restartPolicy: Always\nos: { name: mac }');
  const categories = (version: string) =>
    findingsOf(text, { ...options, kubernetesVersion: version }).map(({ finding }) => finding.category);
  assert.deepEqual(categories('1.34'), ['validation']);
  assert.deepEqual(categories('1.33'), ['runtime']);
});

test('controllers restart always, jobs never do', () => {
  findings(
    workload('ReplicaSet', '', 'restartPolicy: Never\n#              ^^^^^ error restart-policy-invalid 💡'),
    options,
  );
  findings(
    `apiVersion: batch/v1
kind: Job
spec:
  template:
    spec:
    ^^^^ error restart-policy-invalid 💡
      containers: [{ name: a, image: a }]
`,
    options,
  );
  findings(
    `apiVersion: batch/v1
kind: CronJob
spec:
  jobTemplate:
    spec:
      podFailurePolicy: {}
      template:
        spec:
          restartPolicy: OnFailure
          #              ^^^^^^^^^ error restart-policy-invalid 💡
          containers: [{ name: a, image: a }]
`,
    options,
  );
});

test('every item of a list is judged on its own', () => {
  const text = `apiVersion: v1
kind: List
items:
  - apiVersion: v1
    kind: Pod
    spec: { containers: [{ name: a, image: a, livenessProbe: {} }] }
  - apiVersion: apps/v1
    kind: Deployment
    spec: { minReadySeconds: -1, template: { spec: { containers: [{ name: a, image: a }] } } }
`;
  assert.deepEqual(
    findingsOf(text, options).map(({ finding }) => [finding.item, finding.objectPath]),
    [
      [0, 'spec.containers[0].livenessProbe'],
      [1, 'spec.minReadySeconds'],
    ],
  );
});

test('a value of the wrong type keeps its holder from being judged', () => {
  findings(
    `apiVersion: v1
kind: Pod
spec:
  containers:
    - name: a
      image: a
      livenessProbe: { periodSeconds: soon }
      #                               ^^^^ error probe-timing-invalid-number
      readinessProbe: {}
      ^^^^^^^^^^^^^^ error probe-handler-missing 💡
`,
    options,
  );
});
