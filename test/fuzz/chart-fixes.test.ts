import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { parseDocument } from 'yaml';
import { fixAtSource, newFixMeans } from '../../server/core/helm/judge/fixes/fix-at-source.ts';
import { judgeChart } from '../../server/core/helm/judge/judge-chart.ts';
import { withEdits } from '../../server/core/helm/judge/with-edits.ts';
import { renderChart } from '../../server/core/helm/render.ts';
import type { RenderRequest } from '../../server/core/helm/rendering.ts';
import { applyEdits, newestKnownVersion, renderMessage } from '../../server/core/index.ts';
import { chartRequest } from '../support/drawn-chart.ts';

/*
 * Every fix of a chart, by itself: what is rendered then is what the fix makes of the rendered document, member for
 * member, and nothing else of the chart is rendered otherwise. In each file only the edited places change.
 */

const context = { kubernetesVersion: newestKnownVersion, profile: 'strict' as const };

type Timings = Readonly<Record<string, number>>;

const timings = fc
  .record(
    {
      initialDelaySeconds: fc.constantFrom(0, 5, 300),
      periodSeconds: fc.constantFrom(1, 5, 60),
      timeoutSeconds: fc.constantFrom(1, 2, 12),
      failureThreshold: fc.constantFrom(1, 3, 30),
      successThreshold: fc.constantFrom(1, 2),
      terminationGracePeriodSeconds: fc.constantFrom(5, 600),
    },
    { requiredKeys: [] },
  )
  .map(
    (drawn): Timings => Object.fromEntries(Object.entries(drawn).filter(([, value]) => value !== undefined)),
  );

const handlers = [
  'httpGet: { path: /, port: http, scheme: http }',
  'httpGet: { path: /healthz, port: "8080" }',
  'tcpSocket: { port: 8080 }',
  'exec: { command: [sh, -c, "curl http://localhost:8080/ready"] }',
  'exec: { command: [curl, http://localhost:8080/ready] }',
];

interface Drawn {
  readonly probe: 'livenessProbe' | 'readinessProbe';
  readonly handler: string;
  readonly timings: Timings;
  readonly isFlow: boolean;
  readonly lineEnding: '\n' | '\r\n';
  readonly idiom: keyof typeof idioms;
  /** The timings are in a values file of their own. */
  readonly isGiven: boolean;
}

/** How a template prints the probe, from the column of its key on; a helper file besides. */
const idioms = {
  dump: ({ probe }: Drawn) => `${probe}: {{- toYaml .Values.probe | nindent 12 }}`,
  with: ({ probe }: Drawn) =>
    `{{- with .Values.probe }}\n          ${probe}:\n            {{- toYaml . | nindent 12 }}\n          {{- end }}`,
  omit: ({ probe }: Drawn) => `${probe}: {{- omit .Values.probe "enabled" | toYaml | nindent 12 }}`,
  helper: ({ probe }: Drawn) => `${probe}:\n            {{- include "probe" . | nindent 12 }}`,
  fragment: ({ probe, handler }: Drawn) =>
    `${probe}: {{- omit .Values.probe "exec" "httpGet" "tcpSocket" "enabled" | toYaml | nindent 12 }}\n            ${handler}`,
  scalars: ({ probe, handler, timings: drawn }: Drawn) =>
    [
      `${probe}:`,
      handler,
      ...Object.keys(drawn).map((name) => `${name}: {{ .Values.probe.${name} }} # ${name}`),
    ].join('\n            '),
  defaults: ({ probe, handler, timings: drawn }: Drawn) =>
    [
      `${probe}:`,
      ...Object.entries(drawn).map(([name, value]) => `${name}: {{ .Values.none | default ${value} | int }}`),
      handler,
    ].join('\n            '),
  literal: ({ probe, handler, timings: drawn }: Drawn) =>
    [`${probe}:`, handler, ...Object.entries(drawn).map(([name, value]) => `${name}: ${value}`)].join(
      '\n            ',
    ),
  flow: ({ probe, handler, timings: drawn }: Drawn) =>
    `${probe}: { ${[handler, ...Object.keys(drawn).map((name) => `${name}: {{ .Values.probe.${name} }}`)].join(', ')} }`,
} as const;

