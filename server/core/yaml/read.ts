import type { CST } from 'yaml';
import { Parser } from 'yaml';
import { startLedger } from './anchors.ts';
import { collectComments } from './comments.ts';
import type { Composition } from './compose.ts';
import { composeNode } from './compose.ts';
import { checkSyntax } from './grammar/check.ts';
import type { Fault } from './grammar/scanner.ts';
import type { YamlDocument, YamlNode } from './node.ts';
import { readableText } from './readable-text.ts';
import { problemOfFault } from './syntax-problem.ts';

const byteOrderMark = 0xfeff;

/**
 * Reads one document. Spans count from the start of `text`; reading begins at `pieceStart`, behind the separator line.
 * Never throws: what could not be read is missing from the tree, and problems say so.
 */
export function readYaml(text: string, pieceStart: number, format: 'yaml' | 'json'): YamlDocument {
  const start = text.charCodeAt(pieceStart) === byteOrderMark ? pieceStart + 1 : pieceStart;
  const contentEnd = endOfContent(text, start);
  const isJson = format === 'json';
  const verdict = checkSyntax(text, { start, end: contentEnd }, isJson);
  const fault = (isJson ? null : controlCharacter(text, start, verdict.end)) ?? verdict.fault;
  const end = fault ? contentEnd : verdict.end;
  const stream = parse(readableText(text, { start, end }, verdict.stretches), start);
  const stretches = new Map(verdict.stretches.map((stretch) => [stretch.start, stretch]));
  const into: Composition = { text, stretches, problems: [], ledger: startLedger() };
  const root = composeRoot(stream, start, into);
  const comments = verdict.comments.map((span) => ({ span }));
  if (!fault) return { root, problems: into.problems, comments };
  // What lies behind the break was understood by guessing: nothing is said about it.
  const known = Math.min(fault.at, verdict.soundEnd);
  return {
    root,
    problems: [...into.problems.filter(({ span }) => span.end <= known), problemOfFault(fault, text)],
    comments: [...comments, ...collectComments(stream).filter(({ span }) => span.start >= verdict.soundEnd)],
  };
}

/** A separator line ends the text; only one that kubectl refuses can still be in the piece. */
function endOfContent(text: string, start: number): number {
  const found = text.indexOf('\n---', text.startsWith('---', start) ? start + 3 : start);
  return found < 0 ? text.length : found + 1;
}

// biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is looked for.
const forbidden = /[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x84\x86-\x9f\ufffe\uffff]/g;

/** The reader looks that far ahead, or less. */
const rawBufferLength = 512;

/** The reader takes no control characters, not even in comments (readerc.go, `yaml_parser_update_buffer`). */
function controlCharacter(text: string, start: number, end: number): Fault | null {
  forbidden.lastIndex = start;
  const found = forbidden.exec(text);
  if (!found || found.index >= end + rawBufferLength) return null;
  return { words: 'control characters are not allowed', at: found.index, context: found.index };
}

/** The tokens up to the end of the first document: the server's reader ignores the rest. */
function parse(text: string, offset: number): readonly CST.Token[] {
  const parser = new Parser();
  parser.offset = offset;
  const stream: CST.Token[] = [];
  for (const token of parser.parse(text)) {
    stream.push(token);
    if (token.type === 'doc-end') break;
  }
  return stream;
}

function composeRoot(stream: readonly CST.Token[], start: number, into: Composition): YamlNode | null {
  const document = stream.find((token) => token.type === 'document');
  if (!document) return null;
  const root = composeNode(document.value, { before: document.start, fallback: start, depth: 0 }, into);
  return root.kind === 'scalar' && root.style === 'empty' && root.span.start === root.outerSpan.start
    ? null
    : root;
}
