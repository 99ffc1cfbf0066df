import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { CodeLens, InlayHint } from 'vscode-languageserver/node';
import type { TimelineChange } from '../../server/core/index.ts';
import type { TimelineEditResult, TimelineResult } from '../../server/src/timeline-protocol.ts';
import {
  openTimelineCommand,
  timelineEditMethod,
  timelineMethod,
} from '../../server/src/timeline-protocol.ts';
import { connected } from './connect.ts';
import type { Editor } from './editor.ts';

const uri = 'file:///work/web.yaml';
const manifest = `apiVersion: v1
kind: ConfigMap
metadata:
  name: first
---
apiVersion: apps/v1
kind: Deployment
metadata:
  name: web
spec:
  template:
    spec:
      containers:
        - name: proxy
          image: proxy
        - name: api
          image: api
          ports:
            - name: http
              containerPort: 8080
          startupProbe:
            httpGet:
              path: /livez
              port: http
            periodSeconds: 5 # quick
            failureThreshold: 12
          livenessProbe:
            httpGet:
              path: /livez
              port: http
`;

const opensTimeline = { answersFileQuestions: true, opensTimeline: true };

async function opened(editor: Editor): Promise<NonNullable<TimelineResult>> {
  await editor.open(uri, manifest);
  const found = await editor.askBehind<TimelineResult>(timelineMethod, uri, 'failureThreshold', { uri });
  assert.ok(found);
  return found;
}

function edit(editor: Editor, found: NonNullable<TimelineResult>, change: TimelineChange) {
  const params = { uri, version: found.version, container: found.at ?? '', change };
  return editor.askAbout<TimelineEditResult>(timelineEditMethod, uri, params);
}

function applied(editor: Editor, result: TimelineEditResult): string {
  assert.equal(result.kind, 'edits');
  const [file, ...others] = result.kind === 'edits' ? result.files : [];
  assert.deepEqual([file?.uri, file?.version, others], [uri, 1, []]);
  return editor.applied(uri, { changes: { [uri]: [...(file?.edits ?? [])] } });
}

test('the containers of a file, the one at the cursor, and the number that the cursor stands in', async (context) => {
  const editor = await connected(context);
  const found = await opened(editor);
  assert.deepEqual(
    found.containers.map(({ name, object }) => `${object} ${name}`),
    ['Deployment/web proxy', 'Deployment/web api'],
  );
  const api = found.containers.find(({ key }) => key === found.at);
  assert.equal(api?.name, 'api');
  assert.deepEqual(found.focus, { probe: 'startupProbe', field: 'failureThreshold' });
  const startup = api.probes.startupProbe;
  assert.ok(startup.kind === 'probe');
  assert.equal(startup.handler?.text, 'GET :http/livez');
  const numbers = Object.values(startup.numbers).map(
    ({ field, value, origin }) => `${field} ${value} ${origin}`,
  );
  assert.deepEqual(numbers, [
    'initialDelaySeconds 0 default',
    'periodSeconds 5 written',
    'timeoutSeconds 1 default',
    'successThreshold 1 default',
    'failureThreshold 12 written',
    'terminationGracePeriodSeconds 30 pod',
  ]);
  const place = startup.numbers.periodSeconds?.place;
  assert.ok(place);
  assert.equal(editor.textIn(uri, place), '5');
});

test('the numbers of the container that may be shown next explain themselves', async (context) => {
  const editor = await connected(context);
  await editor.open(uri, manifest);
  const explained = async (chosen: string | null, word: string): Promise<readonly string[]> => {
    const found = await editor.askBehind<TimelineResult>(timelineMethod, uri, word, { uri, chosen });
    const containers = found?.containers ?? [];
    return containers.filter(({ grace }) => grace.card !== null).map(({ name }) => name);
  };
  const found = await opened(editor);
  const proxy = found.containers.find(({ name }) => name === 'proxy')?.key ?? '';
  assert.deepEqual(await explained(null, 'failureThreshold'), ['api']);
  assert.deepEqual(await explained(proxy, 'failureThreshold'), ['proxy', 'api']);
  assert.deepEqual(await explained('gone', 'name: proxy'), ['proxy', 'api']);
});

test('outside of containers the cursor may mean any of its document', async (context) => {
  const editor = await connected(context);
  const inside = await opened(editor);
  assert.deepEqual(inside.nearby, []);
  const beside = await editor.askBehind<TimelineResult>(timelineMethod, uri, 'name: web', { uri });
  assert.deepEqual(
    beside?.nearby,
    beside?.containers.map(({ key }) => key),
  );
  assert.equal(beside?.nearby.length, 2);
});

test('a number is written as one small edit, added in its place, and taken away', async (context) => {
  const editor = await connected(context);
  const found = await opened(editor);
  const number = { kind: 'number', probe: 'startupProbe', field: 'periodSeconds' } as const;
  const changed = applied(editor, await edit(editor, found, { ...number, value: 7 }));
  assert.equal(changed, manifest.replace('periodSeconds: 5 # quick', 'periodSeconds: 7 # quick'));
  const added = applied(editor, await edit(editor, found, { ...number, field: 'timeoutSeconds', value: 3 }));
  assert.equal(added, manifest.replace('# quick\n', '# quick\n            timeoutSeconds: 3\n'));
  const removed = applied(editor, await edit(editor, found, { ...number, value: null }));
  assert.equal(removed, manifest.replace('            periodSeconds: 5 # quick\n', ''));
  const grace = { kind: 'number', probe: null, field: 'terminationGracePeriodSeconds', value: 45 } as const;
  assert.match(
    applied(editor, await edit(editor, found, grace)),
    /\n {6}terminationGracePeriodSeconds: 45\n/,
  );
});

