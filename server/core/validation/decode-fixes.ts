import type { EditResult } from '../edits/index.ts';
import {
  declined,
  edits,
  fixesWith,
  insertBefore,
  isShared,
  moveBehind,
  moveInto,
  renameKey,
  setScalar,
  wrapMember,
  writtenMapping,
  writtenMember,
} from '../edits/index.ts';
import type { Fix } from '../finding.ts';
import { probeHandlerNames } from '../kubernetes/probe.ts';
import type { MessageId } from '../messages/message.ts';
import { message } from '../messages/message.ts';
import type { TextEdit } from '../text/edit.ts';
import type { Span } from '../text/span.ts';
import type { MappingEntry, MappingNode, YamlNode } from '../yaml/node.ts';
import type { Member } from '../yaml/resolve.ts';
import type { Advice, SuggestionAdvice } from './decode-advice.ts';
import type { DecodeSite, Enclosing, Mismatch } from './decode-site.ts';
import type { FieldSuggestion } from './unknown-field-suggestion.ts';
import { isPortNumber } from './validate-names.ts';

/** What edits need besides the tree; without it a finding has no fixes. */
export interface Editing {
  /** The document's text, from which all spans count. */
  readonly text: string;
  /** Spans of what aliases repeat, asked for when there is something to fix. */
  readonly shared: () => readonly Span[];
}

type Safety = Fix['safety'];

/** Pieces of advice whose suggestion can stand in place of the value as it is. */
const replacements: Readonly<
  Partial<Record<SuggestionAdvice, { readonly title: MessageId; readonly safety: Safety }>>
> = {
  'decode-advice-unquote': { title: 'fix-remove-quotes', safety: 'safe' },
  'decode-advice-seconds': { title: 'fix-write-value', safety: 'safe' },
  'decode-advice-round': { title: 'fix-write-value', safety: 'changes-behaviour' },
  'decode-advice-quote': { title: 'fix-add-quotes', safety: 'safe' },
  'decode-advice-write': { title: 'fix-write-value', safety: 'safe' },
  'decode-advice-list': { title: 'fix-write-list', safety: 'safe' },
};

/** The fix for a value of the wrong type, where the right value is plain. */
export function valueFixes(
  { resolved }: Mismatch,
  advice: Advice,
  { site, editing }: { site: DecodeSite; editing: Editing | undefined },
): readonly Fix[] {
  const { node } = resolved;
  if (!editing || !node || !isOwnText(node, site, editing)) return [];
  if (advice.id === 'decode-advice-header-list' && node.kind === 'mapping') {
    return fixesWith(fixOf('fix-write-header-list', {}), headerList(editing.text, node));
  }
  const namedPort = declaredNumber(node, site);
  if (namedPort !== undefined) {
    const result = edits({ span: node.span, newText: String(namedPort) });
    return fixesWith(fixOf('fix-write-value', { value: String(namedPort) }), result);
  }
  const replacement = advice.id === undefined ? undefined : replacements[advice.id];
  const isOneValue = node.kind === 'scalar' && node.style !== 'literal' && node.style !== 'folded';
  if (!replacement || advice.suggestion === undefined || !isOneValue) return [];
  const { title, safety } = replacement;
  const result = edits({ span: node.span, newText: advice.suggestion });
  return fixesWith({ ...fixOf(title, { value: advice.suggestion }), safety }, result);
}

/** The number of the one port of the container that has the name which a gRPC handler cannot take. */
function declaredNumber(node: YamlNode, { owner, field, enclosing }: DecodeSite): number | undefined {
  if (owner !== 'GRPCAction' || field !== 'port' || node.kind !== 'scalar' || node.value.type !== 'string')
    return undefined;
  let around = enclosing;
  while (around && around.struct !== 'Container') around = around.outer;
  const ports = around && !around.mapping.isOpen ? entryOf(around.mapping, 'ports')?.value : undefined;
  if (ports?.kind !== 'sequence' || ports.isOpen) return undefined;
  const name = node.value.value;
  const [port, second] = ports.items.flatMap((item) =>
    textOf(item.node, 'name') === name ? [item.node] : [],
  );
  if (!port || second || (textOf(port, 'protocol') ?? 'TCP') !== 'TCP') return undefined;
  const number = textOf(port, 'containerPort');
  return typeof number === 'number' && isPortNumber(number) ? number : undefined;
}

