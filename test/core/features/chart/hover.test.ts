import assert from 'node:assert/strict';
import { test } from 'node:test';
import { hovered } from './asked-chart.ts';

const definition = 'apiVersion: v2\nname: db\nversion: 1.0.0\n';

test('a value tells what is in force, where it is written and used', () => {
  const values = 'probe:\n  period: 10\n';
  assert.equal(
    hovered({ 'values.yaml': values, 'templates/a.yaml': 'a: {{ .Values.probe.per<|>iod }}' }),
    '`probe.period`: `10`\n\nWritten in `values.yaml:2`.',
  );
  assert.equal(
    hovered({
      'values.yaml': 'probe:\n  per<|>iod: 10\n',
      'templates/a.yaml': 'a: {{ .Values.probe.period }}',
    }),
    '`probe.period`: `10`\n\nUsed in `templates/a.yaml:1`.',
  );
  assert.equal(
    hovered({ 'values.yaml': values, 'templates/a.yaml': 'a: {{ .Values.probe.time<|>out }}' }),
    '`probe.timeout`\n\nThe default values of the chart do not have it: it is empty unless -f or --set gives it.',
  );
});

test('an object whose name failed is told without one', () => {
  const text = `apiVersion: v1
kind: Pod
metadata:
  name: {{ include "nowhere" . }}-web
spec:
  containers:
    - name: app
      livenessProbe:
        periodSeconds: {{ .Values.per<|>iod }}
        tcpSocket: { port: 80 }
`;
  const files = { 'values.yaml': 'period: 7\n', 'templates/a.yaml': text };
  assert.match(hovered(files) ?? '', /`livenessProbe` of Pod, container `app`, with the default values:/);
  assert.match(hovered(files, 'ko') ?? '', /기본 values로 렌더링한 Pod, 컨테이너 `app`의 `livenessProbe`:/);
});

test('nothing is said to be missing where files or dependencies are', () => {
  const templates = { 'templates/a.yaml': 'a: {{ .Values.db.po<|>rt }}' };
  const dependency = 'dependencies: [{ name: db, version: 1.0.0, repository: "https://charts.test" }]\n';
  const missing = 'The default values of the chart do not have it';
  assert.match(hovered(templates) ?? '', new RegExp(missing));
  assert.equal(
    hovered({ ...templates, 'Chart.yaml': `apiVersion: v2\nname: web\nversion: 1.0.0\n${dependency}` }),
    null,
  );
  assert.equal(hovered({ ...templates, 'values.yaml': 'a: [' }), null);
});

test('a value that another takes the place of is told of', () => {
  const files = {
    'values.yaml': 'db:\n  port: 2\n',
    'charts/db/Chart.yaml': definition,
    'charts/db/values.yaml': 'port: 1\n',
    'charts/db/templates/db.yaml': 'a: {{ .Values.po<|>rt }}\n',
  };
  assert.equal(
    hovered(files),
    '`db.port`: `2`\n\nWritten in `values.yaml:2`, in place of `charts/db/values.yaml:1`.',
  );
  assert.equal(
    hovered(files, 'ko'),
    '`db.port`: `2`\n\n`values.yaml:2`에 쓰여 있으며 `charts/db/values.yaml:1`의 값을 대신한다.',
  );
});

test('functions, named templates and what Helm gives', () => {
  const helpers = '\n{{ define "web.name" }}{{ end }}';
  const hover = (text: string) => hovered({ 'templates/_h.tpl': helpers, 'templates/a.yaml': text });
  assert.equal(hover('{{ tru<|>nc 3 "abcd" }}'), '`trunc(int, string)`\n\nA function of Helm and Sprig.');
  assert.equal(hover('{{ l<|>en "a" }}'), '`len(any)`\n\nA function of the template language of Go.');
  assert.match(hover('{{ randAlpha<|>Num 3 }}') ?? '', /changes with every upgrade/);
  assert.equal(hover('{{ include "web<|>.name" . }}'), '`web.name`\n\nDefined in `templates/_h.tpl:2`.');
  assert.equal(hover('{{ include "other<|>" . }}'), null);
  assert.match(hover('{{ .Release.Na<|>me }}') ?? '', /^`Release\.Name`: `"release-name"`\n\nHelm gives it/);
  assert.equal(hover('a: {{ .Chart.Na<|>me }}'), '`Chart.Name`: `"web"`');
  assert.equal(hover('te<|>xt'), null);
});

