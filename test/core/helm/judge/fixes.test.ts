import assert from 'node:assert/strict';
import { test } from 'node:test';
import { type FixRequest, fixedFiles } from '../../../support/chart-fixes.ts';
import { deployment } from '../../../support/chart-workloads.ts';
import type { ChartFiles } from '../../../support/drawn-chart.ts';
import { packedChart } from '../../../support/packed-chart.ts';

/** The changed texts after the fix, which has to keep its word; null where there is none. */
function fixed(files: ChartFiles, request: FixRequest): Readonly<Record<string, string>> | null {
  return fixedFiles(files, request)?.texts ?? null;
}

const tooLong = { rule: 'timeout-exceeds-period' } as const;
const allTimings = { rule: 'probe-timing-implicit' } as const;

test('a field that is missing is inserted into the values that toYaml prints as a whole', () => {
  const files = {
    'values.yaml': `# The check of the web server.
readinessProbe: # all of it is printed
  # Seconds.
  timeoutSeconds: 12 # slow
  httpGet:
    path: /readyz
    port: http

other: 1
`,
    'templates/a.yaml':
      deployment(`          readinessProbe: {{- toYaml .Values.readinessProbe | nindent 12 }}
`),
  };
  assert.deepEqual(fixed(files, tooLong), {
    'values.yaml': `# The check of the web server.
readinessProbe: # all of it is printed
  # Seconds.
  timeoutSeconds: 12 # slow
  httpGet:
    path: /readyz
    port: http
  periodSeconds: 12

other: 1
`,
  });
});

test('so it is where with and omit stand between, in flow style, and with other line ends', () => {
  const dump = `          {{- with .Values.probe }}
          {{- if .enabled }}
          readinessProbe:
            {{- omit . "enabled" | toYaml | nindent 12 }}
          {{- end }}
          {{- end }}
`;
  const values = 'probe: { enabled: true, timeoutSeconds: 12, tcpSocket: { port: http } }\r\nother: 1\r\n';
  assert.deepEqual(fixed({ 'values.yaml': values, 'templates/a.yaml': deployment(dump) }, tooLong), {
    'values.yaml': values.replace(' } }', ' }, periodSeconds: 12 }'),
  });
});

test('timings of values go to the values where the template writes the handler', () => {
  const files = {
    'values.yaml': 'probe:\n  enabled: true\n  timeoutSeconds: 12\n',
    'templates/a.yaml': deployment(`          {{- if .Values.probe.enabled }}
          readinessProbe: {{- toYaml (omit .Values.probe "enabled") | nindent 12 }}
            httpGet:
              path: /readyz
              port: http
          {{- end }}
`),
  };
  assert.deepEqual(fixed(files, tooLong), {
    'values.yaml': 'probe:\n  enabled: true\n  periodSeconds: 12\n  timeoutSeconds: 12\n',
  });
});

test('a field goes into the template that writes the others, whatever prints their values', () => {
  const probe = (more: string): string =>
    deployment(`          readinessProbe:
            httpGet:
              path: {{ .Values.path }}
              port: http${more}
            {{- if .Values.failures }}
            failureThreshold: {{ .Values.failures }}
            {{- end }}
            timeoutSeconds: {{ .Values.timeout | default 12 }} # seconds
          startupProbe: {{ toYaml .Values.startup | nindent 12 }}
`);
  const files = {
    'values.yaml': 'path: /readyz\nfailures: 3\nstartup: { tcpSocket: { port: http } }\n',
    'templates/a.yaml': probe(''),
  };
  const result = fixedFiles(files, tooLong);
  assert.deepEqual(result?.texts, {
    'templates/a.yaml': files['templates/a.yaml'].replace(
      '            timeoutSeconds:',
      '            periodSeconds: 12\n            timeoutSeconds:',
    ),
  });
  assert.equal(result.title, 'Raise periodSeconds to 12');
});

test('a field of a helper is written at the columns of the helper', () => {
  const helper = `{{- define "probe" -}}
tcpSocket:
  port: http
timeoutSeconds: 12
{{- end }}
`;
  const template = deployment(`          readinessProbe: {{- include "probe" . | nindent 12 }}
          livenessProbe:
            {{- include "probe" . | nindent 12 }}
            periodSeconds: 20
`);
  const files = { 'templates/_h.tpl': helper, 'templates/a.yaml': template };
  // The second rendering has a period of its own: the same field would stand there twice.
  assert.equal(
    fixed({ ...files, 'templates/a.yaml': template.split('          liveness')[0] ?? '' }, tooLong)?.[
      'templates/_h.tpl'
    ],
    helper.replace('timeout', 'periodSeconds: 12\ntimeout'),
  );
});