function textOf(node: YamlNode, field: string): string | number | undefined {
  const value = node.kind === 'mapping' && !node.isOpen ? entryOf(node, field)?.value : undefined;
  if (value?.kind !== 'scalar') return undefined;
  return value.value.type === 'string' || value.value.type === 'number' ? value.value.value : undefined;
}

/** Whether the node stands at its own place, in no anchor and without a tag that would have to go. */
function isOwnText(node: YamlNode, site: DecodeSite, editing: Editing): boolean {
  if (site.via.length > 0 || node.tag !== undefined || node.anchor !== undefined) return false;
  return !isShared(node.span, editing.shared());
}

function fixOf(title: MessageId, args: Readonly<Record<string, string>>): Omit<Fix, 'edits'> {
  return { title: message(title, args), safety: 'safe', isPreferred: true };
}

/** `Host: example.com` becomes `- name: Host` with its value, entry by entry. */
function headerList(text: string, headers: MappingNode): EditResult {
  const changes: TextEdit[] = [];
  for (const { key, value } of headers.entries) {
    const isPlain =
      key.kind === 'scalar' && value.kind === 'scalar' && key.tag === undefined && value.tag === undefined;
    if (!isPlain || key.anchor !== undefined || value.anchor !== undefined) return declined('layout');
    if (value.value.type === 'unknown' || /[\n\r]/.test(text.slice(key.span.start, value.span.end))) {
      return declined('layout');
    }
    const name = text.slice(key.span.start, key.span.end);
    const written = text.slice(value.span.start, value.span.end);
    const isText = value.value.type === 'string';
    if (!isText && /["\\]/.test(written)) return declined('layout');
    const shown = isText ? written : `"${written}"`;
    const span = { start: key.span.start, end: value.span.end };
    if (headers.isFlow) {
      const isJson = name.startsWith('"');
      const [nameKey, valueKey] = isJson ? ['"name"', '"value"'] : ['name', 'value'];
      changes.push({ span, newText: `{${nameKey}: ${name}, ${valueKey}: ${shown}}` });
      continue;
    }
    const lineStart = text.lastIndexOf('\n', key.span.start - 1) + 1;
    const before = text.slice(lineStart, key.span.start);
    if (!/^ *$/.test(before)) return declined('layout');
    const lineEnding = text[lineStart - 2] === '\r' ? '\r\n' : '\n';
    changes.push({ span, newText: `- name: ${name}${lineEnding}${before}  value: ${shown}` });
  }
  if (changes.length === 0) return declined('layout');
  if (!headers.isFlow) return edits(...changes);
  const { start, end } = headers.span;
  return edits({ span: { start, end: start + 1 }, newText: '[' }, ...changes, {
    span: { start: end - 1, end },
    newText: ']',
  });
}

/** The fix for a key that is no field where it stands: another name, or another place. */
export function fieldFixes(
  member: Member,
  suggestion: FieldSuggestion,
  { site, editing }: { site: DecodeSite; editing: Editing | undefined },
): readonly Fix[] {
  const { enclosing } = site;
  const { key, value } = member.entry;
  if (!editing || !enclosing || member.shadowed.length > 0 || member.alternatives.length > 0) return [];
  const isInPlace = site.via.length === member.value.via.length && member.via.length === 0;
  if (!isInPlace || key.kind !== 'scalar' || key.tag !== undefined || key.anchor !== undefined) return [];
  const span = { start: key.outerSpan.start, end: Math.max(key.outerSpan.end, value.outerSpan.end) };
  if (isShared(span, editing.shared())) return [];
  if (suggestion.rename !== undefined) {
    const isPlainKey = /^["']?[\w .$/-]+["']?$/.test(editing.text.slice(key.span.start, key.span.end));
    if (!isPlainKey || hasKey(enclosing.mapping, suggestion.rename)) return [];
    const result = renameKey(editing.text, key.span, suggestion.rename);
    return fixesWith(fixOf('fix-rename-key', { key: member.name, name: suggestion.rename }), result);
  }
  const moved = suggestion.move
    ? moveOf(member, enclosing, { move: suggestion.move, text: editing.text })
    : null;
  return moved ? fixesWith(fixOf(moved.title, { key: member.name, target: moved.target }), moved.result) : [];
}

interface Move {
  readonly title: MessageId;
  readonly target: string;
  readonly result: EditResult;
}

interface MoveRequest {
  readonly move: NonNullable<FieldSuggestion['move']>;
  readonly text: string;
}

function moveOf(member: Member, enclosing: Enclosing, { move, text }: MoveRequest): Move | null {
  const mapping = writtenMapping(enclosing.mapping);
  const written = mapping.members[enclosing.mapping.entries.indexOf(member.entry)];
  if (!written) return null;
  const held = { mapping, member: written };
  switch (move.kind) {
    case 'up': {
      const { outer } = enclosing;
      const name = enclosing.field;
      const beside = outer && entryOf(outer.mapping, name);
      if (!outer || !beside || hasKey(outer.mapping, member.name)) return null;
      // Two handlers in one probe would be the next error.
      if (isHandler(member.name) && outer.mapping.entries.some((entry) => isHandler(entry.name))) return null;
      const place = { member: writtenMember(beside), isFlow: outer.mapping.isFlow };
      return { title: 'fix-move-beside', target: name, result: moveBehind(text, held, place) };
    }
    case 'into': {
      const target = entryOf(enclosing.mapping, move.target);
      if (!target) {
        const place = { member: held.member, isFlow: enclosing.mapping.isFlow };
        const result = move.mayCreate ? wrapMember(text, place, move.target) : declined('layout');
        return { title: 'fix-move-into', target: move.target, result };
      }
      if (target.value.kind !== 'mapping' || hasKey(target.value, member.name)) return null;
      const result = moveInto(text, held, writtenMapping(target.value));
      return { title: 'fix-move-into', target: move.target, result };
    }
    case 'container': {
      const container = onlyContainer(enclosing.mapping);
      if (!container || hasKey(container, member.name)) return null;
      const result = moveInto(text, held, writtenMapping(container));
      return { title: 'fix-move-into', target: 'containers[0]', result };
    }
  }
}

function isHandler(name: string | null): boolean {
  return name === 'sleep' || probeHandlerNames.some((handler) => handler === name);
}

/** The one container of a pod spec; null where there are several, or none that is written in place. */
function onlyContainer(podSpec: MappingNode): MappingNode | null {
  const list = entryOf(podSpec, 'containers')?.value;
  if (list?.kind !== 'sequence' || list.isOpen || list.items.length !== 1) return null;
  const node = list.items[0]?.node;
  return node?.kind === 'mapping' ? node : null;
}

function entryOf(mapping: MappingNode, name: string): MappingEntry | undefined {
  return mapping.entries.findLast((entry) => entry.name === name);
}

function hasKey(mapping: MappingNode, name: string): boolean {
  return mapping.isOpen || mapping.entries.some((entry) => entry.name === name);
}

/** Gives `apiVersion` or `kind` another value. */
export function identityFixes(
  member: Member | null,
  value: string,
  editing: Editing | undefined,
): readonly Fix[] {
  const node = member?.entry.value;
  if (!editing || member?.via.length !== 0 || node?.kind !== 'scalar' || node.span.start === node.span.end)
    return [];
  if (node.tag !== undefined || node.anchor !== undefined || isShared(node.span, editing.shared())) return [];
  return fixesWith(fixOf('fix-write-value', { value }), setScalar(editing.text, node.span, value));
}

/** Writes `apiVersion` in front of `kind`. */
export function addApiVersionFixes(
  kind: Member | null,
  value: string,
  {
    editing,
    isFlow,
  }: {
    editing: Editing | undefined;
    isFlow: boolean;
  },
): readonly Fix[] {
  if (!editing || kind?.via.length !== 0) return [];
  const place = { member: writtenMember(kind.entry), isFlow };
  const result = insertBefore(editing.text, place, { key: 'apiVersion', value });
  return fixesWith(fixOf('fix-add-field', { field: 'apiVersion', value }), result);
}
