import { checkSyntax } from '../../yaml/grammar/check.ts';
import type { ReaderWords } from '../../yaml/grammar/scanner.ts';
import type { MappingEntry, ScalarNode, YamlDocument, YamlNode, YamlProblem } from '../../yaml/node.ts';
import { readYaml } from '../../yaml/read.ts';
import { resolveNode } from '../../yaml/resolve.ts';
import { formatFloat } from './format.ts';
import { goQuote } from './quote.ts';
import { compareStrings } from './value.ts';

/*
 * What go-yaml and sigs.k8s.io/yaml say of a text that they cannot read.
 */

/** go-yaml's error of a document, or null. */
export function problemWords(text: string, document: YamlDocument): string | null {
  const [first] = document.problems;
  if (!first && !badSeparator.test(text)) return null;
  const start = startOfFirstDocument(text) || (text.startsWith('\ufeff') ? 1 : 0);
  const { fault } = checkSyntax(text, { start, end: endOfFirstDocument(text, start) }, false);
  if (fault) return `yaml: ${lineOfFault(text, fault)}${fault.words}`;
  if (!first) return null;
  switch (first.code) {
    case 'bad-character':
      return 'yaml: control characters are not allowed';
    case 'not-json':
      return `json: unsupported value: ${infinite(text.slice(first.span.start, first.span.end))}`;
    case 'bad-tag':
      return `yaml: cannot decode !!str \`${first.args.text ?? ''}\` as a ${first.args.tag ?? ''}`;
    case 'bad-key':
      return badKeyWords(document, first);
    case 'looks-like-template':
      return templateWords(text.slice(first.span.start));
    default:
      return `yaml: ${first.readerWords ?? first.code}`;
  }
}

function infinite(written: string): string {
  if (/nan/i.test(written)) return 'NaN';
  return written.startsWith('-') ? '-Inf' : '+Inf';
}

/** Where kubectl cuts, and go-yaml does not. */
const badSeparator = /^---[^\s]/m;

/** Comments and blank lines before a `---` are no document. */
export function startOfFirstDocument(text: string): number {
  return /^\ufeff?(?:(?:[ \t]*(?:#.*)?|%YAML 1\.1[ \t]*)\r?\n)+(?=---(?:\s|$))/.exec(text)?.[0].length ?? 0;
}

function endOfFirstDocument(text: string, start: number): number {
  const separator = /\n---(?=\s|$)/g;
  separator.lastIndex = text.startsWith('---', start) ? start + 3 : start;
  const found = separator.exec(text);
  return found ? found.index + 1 : text.length;
}

function badKeyWords({ root }: YamlDocument, { span }: YamlProblem): string {
  const entry = root && entryWithKeyAt(root, span.start);
  const key = entry ? resolveNode(entry.key).node : null;
  if (!entry || !key) return 'yaml: invalid map key';
  if (key.kind !== 'scalar') return `yaml: invalid map key: ${goSyntax(key)}`;
  const value = isNothing(entry.value) ? '<nil>' : goSyntax(entry.value);
  return `unsupported map key of type: %!s(<nil>), key: <nil>, value: ${value}`;
}

/** Of `{{ x }}`, which is a mapping with a mapping as its key. */
function templateWords(text: string): string {
  const inner = /^\{(\{[^{}]*\})/.exec(text)?.[1];
  const { root, problems } = readYaml(inner ?? '', 0, 'yaml');
  return root && problems.length === 0 ? `yaml: invalid map key: ${goSyntax(root)}` : 'yaml: invalid map key';
}

function entryWithKeyAt(node: YamlNode, offset: number): MappingEntry | null {
  if (node.kind === 'sequence') {
    for (const item of node.items) {
      const found = entryWithKeyAt(item.node, offset);
      if (found) return found;
    }
  }
  if (node.kind !== 'mapping') return null;
  for (const entry of node.entries) {
    const inKey = entryWithKeyAt(entry.key, offset);
    if (inKey) return inKey;
    if (entry.name === null && entry.key.span.start <= offset && offset <= entry.key.span.end) return entry;
    const inValue = entryWithKeyAt(entry.value, offset);
    if (inValue) return inValue;
  }
  return null;
}

function isNothing(node: YamlNode): boolean {
  const target = resolveNode(node).node;
  return target === null || (target.kind === 'scalar' && target.value.type === 'null');
}

/** A value as `%#v` prints it. */
function goSyntax(node: YamlNode): string {
  const target = resolveNode(node).node;
  if (target === null) return 'interface {}(nil)';
  switch (target.kind) {
    case 'scalar':
      return scalarSyntax(target);
    case 'sequence':
      return `[]interface {}{${target.items.map((item) => goSyntax(item.node)).join(', ')}}`;
    case 'mapping': {
      const entries = target.entries.map(({ key, value }) => [goSyntax(key), goSyntax(value)] as const);
      const sorted = entries.sort(([one], [other]) => compareStrings(one, other));
      const texts = sorted.map(([key, value]) => `${key}:${value}`);
      return `map[interface {}]interface {}{${texts.join(', ')}}`;
    }
  }
}

function scalarSyntax({ value, text }: ScalarNode): string {
  switch (value.type) {
    case 'boolean':
      return String(value.value);
    case 'number':
      return /^[-+]?(?:\d[\d_]*|0[xX]\w+|0[ob]\w+)$/.test(text) ? value.exact : formatFloat(value.value);
    case 'string':
      return goQuote(value.value);
    default:
      return 'interface {}(nil)';
  }
}

/** Errors of go-yaml's parser; all others are its scanner's, whose lines count from 1 (decode.go, `fail`). */
const parserWords: ReadonlySet<ReaderWords> = new Set<ReaderWords>([
  "did not find expected ',' or ']'",
  "did not find expected ',' or '}'",
  "did not find expected '-' indicator",
  'did not find expected <document start>',
  'did not find expected key',
  'did not find expected node content',
  'found undefined tag handle',
]);

function lineOfFault(
  text: string,
  { words, at, context }: { readonly words: ReaderWords; readonly at: number; readonly context: number },
): string {
  if (words === 'control characters are not allowed') return '';
  const isParser = parserWords.has(words);
  // The scanner ends the last line before it reports the end of the stream to the parser.
  const isForced = isParser || words === "could not find expected ':'";
  const endsLine = isForced && at >= text.length && text.length > 0 && !text.endsWith('\n');
  const problemLine = linesBefore(text, at) + (endsLine ? 1 : 0);
  const line = problemLine > 0 ? problemLine + (isParser ? 0 : 1) : linesBefore(text, context);
  return line === 0 ? '' : `line ${line}: `;
}

function linesBefore(text: string, offset: number): number {
  let count = 0;
  for (let at = text.indexOf('\n'); at >= 0 && at < offset; at = text.indexOf('\n', at + 1)) count += 1;
  return count;
}
