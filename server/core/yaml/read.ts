import type { CST } from 'yaml';
import { Composer, Parser } from 'yaml';
import { collectComments } from './comments.ts';
import type { Composition } from './compose.ts';
import { composeNode } from './compose.ts';
import type { YamlDocument, YamlProblem } from './node.ts';

/**
 * Reads one document. Spans count from the start of `text`; reading begins at `start`, behind the separator line.
 * Never throws: what could not be read is missing from the tree, and problems say so.
 */
export function readYaml(text: string, start: number, _format: 'yaml' | 'json'): YamlDocument {
  const end = endOfContent(text, start);
  const stream = parse(text.slice(start, end), start);
  const document = stream.find((token) => token.type === 'document');
  const into: Composition = { text, problems: [], anchors: new Map(), tagPrefixes: new Map() };
  const root = document?.value
    ? composeNode(document.value, { before: document.start, fallback: start, depth: 0 }, into)
    : null;
  return {
    root: root?.kind === 'scalar' && root.style === 'empty' ? null : root,
    problems: [...into.problems, ...syntaxProblems(stream)],
    comments: collectComments(stream),
  };
}

/** A separator line ends the text; only one that kubectl refuses can still be in the piece. */
function endOfContent(text: string, start: number): number {
  if (text.startsWith('---', start)) return start;
  const found = text.indexOf('\n---', start);
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

function syntaxProblems(stream: readonly CST.Token[]): readonly YamlProblem[] {
  const composer = new Composer({ version: '1.1', uniqueKeys: false, merge: false, schema: 'failsafe' });
  const [document] = composer.compose(stream);
  return (document?.errors ?? []).map((error) => ({
    code: 'syntax' as const,
    span: { start: error.pos[0], end: error.pos[1] },
    args: { detail: error.message },
  }));
}
