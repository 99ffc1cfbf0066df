import type { ValuesChoice, ValuesFile } from '../core/index.ts';
import { choiceSeenFrom, chosenAmong, valuesChoices } from '../core/index.ts';
import type { HelmSettings } from './settings.ts';
import type { ServerWorkspace } from './workspace.ts';

/** What is known of a chart's files where values files are looked for. */
export interface ValuesOfChart {
  /** URI of the chart's folder, without a slash at its end. */
  readonly root: string;
  /** Paths of the chart's files from its folder. */
  readonly paths: readonly string[];
  /** The text of a file of the chart as it stands now; null where there is none. */
  readonly textOf: (path: string) => string | null;
  /** The text of an open file by its URI; null where it is not open. */
  readonly openText: (uri: string) => string | null;
  /** Files outside of the chart's folder that were read before, by URI; null for what cannot be read. */
  readonly outside: Map<string, Promise<string | null>>;
}

/** The values files a chart is rendered with, seen from one of its files. */
export interface AppliedValues {
  readonly choices: readonly ValuesChoice[];
  /** What was picked or set for the whole chart. */
  readonly chosen: ValuesChoice;
  /** What counts for this file: a values file is looked at as if it applied. */
  readonly choice: ValuesChoice;
  /** Those that are there. */
  readonly files: readonly AppliedValuesFile[];
}

export interface AppliedValuesFile extends ValuesFile {
  readonly uri: string;
}

/** Which values files apply to the chart of a file: by what was picked, by the settings, and by the file itself. */
export async function valuesFor(
  file: string,
  { valuesFiles, profiles, picked }: HelmSettings,
  chart: ValuesOfChart,
  workspace: Pick<ServerWorkspace, 'readText'>,
): Promise<AppliedValues> {
  const choices = valuesChoices({ valuesFiles, profiles }, chart.paths);
  const choice = choiceSeenFrom(file, choices, picked);
  const files = await filesOf(choice, chart, workspace);
  return { choices, chosen: chosenAmong(choices, picked), choice, files };
}

/** The values files of a choice that are there. */
export async function filesOf(
  { valuesFiles }: ValuesChoice,
  chart: ValuesOfChart,
  workspace: Pick<ServerWorkspace, 'readText'>,
): Promise<readonly AppliedValuesFile[]> {
  const files: AppliedValuesFile[] = [];
  for (const path of valuesFiles) {
    const uri = uriBelow(chart.root, path);
    const text = uri === null ? null : await textAt(path, uri, chart, workspace);
    if (uri !== null && text !== null) files.push({ path, uri, text });
  }
  return files;
}

/** A path from a folder as a URI; null where it leads out of everything. */
export function uriBelow(root: string, path: string): string | null {
  const [, authority = '', folder = ''] = /^([^/]*\/\/[^/]*)?(.*)$/s.exec(root) ?? [];
  const parts = folder.split('/');
  for (const part of path.split('/')) {
    if (part === '' || part === '.') continue;
    if (part !== '..') parts.push(encodeURIComponent(part));
    else if (parts.length > 1) parts.pop();
    else return null;
  }
  return authority + parts.join('/');
}

async function textAt(
  path: string,
  uri: string,
  { textOf, openText, outside }: ValuesOfChart,
  workspace: Pick<ServerWorkspace, 'readText'>,
): Promise<string | null> {
  if (!path.startsWith('../')) return textOf(path);
  const open = openText(uri);
  if (open !== null) return open;
  const known = outside.get(uri) ?? workspace.readText(uri);
  outside.set(uri, known);
  return known;
}
