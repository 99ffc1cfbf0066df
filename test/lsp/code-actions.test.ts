import assert from 'node:assert/strict';
import { test } from 'node:test';
import { deploymentWith } from '../support/manifests.ts';
import { connected } from './connect.ts';

const uri = 'file:///work/deployment.yaml';
const slow = deploymentWith(`
image: registry.example.com/shop:1 # ours
livenessProbe:
  httpGet: { path: /livez, port: 8080 }
`);
const withStartup = deploymentWith(`
image: registry.example.com/shop:1 # ours
startupProbe:
  httpGet: { path: /livez, port: 8080 }
  failureThreshold: 30
livenessProbe:
  httpGet: { path: /livez, port: 8080 }
`);

test('the classic fix is preferred, belongs to its diagnostic, and changes nothing else', async (context) => {
  const editor = await connected(context, { pulls: true });
  const text = `# first\n---\n${slow}`;
  await editor.open(uri, text);
  const diagnostics = await editor.pulled(uri);
  assert.deepEqual(
    diagnostics.map(({ code }) => code),
    ['liveness-without-startup-protection'],
  );
  const [startup, delay] = await editor.actionsOn(uri, 'livenessProbe', {
    diagnostics: [...diagnostics],
    only: ['quickfix'],
  });
  assert.equal(startup?.title, 'Add startupProbe allowing 300 s (uses the liveness check)');
  assert.equal(startup.kind, 'quickfix');
  assert.equal(startup.isPreferred, true);
  assert.deepEqual(startup.diagnostics, diagnostics);
  const fixed = editor.applied(uri, startup.edit);
  assert.equal(
    fixed,
    text.replace(
      '          livenessProbe:\n',
      `          startupProbe:
            httpGet: { path: /livez, port: 8080 }
            periodSeconds: 10
            failureThreshold: 30
          livenessProbe:\n`,
    ),
  );
  assert.equal(delay?.title, 'Add initialDelaySeconds: 30');
  assert.match(editor.applied(uri, delay.edit), /\n {12}initialDelaySeconds: 30\n/);
  await editor.rewrite(uri, fixed);
  assert.deepEqual(await editor.pulled(uri), []);
});

test('edits name the version they are for', async (context) => {
  const editor = await connected(context);
  await editor.open(uri, slow);
  const version = await editor.replace(uri, 'ours', 'theirs');
  const [action] = await editor.actionsOn(uri, 'livenessProbe');
  const change = action?.edit?.documentChanges?.[0];
  assert.deepEqual(change && 'textDocument' in change ? change.textDocument : null, { uri, version });
});

test('edits come without a version for an editor that cannot take one', async (context) => {
  const editor = await connected(context, { takesVersionedEdits: false });
  await editor.open(uri, slow);
  const [action] = await editor.actionsOn(uri, 'livenessProbe');
  assert.equal(action?.edit?.documentChanges, undefined);
  assert.equal(action?.edit?.changes?.[uri]?.length, 1);
});

test('where nothing is wrong the same is a refactoring', async (context) => {
  const editor = await connected(context);
  await editor.open(uri, slow.replace('port: 8080 }', 'port: 8080 }\n            initialDelaySeconds: 60'));
  const kinds = (await editor.actionsOn(uri, 'livenessProbe')).map(({ kind }) => kind);
  assert.ok(kinds.length > 0);
  assert.deepEqual(new Set(kinds), new Set(['refactor.rewrite']));
});

test('only the kinds that are asked for are answered, by their tree', async (context) => {
  const editor = await connected(context);
  await editor.open(uri, slow);
  const asked = async (only: string) =>
    (await editor.actionsOn(uri, 'livenessProbe', { only: [only] })).length;
  assert.ok((await asked('quickfix')) > 0);
  assert.equal(await asked('quickfix.other'), 0);
  assert.equal(await asked('source.organizeImports'), 0);
  assert.equal(await asked('refactor.extract'), 0);
});

test('nothing is offered away from probes, or where all is well', async (context) => {
  const editor = await connected(context);
  await editor.open(uri, withStartup);
  assert.deepEqual(await editor.actionsOn(uri, 'matchLabels'), []);
});

