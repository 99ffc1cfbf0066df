import assert from 'node:assert/strict';
import { type TestContext, test } from 'node:test';
import type { CodeLens, CompletionList, Hover, Location, Position } from 'vscode-languageserver/node';
import { rules } from '../../server/core/index.ts';
import type { CheckWorkspaceResult } from '../../server/src/protocol.ts';
import { checkWorkspaceMethod } from '../../server/src/protocol.ts';
import type { TimelineEditResult, TimelineResult } from '../../server/src/timeline-protocol.ts';
import { timelineEditMethod, timelineMethod } from '../../server/src/timeline-protocol.ts';
import { readDrawing } from '../support/drawing.ts';
import { connected } from './connect.ts';
import { type Editor, type EditorOptions, fixture } from './editor.ts';

const folder = 'memfs:/shop';
const uri = `${folder}/apps/web.yaml`;
const values = `${folder}/charts/web/values.yaml`;
const template = `${folder}/charts/web/templates/web.yaml`;

const chart = {
  [`${folder}/charts/web/Chart.yaml`]: 'apiVersion: v2\nname: web\nversion: 1.2.0\n',
  [values]: 'probe:\n  period: 5\n  timeout: 1\nenvironment: {}\n',
  [`${folder}/charts/web/values-slow.yaml`]: 'probe:\n  period: 20\n',
  [template]: `apiVersion: v1
kind: Pod
metadata:
  name: {{ .Release.Name }}
spec:
  containers:
    - name: app
      image: team/web:1
      readinessProbe:
        tcpSocket: { port: 8080 }
        periodSeconds: {{ .Values.probe.period }}
        timeoutSeconds: {{ .Values.probe.timeout }}
      {{- with .Values.livenessProbe }}
      livenessProbe: {{- toYaml . | nindent 8 }}
      {{- end }}
`,
};

/** The drawn manifest in an editor, once what is told of it is compared. */
async function edited(
  context: TestContext,
  drawing: string,
  { stored = {}, settings = {}, ...options }: EditorOptions = {},
): Promise<Editor> {
  const wanted = new Set(['timeout-exceeds-period', ...readDrawing(drawing).drawn.map(({ id }) => id)]);
  const off = rules.flatMap(({ id }) => (wanted.has(id) ? [] : [[id, 'off']]));
  const { text, expected } = fixture(drawing);
  const editor = await connected(context, {
    pulls: true,
    folders: [folder],
    stored: { ...chart, [uri]: text, ...stored },
    settings: { ...(settings as object), rules: Object.fromEntries(off) },
    ...options,
  });
  await editor.open(uri, text);
  assert.equal(editor.drawn(uri, await editor.pulled(uri)), expected);
  assert.deepEqual(editor.loggedErrors, []);
  return editor;
}

const application = (source: string): string => `apiVersion: argoproj.io/v1alpha1
kind: Application
metadata: { name: web }
spec:
  source:
${source.replace(/^\n/, '').replace(/^(?=.)/gm, '    ')}`;

const inString = application(`
repoURL: https://github.com/team/shop
path: charts/web
helm:
  values: |
    probe:
      timeout: 12
      #        ^^ information timeout-exceeds-period
`);

const release = (chartSpec: string, more = ''): string => `apiVersion: helm.toolkit.fluxcd.io/v2
kind: HelmRelease
metadata: { name: web, namespace: shop }
spec:
  chart: { spec: ${chartSpec} }
${more}  values:
    probe:
      timeout: 12
`;
const mark = '      #        ^^ information timeout-exceeds-period\n';
const inRepository = '{ chart: ./charts/web, sourceRef: { kind: GitRepository, name: shop } }';

const saidOn = async (editor: Editor, found: string): Promise<string> => {
  const hover: Hover | null = await editor.hoverOn(uri, found);
  return hover && typeof hover.contents === 'object' && 'value' in hover.contents ? hover.contents.value : '';
};

