import type { CST } from 'yaml';
import { Parser } from 'yaml';
import type { Span } from '../text/span.ts';
import { startLedger } from './anchors.ts';
import { collectComments } from './comments.ts';
import type { Composition } from './compose.ts';
import { composeNode } from './compose.ts';
import { composeTokens } from './compose-tokens.ts';
import type { SyntaxVerdict } from './grammar/check.ts';
import { checkSyntax } from './grammar/check.ts';
import type { Fault, Stretch } from './grammar/scanner.ts';
import type { YamlDocument, YamlNode } from './node.ts';
import { readableText } from './readable-text.ts';
import { problemOfFault } from './syntax-problem.ts';
import { templateProblem, templateStretches } from './template-look.ts';

const byteOrderMark = 0xfeff;

/**
 * Reads one document. Spans count from the start of `text`; reading begins at `pieceStart`, behind the separator line.
 * Never throws: what could not be read is missing from the tree, and problems say so.
 */
export function readYaml(text: string, pieceStart: number, format: 'yaml' | 'json'): YamlDocument {
  const start = text.charCodeAt(pieceStart) === byteOrderMark ? pieceStart + 1 : pieceStart;
  const content = { start, end: endOfContent(text, start) };
  const isJson = format === 'json';
  const verdict = checkSyntax(text, content, isJson);
  const fault = (isJson ? null : controlCharacter(text, start, verdict.end)) ?? verdict.fault;
  if (!fault && verdict.templateAt < 0) return readSound(text, { start, end: verdict.end }, verdict);
  return readBroken(text, content, { ...verdict, fault });
}

function readSound(text: string, content: Span, verdict: SyntaxVerdict): YamlDocument {
  const { stretches, tokens } = verdict;
  const into = startComposition(text, stretches);
  const comments = verdict.comments.map((span) => ({ span }));
  const root = composeTokens(tokens, content.start, into);
  return root === undefined
    ? { ...readByLibrary(text, content, verdict), comments }
    : { root, problems: into.problems, comments };
}

/** As the library understands it, which knows where to cut off what is nested too deeply. */
export function readByLibrary(
  text: string,
  content: Span,
  { stretches }: Pick<SyntaxVerdict, 'stretches'>,
): Pick<YamlDocument, 'root' | 'problems'> {
  const into = startComposition(text, stretches);
  const root = composeRoot(parse(readableText(text, content, stretches), content.start), content.start, into);
  return { root, problems: into.problems };
}

/** What lies behind the break is understood by guessing: nothing is said about it. */
function readBroken(text: string, content: Span, verdict: SyntaxVerdict): YamlDocument {
  const { fault, soundEnd, templateAt } = verdict;
  const isTemplate = templateAt >= 0 && (!fault || templateAt <= fault.at);
  const stretches = isTemplate
    ? [...verdict.stretches, ...templateStretches(text, { start: templateAt, end: content.end })]
    : [
        ...verdict.stretches.filter((stretch) => !isQuoted(text, stretch)),
        ...unclosedQuote(text, fault),
        ...tabbedLines(text, soundEnd, content.end),
      ];
  const into: Composition = { ...startComposition(text, stretches), isBroken: true, isTemplate };
  const stream = parse(readableText(text, content, stretches), content.start);
  const root = composeRoot(stream, content.start, into);
  const known = into.problems.filter(({ span }) => span.end <= soundEnd);
  const problem = isTemplate ? templateProblem(text, templateAt) : fault && problemOfFault(fault, text);
  const comments = verdict.comments.map((span) => ({ span }));
  return {
    root,
    problems: problem ? [...known, problem] : known,
    comments: [...comments, ...collectComments(stream).filter(({ span }) => span.start >= soundEnd)],
  };
}

/** Nobody knows how deep a line with a tab in its indentation stands: it is left out, so that the others stay. */
function tabbedLines(text: string, start: number, end: number): readonly Stretch[] {
  const from = text.lastIndexOf('\n', start - 1) + 1;
  const lines = [...text.slice(from, end).matchAll(/^ *\t[ \t]*[^\s#][^\n]*/gm)];
  return lines.map((line) => ({
    kind: 'gap',
    start: from + line.index,
    end: from + line.index + line[0].trimEnd().length,
  }));
}

function startComposition(text: string, stretches: readonly Stretch[]): Composition {
  const byStart = new Map(stretches.map((stretch) => [stretch.start, stretch]));
  return {
    text,
    stretches: byStart,
    isBroken: false,
    isTemplate: false,
    problems: [],
    ledger: startLedger(),
  };
}

/** A quote over several lines may be two that were never closed: the library's guess by indentation is better then. */
function isQuoted(text: string, { kind, start }: Stretch): boolean {
  return kind === 'scalar' && (text.charAt(start) === '"' || text.charAt(start) === "'");
}

/** A quote that nothing closes ends with its line, so that the rest of the document can be read. */
function unclosedQuote(text: string, fault: Fault | null): readonly Stretch[] {
  if (fault?.words !== 'found unexpected end of stream') return [];
  const { context: start } = fault;
  const end = start + (/^[^\r\n]*/.exec(text.slice(start))?.[0].trimEnd().length ?? 1);
  return end - start < 2 ? [] : [{ kind: 'scalar', start, end }];
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
