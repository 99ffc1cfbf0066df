import {
  columnOf,
  leadingCommentsStart,
  lineEnd,
  lineEndingAt,
  linePrefix,
  lineStart,
} from '../../../edits/line.ts';
import { shiftLines } from '../../../edits/move.ts';
import type { MappingEntry, MappingNode } from '../../../yaml/node.ts';
import type { Action } from '../../action.ts';
import { editsIn, looksLikeAction, type Transfer, type Transferred, writerAt } from './transfer.ts';

/*
 * Edits of YAML that a template writes between its actions. Where a member ends in the template is known from where
 * its rendered text comes from: behind the text, or behind the action that printed it.
 */

/** A member whose key stands in a template. */
export interface TemplateMember {
  readonly file: string;
  readonly keyStart: number;
}

interface Insertion {
  readonly mapping: MappingNode;
  /** The rendered member whose key is at home there. */
  readonly neighbour: MappingEntry;
  /** The new member stands behind it. */
  readonly isBefore: boolean;
  readonly added: MappingEntry;
}

export function insertIntoTemplate(
  home: TemplateMember,
  { mapping, neighbour, isBefore, added }: Insertion,
  transfer: Transfer,
): Transferred | null {
  const source = transfer.textOf(home.file);
  const newText =
    source === null ? null : memberText(added, { ...home, source, isFlow: mapping.isFlow }, transfer);
  if (source === null || newText === null) return null;
  if (mapping.isFlow) {
    const at = isBefore ? endOf(home, neighbour, transfer) : home.keyStart;
    if (at === null) return null;
    return insertion(home.file, at, isBefore ? `, ${newText}` : `${newText}, `);
  }
  const separator = separatorAt(source, home.keyStart);
  if (separator === null) return null;
  if (!isBefore) {
    const at = leadingCommentsStart(source, home.keyStart);
    return insertion(home.file, at, newText + separator);
  }
  const at = endOfLines({ ...home, source, isClosing: true }, neighbour, transfer);
  // What trims the line break behind it would pull the new member up.
  if (at === null || source.slice(0, at).endsWith('-}}')) return null;
  return insertion(home.file, at, separator + newText);
}

export function removeFromTemplate(
  home: TemplateMember,
  { mapping, entry }: { readonly mapping: MappingNode; readonly entry: MappingEntry },
  transfer: Transfer,
): Transferred | null {
  const source = transfer.textOf(home.file);
  if (source === null || mapping.entries.length === 1) return null;
  if (mapping.isFlow) return removeFromFlow(home, { mapping, entry }, transfer);
  const { keyStart } = home;
  const end = endOfLines({ ...home, source, isClosing: false }, entry, transfer);
  if (end === null || linePrefix(source, keyStart).trim() !== '') return null;
  const start = lineStart(source, leadingCommentsStart(source, keyStart));
  if (start === 0) return null;
  const from = source[start - 2] === '\r' ? start - 2 : start - 1;
  return editsIn(home.file, [{ span: { start: from, end }, newText: '' }]);
}

function removeFromFlow(
  home: TemplateMember,
  { mapping, entry }: { readonly mapping: MappingNode; readonly entry: MappingEntry },
  transfer: Transfer,
): Transferred | null {
  const { file, keyStart } = home;
  const index = mapping.entries.indexOf(entry);
  const next = mapping.entries[index + 1];
  const nextKey = next && writerAt(transfer, next.key.span);
  if (nextKey?.kind === 'template' && nextKey.file === file && nextKey.start > keyStart)
    return editsIn(file, [{ span: { start: keyStart, end: nextKey.start }, newText: '' }]);
  const previous = mapping.entries[index - 1];
  const start = previous ? endOf(home, previous, transfer) : null;
  const end = endOf(home, entry, transfer);
  if (start === null || end === null || next || start > keyStart) return null;
  return editsIn(file, [{ span: { start, end }, newText: '' }]);
}

interface Replacing {
  readonly mapping: MappingNode;
  readonly old: MappingEntry;
  readonly added: readonly MappingEntry[];
}

