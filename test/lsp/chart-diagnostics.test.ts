import assert from 'node:assert/strict';
import { test } from 'node:test';
import { checkWorkspaceMethod } from '../../server/src/protocol.ts';
import { packedChart } from '../support/packed-chart.ts';
import { connected } from './connect.ts';
import { editedChart, uriIn } from './edited-chart.ts';

const podNamed = (name: string, probe: string): string => `apiVersion: v1
kind: Pod
metadata:
  name: ${name}
spec:
  containers:
    - name: app
      image: team/web:1
${probe.replace(/^\n/, '').replace(/^(?=.)/gm, '      ')}`;
const pod = (probe: string): string => podNamed('web', probe);

const template = `
readinessProbe:
  timeoutSeconds: {{ .Values.timeout }}
  tcpSocket: { port: 8080 }
`;
const values = uriIn('values.yaml');
const web = uriIn('templates/web.yaml');

test('what a value does is said where it stands, once for all that has it from there', async (context) => {
  const { editor } = await editedChart(
    context,
    `
== values.yaml
timeout: 12
#        ^^ information timeout-exceeds-period
== templates/web.yaml
${pod(template)}
== templates/other.yaml
${podNamed('other', template)}`,
  );
  const [diagnostic] = await editor.pulled(values);
  assert.deepEqual(
    diagnostic?.relatedInformation?.map(({ location, message }) => [location.uri, message]),
    [
      [web, 'Rendered in Pod web, container app.'],
      [uriIn('templates/other.yaml'), 'Rendered in Pod other, container app.'],
    ],
  );
});

test('what is written in a template is said there, and not a second time because it is rendered', async (context) => {
  await editedChart(
    context,
    `
== values.yaml
timeout: 1
== templates/web.yaml
${pod(`
readinessProbe:
  periodSeconds: -1
  #              ^^ error probe-timing-invalid-number
  timeoutSeconds: {{ .Values.timeout }}
  tcpSocket: { port: 8080 }
`)}`,
  );
});

test('a branch that is off is judged as it is written, and as it is rendered once it is on', async (context) => {
  const drawing = (isOn: boolean): string => `
== values.yaml
isOn: ${isOn}
timeout: 12
${isOn ? '#        ^^ information timeout-exceeds-period\n' : ''}== templates/web.yaml
${pod(`
{{- if .Values.isOn }}
livenessProbe:
  periodSeconds: -1
  #              ^^ error probe-timing-invalid-number${isOn ? '' : ' 💡'}
  tcpSocket: { port: 8080 }
readinessProbe:
  timeoutSeconds: {{ .Values.timeout }}
  tcpSocket: { port: 8080 }
{{- end }}
`)}`;
  const { editor, expect } = await editedChart(context, drawing(false), {
    asked: ['timeout-exceeds-period'],
  });
  await editor.replace(values, 'false', 'true');
  await expect(drawing(true));
});

test('what failed to render is no reason for errors, and the rest is judged', async (context) => {
  await editedChart(
    context,
    `
== values.yaml
timeout: 12
#        ^^ information timeout-exceeds-period
== templates/web.yaml
${pod(template)}
== templates/broken.yaml
${podNamed(
  'broken',
  `
livenessProbe:
  periodSeconds: -1
  #              ^^ error probe-timing-invalid-number 💡
  tcpSocket: { port: {{ required "say which" .Values.port }} }
readinessProbe: {{ include "nowhere" . }}
`,
)}
== templates/unclosed.yaml
${podNamed('unclosed', 'livenessProbe: {{ if .Values.port }')}
`,
  );
});

test('a digest that is not worked out is text without quotes, as nearly every digest is', async (context) => {
  await editedChart(
    context,
    `
== values.yaml
timeout: 12
#        ^^ information timeout-exceeds-period
== templates/web.yaml
${pod(template).replace(
  '  name: web\n',
  `  name: web
  annotations:
    checksum/config: {{ include (print $.Template.BasePath "/config.yaml") . | sha256sum }}
    checksum/short: {{ include (print $.Template.BasePath "/config.yaml") . | sha1sum | trunc 8 }}
`,
)}
== templates/config.yaml
a: 1
`,
  );
});