test('a new probe stands behind the fields that the template always writes, and blocks stay whole', () => {
  const files = {
    'values.yaml': 'probe: { httpGet: { path: /live, port: http } }\n',
    'templates/a.yaml': deployment(`          {{- with .Values.probe }}
          livenessProbe:
            {{- toYaml . | nindent 12 }}
          {{- end }}
`),
    'templates/service.yaml': `apiVersion: v1
kind: Service
metadata: { name: web }
spec:
  selector: { app: web }
  ports: [{ port: 80, targetPort: http }]
`,
  };
  const result = fixedFiles(files, {
    rule: 'readiness-missing-behind-service',
    allows: ['probe-timing-implicit', 'probe-timeout-default'],
  });
  assert.deepEqual(Object.keys(result?.texts ?? {}), ['templates/a.yaml']);
  const text = result?.texts['templates/a.yaml'] ?? '';
  assert.match(text, /\n {10}readinessProbe:\n {12}httpGet:\n/);
  assert.equal(text.replace(/ {10}readinessProbe:\n(?: {12}.*\n)+/, ''), files['templates/a.yaml']);
});

const database = {
  'Chart.yaml': 'apiVersion: v2\nname: db\nversion: 1.0.0\n',
  'values.yaml': 'probe:\n  timeoutSeconds: 12\n  tcpSocket: { port: 5432 }\n',
  'templates/a.yaml': deployment(
    '          readinessProbe: {{- toYaml .Values.probe | nindent 12 }}\n',
  ).replaceAll('web', 'db'),
};

const umbrella = `apiVersion: v2
name: web
version: 1.0.0
dependencies: [{ name: db, version: 1.0.0, repository: "https://charts.example.com" }]
`;

test('what a packed subchart has as values is overridden in the values of the chart', () => {
  const files = (values: string): ChartFiles => ({
    'Chart.yaml': umbrella,
    'charts/db-1.0.0.tgz': packedChart('db', database),
    'values.yaml': values,
  });
  const override = (values: string): string | undefined => fixed(files(values), tooLong)?.['values.yaml'];
  assert.equal(override(''), 'db:\n  probe:\n    periodSeconds: 12\n');
  assert.equal(override('# nothing yet\n'), '# nothing yet\ndb:\n  probe:\n    periodSeconds: 12\n');
  assert.equal(
    override('# all\na: 1\n\ndb: # the database\n    name: x # its name\n'),
    '# all\na: 1\n\ndb: # the database\n    name: x # its name\n    probe:\n        periodSeconds: 12\n',
  );
  assert.equal(
    override('db: { probe: { failureThreshold: 2 } }\n'),
    'db: { probe: { periodSeconds: 12, failureThreshold: 2 } }\n',
  );
  assert.equal(override('db: {}\n'), 'db: {probe: {periodSeconds: 12}}\n');
  assert.equal(override('x: &x { a: 1 }\ndb: *x\n'), undefined);
  assert.equal(fixedFiles(files('a: 1\n'), tooLong)?.title, 'Raise periodSeconds to 12, in values.yaml');
});

test('where the chart overrides a part already, the rest is written beside it', () => {
  const files = {
    'Chart.yaml': umbrella,
    'charts/db-1.0.0.tgz': packedChart('db', database),
    'values.yaml': 'db:\n  probe:\n    # Slow disks.\n    timeoutSeconds: 15\n',
  };
  assert.deepEqual(fixed(files, tooLong), {
    'values.yaml': 'db:\n  probe:\n    periodSeconds: 15\n    # Slow disks.\n    timeoutSeconds: 15\n',
  });
});

test('several fields of one fix are several fields in the values', () => {
  const files = {
    'values.yaml': 'probe:\n  tcpSocket:\n    port: http\n  periodSeconds: 7\n',
    'templates/a.yaml': deployment('          readinessProbe: {{- toYaml .Values.probe | nindent 12 }}\n'),
  };
  assert.deepEqual(fixed(files, allTimings), {
    'values.yaml':
      'probe:\n  tcpSocket:\n    port: http\n  initialDelaySeconds: 0\n  periodSeconds: 7\n  timeoutSeconds: 1\n  successThreshold: 1\n  failureThreshold: 3\n',
  });
});

test('a value that two probes share is not changed where they have to differ, and is where that helps both', () => {
  const probe = `            failureThreshold: {{ .Values.failures }}
            timeoutSeconds: {{ .Values.timeout }}
            httpGet: { path: /healthz, port: http }
`;
  const files = {
    'values.yaml': 'failures: 3\ntimeout: 5\n',
    'templates/a.yaml': deployment(`          livenessProbe:\n${probe}          readinessProbe:\n${probe}`),
  };
  const same = { rule: 'liveness-same-as-readiness', title: 'failureThreshold' } as const;
  assert.equal(fixed(files, same), null);
  const apart = files['templates/a.yaml'].replace('.Values.failures', '.Values.own');
  assert.ok(fixed({ 'values.yaml': 'own: 3\nfailures: 3\ntimeout: 5\n', 'templates/a.yaml': apart }, same));
  const long = { ...files, 'values.yaml': 'failures: 3\ntimeout: 12\n' };
  assert.deepEqual(fixed(long, { ...tooLong, title: 'Lower' }), {
    'values.yaml': 'failures: 3\ntimeout: 10\n',
  });
});
