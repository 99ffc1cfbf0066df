import assert from 'node:assert/strict';
import { test } from 'node:test';
import { cutFile, type FileKind } from '../../../server/core/cut-file.ts';
import {
  builtInContainers,
  fragmentContainers,
  placedContainers,
} from '../../../server/core/kubernetes/containers-of.ts';
import type { FieldValue } from '../../../server/core/kubernetes/field-value.ts';
import { classifyDocument } from '../../../server/core/kubernetes/objects.ts';
import type { Probe, ProbedContainer, ProbeName } from '../../../server/core/kubernetes/probe.ts';
import { newestKnownVersion } from '../../../server/core/kubernetes/version.ts';
import { readDocument } from '../../../server/core/read-document.ts';
import { decode } from '../../../server/core/validation/decode.ts';

const request = { version: newestKnownVersion, report: () => {} };

function containersOf(text: string, kind: FileKind = 'manifest'): readonly ProbedContainer[] {
  return cutFile(text, kind).flatMap(({ source }) => {
    const classified = classifyDocument(readDocument(source).root, kind === 'template');
    if (classified.role === 'fragment') {
      return fragmentContainers(classified.fragment, request).map(({ facts }) => facts);
    }
    if (!('objects' in classified)) return [];
    return classified.objects.flatMap((object) => {
      if (object.role !== 'built-in' || !object.type)
        return placedContainers(object, request).map(({ facts }) => facts);
      const scope = { path: '', item: object.item, scope: 'object', type: object.type } as const;
      return builtInContainers(decode(object.node, { ...request, ...scope }), object);
    });
  });
}

function onlyContainer(text: string, kind: FileKind = 'manifest'): ProbedContainer {
  const [container, ...others] = containersOf(text, kind);
  assert.ok(container);
  assert.equal(others.length, 0);
  return container;
}

function probe(container: ProbedContainer, name: ProbeName): Probe {
  const found = container.probes[name];
  assert.ok(found.kind === 'probe');
  return found;
}

/** A field's value; why it is not known; or nothing. */
function shown<T>(field: FieldValue<T>): T | string | undefined {
  if (field.kind === 'known') return field.value;
  return field.kind === 'unknown' ? `? ${field.reason}` : undefined;
}

const pod = (container: string): string => `apiVersion: v1
kind: Pod
metadata: {name: web, labels: {app: web}}
spec:
  terminationGracePeriodSeconds: 60
  hostNetwork: true
  readinessGates: [{conditionType: www}]
  containers:
  - name: app
    image: app:1
${container}`;

test('a container knows its pod and its object', () => {
  const container = onlyContainer(pod(''));
  assert.equal(shown(container.name), 'app');
  assert.equal(shown(container.image), 'app:1');
  assert.equal(container.objectPath, 'spec.containers[0]');
  assert.equal(container.pod.objectPath, 'spec');
  assert.equal(shown(container.pod.terminationGracePeriodSeconds), 60);
  assert.equal(shown(container.pod.hostNetwork), true);
  const gates = container.pod.readinessGates;
  assert.deepEqual(gates.kind === 'known' && gates.items.map(shown), ['www']);
  assert.equal(shown(container.object.kind), 'Pod');
  assert.equal(shown(container.object.name), 'web');
  assert.deepEqual(shown(container.object.podLabels), { app: 'web' });
  assert.deepEqual(container.probes.startupProbe, { kind: 'absent', keySpan: null });
});

test('a workload knows its own settings and those of its template', () => {
  const container = onlyContainer(`apiVersion: apps/v1
kind: Deployment
metadata: {labels: {of: deployment}}
spec:
  minReadySeconds: 5
  progressDeadlineSeconds: 60
  selector: {}
  template:
    metadata: {labels: {of: pod}}
    spec: {containers: [{name: a, image: a:1}]}
`);
  assert.equal(container.objectPath, 'spec.template.spec.containers[0]');
  assert.equal(shown(container.object.minReadySeconds), 5);
  assert.equal(shown(container.object.progressDeadlineSeconds), 60);
  assert.deepEqual(shown(container.object.labels), { of: 'deployment' });
  assert.deepEqual(shown(container.object.podLabels), { of: 'pod' });
});

test('an object knows its namespace, its annotations and who manages it', () => {
  const { object } = onlyContainer(`apiVersion: apps/v1
kind: ReplicaSet
metadata:
  namespace: shop
  annotations: {of: set}
  ownerReferences: [{kind: Deployment, name: web}]
spec:
  template:
    metadata: {annotations: {of: pod}}
    spec: {containers: [{name: a, image: a:1}]}
status: {replicas: 1}
`);
  assert.equal(shown(object.namespace), 'shop');
  assert.deepEqual(shown(object.annotations), { of: 'set' });
  assert.deepEqual(shown(object.podAnnotations), { of: 'pod' });
  assert.deepEqual([object.hasOwner, object.hasStatus], [true, true]);
});

