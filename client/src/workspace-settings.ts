import { Uri, workspace } from 'vscode';
import type { ConfigurationMiddleware } from 'vscode-languageclient';
import { setInWorkspaceKey } from '../../server/src/protocol.ts';

const section = 'kubeProbes';
/** What a project file sets as well. */
const names = ['profile', 'rules', 'kubernetesVersion', 'files.include', 'files.exclude'] as const;

/**
 * Answers questions about our settings with what VS Code would, and tells besides which of them are set for the folder
 * or the workspace: these win over the project file, and the others do not.
 */
export const configuration: NonNullable<ConfigurationMiddleware['configuration']> = async (
  params,
  token,
  next,
) => {
  const answers = await next(params, token);
  if (!Array.isArray(answers)) return answers;
  return answers.map((answer: unknown, index) => {
    const item = params.items[index];
    if (item?.section !== section || typeof answer !== 'object' || answer === null) return answer;
    return { ...answer, [setInWorkspaceKey]: setInWorkspace(item.scopeUri) };
  });
};

function setInWorkspace(uri: string | undefined): Readonly<Record<string, unknown>> {
  const settings = workspace.getConfiguration(section, uri === undefined ? null : Uri.parse(uri));
  const entries = names.map((name) => {
    const written = settings.inspect(name);
    const values = [written?.workspaceValue, written?.workspaceFolderValue];
    return [name, name === 'rules' ? together(values) : values.findLast((value) => value !== undefined)];
  });
  return Object.fromEntries(entries);
}

/** Of two for one rule the folder's counts; nothing where nothing is set. */
function together(values: readonly unknown[]): unknown {
  const written = values.filter((value) => value !== undefined);
  return written.length === 0 ? undefined : Object.assign({}, ...written);
}
