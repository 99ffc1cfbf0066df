import assert from 'node:assert/strict';
import { test } from 'node:test';
import { chartChange } from '../../../../server/core/features/chart/chart-change.ts';
import {
  type ChartTimeline,
  chartTimelineOf,
} from '../../../../server/core/features/chart/chart-timeline.ts';
import { wordsOf } from '../../../../server/core/features/inline-text.ts';
import type { TimelineContainer } from '../../../../server/core/index.ts';
import type { TimelineChange } from '../../../../server/core/timeline/timeline-change.ts';
import type { NumberBox } from '../../../../server/core/timeline/timeline-container.ts';
import { dumpedProbe as dumped, pod } from '../../../support/chart-workloads.ts';
import type { ChartFiles } from '../../../support/drawn-chart.ts';
import { judgedChart } from '../../../support/rendered-chart.ts';

type Texts = Readonly<Record<string, string>>;

/** The file with the cursor `<|>`, and the chart without it. */
function asked(drawn: Texts): { readonly files: Texts; readonly file: string; readonly offset: number } {
  const [file, text] = Object.entries(drawn).find(([, one]) => one.includes('<|>')) ?? ['', ''];
  return { files: { ...drawn, [file]: text.replace('<|>', '') }, file, offset: text.indexOf('<|>') };
}

function timelineAt(drawn: Texts, more: ChartFiles = {}, chosen: string | null = null): ChartTimeline {
  const { files, file, offset } = asked(drawn);
  const chart = judgedChart({ ...more, ...files });
  return chartTimelineOf({ chart, file, offset, chosen, language: 'en' });
}

/** `> Pod/web app` for the one that is shown, `~` for those that are meant as much. */
function picked({ containers, at, nearby }: ChartTimeline): readonly string[] {
  return containers.map(({ key, object, name }) => {
    const sign = key === at ? '>' : nearby.includes(key) ? '~' : ' ';
    return `${sign} ${object} ${name}`;
  });
}

/** `periodSeconds: 5 (values.yaml:2)`, with 🔒 and the reason where it is locked; what is left out is not told. */
function numbers({ probes }: TimelineContainer<unknown>, showsDefaults = false): readonly string[] {
  return Object.entries(probes).flatMap(([name, probe]) => {
    if (probe.kind !== 'probe') return [];
    const boxes = Object.values(probe.numbers).filter(({ origin }) => showsDefaults || origin === 'written');
    return [
      `${name} ${probe.handler?.text ?? '-'}`,
      ...boxes.map(
        ({ field, value, from, lock }) =>
          `  ${field}: ${value}${from ? ` (${from})` : ''}${lock ? ` 🔒 ${lock}` : ''}`,
      ),
    ];
  });
}

function shownContainer(timeline: ChartTimeline): TimelineContainer<unknown> {
  const found = timeline.containers.find(({ key }) => key === timeline.at);
  assert.ok(found, 'no container at the cursor');
  return found;
}

const values = `livenessProbe:
  periodSeconds: 5
  tcpSocket: { port: 8080 }
`;

test('in the values the containers are listed that their probes are rendered to, the one at the cursor first', () => {
  const templates = {
    'templates/a.yaml': pod('a', dumped),
    'templates/b.yaml': pod('b', dumped.replaceAll('livenessProbe', 'readinessProbe')),
    'templates/c.yaml': pod('c', ''),
  };
  const both = `${values}${values.replace('liveness', 'readiness')}`;
  const at = (place: string) =>
    timelineAt({ ...templates, 'values.yaml': both.replace(place, `${place}<|>`) });
  assert.deepEqual(picked(at('livenessProbe:\n  period')), ['> Pod/a app', '  Pod/b app']);
  assert.deepEqual(picked(at('readinessProbe:\n  period')), ['  Pod/a app', '> Pod/b app']);
  assert.deepEqual(at('readinessProbe:\n  period').focus, {
    probe: 'readinessProbe',
    field: 'periodSeconds',
  });
  assert.deepEqual(at('readiness').focus, { probe: 'readinessProbe', field: null });
});

test('one probe for many: all are meant, and the chosen one is what the cursor stands in', () => {
  const drawn = {
    'templates/a.yaml': pod('a', dumped),
    'templates/b.yaml': pod('b', dumped),
    'values.yaml': values.replace('period', 'per<|>iod'),
  };
  const timeline = timelineAt(drawn);
  assert.deepEqual(picked(timeline), ['> Pod/a app', '~ Pod/b app']);
  const [, second] = timeline.containers;
  const chosen = timelineAt(drawn, {}, second?.key);
  assert.deepEqual(picked(chosen), ['~ Pod/a app', '> Pod/b app']);
  assert.deepEqual(chosen.focus, { probe: 'livenessProbe', field: 'periodSeconds' });
});

