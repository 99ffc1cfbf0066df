import assert from 'node:assert/strict';
import { test } from 'node:test';
import { cutFile } from '../../../server/core/cut-file.ts';
import { type ClassifiedDocument, classifyDocument } from '../../../server/core/kubernetes/objects.ts';
import { readDocument } from '../../../server/core/read-document.ts';

function classify(text: string, kind: 'manifest' | 'template' = 'manifest'): ClassifiedDocument {
  const document = cutFile(text, kind)[0];
  assert.ok(document);
  return classifyDocument(readDocument(document.source).root, kind === 'template');
}

const container = '{name: a, image: a:1, livenessProbe: {httpGet: {port: 80}}}';
const template = `{metadata: {labels: {app: a}}, spec: {containers: [${container}]}}`;

/** What a file is → its text. */
const files: readonly (readonly [string, string, string])[] = [
  ['built-in', 'a Pod', `apiVersion: v1\nkind: Pod\nspec: {containers: [${container}]}`],
  [
    'built-in',
    'a Deployment',
    `apiVersion: apps/v1\nkind: Deployment\nspec: {selector: {}, template: ${template}}`,
  ],
  [
    'built-in',
    'a Deployment of an old group',
    `apiVersion: extensions/v1beta1\nkind: Deployment\nspec: {template: ${template}}`,
  ],
  ['built-in', 'a PodTemplate', `apiVersion: v1\nkind: PodTemplate\ntemplate: ${template}`],
  [
    'built-in',
    'a CronJob',
    `apiVersion: batch/v1\nkind: CronJob\nspec: {jobTemplate: {spec: {template: ${template}}}}`,
  ],
  ['built-in', 'JSON', `{"apiVersion": "v1", "kind": "Pod", "spec": {"containers": []}}`],
  [
    'built-in',
    'a list',
    `apiVersion: v1\nkind: List\nitems:\n- {apiVersion: v1, kind: Service}\n- {apiVersion: v1, kind: Pod, spec: {containers: [${container}]}}`,
  ],
  ['built-in', 'a Pod without apiVersion', `kind: Pod\nmetadata: {name: a}`],
  ['built-in', 'an object without kind', `apiVersion: apps/v1\nspec: {template: ${template}}`],
  ['built-in', 'a kind in other letters', `apiVersion: v1\nkind: pod\nspec: {containers: []}`],
  ['built-in', 'a misspelt kind', `apiVersion: apps/v1\nkind: Deploiment\nspec: {template: ${template}}`],
  [
    'built-in',
    'a Deployment whose template is text',
    'apiVersion: apps/v1\nkind: Deployment\nspec: {selector: {}, template: text}',
  ],
  [
    'custom',
    'an Argo Rollout',
    `apiVersion: argoproj.io/v1alpha1\nkind: Rollout\nspec: {template: ${template}}`,
  ],
  [
    'custom',
    'a Knative Service',
    `apiVersion: serving.knative.dev/v1\nkind: Service\nspec: {template: {spec: {containers: [{image: a:1, livenessProbe: {httpGet: {path: /}}}]}}}`,
  ],
  [
    'custom',
    'an OpenKruise CloneSet',
    `apiVersion: apps.kruise.io/v1alpha1\nkind: CloneSet\nspec: {template: ${template}}`,
  ],
  [
    'custom',
    'an OpenShift DeploymentConfig',
    `apiVersion: apps.openshift.io/v1\nkind: DeploymentConfig\nspec: {template: ${template}}`,
  ],
  [
    'custom',
    'an Argo Workflow',
    `apiVersion: argoproj.io/v1alpha1\nkind: Workflow\nspec: {templates: [{name: a, container: {image: a:1, command: [b]}}]}`,
  ],
  [
    'custom',
    'a StatefulSet of another group',
    `apiVersion: apps.kruise.io/v1beta1\nkind: StatefulSet\nspec: {template: ${template}}`,
  ],
  [
    'patch',
    'a Kustomize patch',
    `apiVersion: apps/v1\nkind: Deployment\nmetadata: {name: a}\nspec: {template: {spec: {containers: [{name: a, livenessProbe: {periodSeconds: 5}}]}}}`,
  ],
  [
    'patch',
    'a Kustomize patch of replicas',
    `apiVersion: apps/v1\nkind: Deployment\nmetadata: {name: a}\nspec: {replicas: 3}`,
  ],
  [
    'patch',
    'a patch with a directive',
    `apiVersion: v1\nkind: Pod\nmetadata: {name: a}\nspec: {containers: [{name: a, image: a:1, $patch: replace}]}`,
  ],
  ['fragment', 'a container', 'name: a\nimage: a:1\nreadinessProbe: {tcpSocket: {port: 80}}'],
  ['fragment', 'a probe', 'livenessProbe:\n  httpGet: {path: /, port: 80}\n  periodSeconds: 5'],
  ['fragment', 'a probe with a misspelt sibling', 'livenessProbe: {exec: {command: [a]}}\nreadinesProbe: {}'],
  ['fragment', 'a list of containers', `- ${container}\n- ${container}`],
  ['fragment', 'a pod spec', `restartPolicy: Always\ncontainers: [${container}]`],
  ['fragment', 'an object without a head', `metadata: {name: a}\nspec: {template: ${template}}`],
  ['other-kubernetes', 'a Service', 'apiVersion: v1\nkind: Service\nspec: {ports: [{port: 80}]}'],
  [
    'other-kubernetes',
    'a ConfigMap that holds a manifest',
    `apiVersion: v1\nkind: ConfigMap\ndata:\n  pod.yaml: |\n    livenessProbe: {httpGet: {port: 80}}`,
  ],
  [
    'other-kubernetes',
    'a CRD that describes probes',
    `apiVersion: apiextensions.k8s.io/v1\nkind: CustomResourceDefinition\nspec: {versions: [{schema: {openAPIV3Schema: {properties: {containers: {default: [${container}]}}}}}]}`,
  ],
  [
    'other-kubernetes',
    'a custom resource with probe settings of its own',
    'apiVersion: kafka.strimzi.io/v1\nkind: Kafka\nspec: {kafka: {livenessProbe: {initialDelaySeconds: 15}}}',
  ],
  [
    'other-kubernetes',
    'values of a chart in a HelmRelease',
    `apiVersion: helm.toolkit.fluxcd.io/v2\nkind: HelmRelease\nspec: {values: {sidecars: [${container}]}}`,
  ],
  [
    'other-kubernetes',
    'a kustomization',
    'apiVersion: kustomize.config.k8s.io/v1beta1\nkind: Kustomization\nresources: [a.yaml]',
  ],
  [
    'not-kubernetes',
    'a GitHub workflow',
    'on: push\njobs: {build: {container: {image: a:1}, steps: [{run: a}]}}',
  ],
  ['not-kubernetes', 'a GitLab pipeline', 'image: node:20\ntest: {script: [npm test]}'],
  [
    'not-kubernetes',
    'a Compose file',
    'services: {web: {image: a:1, healthcheck: {test: [CMD, a], interval: 10s}}}',
  ],
  [
    'not-kubernetes',
    'an OpenAPI document',
    'openapi: 3.0.0\ncomponents: {schemas: {Pod: {properties: {livenessProbe: {type: object}}}}}',
  ],
  [
    'not-kubernetes',
    'a JSON schema of a container',
    'type: object\nproperties:\n  livenessProbe: {type: object, properties: {periodSeconds: {type: integer}}}',
  ],
  [
    'not-kubernetes',
    'an Ansible playbook',
    `- hosts: all\n  tasks:\n  - name: apply\n    kubernetes.core.k8s: {definition: {apiVersion: v1, kind: Pod, spec: {containers: [${container}]}}}`,
  ],
  [
    'not-kubernetes',
    'an Ansible task list',
    `- name: apply\n  kubernetes.core.k8s:\n    definition: {apiVersion: v1, kind: Pod, spec: {containers: [${container}]}}`,
  ],
  ['not-kubernetes', 'translations', 'livenessProbe: 활성 프로브\nreadinessProbe: 준비성 프로브'],
  [
    'not-kubernetes',
    'a table of texts by field',
    'livenessProbe: {periodSeconds: how often, timeoutSeconds: how long}',
  ],
  [
    'not-kubernetes',
    'values of a chart',
    'replicaCount: 1\nimage: {repository: a}\nlivenessProbe: {httpGet: {path: /, port: http}}',
  ],
  [
    'not-kubernetes',
    'values with only an image and probes',
    'image: {repository: a}\nlivenessProbe: {httpGet: {path: /, port: http}}',
  ],
  ['not-kubernetes', 'a Chart.yaml', 'apiVersion: v2\nname: web\nversion: 1.0.0'],
  [
    'not-kubernetes',
    'an ECS task definition',
    'family: a\ncontainerDefinitions: [{name: a, image: a:1, healthCheck: {command: [a]}}]',
  ],
  ['not-kubernetes', 'text', 'just text'],
  ['not-kubernetes', 'a list of texts', '- a\n- b'],
  ['empty', 'nothing', '# a comment\n'],
];

