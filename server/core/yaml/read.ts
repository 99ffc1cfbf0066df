import type { CST } from 'yaml';
import { Parser } from 'yaml';
import { collectComments } from './comments.ts';
import type { Composition } from './compose.ts';
import { composeNode } from './compose.ts';
import { checkSyntax } from './grammar/check.ts';
import type { YamlDocument, YamlNode } from './node.ts';
import { problemOfFault } from './syntax-problem.ts';

/**
 * Reads one document. Spans count from the start of `text`; reading begins at `start`, behind the separator line.
 * Never throws: what could not be read is missing from the tree, and problems say so.
 */
export function readYaml(text: string, start: number, _format: 'yaml' | 'json'): YamlDocument {
  const contentEnd = endOfContent(text, start);
  const { fault, end } = checkSyntax(text, start, contentEnd);
  const stream = parse(text.slice(start, fault ? contentEnd : end), start);
  const into: Composition = { text, problems: [], anchors: new Map() };
  const root = composeRoot(stream, start, into);
  const comments = collectComments(stream);
  if (!fault) return { root, problems: into.problems, comments };
  // What lies behind the break was understood by guessing: nothing is said about it.
  const before = into.problems.filter(({ span }) => span.end <= Math.min(fault.at, fault.context));
  return { root, problems: [...before, problemOfFault(fault, text)], comments };
}

/** A separator line ends the text; only one that kubectl refuses can still be in the piece. */
function endOfContent(text: string, start: number): number {
  const from = text.startsWith('\ufeff---', start - 1) ? start + 3 : start;
  if (from === start && text.startsWith('---', start)) return start;
  const found = text.indexOf('\n---', from);
  return found < 0 ? text.length : found + 1;
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
  if (!document?.value) return null;
  return composeNode(document.value, { before: document.start, fallback: start, depth: 0 }, into);
}