test('an editor asks again about what a key in another file of the chart changes', async (context) => {
  const drawing = (timeout: string): string => `
== values.yaml
more: 4
timeout: ${timeout}
== templates/web.yaml
${pod(`
readinessProbe:
  timeoutSeconds: {{ add .Values.timeout .Values.more }}
  tcpSocket: { port: 8080 }
`)}`;
  const { editor } = await editedChart(context, drawing('3'), { asked: ['timeout-exceeds-period'] });
  const told = async (): Promise<readonly unknown[]> =>
    (await editor.pulled(web)).map(({ code, range }) => [code, editor.textIn(web, range)]);
  assert.deepEqual(await told(), []);
  const before = await editor.pull(web);
  const refreshed = editor.refreshed();
  await editor.replace(values, 'timeout: 3', 'timeout: 9');
  await editor.pulled(values);
  await refreshed;
  assert.deepEqual(await told(), [['timeout-exceeds-period', 'add .Values.timeout .Values.more']]);
  const again = await editor.pull(web, before.kind === 'full' ? before.resultId : '');
  assert.equal(again.kind, 'full');
  assert.equal((await editor.pull(web, again.resultId)).kind, 'unchanged');
  const closed = editor.refreshed();
  await editor.close(values);
  await closed;
  assert.deepEqual(await told(), []);
});

test('an editor that does not ask is told', async (context) => {
  const text = pod(template);
  const stored = {
    [uriIn('Chart.yaml')]: 'apiVersion: v2\nname: web\nversion: 1.0.0\n',
    [values]: 'timeout: 12\nother: 1\n',
    [web]: text,
  };
  const editor = await connected(context, { stored });
  const rule = 'timeout-exceeds-period';
  await editor.open(values, 'timeout: 12\nother: 1\n');
  await editor.open(web, text);
  await editor.pushed(values, ({ diagnostics }) => diagnostics.some(({ code }) => code === rule));
  const count = editor.published.length;
  await editor.replace(web, '.Values.timeout', '.Values.other');
  await editor.publishedAfter(count, values, ({ diagnostics }) => diagnostics.length === 0);
});

test('comments and settings silence what is found in a chart', async (context) => {
  const silent = `
== values.yaml
# kube-probes-ignore timeout-exceeds-period
timeout: 12
== templates/web.yaml
${pod(template)}`;
  await editedChart(context, silent, { asked: ['timeout-exceeds-period', 'ignore-unused'] });
  const inTemplate = `
== values.yaml
timeout: 12
== templates/web.yaml
${pod(template.replace('readinessProbe:', '# kube-probes-ignore timeout-exceeds-period\nreadinessProbe:'))}`;
  await editedChart(context, inTemplate, { asked: ['timeout-exceeds-period', 'ignore-unused'] });
  const inFile = `
== values.yaml
# kube-probes-ignore-file timeout-exceeds-period
timeout: 12
== templates/web.yaml
${pod(template)}`;
  await editedChart(context, inFile, { asked: ['timeout-exceeds-period'] });
  const plain = `
== values.yaml
timeout: 12
== templates/web.yaml
${pod(template)}`;
  await editedChart(context, plain, { severities: { 'timeout-exceeds-period': 'off' } });
  await editedChart(context, plain, { asked: ['timeout-exceeds-period'], settings: { enable: false } });
  const settings = { files: { exclude: ['**/values.yaml'] } };
  await editedChart(context, plain, { asked: ['timeout-exceeds-period'], settings, folders: [uriIn('')] });
  await editedChart(context, plain.replace('12\n', '12\n#        ^^ error timeout-exceeds-period\n'), {
    severities: { 'timeout-exceeds-period': 'error' },
  });
});

test('a comment in values or in a template that silences nothing is told of in the editor', async (context) => {
  await editedChart(
    context,
    `
== values.yaml
other: 1
# kube-probes-ignore timeout-exceeds-period
#                    ^^^^^^^^^^^^^^^^^^^^^^ information ignore-unused
timeout: 1
== templates/web.yaml
${pod(`# kube-probes-ignore timeout-exceeds-period
#                    ^^^^^^^^^^^^^^^^^^^^^^ information ignore-unused
${template.trimStart()}`)}`,
    { asked: ['timeout-exceeds-period', 'ignore-unused'] },
  );
});

test('a file of values is judged with what it says', async (context) => {
  await editedChart(
    context,
    `
== values.yaml
timeout: 1
== values-production.yaml
timeout: 12
#        ^^ information timeout-exceeds-period
== templates/web.yaml
${pod(template)}`,
  );
});

test('a subchart from elsewhere is overridden in the values of the chart around it', async (context) => {
  await editedChart(
    context,
    `
== Chart.yaml
apiVersion: v2
name: web
version: 1.0.0
dependencies:
  - { name: db, version: 1.0.0, repository: https://charts.example.com }
  #         ^^ information timeout-exceeds-period
== templates/web.yaml
${pod('')}
`,
    {
      also: {
        'charts/db/Chart.yaml': 'apiVersion: v2\nname: db\nversion: 1.0.0\n',
        'charts/db/values.yaml': 'timeout: 12\n',
        'charts/db/templates/db.yaml': podNamed('db', template),
      },
    },
  );
});