test('values in a block string of an Application are judged with the chart of the repository', async (context) => {
  const editor = await edited(context, inString);
  const [diagnostic] = await editor.pulled(uri);
  assert.deepEqual(
    diagnostic?.relatedInformation?.map(({ location, message }) => [location.uri, message]),
    [[template, 'Rendered in Pod web, container app.']],
  );
});

test('a fix of values in a block string is made there', async (context) => {
  const editor = await edited(context, inString);
  const actions = await editor.actionsOn(uri, '12', { only: ['quickfix'] });
  const fixes = actions.map(({ edit }) => edit && editor.applied(uri, edit));
  const before = fixture(inString).text;
  assert.ok(
    fixes.includes(before.replace('timeout: 12\n', 'timeout: 12\n          period: 12\n')),
    JSON.stringify(
      actions.map(({ title, edit }) => [title, edit && editor.applied(uri, edit)]),
      null,
      1,
    ),
  );
});

test('values as an object, of several sources, are judged each with its own chart', async (context) => {
  await edited(
    context,
    `apiVersion: argoproj.io/v1alpha1
kind: Application
metadata: { name: all }
spec:
  sources:
    - path: charts/none
      helm:
        valuesObject: { probe: { timeout: 12 } }
    - path: charts/web
      helm:
        valueFiles: [values-slow.yaml]
        valuesObject: { probe: { timeout: 12 } }
    - path: ./charts/web
      helm:
        valuesObject:
          livenessProbe:
            tcpSocket: { port: 8080 }
            timeoutSeconds: 13
            #               ^^ information timeout-exceeds-period
            periodSeconds: 5
`,
  );
});

test('hover tells what the values do in the chart, completion what it reads, and definition where else they are', async (context) => {
  const editor = await edited(context, inString);
  const said = await saidOn(editor, 'timeout');
  assert.match(said, /^`probe\.timeout`: `12`\n\nWritten in `web\.yaml:11`, in place of `values\.yaml:3`/);
  assert.match(said, /`readinessProbe` of Pod `web`, container `app`, with `web\.yaml`/);
  const places: Location[] = await editor.askBehind('textDocument/definition', uri, 'time');
  assert.deepEqual(
    places.map((place) => [place.uri, place.range.start.line]),
    [
      [uri, 10],
      [values, 2],
    ],
  );
});

test('completion offers what the chart reads at the place, and nothing outside of the values', async (context) => {
  const editor = await edited(context, inString);
  const offered = async (written: string, behind: string): Promise<readonly string[]> => {
    await editor.rewrite(uri, fixture(inString).text + written);
    const list: CompletionList | null = await editor.askBehind('textDocument/completion', uri, behind, {
      context: { triggerKind: 1 },
    });
    return list?.items.map(({ label }) => label) ?? [];
  };
  assert.deepEqual(await offered('          p\n', '\n          p'), ['period']);
  assert.deepEqual(await offered('        li\n', '\n        li'), ['environment', 'livenessProbe']);
  assert.ok(
    (await offered('        livenessProbe:\n          per\n', '          per')).includes('periodSeconds'),
  );
  assert.deepEqual(await offered('  destination:\n    p\n', 'destination:\n    p'), []);
});

test('completion begins where nothing is written yet', async (context) => {
  const empty = application('path: charts/web\nhelm:\n  values: |\n');
  const editor = await edited(context, empty);
  const offered = async (written: string): Promise<readonly string[]> => {
    await editor.rewrite(uri, empty + written);
    const list: CompletionList | null = await editor.askBehind(
      'textDocument/completion',
      uri,
      '|\n        ',
      {
        context: { triggerKind: 1 },
      },
    );
    return list?.items.map(({ label }) => label) ?? [];
  };
  assert.deepEqual(await offered('        \n'), ['probe', 'environment', 'livenessProbe']);
  assert.deepEqual(await offered('        \n  destination: {}\n'), ['probe', 'environment', 'livenessProbe']);
});

