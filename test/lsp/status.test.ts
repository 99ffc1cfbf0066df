import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { FileStatus } from '../../server/src/protocol.ts';
import { largestLength } from '../../server/src/quiet.ts';
import { deploymentWith, podWith } from '../support/manifests.ts';
import { connected } from './connect.ts';
import type { EditorOptions } from './editor.ts';

const options: EditorOptions = { pulls: true, initializationOptions: { showsStatus: true } };
const probes = `
image: nginx
livenessProbe:
  tcpSocket: { port: 80 }
readinessProbe:
  tcpSocket: { port: 80 }
`;
const uri = 'file:///work/pod.yaml';

interface Case {
  readonly name: string;
  readonly uri?: string;
  readonly text: string;
  readonly settings?: unknown;
  readonly reason?: FileStatus['reason'];
  readonly says: RegExp;
}

const pod = podWith(probes);
const configMap = 'apiVersion: v1\nkind: ConfigMap\nmetadata: { name: a }\n';

const judgedCases: readonly Case[] = [
  {
    name: 'probes',
    text: `${pod}---\n${deploymentWith(probes)}`,
    says: /^Probes: 4 · containers: 2 Judged as Kubernetes 1\.\d+ does\.$/,
  },
  {
    name: 'what was found',
    text: podWith(probes.replace('port: 80', 'port: 0')),
    says: / does\. Errors: 1 · warnings: 0\.$/,
  },
  {
    name: 'a notice besides',
    text: `# kube-probes-ignore-file probe-port-invalid\n${pod}`,
    says: / does\. Ignored in the whole file: probe-port-invalid\. Errors: 0 · warnings: \d · notes: \d\.$/,
  },
  {
    name: 'all ignored',
    text: `# kube-probes-ignore-file probe-port-invalid\n${podWith(probes.replace('port: 80', 'port: 0'))}`,
    says: / does\. Ignored in the whole file: probe-port-invalid\.$/,
  },
  {
    name: 'other documents besides',
    text: `${pod}---\n${configMap}---\nservices: { web: { image: nginx } }\n`,
    says: / does\. Documents that are no Kubernetes objects: 1\.$/,
  },
  {
    name: 'a patch',
    text: 'apiVersion: apps/v1\nkind: Deployment\nmetadata: { name: web }\nspec:\n  template:\n    spec:\n      containers:\n        - name: web\n          livenessProbe: { periodSeconds: 5 }\n',
    says: /^Probes: 1 · containers: 1 .*This is a patch/,
  },
  {
    name: 'a custom resource',
    text: deploymentWith(probes).replace('apps/v1', 'argoproj.io/v1alpha1').replace('Deployment', 'Rollout'),
    says: /^Probes: 2 · containers: 1 These are custom resources/,
  },
  {
    name: 'a bare container',
    text: `name: web${probes}`,
    says: /^Probes: 2 · containers: 1 This is part of a manifest/,
  },
  {
    name: 'a template',
    uri: 'memfs:/chart/templates/pod.yaml',
    text: pod,
    says: /^Probes: 2 .* This is a Helm template: [^.]*\.$/,
  },
  {
    name: 'probes that a template decides',
    uri: 'memfs:/chart/templates/pod.yaml',
    text: podWith('image: nginx\nlivenessProbe:\n  {{- toYaml .Values.probe | nindent 8 }}\n'),
    says: /^Probes: 0 · containers: 1 .* Containers with probes that the template decides: 1\.$/,
  },
  {
    name: 'only probes are judged',
    text: pod,
    settings: { validation: { scope: 'probes' } },
    says: / does\. Only probes and hooks are judged, not the pod around them\.$/,
  },
  {
    name: 'in Korean',
    text: podWith(probes.replace('port: 80', 'port: 0')),
    settings: { language: 'ko' },
    says: /^프로브 2개 · 컨테이너 1개 Kubernetes 1\.\d+ 기준으로 판단한다\. 오류 1개 · 경고 0개\.$/,
  },
];

