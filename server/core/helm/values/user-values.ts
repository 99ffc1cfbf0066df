import type { RenderProblem, RenderRequest } from '../rendering.ts';
import { copyDeeply, isTable, shadowing } from './coalesce.ts';
import { readValuesFile } from './kept-values.ts';
import type { SetFlag } from './origin.ts';
import { applySetFlag, SetFailure } from './set-flags.ts';
import { type MapValue, mapOf } from './value.ts';

/** The order in which Helm reads flags, however they stand on the line. */
const flagOrder: readonly SetFlag[] = ['set-json', 'set', 'set-string', 'set-file', 'set-literal'];

/** What the user gives: values files, later ones over earlier ones, then the flags (pkg/cli/values/options.go). */
export function readUserValues(
  request: Pick<RenderRequest, 'valuesFiles' | 'sets' | 'setFiles'>,
  problems: RenderProblem[],
): MapValue {
  let values = mapOf([]);
  for (const { path, text } of request.valuesFiles) {
    const { map, problem } = readValuesFile(path, text);
    if (problem !== null) problems.push(flagProblem(`failed to parse ${path}: ${problem}`, path));
    values = merged(values, copyDeeply(map));
  }
  for (const flag of flagOrder) {
    for (const expression of request.sets.filter((set) => set.flag === flag)) {
      try {
        applySetFlag(values, expression, (path) => request.setFiles.get(path) ?? null);
      } catch (error) {
        if (!(error instanceof SetFailure)) throw error;
        problems.push(flagProblem(error.message, null));
      }
    }
  }
  return values;
}

function flagProblem(message: string, path: string | null): RenderProblem {
  return { stage: 'flags', message, path, line: null, column: null, place: null };
}

/** Maps merge, all else replaces; null stays for the chart's defaults. */
function merged(below: MapValue, over: MapValue): MapValue {
  const entries = new Map(below.entries);
  for (const [key, value] of over.entries) {
    const existing = entries.get(key);
    if (isTable(value) && isTable(existing)) entries.set(key, shadowing(merged(existing, value), existing));
    else entries.set(key, existing ? shadowing(value, existing) : value);
  }
  return { ...over, entries };
}