test('a manifest that is not open is judged with its chart when the workspace is', async (context) => {
  const text = fixture(inString).text;
  const rule = 'timeout-exceeds-period';
  const off = rules.flatMap(({ id }) => (id === rule ? [] : [[id, 'off']]));
  const editor = await connected(context, {
    folders: [folder],
    stored: { ...chart, [uri]: text },
    settings: { rules: Object.fromEntries(off) },
  });
  const result = await editor.ask<CheckWorkspaceResult>(checkWorkspaceMethod, {});
  assert.equal(result && 'problems' in result && result.problems, 1);
  assert.deepEqual(
    editor.published.map((file) => [file.uri, file.diagnostics.map(({ code }) => code)]),
    [[uri, [rule]]],
  );
});

test('a manifest that is not open is judged again when its chart, or a values file that it names, changes', async (context) => {
  const { text } = fixture(
    application(`
path: charts/web
helm:
  valueFiles: [/envs/production.yaml]
  values: |
    probe: { timeout: 12 }
`),
  );
  const production = `${folder}/envs/production.yaml`;
  const rule = 'timeout-exceeds-period';
  const off = rules.flatMap(({ id }) => (id === rule ? [] : [[id, 'off']]));
  const editor = await connected(context, {
    folders: [folder],
    stored: { ...chart, [uri]: text, [production]: 'replicas: 1\n' },
    settings: { rules: Object.fromEntries(off) },
  });
  await editor.ask<CheckWorkspaceResult>(checkWorkspaceMethod, {});
  const change = async (file: string, written: string, expected: number): Promise<void> => {
    editor.stored.set(file, written);
    const before = editor.published.length;
    await editor.notify('workspace/didChangeWatchedFiles', { changes: [{ uri: file, type: 2 }] });
    await editor.publishedAfter(before, uri, ({ diagnostics }) => diagnostics.length === expected);
  };
  await change(values, 'probe:\n  period: 30\n  timeout: 1\n', 0);
  await change(production, 'probe: { period: 6 }\n', 1);
  await change(template, (chart[template] ?? '').replace('{{ .Values.probe.timeout }}', '1'), 0);
});

test('all that is safe is fixed at once where it is asked for, in values as in the rest', async (context) => {
  const drawn = application(`
path: charts/web
helm:
  valuesObject:
    livenessProbe:
      httpGet: { port: "8080", path: / }
      #                ^^^^^^ error probe-port-quoted-number
    environment: {}
`);
  const editor = await edited(context, drawn);
  const [all] = await editor.actionsOn(uri, 'valuesObject', { only: ['source.fixAll'] });
  assert.equal(all, undefined);
  const [here] = await editor.actionsOn(uri, '"8080"', { only: ['source.fixAll'] });
  assert.equal(here && editor.applied(uri, here.edit), fixture(drawn).text.replace('"8080"', '8080'));
});

test('probes that are off are judged where that is wanted, and those of the chart not in each of its releases', async (context) => {
  const settings = { helm: { checkDormantProbes: true } };
  const web = (chart[template] ?? '')
    .replace('{{- with .Values.livenessProbe }}', '{{- with .Values.livenessProbe }}{{- if .enabled }}')
    .replace(
      '{{- toYaml . | nindent 8 }}\n      {{- end }}',
      '{{- toYaml (omit . "enabled") | nindent 8 }}\n      {{- end }}{{- end }}',
    );
  const off = (timeout: number): string =>
    `livenessProbe:\n  enabled: false\n  tcpSocket: { port: 8080 }\n  periodSeconds: 5\n  timeoutSeconds: ${timeout}\n`;
  const stored = { [template]: web, [values]: `${chart[values]}${off(12)}` };
  await edited(context, application('path: charts/web\nhelm:\n  valuesObject: { environment: {} }\n'), {
    stored,
    settings,
  });
  const drawn = application(`
path: charts/web
helm:
  valuesObject:
    livenessProbe:
      timeoutSeconds: 12
      #               ^^ information timeout-exceeds-period
`);
  await edited(context, drawn, { stored: { ...stored, [values]: `${chart[values]}${off(1)}` }, settings });
});

