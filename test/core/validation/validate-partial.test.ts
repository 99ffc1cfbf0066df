import { test } from 'node:test';
import type { FixtureOptions } from '../../support/fixtures.ts';
import { findings } from '../../support/fixtures.ts';
import { deploymentWith } from '../../support/manifests.ts';
import { validationRules } from './validate-rules.ts';

/* Where the text does not decide everything, only what is wrong whatever the rest is. */

const options: FixtureOptions = { rules: validationRules, kubernetesVersion: '1.36' };
const template: FixtureOptions = { ...options, kind: 'template' };

test('what a template decides is not judged', () =>
  findings(
    deploymentWith(`
image: {{ .Values.image }}
ports:
  {{- toYaml .Values.ports | nindent 12 }}
livenessProbe:
  {{- toYaml .Values.livenessProbe | nindent 12 }}
readinessProbe:
  tcpSocket: { port: {{ .Values.port }} }
startupProbe:
  httpGet: { port: web }
  periodSeconds: {{ .Values.period }}
`),
    template,
  ));

test('the arms of a block exclude each other', () =>
  findings(
    deploymentWith(`
image: nginx
livenessProbe:
  {{- if .Values.tcp }}
  tcpSocket: { port: 80 }
  {{- else }}
  httpGet: { port: 0 }
  #                ^ error probe-port-invalid
  {{- end }}
  successThreshold: 2
  #                 ^ error success-threshold-not-one 💡
`),
    template,
  ));

test('inside one block the text decides again', () =>
  findings(
    `{{- if .Values.enabled }}
${deploymentWith(`
image: nginx
livenessProbe:
  exec: { command: [a] }
  httpGet: { port: 80 }
  ^^^^^^^ error probe-handler-multiple 💡
readinessProbe: {}
^^^^^^^^^^^^^^ error probe-handler-missing 💡
`)}{{- end }}
`,
    template,
  ));

test('a grace period that may not be rendered does not limit a hook', () =>
  findings(
    `apiVersion: v1
kind: Pod
metadata: { name: x }
spec:
  {{- if .Values.grace }}
  terminationGracePeriodSeconds: 5
  {{- end }}
  containers:
    - name: a
      image: a
      lifecycle: { preStop: { sleep: { seconds: 20 } } }
`,
    template,
  ));

test('a sidecar that may be one is taken for one', () =>
  findings(
    `apiVersion: v1
kind: Pod
metadata: { name: x }
spec:
  initContainers:
    - name: a
      image: a
      {{- if .Values.sidecar }}
      restartPolicy: Always
      livenessProbe: { tcpSocket: { port: 80 } }
      {{- end }}
      readinessProbe: { tcpSocket: { port: 80 } }
`,
    template,
  ));

test('what a patch leaves out stands in its base', () =>
  findings(
    `apiVersion: apps/v1
kind: Deployment
metadata: { name: x }
spec:
  template:
    spec:
      containers:
        - name: app
          livenessProbe:
            periodSeconds: 5
            successThreshold: 3
            #                 ^ error success-threshold-not-one 💡
          readinessProbe:
            httpGet: { port: web }
`,
    options,
  ));

test('pods of custom resources are refused sooner or later', () =>
  findings(
    `apiVersion: argoproj.io/v1alpha1
kind: Rollout
metadata: { name: x }
spec:
  template:
    spec:
      restartPolicy: whatever
      initContainers:
        - name: i
          image: a
          startupProbe: { tcpSocket: { port: 1 } }
          ^^^^^^^^^^^^ error probe-on-init-or-ephemeral-container 💡
      containers:
        - name: app
          image: a
          readinessProbe: {}
          ^^^^^^^^^^^^^^ error probe-handler-missing 💡
          lifecycle: { preStop: { sleep: { seconds: 900 } } }
`,
    options,
  ));
