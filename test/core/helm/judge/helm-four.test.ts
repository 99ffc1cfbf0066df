import assert from 'node:assert/strict';
import { test } from 'node:test';
import { helm4Findings } from '../../../../server/core/helm/judge/helm-four.ts';
import { judgeChart } from '../../../../server/core/helm/judge/judge-chart.ts';
import { probesOfHelm4 } from '../../../../server/core/helm/judge/probes-of-helm-four.ts';
import { renderChart } from '../../../../server/core/helm/render.ts';
import type { RenderRequest } from '../../../../server/core/helm/rendering.ts';
import { jsonText } from '../../../../server/core/helm/values/to-json.ts';
import { newestKnownVersion, renderMessage } from '../../../../server/core/index.ts';
import { chartRequest } from '../../../support/drawn-chart.ts';

const template = `apiVersion: v1
kind: Pod
metadata: { name: db }
spec:
  containers:
    - name: db
      image: team/db
      {{- with .Values.readinessProbe }}
      readinessProbe: {{- toYaml . | nindent 8 }}
      {{- end }}
`;
const context = { kubernetesVersion: newestKnownVersion, profile: 'minimal' as const };

/** A chart with a subchart whose readiness asks for HTTP by default. */
function umbrella(values: string, more: Partial<RenderRequest> = {}): RenderRequest {
  return chartRequest(
    {
      'values.yaml': values,
      'charts/db/Chart.yaml': 'apiVersion: v2\nname: db\nversion: 1.0.0\n',
      'charts/db/values.yaml': 'readinessProbe:\n  httpGet: { port: 80 }\n  periodSeconds: 7\n',
      'charts/db/templates/a.yaml': template,
    },
    more,
  );
}

/** The probes that are other ones with Helm 4, as JSON. */
function otherProbes(request: RenderRequest): readonly (string | null)[] {
  const rendering = renderChart(request);
  return probesOfHelm4({ request, rendering }).map(({ value }) => value && jsonText(value));
}

test('a null of the parent leaves the handler of the subchart alone in Helm 4, which is told where it breaks the probe', () => {
  const request = umbrella('db:\n  readinessProbe:\n    httpGet: null\n    tcpSocket: { port: 80 }\n');
  assert.deepEqual(otherProbes(request), [
    '{"httpGet":{"port":80},"periodSeconds":7,"tcpSocket":{"port":80}}',
  ]);
  const rendering = renderChart(request);
  const judgement = judgeChart(rendering, request, context);
  assert.deepEqual(judgement.findings, []);
  const found = helm4Findings({ request, rendering }, judgement, context);
  assert.deepEqual(
    found.map(({ ruleId, severity, place }) => [ruleId, severity, place.file]),
    [['helm-override-adds-second-handler', 'information', 'values.yaml']],
  );
  assert.match(
    found[0] ? renderMessage(found[0].message, 'en') : '',
    /^Only with Helm 4, which leaves out nulls in the values of charts: tcpSocket does not take the place of httpGet/,
  );
});

test('a probe that the parent takes away stays in Helm 4', () => {
  assert.deepEqual(otherProbes(umbrella('db: { readinessProbe: null }\n')), [
    '{"httpGet":{"port":80},"periodSeconds":7}',
  ]);
});

test('nulls that a user gives are the same to both, also beside those of the parent', () => {
  const more = (text: string) => ({ valuesFiles: [{ path: 'own.yaml', text }] });
  assert.deepEqual(otherProbes(umbrella('', more('db: { readinessProbe: { httpGet: null } }\n'))), []);
  const both = umbrella(
    'db: { readinessProbe: null }\n',
    more('db: { readinessProbe: { periodSeconds: 9 } }\n'),
  );
  assert.deepEqual(otherProbes(both), []);
  const beside = umbrella('db: { readinessProbe: { httpGet: null } }\n', more('db: { x: 1 }\n'));
  assert.deepEqual(otherProbes(beside), []);
});

test('a default that a null of the chart itself takes away stays in Helm 4', () => {
  const merged = template.replace(
    /\{\{- with[\s\S]*$/,
    'readinessProbe: {{- mergeOverwrite (dict "httpGet" (dict "port" 80)) .Values.readinessProbe | toYaml | nindent 8 }}\n',
  );
  const request = chartRequest({
    'values.yaml': 'readinessProbe: { httpGet: null, exec: { command: [a] } }\n',
    'templates/a.yaml': merged,
  });
  assert.deepEqual(otherProbes(request), ['{"exec":{"command":["a"]},"httpGet":{"port":80}}']);
  const rendering = renderChart(request);
  const judgement = judgeChart(rendering, request, context);
  assert.deepEqual(
    helm4Findings({ request, rendering }, judgement, context).map(({ ruleId, severity }) => [
      ruleId,
      severity,
    ]),
    [['probe-handler-multiple', 'information']],
  );
});

test('a probe that only Helm 3 renders', () => {
  const asked = template
    .replace('with .Values.readinessProbe', 'if hasKey .Values "probe"')
    .replace('.Values.readinessProbe', 'dict');
  const request = chartRequest({
    'values.yaml': 'probe: null\n',
    'templates/a.yaml': asked.replace('toYaml .', 'toYaml (dict "tcpSocket" (dict "port" 80))'),
  });
  assert.deepEqual(otherProbes(request), [null]);
});

test('nothing is said where nulls have nothing to do with probes', () => {
  assert.deepEqual(otherProbes(umbrella('db: { nodeSelector: null }\nx: null\n')), []);
  const request = umbrella('');
  const rendering = renderChart(request);
  assert.deepEqual(
    helm4Findings({ request, rendering }, judgeChart(rendering, request, context), context),
    [],
  );
});
