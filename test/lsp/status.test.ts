import assert from 'node:assert/strict';
import { test } from 'node:test';
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

const cases: readonly { name: string; uri?: string; text: string; says: RegExp; settings?: unknown }[] = [
  {
    name: 'probes',
    text: `${podWith(probes)}---\n${deploymentWith(probes)}`,
    says: /^Probes: 4 · containers: 2 Judged as Kubernetes 1\.\d+ does\.$/,
  },
  {
    name: 'other YAML',
    text: 'services:\n  web: { image: nginx }\n',
    says: /^Nothing to check No document in this file is a Kubernetes object/,
  },
  {
    name: 'no containers',
    text: 'apiVersion: v1\nkind: ConfigMap\nmetadata: { name: a }\n',
    says: /^Nothing to check .* have no containers/,
  },
  {
    name: 'switched off',
    text: podWith(probes),
    settings: { enable: false },
    says: /kubeProbes\.enable is off/,
  },
  { name: 'an older version', uri: 'git:/work/pod.yaml', text: podWith(probes), says: /older version/ },
  {
    name: 'values',
    uri: 'file:///nowhere/chart/Chart.yaml',
    text: 'name: shop\n',
    says: /definition of a Helm chart/,
  },
  {
    name: 'a template',
    uri: 'memfs:/chart/templates/pod.yaml',
    text: podWith(probes),
    says: /^Probes: 2 .* This is a Helm template/,
  },
  {
    name: 'in Korean',
    text: podWith(probes),
    settings: { language: 'ko' },
    says: /^프로브 2개 · 컨테이너 1개 /,
  },
];

for (const { name, uri: place = uri, text, says, settings = null } of cases) {
  test(`an editor is told what a file is: ${name}`, async (context) => {
    const editor = await connected(context, { ...options, settings });
    await editor.open(place, text);
    await editor.pulled(place);
    assert.equal(editor.statuses.length, 1);
    assert.match(`${editor.statuses[0]?.text} ${editor.statuses[0]?.detail}`, says);
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
