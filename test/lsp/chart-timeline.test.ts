import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { CodeLens } from 'vscode-languageserver/node';
import type { TimelineChange } from '../../server/core/index.ts';
import type { TimelineEditResult, TimelineResult } from '../../server/src/timeline-protocol.ts';
import {
  openTimelineCommand,
  timelineEditMethod,
  timelineMethod,
} from '../../server/src/timeline-protocol.ts';
import { connected } from './connect.ts';
import type { Editor } from './editor.ts';

/* Nothing of this folder is on a disk: files are read through the client. */
const folder = 'memfs:/shop/web%20app';
const valuesUri = `${folder}/values.yaml`;
const uri = `${folder}/templates/web.yaml`;
const values = `period: 7
livenessProbe:
  periodSeconds: 10
  tcpSocket: { port: 8080 }
`;
const template = `apiVersion: v1
kind: Pod
metadata:
  name: {{ .Chart.Name }}
spec:
  containers:
    - name: app
      image: team/web
      livenessProbe: {{- toYaml .Values.livenessProbe | nindent 8 }}
      readinessProbe:
        periodSeconds: {{ .Values.period }}
        tcpSocket: { port: 8080 }
`;
const stored = {
  [`${folder}/Chart.yaml`]: 'apiVersion: v2\nname: web\nversion: 1.0.0\n',
  [valuesUri]: values,
  [uri]: template,
};
const opensTimeline = { answersFileQuestions: true, opensTimeline: true };

/** The lines with what stands above them; only those with something above. */
async function lensesIn(editor: Editor, file: string): Promise<readonly string[]> {
  const lenses = await editor.askAbout<CodeLens[]>('textDocument/codeLens', file);
  for (const { command, range } of lenses) {
    assert.equal(command?.command, openTimelineCommand);
    assert.deepEqual(command.arguments, [file, range.start]);
  }
  return lenses.map(({ range, command }) => `${range.start.line + 1}: ${command?.title}`);
}

test('above probes of templates and above their values stands what is rendered', async (context) => {
  const editor = await connected(context, { stored, initializationOptions: opensTimeline });
  await editor.open(uri, template);
  const kills = '$(pulse)\u00a0kills 21–31 s after a hang, + up to 30 s grace';
  const leaves = '$(pulse)\u00a0out of Service after 14–22 s, back after 0–7 s';
  assert.deepEqual(await lensesIn(editor, uri), [
    '7: $(pulse)\u00a0Ready in 0–7 s if it boots at once · killed 51–62 s after a hang',
    `9: ${kills}`,
    `10: ${leaves}`,
  ]);
  await editor.open(valuesUri, values);
  assert.deepEqual(await lensesIn(editor, valuesUri), [`1: ${leaves}`, `2: ${kills}`]);
  await editor.replace(valuesUri, 'periodSeconds: 10', 'periodSeconds: 5');
  const faster = '$(pulse)\u00a0kills 11–16 s after a hang, + up to 30 s grace';
  assert.deepEqual(await lensesIn(editor, valuesUri), [`1: ${leaves}`, `2: ${faster}`]);
  assert.equal((await lensesIn(editor, uri))[1], `9: ${faster}`);
  assert.deepEqual(editor.loggedErrors, []);
});

test('what values change above the lines of other files is told to an editor that asks again', async (context) => {
  const initializationOptions = opensTimeline;
  const editor = await connected(context, { stored, initializationOptions, refreshesLenses: true });
  await editor.open(uri, template);
  await editor.open(valuesUri, values);
  const [, before] = await lensesIn(editor, uri);
  const refreshed = editor.lensesRefreshed();
  await editor.replace(valuesUri, 'periodSeconds: 10', 'periodSeconds: 5');
  await refreshed;
  assert.notEqual((await lensesIn(editor, uri))[1], before);
  const refreshedAgain = editor.lensesRefreshed();
  await editor.close(valuesUri);
  await refreshedAgain;
  assert.equal((await lensesIn(editor, uri))[1], before);
});

test('a template that is not rendered keeps what it says by itself', async (context) => {
  const quiet = `{{ if .Values.none }}\n${template}{{ end }}\n`;
  const editor = await connected(context, {
    stored: { ...stored, [uri]: quiet },
    initializationOptions: opensTimeline,
  });
  await editor.open(uri, quiet);
  assert.deepEqual(await lensesIn(editor, uri), ['8: $(pulse)\u00a0Timeline']);
  await editor.open(valuesUri, values);
  assert.deepEqual(await lensesIn(editor, valuesUri), []);
  const other = await connected(context, {
    stored,
    initializationOptions: opensTimeline,
    settings: { codeLens: false },
  });
  await other.open(valuesUri, values);
  assert.deepEqual(await lensesIn(other, valuesUri), []);
});

type Found = NonNullable<TimelineResult>;

async function timelineBehind(
  editor: Editor,
  file: string,
  found: string,
  chosen: string | null = null,
): Promise<Found> {
  const answer = await editor.askBehind<TimelineResult>(timelineMethod, file, found, { uri: file, chosen });
  assert.ok(answer);
  return answer;
}

/** `livenessProbe.periodSeconds 10 values.yaml:3`; what is left out is not told. */
function numbersAt({ containers, at }: Found): readonly string[] {
  const shown = containers.find(({ key }) => key === at);
  return Object.entries(shown?.probes ?? {}).flatMap(([name, probe]) =>
    probe.kind === 'probe'
      ? Object.values(probe.numbers)
          .filter(({ origin }) => origin === 'written')
          .map(({ field, value, from, lock }) => `${name}.${field} ${value} ${from} ${lock ?? ''}`.trimEnd())
      : [],
  );
}

