import assert from 'node:assert/strict';
import { test } from 'node:test';
import { peerChecks } from '../../server/core/rules/peer-checks.ts';
import * as fixtures from '../support/fixtures.ts';

const same = 'liveness-same-as-readiness';
const undeclared = 'probe-port-not-declared';
const watched = [
  same,
  undeclared,
  'probes-missing',
  'liveness-missing',
  'ignore-unused',
  'ignore-unknown-rule',
];
const check = '{ httpGet: { path: /health, port: 8080 }, initialDelaySeconds: 30 }';

interface Written {
  readonly annotations?: string;
  readonly podAnnotations?: string;
  readonly comment?: string;
  readonly container?: string;
}

const twice = `livenessProbe: ${check}
          readinessProbe: ${check}`;

const deployment = ({ annotations, podAnnotations, comment = '', container = twice }: Written): string =>
  `apiVersion: apps/v1
kind: Deployment
metadata:
  name: web
${annotations ? `  annotations:\n    ${annotations}\n` : ''}spec:
  selector: { matchLabels: { app: web } }
  template:
    metadata:
      labels: { app: web }
${podAnnotations ? `      annotations:\n        ${podAnnotations}\n` : ''}    spec:
      containers:
        - name: web
          image: registry.example.com/web:1
          ports: [{ containerPort: 80 }]
          ${container}${comment ? ` ${comment}` : ''}
`;

function found(written: Written | string, kind: 'manifest' | 'template' = 'manifest'): readonly string[] {
  const text = typeof written === 'string' ? written : deployment(written);
  return fixtures.findingsOf(text, { rules: watched, kind }).map(({ finding }) => {
    const probe = /(\w+Probe)/.exec(finding.objectPath)?.[1] ?? '';
    return finding.ruleId === undeclared ? `${finding.ruleId} ${probe}` : finding.ruleId;
  });
}

const everything = found({});
const without = (...gone: string[]): readonly string[] => everything.filter((id) => !gone.includes(id));

test('without an ignore all is found', () => {
  assert.deepEqual(everything, [same, `${undeclared} livenessProbe`]);
});

test('kube-score', () => {
  assert.deepEqual(found({ annotations: 'kube-score/ignore: pod-probes-identical' }), without(same));
  assert.deepEqual(
    found({ podAnnotations: 'kube-score/ignore: "pod-networkpolicy, pod-probes-identical"' }),
    without(same),
  );
  assert.deepEqual(found({ annotations: 'kube-score/skip: "true"' }), without(same));
  assert.deepEqual(found({ annotations: 'kube-score/skip: "false"' }), everything);
  assert.deepEqual(found({ annotations: 'kube-score/ignore: container-security-context' }), everything);
});

test('kube-linter, by probe', () => {
  const linter = (name: string): string => `ignore-check.kube-linter.io/${name}: not declared on purpose`;
  assert.deepEqual(found({ annotations: linter('liveness-port') }), [same]);
  assert.deepEqual(found({ annotations: linter('readiness-port') }), everything);
  assert.deepEqual(found({ annotations: 'kube-linter.io/ignore-all: generated' }), [same]);
});

test('Polaris, datree and checkov: probes that are not there', () => {
  const bare = 'resources: {}';
  const missing = found({ container: bare });
  assert.notDeepEqual(missing, []);
  for (const annotations of [
    'polaris.fairwinds.com/livenessProbeMissing-exempt: "true"',
    'polaris.fairwinds.com/exempt: "true"',
    'datree.skip/CONTAINERS_MISSING_LIVENESSPROBE_KEY: has none',
    'checkov.io/skip1: CKV_K8S_8=has none',
    'bridgecrew.io/skip2: CKV_K8S_8',
    'ignore-check.kube-linter.io/no-liveness-probe: has none',
  ]) {
    assert.deepEqual(found({ container: bare, annotations }), [], annotations);
  }
  for (const comment of [
    '#checkov:skip=CKV_K8S_8:has none',
    '# checkov:skip=CKV_K8S_8',
    '# kics-scan disable=ade74944-a674-4e00-859e-c6eab5bde441',
  ]) {
    assert.deepEqual(found({ container: bare, comment }), [], comment);
  }
  for (const annotations of [
    'polaris.fairwinds.com/livenessProbeMissing-exempt: "false"',
    'polaris.fairwinds.com/cpuLimitsMissing-exempt: "true"',
    'checkov.io/skip1: CKV_K8S_88=other',
  ]) {
    assert.deepEqual(found({ container: bare, annotations }), missing, annotations);
  }
});

test('an annotation speaks for its own object only', () => {
  const item = (text: string): string =>
    text.trimEnd().replace(/^/gm, '    ').replace('    apiVersion', '  - apiVersion');
  const list = `apiVersion: v1\nkind: List\nitems:\n${item(deployment({ annotations: 'kube-score/skip: "true"' }))}\n${item(deployment({}))}\n`;
  assert.deepEqual(found(list), [...without(same), ...everything]);
});

test('what a template decides is no reason to be quiet', () => {
  const annotations = 'kube-score/ignore: {{ .Values.ignored }}';
  assert.ok(found({ annotations }, 'template').includes(same));
});

test('an error is not silenced by what is meant for others', () => {
  const text = deployment({ annotations: 'kube-linter.io/ignore-all: "yes"' }).replace(
    'port: 8080',
    'port: 0',
  );
  assert.ok(fixtures.findingsOf(text).some(({ finding }) => finding.severity === 'error'));
});

test('no check is listed twice', () => {
  const names = peerChecks.map(({ tool, check: name }) => `${tool} ${name}`);
  assert.equal(new Set(names).size, names.length);
});
