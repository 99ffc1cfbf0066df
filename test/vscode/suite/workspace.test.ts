import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import type { CheckWorkspaceResult } from '../../../server/src/protocol.ts';
import { diagnosticsOf, fileOf, openManifest, until } from './open-manifest.ts';

const closeAll = () => vscode.commands.executeCommand('workbench.action.closeAllEditors');

suite('The workspace as a whole', () => {
  suiteSetup(closeAll);
  suiteTeardown(closeAll);

  test('checking it fills the problems view for files that are not open', async () => {
    const unopened = fileOf('unopened.yaml');
    const check = () => vscode.commands.executeCommand<CheckWorkspaceResult>('kubeProbes.checkWorkspace');
    // The editor's index of the files may still be on its way.
    const summary = await until(check, (found) => (found?.files ?? 0) >= 4);
    assert.ok(summary && summary.problems > 0 && summary.filesWithProblems >= 1);
    assert.equal(summary.isComplete, true);
    const found = await until(
      () => diagnosticsOf(unopened),
      (all) => all.length > 0,
    );
    assert.ok(found.some(({ severity }) => severity === vscode.DiagnosticSeverity.Error));
    assert.deepEqual(diagnosticsOf(fileOf('compose.yaml')), []);
    assert.ok(vscode.workspace.textDocuments.every(({ uri }) => uri.toString() !== unopened.toString()));
  });

  test('opening a file that was checked tells its problems once', async () => {
    const document = await openManifest('rejected.yaml');
    const errors = () =>
      diagnosticsOf(document.uri).filter(({ severity }) => severity === vscode.DiagnosticSeverity.Error);
    await until(errors, (all) => all.length === 1);
  });
});

suite('A rule', () => {
  suiteTeardown(closeAll);

  test('is explained on a page that needs no network', async () => {
    await vscode.commands.executeCommand('kubeProbes.explainRule', 'success-threshold-not-one');
    await until(
      () => vscode.window.tabGroups.all.flatMap(({ tabs }) => tabs).map(({ label }) => label),
      (labels) => labels.some((label) => label.includes('success-threshold-not-one')),
    );
    const page = vscode.Uri.from({
      scheme: 'kube-probes-docs',
      path: '/docs/rules/ko/success-threshold-not-one.md',
    });
    const document = await vscode.workspace.openTextDocument(page);
    assert.match(document.getText(), /^# success-threshold-not-one\n/);
    assert.match(document.getText(), /[가-힣]/);
  });

  test('is fixed in files that are not open, once the user says so', async () => {
    const file = fileOf('unopened.yaml');
    const before = new TextDecoder().decode(await vscode.workspace.fs.readFile(file));
    const fixing = vscode.commands.executeCommand(
      'kubeProbes.fixAllInWorkspace',
      'success-threshold-not-one',
    );
    const fixed = () => vscode.workspace.textDocuments.find(({ uri }) => uri.toString() === file.toString());
    // There is no event for the question: accepting does nothing until it is shown.
    await until(
      async () => {
        await vscode.commands.executeCommand('workbench.action.acceptSelectedQuickOpenItem');
        return fixed()?.getText() ?? before;
      },
      (text) => text !== before,
    );
    await fixing;
    assert.equal(fixed()?.getText(), before.replace('successThreshold: 2', 'successThreshold: 1'));
    await vscode.commands.executeCommand('workbench.action.files.saveAll');
  });
});
