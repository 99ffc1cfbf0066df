import { keepLast } from '../../keep-last.ts';
import { originInFile, type ReadParts, readYamlMap, readYamlParts } from './from-yaml.ts';
import type { MapValue } from './value.ts';

export interface ValuesReading {
  /** Not to be changed: others hold it, too. */
  readonly map: MapValue;
  readonly problem: string | null;
}

/** What is known of one values file. */
interface KnownFile {
  /** By text, the last one read at the end. */
  readonly readings: Map<string, ValuesReading>;
  /** Of the text that was read last. */
  readonly parts: ReadParts;
}

/** The text as it is and as it was: a file is read for the editor and for what is stored. */
const mostReadings = 2;
/** Those asked about last. */
const mostFiles = 64;
const known = new Map<string, KnownFile>();

/** Reads a values file. Readings are kept: a chart is rendered again and again while one of its files changes. */
export function readValuesFile(path: string, text: string): ValuesReading {
  const file = known.get(path) ?? { readings: new Map(), parts: new Map() };
  keepLast(known, path, file, mostFiles);
  const before = file.readings.get(text);
  if (before) return before;
  const origins = originInFile(path);
  const map = readYamlParts(text, origins, file.parts);
  const reading = map ? { map, problem: null } : readYamlMap(text, origins);
  keepLast(file.readings, text, reading, mostReadings);
  return reading;
}