const quietCases: readonly Case[] = [
  {
    name: 'a Compose file',
    text: 'services:\n  web: { image: nginx }\n',
    reason: 'not-kubernetes',
    says: /^Nothing to check No document in this file is a Kubernetes object/,
  },
  {
    name: 'no containers',
    text: configMap,
    reason: 'no-containers',
    says: /^Nothing to check .* have no containers/,
  },
  {
    name: 'broken YAML',
    text: 'apiVersion: v1\nkind: Pod\n- web\n',
    reason: 'unreadable',
    says: /^Probes: 0 · containers: 0 Errors in the YAML hide what is in this file\. .*Errors: 1 · warnings: 0\.$/,
  },
  {
    name: 'a template outside a chart',
    text: '{{- range .Values.pods }}\napiVersion: v1\nkind: Pod\n{{- end }}\n',
    reason: 'unreadable',
    says: /Errors in the YAML hide what is in this file/,
  },
  {
    name: 'a template without containers',
    uri: 'memfs:/chart/templates/all.yaml',
    text: '{{- include "library.deployment" . }}\n',
    reason: 'templated',
    says: /^Nothing to check This is a Helm template without containers/,
  },
  {
    name: 'switched off',
    text: pod,
    settings: { enable: false },
    reason: 'disabled',
    says: /kubeProbes\.enable is off/,
  },
  {
    name: 'excluded',
    text: pod,
    settings: { files: { exclude: ['pod.yaml'] } },
    reason: 'excluded',
    says: /kubeProbes\.files leaves this file out/,
  },
  {
    name: 'an older version',
    uri: 'git:/work/pod.yaml',
    text: pod,
    reason: 'not-a-working-copy',
    says: /older version/,
  },
  {
    name: 'a chart',
    uri: 'file:///nowhere/chart/Chart.yaml',
    text: 'name: shop\n',
    reason: 'chart-definition',
    says: /definition of a Helm chart/,
  },
  {
    name: 'values',
    uri: 'memfs:/chart/values.yaml',
    text: 'livenessProbe: { periodSeconds: 5 }\n',
    reason: 'chart-values',
    says: /values of a Helm chart/,
  },
  {
    name: 'too large',
    text: `${pod}#${' '.repeat(largestLength)}`,
    reason: 'too-large',
    says: /^Nothing to check The file is too large/,
  },
  {
    name: 'excluded, in Korean',
    text: pod,
    settings: { language: 'ko', files: { include: ['other/**'] } },
    reason: 'excluded',
    says: /^검사할 것 없음 kubeProbes\.files 설정에서/,
  },
];

for (const { name, uri: place = uri, text, says, settings = null, reason = null } of [
  ...judgedCases,
  ...quietCases,
]) {
  test(`an editor is told what a file is: ${name}`, async (context) => {
    const editor = await connected(context, { ...options, settings });
    await editor.open(place, text);
    await editor.pulled(place);
    assert.equal(editor.statuses.length, 1);
    assert.match(`${editor.statuses[0]?.text} ${editor.statuses[0]?.detail}`, says);
    assert.equal(editor.statuses[0]?.reason, reason);
  });
}

test('only news is told', async (context) => {
  const editor = await connected(context, options);
  await editor.open(uri, podWith(probes));
  await editor.pulled(uri);
  await editor.replace(uri, 'image: nginx', 'image: nginx:1');
  await editor.pulled(uri);
  assert.equal(editor.statuses.length, 1);
  await editor.replace(uri, 'livenessProbe', 'startupProbe');
  await editor.pulled(uri);
  assert.equal(editor.statuses.length, 1);
  await editor.replace(uri, 'readinessProbe', 'x');
  await editor.pulled(uri);
  assert.match(editor.statuses[1]?.text ?? '', /^Probes: 1 /);
});

test('an editor that shows no status is told none', async (context) => {
  const editor = await connected(context, { pulls: true });
  await editor.open(uri, podWith(probes));
  await editor.pulled(uri);
  assert.deepEqual(editor.statuses, []);
});
