import { Uri, workspace } from 'vscode';
import type { ConfigurationMiddleware } from 'vscode-languageclient';
import { pickedValuesKey, setInWorkspaceKey } from '../../server/src/protocol.ts';

const section = 'kubeProbes';
/** What a project file sets as well. */
const names = [
  'profile',
  'rules',
  'kubernetesVersion',
  'files.include',
  'files.exclude',
  'helm.valuesFiles',
  'helm.profiles',
  'helm.checkDormantProbes',
] as const;
/** Of two for one name in these the folder's counts; both have their say. */
const combined: ReadonlySet<string> = new Set(['rules', 'helm.profiles']);

/**
 * Answers questions about our settings with what VS Code would, and tells besides which of them are set for the folder
 * or the workspace: these win over the project file, and the others do not. What the user picked for the chart of a file
 * is told with them.
 */
export function configurationWith(
  pickedFor: (uri: string) => string | undefined,
): NonNullable<ConfigurationMiddleware['configuration']> {
  return async (params, token, next) => {
    const answers = await next(params, token);
    if (!Array.isArray(answers)) return answers;
    return answers.map((answer: unknown, index) => {
      const item = params.items[index];
      if (item?.section !== section || typeof answer !== 'object' || answer === null) return answer;
      const { scopeUri } = item;
      const picked = scopeUri === undefined ? undefined : pickedFor(scopeUri);
      return {
        ...answer,
        [setInWorkspaceKey]: setInWorkspace(scopeUri),
        ...(picked === undefined ? {} : { [pickedValuesKey]: picked }),
      };
    });
  };
}

function setInWorkspace(uri: string | undefined): Readonly<Record<string, unknown>> {
  const settings = workspace.getConfiguration(section, uri === undefined ? null : Uri.parse(uri));
  const entries = names.map((name) => {
    const written = settings.inspect(name);
    const values = [written?.workspaceValue, written?.workspaceFolderValue];
    return [name, combined.has(name) ? together(values) : values.findLast((value) => value !== undefined)];
  });
  return Object.fromEntries(entries);
}

/** Nothing where nothing is set. */
function together(values: readonly unknown[]): unknown {
  const written = values.filter((value) => value !== undefined);
  return written.length === 0 ? undefined : Object.assign({}, ...written);
}