const template = `apiVersion: v1
kind: Pod
metadata: { name: web }
spec:
  containers:
    - name: app
      image: team/web
      livenessProbe:
        {{- with .Values.livenessProbe }}
        {{- toYaml . | nindent 8 }}
        {{- end }}
      readinessProbe:
        periodSeconds: {{ .Values.period }}
        timeoutSeconds: 1
        tcpSocket: { port: {{ include "port" . }} }
`;
const values = `period: 7
livenessProbe:
  periodSeconds: 10
  tcpSocket:
    port: 8080
`;
const chart = {
  'values.yaml': values,
  'templates/_helpers.tpl': '{{ define "port" }}{{ .Values.livenessProbe.tcpSocket.port }}{{ end }}',
  'templates/web.yaml': template,
};
const at = (file: keyof typeof chart, before: string, behind: string): string | null =>
  hovered({ ...chart, [file]: chart[file].replace(before + behind, `${before}<|>${behind}`) });

const title = (probe: string): string =>
  `\`${probe}\` of Pod \`web\`, container \`app\`, with the default values:\n\n`;

const hangs = '\n\n→ A hang is noticed after **21–31 s**; SIGKILL follows up to 30 s later.';
const leaves = (seconds: string, back: number): string =>
  `\n\n→ When checks begin to fail, the Pod leaves its Services after **${seconds} s**; it is back at most ${back} s after it recovers.`;

test('a probe in a template tells what it is when it is rendered, and the way there', () => {
  assert.equal(
    at('templates/web.yaml', 'liveness', 'Probe:'),
    `${title('livenessProbe')}- \`values.yaml:3\` → \`with\` → \`toYaml\` → \`periodSeconds: 10\`
- \`values.yaml:5\` → \`with\` → \`toYaml\` → \`tcpSocket.port: 8080\`${hangs}`,
  );
});

test('a field tells its own value, unless it is all written there', () => {
  assert.equal(
    at('templates/web.yaml', 'periodSec', 'onds: {{'),
    `${title('readinessProbe')}- \`values.yaml:1\` → \`periodSeconds: 7\`${leaves('14–22', 7)}`,
  );
  assert.equal(at('templates/web.yaml', 'timeoutSec', 'onds'), null);
});

test('an action that prints fields tells of all of them', () => {
  assert.match(
    at('templates/web.yaml', 'inclu', 'de "port"') ?? '',
    /`values.yaml:5` → `include` → `tcpSocket.port: 8080`\n\n→ When checks begin to fail, /,
  );
});

test('a key of the values tells what it makes the probe do', () => {
  assert.match(
    at('values.yaml', '  period', 'Seconds') ?? '',
    /^`livenessProbe\.periodSeconds`: `10`\n\nUsed in `templates\/web.yaml:9`, `:10`.\n\n.*`livenessProbe` of Pod `web`.*\n\n- .* → `periodSeconds: 10`\n\n→ A hang is noticed after \*\*21–31 s\*\*; [^\n]*$/s,
  );
  const whole = at('values.yaml', 'liveness', 'Probe:') ?? '';
  assert.match(whole, /`periodSeconds: 10`/);
  assert.match(whole, /`readinessProbe` of Pod .*`tcpSocket.port: 8080`\n\n→ [^\n]*$/s);
});

test('what cannot be known is not told', () => {
  const hole = {
    ...chart,
    'templates/web.yaml': template.replace('.Values.period', 'required "x" .Values.none<|>.x'),
  };
  assert.doesNotMatch(hovered(hole) ?? '', /periodSeconds/);
  const beside = {
    ...chart,
    'templates/web.yaml': template
      .replace('.Values.period', '.Values.none.x')
      .replace('liveness', 'live<|>ness'),
  };
  assert.doesNotMatch(hovered(beside) ?? '', /A hang is noticed/);
  const broken = { ...chart, 'templates/web.yaml': `${template.replace('liveness', 'live<|>ness')}{{ if` };
  assert.match(hovered(broken) ?? '', /periodSeconds: 10/);
});

const variants = {
  'values-fast.yaml': 'period: 3\nlivenessProbe: { periodSeconds: 10 }\n',
  'values-empty.yaml': 'livenessProbe:\n',
};
const ofPeriod = { ...chart, ...variants, 'values.yaml': values.replace('period:', 'per<|>iod:') };
const told = `\`period\`: \`7\`

Used in \`templates/web.yaml:13\`.

`;

