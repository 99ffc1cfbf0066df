import assert from 'node:assert/strict';
import { test } from 'node:test';
import { dormantFindings } from '../../../../server/core/helm/judge/dormant.ts';
import { dormantSwitchesIn } from '../../../../server/core/helm/judge/dormant-switches.ts';
import type { RuleId } from '../../../../server/core/index.ts';
import { newestKnownVersion, renderMessage } from '../../../../server/core/index.ts';
import { type ChartFiles, chartRequest, judged } from '../../../support/drawn-chart.ts';

const template = `apiVersion: v1
kind: Pod
metadata: { name: web }
spec:
  containers:
    - name: app
      image: registry.example.com/web:1
      {{- if .Values.livenessProbe.enabled }}
      livenessProbe: {{- toYaml (omit .Values.livenessProbe "enabled") | nindent 8 }}
      {{- end }}
      {{- if .Values.readinessProbe.enabled }}
      readinessProbe: {{- toYaml (omit .Values.readinessProbe "enabled") | nindent 8 }}
      {{- end }}
`;

const off = (liveness: string, readiness: string): string => `livenessProbe:
  enabled: ${liveness}
  periodSeconds: 5
  timeoutSeconds: 12
  tcpSocket: { port: 80 }
readinessProbe:
  enabled: ${readiness}
  periodSeconds: 5
  timeoutSeconds: 14
  tcpSocket: { port: 80 }
`;

/** `severity file:line words`, and where the probe is off. */
function dormant(files: ChartFiles, rule: RuleId = 'timeout-exceeds-period'): readonly string[] {
  const request = chartRequest(files);
  const { rendering, judgement } = judged(request, [rule]);
  const context = { kubernetesVersion: newestKnownVersion, severities: {}, profile: 'strict' as const };
  const lineOf = (file: string, offset: number): string =>
    `${file}:${judgement.textOf(file)?.slice(0, offset).split('\n').length}`;
  return dormantFindings({ request, rendering }, judgement, context)
    .filter(({ ruleId }) => ruleId === rule)
    .map((finding) => {
      const { place, severity, related } = finding;
      const notes = related
        .filter(({ message }) => message.id === 'chart-dormant')
        .map(({ file, span }) => lineOf(file, span.start));
      const words = renderMessage(finding.message, 'en').slice(0, 30);
      return `${severity} ${lineOf(place.file, place.span.start)} ${words} (${notes.join(', ')})`;
    });
}

test('probes that are off are judged as if they were on, as information', () => {
  assert.deepEqual(dormant({ 'values.yaml': off('false', 'true'), 'templates/a.yaml': template }), [
    'information values.yaml:4 Off in the values. If on: A ch (values.yaml:2)',
  ]);
  assert.deepEqual(dormant({ 'values.yaml': off('false', 'false'), 'templates/a.yaml': template }), [
    'information values.yaml:4 Off in the values. If on: A ch (values.yaml:2)',
    'information values.yaml:9 Off in the values. If on: A ch (values.yaml:7)',
  ]);
});

test('what is on is not judged again, and other things stay off', () => {
  assert.deepEqual(dormant({ 'values.yaml': off('true', 'true'), 'templates/a.yaml': template }), []);
  const sidecar = `sidecar: { enabled: false }
livenessProbe: { enabled: true }
readinessProbe: { enabled: false, periodSeconds: 5, timeoutSeconds: 1, tcpSocket: { port: 80 } }
`;
  const gated = `{{ if .Values.sidecar.enabled }}${template}{{ end }}`;
  assert.deepEqual(dormant({ 'values.yaml': sidecar, 'templates/a.yaml': gated }), []);
});

test('what is found about the container besides stays with what is rendered', () => {
  const files = { 'values.yaml': off('false', 'false'), 'templates/a.yaml': template };
  assert.deepEqual(dormant(files, 'probes-missing'), []);
});

test('probes of subcharts, and keys that flags would take apart', () => {
  const files = {
    'values.yaml': 'db: { livenessProbe: { enabled: false } }\n',
    'charts/db/Chart.yaml': 'apiVersion: v2\nname: db\nversion: 1.0.0\n',
    'charts/db/values.yaml': off('true', 'true'),
    'charts/db/templates/a.yaml': template,
  };
  assert.deepEqual(dormant(files), [
    'information charts/db/values.yaml:4 Off in the values. If on: A ch (values.yaml:1)',
  ]);
  const dotted = {
    'values.yaml': `a.b:\n${off('false', 'true').replace(/^/gm, '  ')}\n`,
    'templates/a.yaml': template.replaceAll('.Values.', '(index .Values "a.b").'),
  };
  assert.deepEqual(dormant(dotted), [
    'information values.yaml:5 Off in the values. If on: A ch (values.yaml:3)',
  ]);
});

test('only what is named like a probe is a switch of one', () => {
  const values = `livenessProbe: { enabled: false }
web: { startup_probe: { enabled: false }, probes: { enabled: false }, customReadinessProbe: { enabled: true } }
metrics: { enabled: false, readinessCheck: { enabled: false } }
probeService: { enabled: false }
readinessProbe: { enabled: "false" }
`;
  const { rendering } = judged(chartRequest({ 'values.yaml': values }), []);
  assert.ok(rendering.values);
  assert.deepEqual(
    dormantSwitchesIn(rendering.values).map(({ path }) => path.join('.')),
    ['livenessProbe', 'web.startup_probe', 'web.probes', 'metrics.readinessCheck'],
  );
});