test('a manifest in the folder of its chart is judged as one beside it, a template is not', async (context) => {
  const { text } = fixture(inString);
  const rule = 'timeout-exceeds-period';
  const off = rules.flatMap(({ id }) => (id === rule ? [] : [[id, 'off']]));
  const codesOf = async (path: string, written: string): Promise<readonly unknown[]> => {
    const file = `${folder}/${path}`;
    const settings = { rules: Object.fromEntries(off) };
    const editor = await connected(context, {
      ...{ pulls: true, folders: [folder], stored: { ...chart, [file]: written }, settings },
    });
    await editor.open(file, written);
    const found = (await editor.pulled(file)).map(({ code, range }) => [code, range.start.line]);
    assert.deepEqual(editor.loggedErrors, []);
    return found;
  };
  assert.deepEqual(await codesOf('charts/web/argocd.yaml', text), [[rule, 10]]);
  assert.deepEqual(await codesOf('charts/web/argocd.yaml', text.replace('charts/web', '.')), [[rule, 10]]);
  assert.deepEqual(await codesOf('charts/web/templates/child.yaml', text), []);
});

test('a HelmRelease is judged and fixed with the chart of the repository', async (context) => {
  const editor = await edited(context, release(inRepository) + mark);
  const actions = await editor.actionsOn(uri, '12', { only: ['quickfix'] });
  const fixes = actions.flatMap(({ edit }) => (edit ? [editor.applied(uri, edit)] : []));
  assert.ok(fixes.includes(`${release(inRepository)}      period: 12\n`), fixes.join('\n'));
});

test('a chart of a registry is the only one of its name in the workspace whose version fits', async (context) => {
  const named = (version: string): string =>
    release(`{ chart: web, version: "${version}", sourceRef: { kind: HelmRepository, name: shop } }`);
  await edited(context, named('1.x') + mark);
  await edited(context, named('2.x'));
  const second = { [`${folder}/old/web/Chart.yaml`]: chart[`${folder}/charts/web/Chart.yaml`] ?? '' };
  await edited(context, named('1.x'), { stored: second });
});

test('values from elsewhere leave nothing to judge, and hover tells only what is written', async (context) => {
  const from = '  valuesFrom: [{ kind: ConfigMap, name: web }]\n';
  const editor = await edited(context, release(inRepository, from));
  const said = await saidOn(editor, 'timeout');
  assert.match(said, /^`probe\.timeout`: `12`/);
  assert.doesNotMatch(said, /readinessProbe/);
  await edited(
    context,
    application(
      'path: charts/web\nhelm:\n  valueFiles: [none.yaml]\n  values: |\n    probe: { timeout: 12 }\n',
    ),
  );
});

test('values that cannot be read, and other kinds of objects, leave nothing to judge', async (context) => {
  const slow = { [values]: 'probe:\n  period: 5\n  timeout: 12\n' };
  const helm = (text: string): string => application(`path: charts/web\nhelm:\n  values: |\n    ${text}\n`);
  await edited(context, helm('probe: { period: 5'), { stored: slow });
  await edited(context, helm('- a'), { stored: slow });
  await edited(context, helm('replicas: 3'), { stored: slow });
  await edited(context, helm('probe: { timeout: 12 }').replace('Application', 'AppProject'));
});