test('what other values files make of a field is told where it is something else', () => {
  assert.equal(
    hovered(ofPeriod, 'en', { variants: ['values-fast.yaml', 'values-empty.yaml'] }),
    `${told}${title('readinessProbe')}- \`values.yaml:1\` → \`periodSeconds: 7\`
  - with \`values-fast.yaml\`: \`values-fast.yaml:1\` → \`periodSeconds: 3\`${leaves('14–22', 7)}${leaves('6–10', 3).replace('→', '→ with `values-fast.yaml`:')}`,
  );
  const liveness = { ...ofPeriod, 'values.yaml': values.replace('  period', '  per<|>iod') };
  assert.match(
    hovered(liveness, 'en', { variants: ['values-fast.yaml', 'values-empty.yaml'] }) ?? '',
    /→ `periodSeconds: 10`\n- not rendered with `values-empty.yaml`\n\n→ [^\n]*$/,
  );
});

test('of a whole probe it is told what only other values files set', () => {
  const patient = 'livenessProbe: { failureThreshold: 6 }\n';
  const hover = (drawn: string): string => {
    const files = { ...chart, 'values-patient.yaml': patient, 'values.yaml': drawn };
    return hovered(files, 'en', { variants: ['values-patient.yaml'] }) ?? '';
  };
  const added =
    /\n- with `values-patient.yaml`: `values-patient.yaml:1` → .*`failureThreshold: 6`\n\n→ A hang is noticed after \*\*21–31 s\*\*;.*\n\n→ with `values-patient.yaml`: A hang is noticed after \*\*51–61 s\*\*;/;
  assert.match(hover(values.replace('liveness', 'live<|>ness')), added);
  assert.doesNotMatch(hover(values.replace('  period', '  per<|>iod')), /failureThreshold/);
});

test('values files that apply are what is told, beside the values of the chart alone', () => {
  const inTemplate = {
    ...chart,
    ...variants,
    'templates/web.yaml': template.replace('.period', '.per<|>iod'),
  };
  assert.equal(
    hovered(inTemplate, 'en', { applied: ['values-fast.yaml'], variants: [null] }),
    `\`period\`: \`3\`

Written in \`values-fast.yaml:1\`, in place of \`values.yaml:1\`.

\`readinessProbe\` of Pod \`web\`, container \`app\`, with \`values-fast.yaml\`:

- \`values-fast.yaml:1\` → \`periodSeconds: 3\`
  - with the default values: \`values.yaml:1\` → \`periodSeconds: 7\`${leaves('6–10', 3)}${leaves('14–22', 7).replace('→', '→ with the default values:')}`,
  );
  const missing = { ...chart, ...variants, 'templates/a.yaml': '{{ .Values.no<|>ne }}' };
  assert.match(
    hovered(missing, 'en', { applied: ['values-fast.yaml'] }) ?? '',
    /Neither the default values of the chart nor `values-fast.yaml` have it/,
  );
  assert.match(
    hovered(inTemplate, 'ko', { applied: ['values-fast.yaml'], variants: [null] }) ?? '',
    /`values-fast.yaml`을\(를\) 더해 렌더링한 Pod `web`.*기본 values: `values.yaml:1` →/s,
  );
});

test('a key that stands for a probe tells all of it, what other files have written included', () => {
  const files = {
    ...chart,
    'values-slow.yaml': 'liveness<|>Probe:\n  periodSeconds: 20\n',
  };
  assert.match(
    hovered(files, 'en', { applied: ['values-slow.yaml'] }) ?? '',
    /- `values-slow.yaml:2` → `with` → `toYaml` → `periodSeconds: 20`\n- `values.yaml:5` → `with` → `toYaml` → `tcpSocket.port: 8080`\n\n→ A hang/,
  );
});

const gated = `apiVersion: v1
kind: Pod
metadata: { name: web }
spec:
  containers:
    - name: app
      {{- if .Values.probe.enabled }}
      livenessProbe: {{- toYaml (omit .Values.probe "enabled") | nindent 8 }}
      {{- end }}
`;

test('the way leads through arguments before what they are given to', () => {
  const helper = '{{ define "shown" }}{{ toYaml .value }}{{ end }}';
  const nested = gated.replace(
    'toYaml (omit .Values.probe "enabled")',
    'include "shown" (dict "value" (omit .Values.probe "enabled"))',
  );
  const files = { 'templates/_helpers.tpl': helper, 'templates/web.yaml': nested };
  assert.match(
    hovered({ ...files, 'values.yaml': 'probe:\n  enabled: true\n  per<|>iodSeconds: 4\n' }) ?? '',
    /`values.yaml:3` → `omit` → `toYaml` → `include` → `periodSeconds: 4`/,
  );
});

