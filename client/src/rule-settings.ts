import type { Disposable } from 'vscode';
import { ConfigurationTarget, commands, Uri, workspace } from 'vscode';
import { turnRuleOffCommand } from '../../server/src/protocol.ts';

/** Lets fixes turn a rule off in the settings. */
export function registerRuleSettings(): Disposable {
  return commands.registerCommand(turnRuleOffCommand, (rule: unknown, file: unknown) => {
    if (typeof rule === 'string' && typeof file === 'string') return turnOff(rule, Uri.parse(file));
    return undefined;
  });
}

/** Writes where rules are set already, nearest to the file first; else into the workspace, or the user's own settings without one. */
async function turnOff(rule: string, file: Uri): Promise<void> {
  const configuration = workspace.getConfiguration('kubeProbes', file);
  const written = configuration.inspect<Readonly<Record<string, string>>>('rules');
  const [target, rules] = written?.workspaceFolderValue
    ? [ConfigurationTarget.WorkspaceFolder, written.workspaceFolderValue]
    : workspace.workspaceFolders
      ? [ConfigurationTarget.Workspace, written?.workspaceValue]
      : [ConfigurationTarget.Global, written?.globalValue];
  await configuration.update('rules', { ...rules, [rule]: 'off' }, target);
}