const charts = fc.record({
  probe: fc.constantFrom('livenessProbe', 'readinessProbe'),
  handler: fc.constantFrom(...handlers),
  timings,
  isFlow: fc.boolean(),
  lineEnding: fc.constantFrom('\n', '\r\n'),
  idiom: fc.constantFrom(...(Object.keys(idioms) as (keyof typeof idioms)[])),
  isGiven: fc.boolean(),
});

function valuesOf(members: readonly string[], isFlow: boolean): string {
  if (members.length === 0) return 'probe: {}\n';
  return isFlow
    ? `probe: { ${members.join(', ')} } # all\nother: 1\n`
    : `# All.\nprobe:\n${members.map((member) => `  # Own.\n  ${member}\n`).join('')}\nother: 1\n`;
}

function requestOf(drawn: Drawn): RenderRequest {
  const own = Object.entries(drawn.timings).map(([name, value]) => `${name}: ${value}`);
  const written = (text: string): string => text.replaceAll('\n', drawn.lineEnding);
  const values = valuesOf(['enabled: true', drawn.handler, ...(drawn.isGiven ? [] : own)], drawn.isFlow);
  const deployment = `apiVersion: apps/v1
kind: Deployment
metadata: { name: web }
spec:
  replicas: 3
  selector: { matchLabels: { app: web } }
  template:
    metadata: { labels: { app: web } }
    spec:
      containers:
        - name: app
          image: registry.example.com/web:1.4.0
          ports: [{ name: http, containerPort: 8080 }]
          ${idioms[drawn.idiom](drawn)}
          resources: {}
`;
  const files = {
    'values.yaml': written(values),
    'templates/_h.tpl': written(
      '{{- define "probe" -}}\n{{ toYaml (unset .Values.probe "enabled") }}\n{{- end }}\n',
    ),
    'templates/a.yaml': written(deployment),
    'templates/b.yaml':
      'kind: ConfigMap\napiVersion: v1\nmetadata: { name: b }\ndata: { other: "{{ .Values.other }}" }\n',
  };
  const given = { path: 'given.yaml', text: written(valuesOf(own, drawn.isFlow)) };
  return chartRequest(files, { valuesFiles: drawn.isGiven ? [given] : [] });
}

/** What a YAML text says, with the members of maps in any order. */
function meaning(text: string): string {
  const sorted = (value: unknown): unknown => {
    if (Array.isArray(value)) return value.map(sorted);
    if (typeof value !== 'object' || value === null) return value;
    return Object.fromEntries(
      Object.entries(value)
        .sort(([one], [other]) => (one < other ? -1 : 1))
        .map(([key, item]) => [key, sorted(item)]),
    );
  };
  return JSON.stringify(sorted(parseDocument(text, { version: '1.1' }).toJS()));
}

/** Makes each fix that is offered by itself, and gives their number. */
function fixesHold(drawn: Drawn): number {
  const request = requestOf(drawn);
  const rendering = renderChart(request);
  const { judged, textOf, isForeign } = judgeChart(rendering, request, context);
  const { valuesFiles } = request;
  const means = newFixMeans({ chart: rendering.chart, textOf, isForeign, valuesFiles, context });
  let count = 0;
  for (const file of judged)
    for (const [index, document] of file.documents.entries())
      for (const finding of document.findings)
        for (const fix of finding.fixes) {
          const [made] = fixAtSource({ fix, finding, file, document, place: 'templates/a.yaml' }, means);
          if (!made) continue;
          count++;
          const { request: fixed, texts } = withEdits(request, made.edits);
          const after = renderChart(fixed);
          const what = `${finding.ruleId}: ${renderMessage(made.title, 'en')}\n${[...texts].map(([name, text]) => `== ${name}\n${text}`).join('')}`;
          assert.deepEqual(after.problems, rendering.problems, what);
          for (const [name, { output }] of rendering.files) {
            const text = after.files.get(name)?.output.text ?? '';
            const wanted = name === file.file.name && index === 0;
            const { source } = document.cut;
            if (wanted) assert.equal(meaning(text), meaning(applyEdits(source.text, fix.edits)), what);
            else assert.equal(text, output.text, what);
          }
        }
  return count;
}

test('a fix of a chart makes of what is rendered what it makes of a manifest, and changes nothing else', () => {
  let count = 0;
  fc.assert(
    fc.property(charts, (drawn) => {
      count += fixesHold(drawn);
    }),
    { numRuns: 100 },
  );
  assert.ok(count > 200, `${count} fixes were made`);
});
