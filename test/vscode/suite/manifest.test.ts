import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { actionsAt, diagnosticsOf, hoverAt, openManifest, positionOf, until } from './open-manifest.ts';

const extensionId = 'kube-probes.kube-probes';

suite('A manifest in a real editor', () => {
  suiteTeardown(() => vscode.commands.executeCommand('workbench.action.closeAllEditors'));

  test('opening one starts the extension', async () => {
    const extension = vscode.extensions.getExtension(extensionId);
    assert.ok(extension, `${extensionId} is not installed`);
    await openManifest('unprotected.yaml');
    await until(
      () => extension.isActive,
      (isActive) => isActive,
    );
  });

  test('hovering periodSeconds tells its default', async () => {
    const document = await openManifest('unprotected.yaml');
    const position = positionOf(document, 'periodSeconds');
    const card = await until(
      () => hoverAt(document, position),
      (text) => text.includes('periodSeconds'),
    );
    assert.match(card, /default/);
    assert.match(card, /10/);
  });

  test('a value the API server rejects is an error with an id and a page', async () => {
    const document = await openManifest('rejected.yaml');
    const isError = ({ severity }: vscode.Diagnostic) => severity === vscode.DiagnosticSeverity.Error;
    const found = await until(
      () => diagnosticsOf(document),
      (all) => all.some(isError),
    );
    const diagnostic = found.find(isError);
    assert.ok(diagnostic);
    assert.equal(document.getText(diagnostic.range), '-5');
    assert.ok(typeof diagnostic.code === 'object', 'the id links to its page');
    assert.match(String(diagnostic.code.value), /^[a-z][a-z-]+$/);
  });

  test('a Compose file gets neither a hover nor a diagnostic', async () => {
    const manifest = await openManifest('rejected.yaml');
    await until(
      () => diagnosticsOf(manifest),
      (found) => found.length > 0,
    );
    const document = await openManifest('compose.yaml');
    assert.equal(await hoverAt(document, positionOf(document, 'interval')), '');
    assert.deepEqual(diagnosticsOf(document), []);
  });
});

suite('The classic fix', () => {
  suiteTeardown(() => vscode.commands.executeCommand('workbench.action.closeAllEditors'));

  /** Applies the fix whose title contains `title` and returns the text it leaves. */
  async function textAfter(title: string): Promise<string> {
    const document = await openManifest('unprotected.yaml');
    const position = positionOf(document, 'livenessProbe').translate(0, 1);
    const actions = await until(
      () => actionsAt(document, position),
      (offered) => offered.some((action) => action.title.includes(title)),
    );
    const action = actions.find((candidate) => candidate.title.includes(title));
    assert.ok(action?.edit, `${title} comes with its edit`);
    assert.ok(await vscode.workspace.applyEdit(action.edit));
    const text = document.getText();
    await vscode.commands.executeCommand('workbench.action.files.revert');
    return text;
  }

  test('adds a startupProbe that reuses the liveness check', async () => {
    const text = await textAfter('startupProbe');
    assert.match(text, /startupProbe:\n {12}httpGet:\n {14}path: \/livez\n {14}port: http\n/);
    assert.match(text, /# The health page answers once the caches are warm\.\n/);
  });

  test('adds initialDelaySeconds: 30 and leaves every other line as it was', async () => {
    const before = (await openManifest('unprotected.yaml')).getText();
    const added = '            initialDelaySeconds: 30\n';
    const text = await textAfter('initialDelaySeconds: 30');
    assert.ok(text.includes(added));
    assert.equal(text.replace(added, ''), before);
  });

  test('is the preferred one of the two', async () => {
    const document = await openManifest('unprotected.yaml');
    const position = positionOf(document, 'livenessProbe').translate(0, 1);
    const actions = await until(
      () => actionsAt(document, position),
      (offered) => offered.length > 0,
    );
    const preferred = actions.filter((action) => action.isPreferred).map((action) => action.title);
    assert.equal(preferred.length, 1);
    assert.match(preferred[0] ?? '', /startupProbe/);
  });
});