test('nothing is written into a text that has moved on', async (context) => {
  const editor = await connected(context);
  const found = await opened(editor);
  await editor.replace(uri, 'name: first', 'name: other');
  const change = { kind: 'number', probe: 'startupProbe', field: 'periodSeconds', value: 7 } as const;
  assert.deepEqual(await edit(editor, found, change), { kind: 'declined', reason: 'stale' });
});

test('a readinessProbe is added that asks what the livenessProbe asks, and gives up sooner', async (context) => {
  const editor = await connected(context);
  const found = await opened(editor);
  const text = applied(editor, await edit(editor, found, { kind: 'add', probe: 'readinessProbe' }));
  const expected = `${manifest}          readinessProbe:
            httpGet:
              path: /livez
              port: http
            periodSeconds: 5
`;
  assert.equal(text, expected);
});

test('a suggestion is the fix that the editor offers', async (context) => {
  const editor = await connected(context);
  await editor.open(uri, manifest.replace('periodSeconds: 5 # quick', 'successThreshold: 3'));
  const found = await editor.askBehind<TimelineResult>(timelineMethod, uri, 'successThreshold', { uri });
  assert.ok(found);
  const api = found.containers.find(({ key }) => key === found.at);
  const suggestion = api?.suggestions.find(({ ruleId }) => ruleId === 'success-threshold-not-one');
  assert.equal(suggestion?.severity, 'error');
  const [action] = await editor.actionsOn(uri, 'successThreshold: 3');
  assert.equal(suggestion.action, action?.title);
  const change: TimelineChange = { kind: 'fix', suggestion: suggestion.id };
  assert.equal(applied(editor, await edit(editor, found, change)), editor.applied(uri, action?.edit));
});

test('lenses tell what containers and probes come to, and open the timeline there', async (context) => {
  const editor = await connected(context, { initializationOptions: opensTimeline });
  await editor.open(uri, manifest);
  const lenses = await editor.askAbout<CodeLens[]>('textDocument/codeLens', uri);
  assert.deepEqual(
    lenses.map(({ range, command }) => `${range.start.line} ${command?.title}`),
    [
      '15 $(pulse)\u00a0killed 51–62 s after a hang',
      '20 $(pulse)\u00a0allows 60 s to boot',
      '26 $(pulse)\u00a0kills 21–31 s after a hang, + up to 30 s grace',
    ],
  );
  assert.equal(lenses[0]?.command?.command, openTimelineCommand);
  assert.deepEqual(lenses[0]?.command?.arguments, [uri, lenses[0]?.range.start]);
});

test('there are no lenses where no timeline can be opened, and none where they are turned off', async (context) => {
  const plain = await connected(context);
  await plain.open(uri, manifest);
  assert.deepEqual(await plain.askAbout<CodeLens[]>('textDocument/codeLens', uri), []);
  const off = await connected(context, {
    initializationOptions: opensTimeline,
    settings: { codeLens: false },
  });
  await off.open(uri, manifest);
  assert.deepEqual(await off.askAbout<CodeLens[]>('textDocument/codeLens', uri), []);
});

const wholeFile = { range: { start: { line: 0, character: 0 }, end: { line: 99, character: 0 } } };

test('hints tell what thresholds come to and where named ports lead; defaults only when asked for', async (context) => {
  const editor = await connected(context);
  await editor.open(uri, manifest);
  const hints = await editor.askAbout<InlayHint[]>('textDocument/inlayHint', uri, wholeFile);
  assert.deepEqual(
    hints.map(({ position, label }) => `${position.line} ${label}`),
    ['25 × 5 s = 60 s', '23 8080', '29 8080'],
  );
  const all = await connected(context, { settings: { inlayHints: { computed: false, defaults: true } } });
  await all.open(uri, manifest);
  const defaults = await all.askAbout<InlayHint[]>('textDocument/inlayHint', uri, wholeFile);
  assert.deepEqual(
    defaults.map(({ position, label }) => `${position.line} ${label}`),
    [
      '20 initialDelaySeconds 0 · timeoutSeconds 1 (defaults)',
      '26 initialDelaySeconds 0 · periodSeconds 10 · timeoutSeconds 1 · failureThreshold 3 (defaults)',
    ],
  );
});

test('a hover links to the timeline for an editor that can open it', async (context) => {
  const editor = await connected(context, { initializationOptions: opensTimeline });
  await editor.open(uri, manifest);
  const hover = await editor.hoverOn(uri, 'failureThreshold');
  const text = JSON.stringify(hover?.contents);
  const link = /\[Timeline\]\(command:kubeProbes\.openTimeline\?([^)]+)\)/.exec(text)?.[1];
  assert.ok(link, text);
  assert.deepEqual(JSON.parse(decodeURIComponent(link)), [uri, { line: 25, character: 12 }]);
});
