/*
 * Snippet bodies are written once, as lines with two spaces per level. Here they become data, and data becomes text in the
 * layout of the file they go into.
 */

/** One `key: …` of a snippet; texts are in the snippet syntax of editors. */
export interface SnippetMember {
  readonly key: string;
  readonly value: SnippetValue;
}

export type SnippetValue =
  | { readonly kind: 'scalar'; readonly text: string }
  | { readonly kind: 'mapping'; readonly members: readonly SnippetMember[] }
  | { readonly kind: 'list'; readonly items: readonly string[] }
  | { readonly kind: 'mapping-list'; readonly items: readonly (readonly SnippetMember[])[] };

/** How a file is laid out. */
export type SnippetLayout =
  | {
      readonly kind: 'block';
      /** Before the first key of the snippet on its further lines. */
      readonly indent: string;
      /** One level. */
      readonly step: string;
      /** Between a key's column and the dashes of its list; empty where dashes stand under the key. */
      readonly listStep: string;
    }
  | { readonly kind: 'flow'; readonly isJson: boolean };

/** Reads the lines of a snippet's body. */
export function parseSnippetBody(lines: readonly string[]): readonly SnippetMember[] {
  const members: SnippetMember[] = [];
  for (let index = 0; index < lines.length; ) {
    const match = /^(\w+):(?: (.*))?$/.exec(lines[index] ?? '');
    const inner: string[] = [];
    for (index++; index < lines.length && /^ /.test(lines[index] ?? ''); index++)
      inner.push((lines[index] ?? '').slice(2));
    if (match?.[1] !== undefined) members.push({ key: match[1], value: snippetValue(match[2], inner) });
  }
  return members;
}

function snippetValue(text: string | undefined, inner: readonly string[]): SnippetValue {
  if (text !== undefined) return { kind: 'scalar', text };
  if (inner[0]?.startsWith('- ')) return { kind: 'list', items: inner.map((line) => line.slice(2)) };
  return { kind: 'mapping', members: parseSnippetBody(inner) };
}

/** The text of members in a layout; null where the layout cannot hold them. The first line has no indentation. */
export function layOutSnippet(members: readonly SnippetMember[], layout: SnippetLayout): string | null {
  if (layout.kind === 'block')
    return blockLines(members, layout, layout.indent).join('\n').slice(layout.indent.length);
  const parts = members.map((member) => flowMember(member, layout.isJson));
  return parts.includes(null) ? null : parts.join(', ');
}

function blockLines(
  members: readonly SnippetMember[],
  layout: Extract<SnippetLayout, { kind: 'block' }>,
  indent: string,
): readonly string[] {
  return members.flatMap((member) => blockMember(member, layout, indent));
}

function blockMember(
  { key, value }: SnippetMember,
  layout: Extract<SnippetLayout, { kind: 'block' }>,
  indent: string,
): readonly string[] {
  const dash = `${indent}${layout.listStep}- `;
  switch (value.kind) {
    case 'scalar':
      return [`${indent}${key}: ${value.text}`];
    case 'list':
      return [`${indent}${key}:`, ...value.items.map((item) => dash + item)];
    case 'mapping-list': {
      const items = value.items.map((members) => blockLines(members, layout, ' '.repeat(dash.length)));
      const dashed = items.flatMap(([first = '', ...rest]) => [dash + first.slice(dash.length), ...rest]);
      return [`${indent}${key}:`, ...dashed];
    }
    case 'mapping':
      return [`${indent}${key}:`, ...blockLines(value.members, layout, indent + layout.step)];
  }
}

function flowMember({ key, value }: SnippetMember, isJson: boolean): string | null {
  const name = isJson ? `"${key}"` : key;
  const text = flowValue(value, isJson);
  return text === null ? null : `${name}: ${text}`;
}

/** Braces of the snippet's own are escaped only where they would end a placeholder, which they never do here. */
function flowValue(value: SnippetValue, isJson: boolean): string | null {
  switch (value.kind) {
    case 'scalar':
      return flowScalar(value.text, isJson);
    case 'list': {
      const items = value.items.map((item) => flowScalar(item, isJson));
      return items.includes(null) ? null : `[${items.join(', ')}]`;
    }
    case 'mapping-list': {
      const items = value.items.map((members) => flowValue({ kind: 'mapping', members }, isJson));
      return items.includes(null) ? null : `[${items.join(', ')}]`;
    }
    case 'mapping': {
      const members = value.members.map((member) => flowMember(member, isJson));
      return members.includes(null) ? null : `{ ${members.join(', ')} }`;
    }
  }
}

function flowScalar(text: string, isJson: boolean): string | null {
  if (!isJson || text.startsWith('"') || text.startsWith('[') || text.startsWith('{')) return text;
  // A text in single quotes would need other escapes inside a JSON string.
  if (text.startsWith("'")) return null;
  const shown = text.replace(/\$\{\d+:([^}]*)\}/g, '$1');
  return /^-?\d+$/.test(shown) || /^\$\d+$/.test(shown) ? text : `"${text}"`;
}