for (const [role, name, text] of files) {
  test(`${name}: ${role}`, () => assert.equal(classify(text).role, role));
}

/** The same for Helm templates. */
const templates: readonly (readonly [string, string, string])[] = [
  [
    'built-in',
    'a templated apiVersion',
    'apiVersion: {{ include "api" . }}\nkind: Deployment\nspec: {template: {}}',
  ],
  [
    'built-in',
    'alternative apiVersions',
    '{{ if .x }}\napiVersion: apps/v1\n{{ else }}\napiVersion: apps/v1beta1\n{{ end }}\nkind: Deployment\nspec: {}',
  ],
  [
    'built-in',
    'what would be a patch elsewhere',
    'apiVersion: apps/v1\nkind: Deployment\nmetadata: {name: a}\nspec: {template: {spec: {containers: [{name: a}]}}}',
  ],
  ['custom', 'a templated kind', `apiVersion: apps/v1\nkind: {{ .kind }}\nspec: {template: ${template}}`],
  ['custom', 'a printed head', `{{ include "head" . }}\nspec: {template: ${template}}`],
  ['other-kubernetes', 'a Service', 'apiVersion: v1\nkind: Service\nmetadata: {name: {{ .name }}}'],
  [
    'other-kubernetes',
    'a templated kind without a pod',
    'apiVersion: v1\nkind: {{ .kind }}\nmetadata: {name: a}',
  ],
  [
    'fragment',
    'a helper that prints a container',
    '{{ define "c" }}\n- name: {{ .n }}\n  image: a:1\n  livenessProbe: {{ toYaml .l | nindent 4 }}\n    httpGet: {port: 80}\n{{ end }}',
  ],
  ['not-kubernetes', 'notes', 'Visit {{ .Values.host }}: it works'],
  ['empty', 'nothing but actions', '{{ include "all" . }}\n'],
];

for (const [role, name, text] of templates) {
  test(`template, ${name}: ${role}`, () => {
    const document =
      cutFile(text, 'template').find(({ isEmpty }) => !isEmpty) ?? cutFile(text, 'template')[0];
    assert.ok(document);
    assert.equal(classifyDocument(readDocument(document.source).root, true).role, role);
  });
}

test('items of nested lists have the index in the outermost one', () => {
  const pod = '{apiVersion: v1, kind: Pod, spec: {containers: []}}';
  const inner = `{apiVersion: v1, kind: List, items: [${pod}, ${pod}]}`;
  const classified = classify(`apiVersion: v1\nkind: List\nitems: [${pod}, ${inner}, ${pod}]`);
  assert.ok('objects' in classified);
  assert.deepEqual(
    classified.objects.map(({ item }) => item),
    [0, 1, 1, 2],
  );
});

test('items of a typed list are of its kind without saying so', () => {
  const classified = classify('apiVersion: v1\nkind: PodList\nitems: [{spec: {containers: []}}]');
  assert.ok('objects' in classified);
  assert.deepEqual(
    classified.objects.map((object) => object.role === 'built-in' && object.type),
    ['Pod'],
  );
});