/** Other members in the place of one. */
export function replaceInTemplate(
  home: TemplateMember,
  { mapping, old, added }: Replacing,
  transfer: Transfer,
): Transferred | null {
  const { file, keyStart } = home;
  const source = transfer.textOf(file);
  if (source === null) return null;
  const { isFlow } = mapping;
  const texts = added.map((entry) => memberText(entry, { ...home, source, isFlow }, transfer));
  const known = texts.filter((text) => text !== null);
  const separator = isFlow ? ', ' : separatorAt(source, keyStart);
  const end = isFlow
    ? endOf(home, old, transfer)
    : endOfLines({ ...home, source, isClosing: false }, old, transfer);
  if (known.length !== texts.length || separator === null || end === null || end < keyStart) return null;
  return editsIn(file, [{ span: { start: keyStart, end }, newText: known.join(separator) }]);
}

function insertion(file: string, at: number, newText: string): Transferred {
  return editsIn(file, [{ span: { start: at, end: at }, newText }]);
}

interface TemplateText extends TemplateMember {
  readonly source: string;
}

/** A rendered member at the column of another one in the template; null where it would mean another thing there. */
function memberText(
  { key, value }: MappingEntry,
  { source, keyStart, isFlow }: TemplateText & { readonly isFlow: boolean },
  { fixedText }: Transfer,
): string | null {
  const end = Math.max(value.outerSpan.end, key.outerSpan.end);
  const written = fixedText.slice(key.outerSpan.start, end).trimEnd();
  if (looksLikeAction(written) || (isFlow && written.includes('\n'))) return null;
  const shifted = shiftLines(written, columnOf(fixedText, key.outerSpan.start), columnOf(source, keyStart));
  return shifted === null ? null : shifted.replaceAll(/\r?\n/g, lineEndingAt(source, keyStart));
}

/** What stands between two members of a mapping in block style; null where a key does not begin its line. */
function separatorAt(source: string, keyStart: number): string | null {
  if (!/^\uFEFF? *(?:- +)*$/.test(linePrefix(source, keyStart))) return null;
  return lineEndingAt(source, keyStart) + ' '.repeat(columnOf(source, keyStart));
}

/** Where a rendered member ends in the template that has its key. */
function endOf(
  { file, keyStart }: TemplateMember,
  { key, value }: MappingEntry,
  transfer: Transfer,
): number | null {
  const { text, start, sources } = transfer;
  const isEmpty = value.outerSpan.end <= value.outerSpan.start;
  const written = isEmpty ? text.indexOf(':', key.outerSpan.end) + 1 : value.outerSpan.end;
  const end = text.slice(0, written).trimEnd().length;
  const found = sources.endIn(file, start + end);
  return found === null || found <= keyStart ? null : found;
}

/**
 * The end of the line on which a member ends in the template, blocks that begin in it included; null where another
 * thing stands on that line, or the blocks around the two places differ.
 */
function endOfLines(
  { file, source, keyStart, isClosing }: TemplateText & { readonly isClosing: boolean },
  entry: MappingEntry,
  transfer: Transfer,
): number | null {
  const end = endOf({ file, keyStart }, entry, transfer);
  const closed =
    end === null ? null : endOfBlocks(transfer.actionsOf(file), { start: keyStart, end }, isClosing);
  if (closed === null) return null;
  const line = lineEnd(source, closed);
  return /^[ \t]*(?:#[^\r\n]*)?$/.test(source.slice(closed, line)) ? line : null;
}

/** Behind the ends of all blocks that begin in a span; null where one ends in it that does not begin there. */
function endOfBlocks(
  actions: readonly Action[],
  { start, end }: { readonly start: number; readonly end: number },
  isClosing: boolean,
): number | null {
  let depth = 0;
  let last = end;
  for (const { kind, span } of actions) {
    if (span.end <= start) continue;
    if (span.start >= end && depth === 0) return last;
    if (span.start < start || (span.start >= end && !isClosing)) return null;
    if (kind === 'else' && depth === 0) return null;
    if (opensBlock(kind)) depth++;
    if (kind === 'end') depth--;
    if (depth < 0) return null;
    last = Math.max(end, span.end);
  }
  return depth === 0 ? last : null;
}

function opensBlock(kind: Action['kind']): boolean {
  return kind === 'if' || kind === 'with' || kind === 'range' || kind === 'define' || kind === 'block';
}

/** How many blocks stand around a place of a template. */
export function blocksAround(offset: number, actions: readonly Action[]): number {
  let depth = 0;
  for (const { kind, span } of actions) {
    if (span.start >= offset) break;
    if (opensBlock(kind)) depth++;
    if (kind === 'end') depth--;
  }
  return depth;
}