const edited = (
  editor: Editor,
  file: string,
  found: Found,
  change: TimelineChange,
): Promise<TimelineEditResult> =>
  editor.askAbout<TimelineEditResult>(timelineEditMethod, file, {
    uri: file,
    version: found.version,
    container: found.at ?? '',
    change,
  });

const period = (value: number): TimelineChange => ({
  kind: 'number',
  probe: 'livenessProbe',
  field: 'periodSeconds',
  value,
});

test('the timeline of a template shows what is rendered, and follows what is typed into the values', async (context) => {
  const editor = await connected(context, { stored });
  await editor.open(uri, template);
  const found = await timelineBehind(editor, uri, 'livenessProbe: {{- to');
  assert.deepEqual(
    found.containers.map(({ object, name }) => `${object} ${name}`),
    ['Pod/web app'],
  );
  assert.deepEqual(found.focus, { probe: 'livenessProbe', field: null });
  assert.deepEqual(found.restsOn, [`${folder}/`]);
  assert.deepEqual(numbersAt(found), [
    'livenessProbe.periodSeconds 10 values.yaml:3',
    'readinessProbe.periodSeconds 7 values.yaml:1',
  ]);
  const [container] = found.containers;
  const probe = container?.probes.livenessProbe;
  const place = probe?.kind === 'probe' ? probe.numbers.periodSeconds?.place : null;
  assert.deepEqual(place, {
    start: { line: 2, character: 17 },
    end: { line: 2, character: 19 },
    uri: valuesUri,
  });
  assert.equal(editor.textIn(uri, container?.place ?? assert.fail()), 'app');
  await editor.open(valuesUri, values);
  await editor.replace(valuesUri, 'periodSeconds: 10', 'periodSeconds: 12');
  const later = await timelineBehind(editor, uri, 'livenessProbe: {{- to');
  assert.equal(numbersAt(later)[0], 'livenessProbe.periodSeconds 12 values.yaml:3');
  assert.notEqual(later.version, found.version);
  assert.equal(later.at, found.at);
  assert.deepEqual(await edited(editor, uri, found, period(8)), { kind: 'declined', reason: 'stale' });
});

test('from the values the same containers are shown, at the number that the cursor is in', async (context) => {
  const editor = await connected(context, { stored });
  await editor.open(uri, template);
  await editor.open(valuesUri, values);
  const fromTemplate = await timelineBehind(editor, uri, 'readiness');
  const fromValues = await timelineBehind(editor, valuesUri, 'periodSec', fromTemplate.at);
  assert.equal(fromValues.at, fromTemplate.at);
  assert.equal(fromValues.version, fromTemplate.version);
  assert.deepEqual(fromValues.focus, { probe: 'livenessProbe', field: 'periodSeconds' });
});

test('a number is written where it comes from, in a file that may not be open', async (context) => {
  const editor = await connected(context, { stored });
  await editor.open(uri, template);
  const found = await timelineBehind(editor, uri, 'livenessProbe: {{- to');
  const range = { start: { line: 2, character: 17 }, end: { line: 2, character: 19 } };
  assert.deepEqual(await edited(editor, uri, found, period(8)), {
    kind: 'edits',
    files: [{ uri: valuesUri, version: null, edits: [{ range, newText: '8' }] }],
  });
  await editor.open(valuesUri, values);
  const open = await edited(editor, uri, found, period(8));
  assert.deepEqual(open.kind === 'edits' && open.files.map(({ version }) => version), [1]);
  const added = await edited(editor, uri, found, {
    kind: 'number',
    probe: 'livenessProbe',
    field: 'timeoutSeconds',
    value: 3,
  });
  const edits = added.kind === 'edits' ? [...(added.files[0]?.edits ?? [])] : [];
  assert.equal(
    editor.applied(valuesUri, { changes: { [valuesUri]: edits } }),
    values.replace('10\n', '10\n  timeoutSeconds: 3\n'),
  );
});

test('variants of the values show what the chart renders with them', async (context) => {
  const variantUri = `${folder}/ci/test-values.yaml`;
  const variant = 'livenessProbe:\n  periodSeconds: 2\n';
  const editor = await connected(context, {
    stored: { ...stored, [variantUri]: variant },
    initializationOptions: opensTimeline,
  });
  await editor.open(variantUri, variant);
  const found = await timelineBehind(editor, variantUri, 'periodSeconds');
  assert.equal(numbersAt(found)[0], 'livenessProbe.periodSeconds 2 ci/test-values.yaml:2');
  assert.deepEqual(await lensesIn(editor, variantUri), [
    '1: $(pulse)\u00a0kills 5–7 s after a hang, + up to 30 s grace',
  ]);
  const result = await edited(editor, variantUri, found, period(4));
  assert.deepEqual(result.kind === 'edits' && result.files.map((file) => file.uri), [variantUri]);
});

test('where the chart renders nothing from a file, the text itself is shown, or nothing', async (context) => {
  const quiet = `{{ if .Values.none }}\n${template}{{ end }}\n`;
  const editor = await connected(context, { stored: { ...stored, [uri]: quiet } });
  await editor.open(uri, quiet);
  const found = await timelineBehind(editor, uri, 'readiness');
  assert.deepEqual(found.restsOn, []);
  assert.equal(found.containers.length, 1);
  await editor.open(valuesUri, values);
  assert.equal(await editor.askBehind(timelineMethod, valuesUri, 'liveness', { uri: valuesUri }), null);
});