test('in a template the containers are listed that it renders, with what comes from elsewhere', () => {
  const text = pod(
    'a',
    `      readinessProbe:
        periodSeconds: {{ .Values.period }}
        timeoutSeconds: {{ add .Values.period 1 }}
        failureThreshold: {{ .Values.limit | default 4 }}
        initialDelaySeconds: {{ .Release.Revision }}
        successThreshold: 2
        httpGet: { path: /ready, port: {{ .Values.port }} }
    - name: other
      image: team/other
`,
  );
  const files = { 'values.yaml': 'period: 7\nport: 8080\n' };
  const timeline = timelineAt({ 'templates/a.yaml': text.replace('period', '<|>period') }, files);
  assert.deepEqual(picked(timeline), ['> Pod/a app', '  Pod/a other']);
  assert.deepEqual(timeline.focus, { probe: 'readinessProbe', field: 'periodSeconds' });
  assert.deepEqual(numbers(shownContainer(timeline)), [
    'readinessProbe GET :8080/ready',
    '  initialDelaySeconds: 1 (templates/a.yaml:12) 🔒 built-in',
    '  periodSeconds: 7 (values.yaml:1)',
    '  timeoutSeconds: 8 (values.yaml:1) 🔒 computed',
    '  successThreshold: 2 (templates/a.yaml:13)',
    '  failureThreshold: 4 (templates/a.yaml:11)',
  ]);
  const other = timelineAt({ 'templates/a.yaml': text.replace('team/other', 'team/<|>other') }, files);
  assert.deepEqual(picked(other), ['  Pod/a app', '> Pod/a other']);
});

test('a helper leads to all that is rendered with it', () => {
  const timeline = timelineAt({
    'templates/_helpers.tpl':
      '{{ define "probe" }}\nperiodSeconds: 4\n<|>tcpSocket: { port: 80 }\n{{ end }}\n',
    'templates/a.yaml': pod('a', '      livenessProbe: {{- include "probe" . | nindent 8 }}\n'),
    'templates/b.yaml': pod('b', '      livenessProbe: {{- include "probe" . | nindent 8 }}\n'),
    'templates/c.yaml': pod('c', ''),
  });
  assert.deepEqual(picked(timeline), ['> Pod/a app', '~ Pod/b app']);
  assert.deepEqual(numbers(shownContainer(timeline)), [
    'livenessProbe TCP :80',
    '  periodSeconds: 4 (templates/_helpers.tpl:2)',
  ]);
});

test('the card of a number says where the chart has it from, not that it is set where it is rendered', () => {
  const values = `grace: 40
livenessProbe:
  periodSeconds: 0
  successThreshold: 2
  tcpSocket: { port: 8080 }
`;
  const container = shownContainer(
    timelineAt({
      'values.yaml': values.replace('period', '<|>period'),
      'templates/a.yaml': pod('a', dumped).replace(
        'spec:',
        'spec:\n  terminationGracePeriodSeconds: {{ .Values.grace }}',
      ),
    }),
  );
  const probe = container.probes.livenessProbe;
  assert.ok(probe.kind === 'probe');
  const facts = (box: NumberBox<unknown> | undefined): string =>
    wordsOf(box?.card?.facts ?? []).split(' · ')[0] ?? '';
  const { periodSeconds, successThreshold, timeoutSeconds } = probe.numbers;
  assert.deepEqual([periodSeconds, successThreshold, timeoutSeconds, container.grace].map(facts), [
    '10 (default: the API server replaces the 0 from values.yaml:3)',
    '2 (from values.yaml:4; the API server refuses it)',
    '1 (default, not set here)',
    '40 (from values.yaml:1)',
  ]);
});