test('what a template decides about an object is unknown', () => {
  const { object } = onlyContainer(
    `apiVersion: v1
kind: Pod
metadata:
  namespace: {{ .Release.Namespace }}
  {{- include "meta" . | nindent 2 }}
spec: {containers: [{name: a, image: a:1}]}
`,
    'template',
  );
  assert.equal(shown(object.namespace), '? template');
  assert.equal(shown(object.annotations), '? template');
  assert.deepEqual([object.hasOwner, object.hasStatus], ['unknown', false]);
});

test('a probe has its timing and its handlers in the order of the server', () => {
  const container = onlyContainer(
    pod(`    livenessProbe:
      periodSeconds: 5
      timeoutSeconds: "2"
      grpc: {port: 9090, service: s}
      httpGet: {path: /, port: http, httpHeaders: [{name: Host, value: h}]}
`),
  );
  const liveness = probe(container, 'livenessProbe');
  assert.equal(liveness.objectPath, 'spec.containers[0].livenessProbe');
  assert.equal(shown(liveness.timing.periodSeconds), 5);
  assert.equal(shown(liveness.timing.timeoutSeconds), '? mistyped');
  assert.equal(shown(liveness.timing.failureThreshold), undefined);
  assert.deepEqual(
    liveness.handlers.map(({ kind }) => kind),
    ['httpGet', 'grpc'],
  );
  const [http] = liveness.handlers;
  assert.ok(http?.kind === 'httpGet');
  assert.equal(shown(http.port), 'http');
  assert.deepEqual(http.headers.kind === 'known' && http.headers.items.map(({ name }) => shown(name)), [
    'Host',
  ]);
});

test('a probe without a value is none, and the key is known', () => {
  const text = pod('    livenessProbe:\n');
  const { livenessProbe } = onlyContainer(text).probes;
  assert.equal(livenessProbe.kind, 'null-valued');
  assert.ok(livenessProbe.kind === 'null-valued' && livenessProbe.keySpan);
  assert.equal(text.slice(livenessProbe.keySpan.start, livenessProbe.keySpan.end), 'livenessProbe');
});

test('ports, commands, environment and hooks', () => {
  const container = onlyContainer(
    pod(`    ports: [{name: http, containerPort: 80}]
    command: [sh, 1]
    env: [{name: A, value: a}, {name: B, valueFrom: {}}]
    lifecycle: {preStop: {sleep: {seconds: 5}}, postStart: {exec: {command: [a]}}}
`),
  );
  assert.ok(
    container.ports.kind === 'known' && container.command.kind === 'known' && container.env.kind === 'known',
  );
  assert.deepEqual(
    container.ports.items.map((port) => [shown(port.name), shown(port.containerPort), shown(port.protocol)]),
    [['http', 80, undefined]],
  );
  assert.deepEqual(container.command.items.map(shown), ['sh', '? mistyped']);
  assert.deepEqual(
    container.env.items.map(({ name, value }) => [shown(name), shown(value)]),
    [
      ['A', 'a'],
      ['B', undefined],
    ],
  );
  assert.ok(container.preStop?.kind === 'sleep' && shown(container.preStop.seconds) === 5);
  assert.equal(container.postStart?.kind, 'exec');
});

test('an init container is a sidecar when it is always restarted', () => {
  const containers = containersOf(`apiVersion: v1
kind: Pod
spec:
  initContainers: [{name: a, restartPolicy: Always}, {name: b}]
  containers: [{name: c, restartPolicy: Always}]
`);
  assert.deepEqual(
    containers.map(({ list, index, isSidecar }) => [list, index, isSidecar]),
    [
      ['initContainers', 0, true],
      ['initContainers', 1, false],
      ['containers', 0, false],
    ],
  );
});

test('a value behind an alias is found where it is written', () => {
  const text = pod(`    livenessProbe: &live {httpGet: {port: 80}, periodSeconds: &period 7}
    readinessProbe: {httpGet: {port: 80}, periodSeconds: *period}
    startupProbe: *live
`);
  const container = onlyContainer(text);
  const { periodSeconds } = probe(container, 'readinessProbe').timing;
  assert.ok(periodSeconds.kind === 'known');
  assert.equal(text.slice(periodSeconds.span.start, periodSeconds.span.end), '7');
  assert.deepEqual(
    periodSeconds.via.map(({ kind, anchor }) => [kind, anchor]),
    [['alias', 'period']],
  );
  const startup = probe(container, 'startupProbe');
  assert.deepEqual(startup.via.length, 1);
  assert.equal(startup.span.start, probe(container, 'livenessProbe').span.start);
});

test('items of a list know their place in it', () => {
  const containers = containersOf(`apiVersion: v1
kind: List
items:
- {apiVersion: v1, kind: Service}
- {apiVersion: v1, kind: Pod, spec: {containers: [{name: a}]}}
`);
  assert.deepEqual(
    containers.map(({ object, objectPath }) => [object.item, objectPath]),
    [[1, 'spec.containers[0]']],
  );
});

