import { originInFile, readYamlMap } from './from-yaml.ts';
import type { MapValue } from './value.ts';

export interface ValuesReading {
  /** Not to be changed: others hold it, too. */
  readonly map: MapValue;
  readonly problem: string | null;
}

/** So much text is kept with what was read of it. */
const mostCharacters = 2_000_000;
const kept = new Map<string, ValuesReading>();
let characters = 0;

/** Reads a values file. Readings are kept: a chart is rendered again and again while one of its files changes. */
export function readValuesFile(path: string, text: string): ValuesReading {
  const key = `${path}\n${text}`;
  const known = kept.get(key);
  if (known) return known;
  const reading = readYamlMap(text, originInFile(path));
  if (characters + key.length > mostCharacters) {
    kept.clear();
    characters = 0;
  }
  kept.set(key, reading);
  characters += key.length;
  return reading;
}