test('what failed is assumed and locked, what a chart from elsewhere writes is locked', () => {
  const failing = pod(
    'a',
    '      livenessProbe:\n        periodSeconds: {{ .Values.a.b }}\n        <|>tcpSocket: { port: 80 }\n',
  );
  const timeline = timelineAt({ 'templates/a.yaml': failing });
  const period = shownContainer(timeline).probes.livenessProbe;
  assert.ok(period.kind === 'probe');
  assert.equal(period.numbers.periodSeconds?.origin, 'assumed');
  assert.equal(period.numbers.periodSeconds.lock, 'template');
  const foreign = timelineAt(
    {
      'charts/db/templates/a.yaml': pod(
        'a',
        '      livenessProbe:\n        periodSeconds: 4<|>\n        timeoutSeconds: {{ .Values.timeout }}\n        tcpSocket: { port: 80 }\n',
      ),
    },
    {
      'Chart.yaml':
        'apiVersion: v2\nname: web\nversion: 1.0.0\ndependencies: [{ name: db, version: 1.0.0, repository: "https://charts.test" }]\n',
      'charts/db/Chart.yaml': 'apiVersion: v2\nname: db\nversion: 1.0.0\n',
      'charts/db/values.yaml': 'timeout: 2\n',
      'values.yaml': 'replicas: 1\n',
    },
  );
  assert.deepEqual(numbers(shownContainer(foreign)), [
    'livenessProbe TCP :80',
    '  periodSeconds: 4 (charts/db/templates/a.yaml:9) 🔒 foreign',
    '  timeoutSeconds: 2 (charts/db/values.yaml:1)',
  ]);
});

/** The texts of the files that a change of the shown container edits; the reason where it is declined. */
function changed(drawn: Texts, change: TimelineChange, more: ChartFiles = {}): Texts | string {
  const { files, file, offset } = asked(drawn);
  const chart = judgedChart({ ...more, ...files });
  const { at } = chartTimelineOf({ chart, file, offset, chosen: null, language: 'en' });
  const result = chartChange(chart, { container: at ?? '', change, seenFrom: file });
  if (result.kind === 'declined') return result.reason;
  const texts: Record<string, string> = {};
  for (const { file: edited, span, newText } of [...result.edits].reverse()) {
    const text = texts[edited] ?? String({ ...more, ...files }[edited]);
    texts[edited] = text.slice(0, span.start) + newText + text.slice(span.end);
  }
  return texts;
}

const number = (field: 'periodSeconds' | 'timeoutSeconds', value: number | null): TimelineChange => ({
  kind: 'number',
  probe: 'livenessProbe',
  field,
  value,
});

test('a number is changed, added and taken away in the values that the probe comes from as a whole', () => {
  const drawn = { 'templates/a.yaml': pod('a<|>', dumped), 'values.yaml': values };
  assert.deepEqual(changed(drawn, number('periodSeconds', 8)), {
    'values.yaml': values.replace('5', '8'),
  });
  assert.deepEqual(changed(drawn, number('timeoutSeconds', 3)), {
    'values.yaml': values.replace('5\n', '5\n  timeoutSeconds: 3\n'),
  });
  assert.deepEqual(changed(drawn, number('periodSeconds', null)), {
    'values.yaml': values.replace('  periodSeconds: 5\n', ''),
  });
});

test('a number that the template writes is changed there, one that it takes from a value in the values', () => {
  const probe =
    '      livenessProbe:\n        periodSeconds: 5 # often\n        timeoutSeconds: {{ .Values.within }}\n        tcpSocket: { port: 80 }\n';
  const drawn = { 'templates/a.yaml': pod('a<|>', probe), 'values.yaml': '# Seconds.\nwithin: "2"\n' };
  assert.deepEqual(changed(drawn, number('periodSeconds', 8)), {
    'templates/a.yaml': pod('a', probe.replace('5 #', '8 #')),
  });
  const plain = { ...drawn, 'values.yaml': '# Seconds.\nwithin: 2 # short\n' };
  assert.deepEqual(changed(plain, number('timeoutSeconds', 3)), {
    'values.yaml': '# Seconds.\nwithin: 3 # short\n',
  });
});

test('what no edit of one place can do is declined', () => {
  const probe = (period: string): string =>
    `      livenessProbe:\n        periodSeconds: ${period}\n        tcpSocket: { port: 80 }\n`;
  const drawn = (period: string): Texts => ({
    'templates/a.yaml': pod('a<|>', probe(period)),
    'values.yaml': 'period: 5\n',
  });
  assert.equal(changed(drawn('{{ mul .Values.period 2 }}'), number('periodSeconds', 8)), 'computed');
  assert.equal(changed(drawn('{{ max 5 .Values.period }}'), number('periodSeconds', 3)), 'computed');
  assert.equal(changed(drawn('{{ .Values.none.x }}'), number('periodSeconds', 3)), 'template');
  assert.deepEqual(changed(drawn('{{ int .Values.period }}'), number('periodSeconds', 3)), {
    'values.yaml': 'period: 3\n',
  });
});
