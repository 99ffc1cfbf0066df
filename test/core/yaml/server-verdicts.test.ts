import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { suite, test } from 'node:test';
import { readYaml } from '../../../server/core/yaml/read.ts';
import { splitDocuments } from '../../../server/core/yaml/split.ts';
import { drawValue, JsonNumber, jsonOf } from './draw.ts';

/** What kubectl and the API server's reader said to a file: per document null, or the error that stops them. */
interface Verdict {
  readonly id: string;
  readonly yaml: string;
  readonly documents: readonly (string | null)[];
}

/** The JSON that they made of it. */
interface Values {
  readonly yaml: string;
  readonly documents: readonly { readonly json?: string; readonly error?: string }[];
}

function linesOf<Line>(name: string): readonly Line[] {
  const text = readFileSync(new URL(`./fixtures/${name}`, import.meta.url), 'utf8');
  return text
    .trim()
    .split('\n')
    .map((line): Line => JSON.parse(line));
}

interface Reading {
  readonly problem: string | null;
  readonly value: string;
}

function readFile(text: string): readonly Reading[] {
  return splitDocuments(text)
    .filter((piece) => !piece.isEmpty)
    .map(({ span, contentStart, format, problems }) => {
      const document = readYaml(text.slice(span.start, span.end), contentStart - span.start, format);
      const problem = [...document.problems, ...problems][0]?.code ?? null;
      return { problem, value: drawValue(jsonOf(document.root)) };
    });
}

/** JSON whose numbers keep their text, as far as kubectl keeps it: integers of 64 bits, else floats. */
function readJson(text: string): unknown {
  const marked = text.replace(/("(?:[^"\\]|\\.)*")|(-?\d[-+.eE\d]*)/g, (_, string, number) =>
    string ? `"s${string.slice(1)}` : `"n${numberText(number)}"`,
  );
  return restore(JSON.parse(marked));
}

function numberText(number: string): string {
  const isInteger = /^-?\d+$/.test(number) && BigInt.asIntN(64, BigInt(number)) === BigInt(number);
  return isInteger ? BigInt(number).toString() : String(Number(number));
}

function restore(value: unknown): unknown {
  if (typeof value === 'string')
    return value.startsWith('n') ? new JsonNumber(value.slice(1)) : value.slice(1);
  if (Array.isArray(value)) return value.map(restore);
  if (value === null || typeof value !== 'object') return value;
  return new Map(Object.entries(value).map(([key, inner]) => [key.slice(1), restore(inner)]));
}

suite('a document has a problem exactly where the server cannot read it', () => {
  for (const { id, yaml, documents } of linesOf<Verdict>('server-verdicts.jsonl')) {
    test(id, () => {
      const ours = readFile(yaml).map(({ problem }) => (problem === null ? 'read' : 'refused'));
      const theirs = documents.map((error) => (error === null ? 'read' : 'refused'));
      assert.deepEqual(ours, theirs, documents.join('\n'));
    });
  }
});

suite('values are those that the server reads', () => {
  for (const { yaml, documents } of linesOf<Values>('server-values.jsonl')) {
    test(JSON.stringify(yaml), () => {
      const ours = readFile(yaml).slice(0, documents.length);
      const theirs = documents.map(({ json, error }) =>
        error ? 'refused' : drawValue(readJson(json ?? 'null')),
      );
      assert.deepEqual(
        ours.map(({ problem, value }) => (problem === null ? value : 'refused')),
        theirs,
      );
    });
  }
});
