import { isValuesName } from '../kubernetes/file-role.ts';
import { cleanPath } from './clean-path.ts';

/*
 * Which values files a chart is rendered with besides its own values. Files are named by their paths from the chart's
 * folder; those given later win. Files that a chart does not have are left out, so that one setting fits many charts.
 */

/** What settings and the project file say of values files. */
export interface ValuesSettings {
  readonly valuesFiles: readonly string[];
  /** Sets of values files by name, to choose from. */
  readonly profiles: Readonly<Record<string, readonly string[]>>;
}

export const noValuesSettings: ValuesSettings = { valuesFiles: [], profiles: {} };

/** Something to render a chart with. */
export interface ValuesChoice {
  /** What stands for it where it is kept: `default`, `settings`, `profile:staging`, `file:values-production.yaml`. */
  readonly id: string;
  readonly kind: 'default' | 'settings' | 'profile' | 'file';
  /** Of the profile or the file; '' for the others. */
  readonly name: string;
  readonly valuesFiles: readonly string[];
}

export const defaultChoice: ValuesChoice = { id: 'default', kind: 'default', name: '', valuesFiles: [] };

/** All that a chart with these files can be rendered with: its own values first, then what has a name, then its variants. */
export function valuesChoices(
  { valuesFiles, profiles }: ValuesSettings,
  paths: Iterable<string>,
): readonly ValuesChoice[] {
  const cleaned = valuesFiles.map(pathInChart);
  const settings: ValuesChoice = { id: 'settings', kind: 'settings', name: '', valuesFiles: cleaned };
  return [
    defaultChoice,
    ...(cleaned.length === 0 ? [] : [settings]),
    ...Object.entries(profiles).map(
      ([name, files]): ValuesChoice => ({
        id: `profile:${name}`,
        kind: 'profile',
        name,
        valuesFiles: files.map(pathInChart),
      }),
    ),
    ...variantsAmong(paths).map(
      (path): ValuesChoice => ({ id: `file:${path}`, kind: 'file', name: path, valuesFiles: [path] }),
    ),
  ];
}

/** As it is found among the chart's files, also where somebody writes it as Windows does. */
function pathInChart(written: string): string {
  return cleanPath(written.replaceAll('\\', '/'));
}

/** Values files that are given one by one: variants beside `values.yaml`, and what chart-testing installs from `ci/`. */
function variantsAmong(paths: Iterable<string>): readonly string[] {
  return [...paths].filter((path) => path !== 'values.yaml' && isVariant(path)).sort();
}

function isVariant(path: string): boolean {
  const [folder, name, ...rest] = path.includes('/') ? path.split('/') : ['', path];
  return rest.length === 0 && (folder === '' || folder === 'ci') && isValuesName(name ?? '');
}

/** The choice of an id; where there is none, what the settings say, else the chart's own values. */
export function chosenAmong(choices: readonly ValuesChoice[], id: string | null): ValuesChoice {
  return (
    choices.find((choice) => choice.id === id) ??
    choices.find(({ kind }) => kind === 'settings') ??
    defaultChoice
  );
}

/**
 * What counts for one who looks at a file of the chart: a values file that does not take part in what is chosen is
 * looked at as if it did, in the first profile that has it or by itself.
 */
export function choiceSeenFrom(
  file: string,
  choices: readonly ValuesChoice[],
  id: string | null,
): ValuesChoice {
  const chosen = chosenAmong(choices, id);
  if (chosen.valuesFiles.includes(file)) return chosen;
  return choices.find(({ valuesFiles }) => valuesFiles.includes(file)) ?? chosen;
}