test('a custom resource: paths from its root, pod and labels around the container', () => {
  const container = onlyContainer(`apiVersion: argoproj.io/v1alpha1
kind: Rollout
spec:
  minReadySeconds: 3
  template:
    metadata: {labels: {app: a}}
    spec:
      terminationGracePeriodSeconds: 5
      containers: [{name: a, image: a:1, livenessProbe: {httpGet: {port: 80}}}]
`);
  assert.equal(container.object.role, 'custom');
  assert.equal(container.list, 'containers');
  assert.equal(container.objectPath, 'spec.template.spec.containers[0]');
  assert.equal(shown(container.pod.terminationGracePeriodSeconds), 5);
  assert.equal(shown(container.object.minReadySeconds), 3);
  assert.deepEqual(shown(container.object.podLabels), { app: 'a' });
  assert.equal(
    probe(container, 'livenessProbe').handlers[0]?.objectPath,
    'spec.template.spec.containers[0].livenessProbe.httpGet',
  );
});

test('a single container of a custom resource stands in no list', () => {
  const container = onlyContainer(`apiVersion: argoproj.io/v1alpha1
kind: Workflow
spec: {templates: [{container: {image: a:1, readinessProbe: {tcpSocket: {port: 80}}}}]}
`);
  assert.equal(container.list, null);
  assert.equal(container.objectPath, 'spec.templates[0].container');
});

test('a fragment has no pod', () => {
  const container = onlyContainer('livenessProbe: {httpGet: {port: 80}}\n');
  assert.equal(container.object.role, 'fragment');
  assert.equal(container.list, null);
  assert.equal(container.objectPath, '');
  assert.equal(container.pod.span, null);
  assert.equal(probe(container, 'livenessProbe').objectPath, 'livenessProbe');
});

const templateOf = (container: string): string => `apiVersion: apps/v1
kind: Deployment
spec:
  template:
    spec:
      containers:
        - name: {{ .Chart.Name }}
${container}`;

test('in a template: unknown is what the rendering decides', () => {
  const container = onlyContainer(
    templateOf(`          ports:
            {{- range .Values.ports }}
            - containerPort: {{ . }}
            {{- end }}
          livenessProbe:
            periodSeconds: {{ .Values.period }}
            timeoutSeconds: 2
            {{- if .Values.threshold }}
            failureThreshold: 5
            {{- end }}
            {{- toYaml .Values.handler | nindent 12 }}
          {{- with .Values.readinessProbe }}
          readinessProbe:
            {{- toYaml . | nindent 12 }}
          {{- end }}
`),
    'template',
  );
  assert.equal(shown(container.name), '? template');
  assert.ok(container.ports.kind === 'known' && !container.ports.isComplete);
  const liveness = probe(container, 'livenessProbe');
  assert.equal(shown(liveness.timing.periodSeconds), '? template');
  assert.equal(shown(liveness.timing.timeoutSeconds), 2);
  assert.equal(shown(liveness.timing.failureThreshold), '? template');
  assert.equal(shown(liveness.timing.successThreshold), '? template');
  assert.equal(liveness.isOpen, true);
  assert.equal(liveness.isConditional, false);
  assert.equal(container.probes.readinessProbe.kind, 'unknown');
  assert.equal(container.probes.startupProbe.kind, 'absent');
});

test('in a template: of alternative probes the one with most in the text is kept, as conditional', () => {
  const text = templateOf(`          {{- if .Values.custom }}
          livenessProbe: {{- toYaml .Values.custom | nindent 12 }}
          {{- else if .Values.enabled }}
          livenessProbe:
            tcpSocket: {port: http}
            periodSeconds: 3
          {{- end }}
`);
  const liveness = probe(onlyContainer(text, 'template'), 'livenessProbe');
  assert.equal(liveness.isConditional, true);
  assert.equal(shown(liveness.timing.periodSeconds), 3);
  assert.equal(liveness.keySpan.start, text.lastIndexOf('livenessProbe'));
  assert.equal(liveness.objectPath, 'spec.template.spec.containers[0].livenessProbe');
});

test('in a template: a handler in a branch leaves the probe open, a branch around the container does not', () => {
  const open = onlyContainer(
    templateOf(`          livenessProbe:
            {{- if .Values.grpc }}
            grpc: {port: 80}
            {{- else }}
            httpGet: {port: 80}
            {{- end }}
`),
    'template',
  );
  assert.equal(probe(open, 'livenessProbe').isOpen, true);
  const closed = onlyContainer(
    `apiVersion: v1
kind: Pod
spec:
  containers:
    {{- if .Values.a }}
    - name: a
      livenessProbe: {httpGet: {port: 80}, periodSeconds: 3}
    {{- end }}
`,
    'template',
  );
  const liveness = probe(closed, 'livenessProbe');
  assert.equal(liveness.isOpen, false);
  assert.equal(liveness.isConditional, false);
  assert.equal(shown(liveness.timing.periodSeconds), 3);
});