test('what is found in values is fixed there, and what is written elsewhere in its own file', async (context) => {
  const { editor } = await editedChart(
    context,
    `
== values.yaml
scheme: http # lower
#       ^^^^ error http-get-invalid
== templates/web.yaml
${pod(`
readinessProbe:
  httpGet: { port: 8080, scheme: {{ .Values.scheme }} }
`)}`,
  );
  const [fix, ...others] = await editor.actionsOn(values, 'http', {});
  assert.equal(fix?.isPreferred, true);
  assert.deepEqual(
    fix?.diagnostics?.map(({ code }) => code),
    ['http-get-invalid'],
  );
  assert.equal(editor.applied(values, fix?.edit), 'scheme: HTTP # lower\n');
  const ignore = others.find(({ title }) => /^Ignore .* here/.test(title));
  assert.equal(
    editor.applied(values, ignore?.edit),
    '# kube-probes-ignore http-get-invalid\nscheme: http # lower\n',
  );
  assert.deepEqual(await editor.actionsOn(web, 'httpGet', { only: ['quickfix'] }), []);
  const all = await editor.actionsOn(values, 'scheme', { only: ['source.fixAll'] });
  assert.equal(editor.applied(values, all[0]?.edit), 'scheme: HTTP # lower\n');
});

test('probes that the values switch off are judged where that is wanted', async (context) => {
  const drawing = (finding: string): string => `
== values.yaml
probe:
  enabled: false
  timeoutSeconds: 12
${finding}  tcpSocket: { port: 8080 }
== templates/web.yaml
${pod(`
{{- if .Values.probe.enabled }}
readinessProbe: {{- toYaml (omit .Values.probe "enabled") | nindent 8 }}
{{- end }}
`)}`;
  await editedChart(context, drawing(''), { asked: ['timeout-exceeds-period'] });
  const { editor } = await editedChart(
    context,
    drawing('  #               ^^ information timeout-exceeds-period\n'),
    { settings: { helm: { checkDormantProbes: true } } },
  );
  const [diagnostic] = await editor.pulled(values);
  assert.match(String(diagnostic?.message), /^Off in the values\. If on: A check may take 12 s/);
  assert.match(diagnostic?.relatedInformation?.[0]?.message ?? '', /^The probe is off here\./);
});

test('a check of the workspace judges what charts render, and again when their values change', async (context) => {
  const stored = {
    [uriIn('Chart.yaml')]: 'apiVersion: v2\nname: web\nversion: 1.0.0\n',
    [values]: 'timeout: 12\nother: 1\n',
    [web]: pod(template),
  };
  const editor = await connected(context, { stored, folders: [uriIn('')] });
  await editor.ask(checkWorkspaceMethod, {});
  const codesOf = async (uri: string): Promise<readonly unknown[]> =>
    (await editor.pushed(uri)).diagnostics.map(({ code }) => code);
  assert.deepEqual(await codesOf(values), ['timeout-exceeds-period']);
  assert.deepEqual(await codesOf(web), ['bare-pod', 'tcp-probe-on-http-port']);
  const count = editor.published.length;
  editor.stored.set(web, pod(template.replace('timeout }}', 'other }}')));
  await editor.notify('workspace/didChangeWatchedFiles', { changes: [{ uri: web, type: 2 }] });
  await editor.publishedAfter(count, values, ({ diagnostics }) => diagnostics.length === 0);
  assert.deepEqual(editor.loggedErrors, []);
});

test('what only Helm 4 makes of a probe is said as information', async (context) => {
  await editedChart(
    context,
    `
== values.yaml
readinessProbe:
  httpGet: null
  exec: { command: [/ready] }
== templates/web.yaml
${pod(`
readinessProbe: {{- mergeOverwrite (dict "httpGet" (dict "port" 80)) .Values.readinessProbe | toYaml | nindent 8 }}
#                   ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ information probe-handler-multiple
`)}`,
  );
});

test('what is packed beneath a chart is judged where no disk is, with the values that it is given', async (context) => {
  const given = 'cache:\n  timeout: 12\n';
  const packed = packedChart('cache', {
    'Chart.yaml': 'apiVersion: v2\nname: cache\nversion: 1.0.0\n',
    'values.yaml': 'timeout: 1\n',
    'templates/web.yaml': pod(template),
  });
  const definition = `apiVersion: v2
name: shop
version: 1.0.0
dependencies:
  - { name: cache, version: 1.0.0, repository: "https://charts.example.com" }
`;
  const stored = {
    [uriIn('Chart.yaml')]: definition,
    [values]: given,
    [uriIn('charts/cache-1.0.0.tgz')]: packed,
  };
  const editor = await connected(context, { stored, pulls: true });
  await editor.open(values, given);
  const [diagnostic] = await editor.pulled(values);
  assert.deepEqual(
    [diagnostic?.code, diagnostic?.range],
    ['timeout-exceeds-period', { start: { line: 1, character: 11 }, end: { line: 1, character: 13 } }],
  );
});
