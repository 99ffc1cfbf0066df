import assert from 'node:assert/strict';
import { test } from 'node:test';
import { languages, message, renderMessage } from '../../server/core/index.ts';
import { serverMessages } from '../../server/core/messages/server-messages.ts';
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
    name: 'all that there is to find is ignored',
    text: `# kube-probes-ignore-file probe-port-invalid\n${podWith('image: team/web\nreadinessProbe:\n  tcpSocket: { port: 0 }\n')}`,
    says: / Rules ignored in the whole file: 1$/,
  },
  {
    name: 'something is ignored, something else is not',
    text: `# kube-probes-ignore-file http-get-invalid\n${podWith('image: team/web\nreadinessProbe:\n  tcpSocket: { port: 0 }\n')}`,
    says: / Judged as Kubernetes 1\.\d+ does\.$/,
  },
  {
    name: 'other documents besides',
    text: `${pod}---\n${configMap}---\nservices: { web: { image: nginx } }\n`,
    says: /^Probes: 2 · containers: 1 Other documents, not judged: 1$/,
  },
  {
    name: 'a patch',
    text: 'apiVersion: apps/v1\nkind: Deployment\nmetadata: { name: web }\nspec:\n  template:\n    spec:\n      containers:\n        - name: web\n          livenessProbe: { periodSeconds: 5 }\n',
    says: /^Probes: 1 · containers: 1 Patch: the rest is up to its base\.$/,
  },
  {
    name: 'a custom resource',
    text: deploymentWith(probes).replace('apps/v1', 'argoproj.io/v1alpha1').replace('Deployment', 'Rollout'),
    says: /^Probes: 2 · containers: 1 Custom resource: containers only\.$/,
  },
  {
    name: 'a bare container',
    text: `name: web${probes}`,
    says: /^Probes: 2 · containers: 1 Part of a manifest: containers only\.$/,
  },
  {
    name: 'a template',
    uri: 'memfs:/chart/templates/pod.yaml',
    text: pod,
    says: /^Probes: 2 · containers: 1 Template: computed parts left out\.$/,
  },
  {
    name: 'probes that a template decides',
    uri: 'memfs:/chart/templates/pod.yaml',
    text: podWith('image: nginx\nlivenessProbe:\n  {{- toYaml .Values.probe | nindent 8 }}\n'),
    says: /^Probes: 0 · containers: 1 Template: some probes are computed\.$/,
  },
  {
    name: 'only probes are judged',
    text: pod,
    settings: { validation: { scope: 'probes' } },
    says: / Only probes and hooks are judged\.$/,
  },
  {
    name: 'in Korean',
    text: pod,
    settings: { language: 'ko' },
    says: /^프로브 2개 · 컨테이너 1개 Kubernetes 1\.\d+ 기준으로 판단한다\.$/,
  },
];

const quietCases: readonly Case[] = [
  {
    name: 'a Compose file',
    text: 'services:\n  web: { image: nginx }\n',
    reason: 'not-kubernetes',
    says: /^Nothing to check No Kubernetes object or container here\.$/,
  },
  {
    name: 'no containers',
    text: configMap,
    reason: 'no-containers',
    says: /^Nothing to check Kubernetes objects without containers\.$/,
  },
  {
    name: 'broken YAML',
    text: 'apiVersion: v1\nkind: Pod\n- web\n',
    reason: 'unreadable',
    says: /^Cannot be read Errors in the YAML hide what is in here\.$/,
  },
  {
    name: 'a template outside a chart',
    text: '{{- range .Values.pods }}\napiVersion: v1\nkind: Pod\n{{- end }}\n',
    reason: 'unreadable',
    says: /Errors in the YAML hide what is in here/,
  },
  {
    name: 'a template without containers',
    uri: 'memfs:/chart/templates/all.yaml',
    text: '{{- include "library.deployment" . }}\n',
    reason: 'templated',
    says: /^Nothing to check Template: no containers in its text\.$/,
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
    says: /Left out by settings or \.kube-probes\.yaml/,
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
    says: /^Part of a chart Definition: judged by what is rendered\.$/,
  },
  {
    name: 'values',
    uri: 'memfs:/chart/values.yaml',
    text: 'livenessProbe: { periodSeconds: 5 }\n',
    reason: 'chart-values',
    says: /^Part of a chart Values: judged by what the chart renders\.$/,
  },
  {
    name: 'too large',
    text: `${pod}#${' '.repeat(largestLength)}`,
    reason: 'too-large',
    says: /^Nothing to check Too large/,
  },
  {
    name: 'excluded, in Korean',
    text: pod,
    settings: { language: 'ko', files: { include: ['other/**'] } },
    reason: 'excluded',
    says: /^검사할 것 없음 설정이나 \.kube-probes\.yaml에서 빠져 있다\.$/,
  },
];

test('an editor is told whether a file has containers of its own', async (context) => {
  const editor = await connected(context, options);
  const inOther = uri.replace(/[^/]+$/, 'service.yaml');
  await editor.open(uri, pod);
  await editor.open(inOther, 'apiVersion: v1\nkind: Service\nmetadata: { name: web }\n');
  await editor.pulled(uri);
  await editor.pulled(inOther);
  assert.deepEqual(
    editor.statuses.map(({ hasContainers }) => hasContainers),
    [true, false],
  );
});

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

/** Of an editor's popup beside a link; what is longer pushes the link out of it. Hangul takes twice the place. */
const lineLength = 66;

test('every status fits into one line of the popup that shows it, in both languages', () => {
  const args = { probes: 20, containers: 10, release: '1.37', count: 10 };
  const ids = (Object.keys(serverMessages) as (keyof typeof serverMessages)[]).filter((id) =>
    /^server-(?:judged|quiet)/.test(id),
  );
  assert.ok(ids.length > 15);
  for (const language of languages) {
    for (const id of ids) {
      const text = id.startsWith('server-judged') ? 'server-status-probes' : 'server-status-quiet';
      const line = [text, id] as const;
      const words = line.map((part) => renderMessage(message(part, args), language)).join(' – ');
      assert.ok(words.replace(/[가-힣]/g, '  ').length <= lineLength, words);
    }
  }
});

test('what leads on from a status is named in the language of the file', async (context) => {
  const actionIn = async (settings: object): Promise<string | undefined> => {
    const editor = await connected(context, { ...options, settings });
    await editor.open(uri, pod);
    await editor.pulled(uri);
    return editor.statuses[0]?.action;
  };
  assert.equal(await actionIn({ language: 'en' }), 'Show Log');
  assert.equal(await actionIn({ language: 'ko' }), '로그 보기');
  assert.equal(await actionIn({ language: 'ko', enable: false }), '설정 열기');
});

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