test('a rule found twice is fixed twice with one action, in whatever document', async (context) => {
  const editor = await connected(context);
  await editor.open(uri, `${slow}---\n${slow}`);
  const actions = await editor.actionsOn(uri, 'livenessProbe');
  const all = actions.find(
    ({ title }) => title === 'Fix all 2 problems of liveness-without-startup-protection in this file',
  );
  assert.equal(editor.applied(uri, all?.edit).match(/startupProbe:/g)?.length, 2);
  await editor.rewrite(uri, slow);
  const titles = (await editor.actionsOn(uri, 'livenessProbe')).map(({ title }) => title);
  assert.ok(!titles.some((title) => title.startsWith('Fix all')));
});

test('what only the author can fill in is not filled in everywhere at once', async (context) => {
  const editor = await connected(context);
  const probe = 'readinessProbe: { exec: { command: [mysqladmin, status, -pS3cret] } }';
  const text = deploymentWith(`image: team/shop\n${probe}`);
  await editor.open(uri, `${text}---\n${text}`);
  const titles = (await editor.actionsOn(uri, '-pS3cret')).map(({ title }) => title);
  assert.ok(titles.some((title) => title.startsWith('Read it from a Secret')));
  assert.ok(!titles.some((title) => title.startsWith('Fix all 2 problems of exec-inline-credentials')));
});

test('a rule is turned off by the editor that says it can', async (context) => {
  const offered = async (initializationOptions: object): Promise<readonly unknown[]> => {
    const editor = await connected(context, { initializationOptions });
    await editor.open(uri, slow);
    return (await editor.actionsOn(uri, 'livenessProbe')).flatMap(({ command }) =>
      command ? [command] : [],
    );
  };
  const title = 'Turn liveness-without-startup-protection off in the settings';
  assert.deepEqual(await offered({ turnsRulesOff: true }), [
    { title, command: 'kubeProbes.turnRuleOff', arguments: ['liveness-without-startup-protection', uri] },
  ]);
  assert.deepEqual(await offered({}), []);
});

test('actions for a rule belong to its diagnostics, and those that fix stand above those that silence', async (context) => {
  const editor = await connected(context, { pulls: true });
  const text = `${slow}---\n${slow}`;
  await editor.open(uri, text);
  const [first] = await editor.pulled(uri);
  const actions = await editor.actionsOn(uri, 'livenessProbe', {
    ...(first && { diagnostics: [first] }),
    only: ['quickfix'],
  });
  assert.deepEqual(
    actions.map(({ title }) => title.replace(/(?<=^\w+ ).*/, '')),
    ['Add ', 'Add ', 'Fix ', 'Ignore ', 'Ignore '],
  );
  // VS Code sorts by this before it looks at the order.
  for (const { diagnostics } of actions) assert.deepEqual(diagnostics, [first]);
});

test('what a Service in another document makes a defect gets its fixes', async (context) => {
  const editor = await connected(context, { pulls: true });
  const service = `---
apiVersion: v1
kind: Service
metadata:
  name: shop
spec:
  selector:
    app: shop
  ports:
    - port: 80
      targetPort: 8080
`;
  const container =
    'image: team/shop:1\nports: [{ containerPort: 8080 }]\nstartupProbe: { tcpSocket: { port: 8080 } }';
  const deployment = deploymentWith(container).replaceAll('app: web', 'app: shop');
  await editor.open(uri, deployment);
  assert.deepEqual(await editor.actionsOn(uri, '- name: web', { only: ['quickfix'] }), []);
  await editor.rewrite(uri, deployment + service);
  const found = (await editor.pulled(uri)).find(({ code }) => code === 'readiness-missing-behind-service');
  assert.ok(found);
  const actions = await editor.actionsOn(uri, '- name: web', { only: ['quickfix'] });
  const ofService = actions.filter(({ diagnostics }) => diagnostics?.[0]?.code === found.code);
  assert.ok(ofService.length > 1, actions.map(({ title }) => title).join('\n'));
  assert.match(ofService[0]?.title ?? '', /readinessProbe/);
});