test('what changes in the chart, and in files it is rendered with, tells in the manifest', async (context) => {
  const editor = await edited(
    context,
    application(`
path: charts/web
helm:
  valueFiles: [/envs/production.yaml]
  values: |
    probe: { timeout: 12 }
    #                 ^^ information timeout-exceeds-period
`),
    { stored: { [`${folder}/envs/production.yaml`]: 'probe: { period: 6 }\n' } },
  );
  const codes = async (): Promise<readonly unknown[]> => (await editor.pulled(uri)).map(({ code }) => code);
  const change = async (file: string, text: string): Promise<void> => {
    editor.stored.set(file, text);
    await editor.notify('workspace/didChangeWatchedFiles', { changes: [{ uri: file, type: 2 }] });
  };
  await change(`${folder}/envs/production.yaml`, 'probe: { period: 30 }\n');
  assert.deepEqual(await codes(), []);
  await change(`${folder}/envs/production.yaml`, 'probe: {}\n');
  assert.deepEqual(await codes(), ['timeout-exceeds-period']);
  await editor.open(values, 'probe:\n  period: 40\n  timeout: 1\n');
  assert.deepEqual(await codes(), []);
  await change(`${folder}/charts/web/Chart.yaml`, '');
  editor.stored.delete(`${folder}/charts/web/Chart.yaml`);
  await change(`${folder}/charts/web/Chart.yaml`, '');
  assert.deepEqual(await codes(), []);
});

test('comments that ignore what is found in values are not called unused', async (context) => {
  await edited(
    context,
    application(`
path: charts/web
helm:
  # kube-probes-ignore timeout-exceeds-period
  values: |
    probe:
      # kube-probes-ignore timeout-exceeds-period
      timeout: 12
`),
  );
  await edited(context, `# kube-probes-ignore-file timeout-exceeds-period\n${release(inRepository)}`);
});

test('hover on the name of the chart tells what values are judged with, or why they are not', async (context) => {
  const found = await edited(context, inString);
  assert.equal(
    await saidOn(found, 'charts/web'),
    'The values here are judged with the chart in `../charts/web`.',
  );
  const missing = await edited(context, release('{ chart: none, sourceRef: { kind: HelmRepository } }'));
  assert.match(
    await saidOn(missing, 'none'),
    /^The values here are not checked: the chart is not in the workspace/,
  );
  const from = '  valuesFrom: [{ kind: ConfigMap, name: web }]\n';
  const korean = await edited(context, release(inRepository, from), { locale: 'ko' });
  assert.equal(
    await saidOn(korean, './charts/web'),
    '여기 values는 검사하지 않는다. 알 수 없는 다른 values가 `../charts/web`의 차트 values보다 우선하거나 렌더링 결과를 바꿀 수 있다.',
  );
  assert.equal(await saidOn(korean, 'valuesFrom'), '');
});

test('above the probes of values stands what they do, and their timeline writes its numbers there', async (context) => {
  const editor = await edited(
    context,
    application(`
path: charts/web
helm:
  values: |
    livenessProbe:
      tcpSocket: { port: 8080 }
      periodSeconds: 10
`),
    { initializationOptions: { answersFileQuestions: true, opensTimeline: true } },
  );
  const [lens, ...others] = await editor.askAbout<CodeLens[]>('textDocument/codeLens', uri);
  assert.deepEqual([lens?.range.start.line, others], [8, []]);
  assert.match(lens?.command?.title ?? '', /kills 21–31 s after a hang/);
  const timelineAt = (position: Position | null): Promise<TimelineResult> =>
    editor.ask(timelineMethod, { uri, position, chosen: null });
  const found = await timelineAt(lens?.range.start ?? null);
  const [container] = found?.containers ?? [];
  assert.equal(container?.name, 'app');
  assert.equal((await timelineAt({ line: 0, character: 0 }))?.containers.length, 0);
  assert.equal((await timelineAt(null))?.containers.length, 1);
  const change = { kind: 'number', probe: 'livenessProbe', field: 'periodSeconds', value: 20 };
  const { version } = found ?? {};
  const result: TimelineEditResult | null = await editor.ask(timelineEditMethod, {
    ...{ uri, version, container: container?.key, change },
  });
  assert.ok(result?.kind === 'edits');
  assert.deepEqual(
    result.files.map((file) => [
      file.uri,
      file.edits.map(({ range, newText }) => [range.start.line, newText]),
    ]),
    [[uri, [[10, '20']]]],
  );
});

