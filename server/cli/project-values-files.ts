import { stat } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { type Message, message, type ProjectHelmSettings, valuesChoices } from '../core/index.ts';
import { isPackedName } from './check-chart.ts';

/**
 * The values files that a project file has a chart rendered with, by their paths: those of the profile that is named,
 * else those that always apply. Without those the chart does not have; the words where there is no such profile.
 */
export async function projectValues(
  chart: string,
  { valuesFiles = [], profiles }: ProjectHelmSettings,
  profile: string | undefined,
): Promise<readonly string[] | Message> {
  const choices = valuesChoices({ valuesFiles, profiles }, []);
  const id = profile === undefined ? 'settings' : `profile:${profile}`;
  const choice = choices.find((one) => one.id === id);
  if (!choice && profile !== undefined) {
    const known = Object.keys(profiles).join(', ');
    return message('cli-no-such-profile', { name: profile, known: known === '' ? '-' : known });
  }
  const folder = isPackedName(chart) ? dirname(chart) : chart;
  const paths = (choice?.valuesFiles ?? []).map((file) => join(folder, file));
  const found = await Promise.all(paths.map(isFile));
  return paths.filter((_, index) => found[index]);
}

async function isFile(path: string): Promise<boolean> {
  const entry = await stat(path).catch(() => null);
  return entry?.isFile() ?? false;
}