test('the switch of a probe tells of the probe', () => {
  const hoverOn = (probe: string): string =>
    hovered({ 'values.yaml': `probe: ${probe}\n`, 'templates/web.yaml': gated }) ?? '';
  const does = /`values.yaml:1` → `omit` → `toYaml` → `periodSeconds: 4`\n\n→ A hang is noticed after /;
  const on = hoverOn('{ ena<|>bled: true, periodSeconds: 4 }');
  assert.match(on, does);
  assert.doesNotMatch(on, /switch this probe off/);
  const off = hoverOn('{ ena<|>bled: false, periodSeconds: 4 }');
  assert.match(off, does);
  assert.match(off, /switch this probe off/);
});

test('a probe that only other values files bring is told with them', () => {
  const given = gated.replace('.Values.probe.enabled', '.Values.given');
  const files = {
    'values.yaml': 'probe: { periodSeconds: 4 }\n',
    'values-given.yaml': 'given: true\n',
    'templates/web.yaml': given.replace('livenessProbe', 'liveness<|>Probe'),
  };
  assert.equal(hovered(files, 'en'), null);
  assert.match(
    hovered(files, 'en', { variants: ['values-given.yaml'] }) ?? '',
    /^Not rendered with the values that apply, but with others\.\n\n`livenessProbe` of Pod `web`, container `app`, with `values-given.yaml`:\n\n- .*→ `periodSeconds: 4`/,
  );
});

test('a probe that is off tells what it would be', () => {
  const off = 'probe:\n  enabled: false\n  per<|>iodSeconds: 4\n';
  assert.match(
    hovered({ 'values.yaml': off, 'templates/web.yaml': gated }) ?? '',
    /The values switch this probe off. Below is what it would do.\n\n`livenessProbe` of Pod `web`.*→ `periodSeconds: 4`\n\n→ A hang is noticed after /s,
  );
  const on = off.replace('false', 'true');
  assert.doesNotMatch(
    hovered({ 'values.yaml': on, 'templates/web.yaml': gated }) ?? '',
    /switch this probe off/,
  );
});

test('what a parent gives a subchart tells what it makes the probes of that do', () => {
  const subchart = {
    'charts/db/Chart.yaml': definition,
    'charts/db/values.yaml': 'livenessProbe:\n  periodSeconds: 20\n  tcpSocket: { port: 1 }\n',
    'charts/db/templates/db.yaml': template.split('      readinessProbe')[0] ?? '',
  };
  const hover = hovered({ ...subchart, 'values.yaml': 'db:\n  livenessProbe:\n    per<|>iodSeconds: 10\n' });
  assert.match(hover ?? '', /^`db.livenessProbe.periodSeconds`: `10`/);
  assert.match(hover ?? '', /- `values.yaml:3` → `with` → `toYaml` → `periodSeconds: 10`/);
  assert.ok(hover?.endsWith(hangs));
  const own = 'livenessProbe:\n  per<|>iodSeconds: 20\n  tcpSocket: { port: 1 }\n';
  const shadowed = hovered({
    ...subchart,
    'charts/db/values.yaml': own,
    'values.yaml': 'db:\n  livenessProbe:\n    periodSeconds: 10\n',
  });
  assert.match(shadowed ?? '', /Written in `values.yaml:3`, in place of `charts\/db\/values.yaml:2`/);
});

test('where Helm 4 renders another probe, that is told beside it', () => {
  const subchart = {
    'charts/db/Chart.yaml': definition,
    'charts/db/values.yaml': 'livenessProbe:\n  periodSeconds: 20\n  httpGet: { port: 80 }\n',
    'charts/db/templates/db.yaml': template.split('      readinessProbe')[0] ?? '',
  };
  const hovers = (values: string): string => hovered({ ...subchart, 'values.yaml': values }) ?? '';
  const other = hovers('db:\n  live<|>nessProbe:\n    httpGet: null\n    tcpSocket: { port: 80 }\n');
  assert.match(other, /- with Helm 4: .*`httpGet.port: 80`\n/);
  assert.match(other, /\nHelm 4 renders another probe: it leaves out nulls in the values of charts\.\n/);
  const added =
    hovered({
      ...subchart,
      'values.yaml': 'db:\n  livenessProbe: null\n',
      'charts/db/values.yaml': 'livenessProbe:\n  period<|>Seconds: 20\n  httpGet: { port: 80 }\n',
    }) ?? '';
  assert.match(added, /^(?:.*\n)*Only Helm 4 renders this probe: .*\n\n`livenessProbe` of Pod/);
  const same = hovers('db:\n  live<|>nessProbe:\n    periodSeconds: 10\n  readinessProbe: null\n');
  assert.match(same, /`periodSeconds: 10`/);
  assert.doesNotMatch(same, /Helm 4/);
});