test('a parameter is judged, explained and fixed at its value', async (context) => {
  const drawn = application(`
path: charts/web
helm:
  parameters:
    - name: probe.timeout
      value: "12"
      #       ^^ information timeout-exceeds-period
  values: |
    probe: { timeout: 1 }
`);
  const editor = await edited(context, drawn);
  assert.equal(
    await saidOn(editor, '12'),
    '`probe.timeout`: `12` for the chart, whatever the values say.\n\n' +
      '- `timeoutSeconds: 12` in `readinessProbe` of Pod `web`, container `app`',
  );
  const actions = await editor.actionsOn(uri, '12', { only: ['quickfix'] });
  const before = fixture(drawn).text;
  const fixes = actions.flatMap(({ edit }) => (edit ? [editor.applied(uri, edit)] : []));
  assert.ok(fixes.includes(before.replace('12', '5')), fixes.join('\n'));
  assert.ok(fixes.includes(before.replace('timeout: 1 }', 'timeout: 1, period: 12 }')), fixes.join('\n'));
});

test('parameters alone are judged with their chart, and explained in Korean', async (context) => {
  const drawn = application(`
path: charts/web
helm:
  parameters:
    - name: probe.timeout
      value: '12'
      #       ^^ information timeout-exceeds-period
`);
  const editor = await edited(context, drawn, { locale: 'ko' });
  assert.equal(
    await saidOn(editor, '12'),
    '`probe.timeout`: `12`. values에 무엇이 있든 차트는 이 값을 쓴다.\n\n' +
      '- Pod `web`, 컨테이너 `app`의 `readinessProbe`: `timeoutSeconds: 12`',
  );
  const actions = await editor.actionsOn(uri, '12', { only: ['quickfix'] });
  const fixes = actions.flatMap(({ edit }) => (edit ? [editor.applied(uri, edit)] : []));
  assert.ok(fixes.includes(fixture(drawn).text.replace('12', '5')), fixes.join('\n'));
});

test('a folder of a repository that is called otherwise is not the chart, one of a fork is', async (context) => {
  const remote = (url: string): Record<string, string> => ({
    [`${folder}/.git/config`]: `[remote "origin"]\n\turl = ${url}\n`,
  });
  const quiet = inString.replace(/ *#.*\n/, '');
  const editor = await edited(context, quiet, { stored: remote('git@github.com:team/store.git') });
  assert.match(await saidOn(editor, 'charts/web'), /^The values here are not checked: the chart is not in/);
  await edited(context, inString, { stored: remote('git@github.com:me/shop.git') });
  await edited(context, inString, { stored: { [`${folder}/.git`]: 'gitdir: ../main/.git/worktrees/x\n' } });
});

test('values in quotes and in a folded string are judged, and what they bring about is told at the string', async (context) => {
  const fresh = async (drawn: string): Promise<void> => {
    const editor = await edited(context, drawn);
    assert.deepEqual(await editor.actionsOn(uri, 'helm', { only: ['quickfix'] }), []);
  };
  await fresh(
    application(`
path: charts/web
helm:
  values: "probe:\\n  timeout: 12\\n"
  #       ^^^^^^^^^^^^^^^^^^^^^^^^^ information timeout-exceeds-period
`),
  );
  await fresh(
    application(`
path: charts/web
helm:
  values: >
  #       ^ information timeout-exceeds-period
    probe:
      timeout: 12
`),
  );
  await fresh(application('path: charts/web\nhelm:\n  values: "probe: { timeout: 2 }"\n'));
  await fresh(application('path: charts/web\nhelm:\n  values: "probe: { timeout: "\n'));
});
