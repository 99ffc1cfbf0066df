import { keepLast } from '../../keep-last.ts';
import { type JsonReading, readJson } from '../values/from-json.ts';
import { type MapValue, typeName } from '../values/value.ts';
import type { Chart } from './chart.ts';
import { problemsIn } from './json-schema/check.ts';
import { readSchema, SchemaFault } from './json-schema/document.ts';

/*
 * `values.schema.json`: what JSON Schema says about values, in the drafts that charts use. Schemas elsewhere are not
 * fetched.
 */

/** Helm's words for values that a chart's schema refuses; null where all fit. */
export function schemaProblem(chart: Chart, values: MapValue): string | null {
  const problems: string[] = [];
  checkChart(chart, values, problems);
  if (problems.length === 0) return null;
  return `values don't meet the specifications of the schema(s) in the following chart(s):\n${problems.join('')}`;
}

function checkChart(chart: Chart, values: MapValue, problems: string[]): void {
  const { name } = chart.metadata;
  if (chart.schema !== null) {
    const found = checkAgainst(chart.schema, values);
    if (found.length > 0) problems.push(`${name}:\n${found.map((words) => `- ${words}\n`).join('')}\n`);
  }
  for (const subchart of chart.subcharts) {
    const own = values.entries.get(subchart.metadata.name);
    if (!own || own.kind === 'nil') continue;
    if (own.kind === 'map') checkChart(subchart, own, problems);
    else
      problems.push(
        `${subchart.metadata.name}:\ninvalid type for values: expected object (map), got ${typeName(own)}\n`,
      );
  }
}

/** What a schema's text says of values, or what is wrong in it. */
function checkAgainst(schemaText: string, values: MapValue): readonly string[] {
  const { value: schema, problem } = readingOf(schemaText);
  if (problem !== null) return [problem];
  try {
    return problemsIn(readSchema(schema), values);
  } catch (error) {
    if (!(error instanceof SchemaFault)) throw error;
    return [error.message];
  }
}

/** Schemas of as many charts as are edited at a time: values change with every key, schemas hardly ever. */
const mostReadings = 8;

/** By the text of a schema, those asked for last at the end. */
const readings = new Map<string, JsonReading>();

function readingOf(schemaText: string): JsonReading {
  const reading = readings.get(schemaText) ?? readJson(schemaText, () => null);
  keepLast(readings, schemaText, reading, mostReadings);
  return reading;
}
