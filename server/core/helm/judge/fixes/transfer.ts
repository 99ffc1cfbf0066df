import type { NewValue } from '../../../edits/index.ts';
import type { TextEdit } from '../../../text/edit.ts';
import { type Span, shiftSpan } from '../../../text/span.ts';
import type { Action } from '../../action.ts';
import type { ValuesOrigin } from '../../values/origin.ts';
import type { SourceEdit } from '../chart-finding.ts';
import type { IsForeign } from '../foreign-files.ts';
import type { SourceMap, TextWriter } from '../source-map.ts';
import type { TextOfSource } from '../source-texts.ts';
import type { ValuesTree } from './values-tree.ts';

/** A change of a rendered document on its way to where the document is made from. */
export interface Transfer {
  readonly sources: SourceMap;
  /** The rendered document or a container of it, and what the fix makes of it. */
  readonly text: string;
  readonly fixedText: string;
  /** Where that text starts in the rendered file. */
  readonly start: number;
  readonly textOf: TextOfSource;
  readonly isForeign: IsForeign;
  readonly treeOf: (file: string) => ValuesTree | null;
  readonly actionsOf: (file: string) => readonly Action[];
  /** The file of the finding: where a new value may be written into several, it is written there. */
  readonly preferredFile: string;
  /** What to write in the root chart's values instead of a node of a subchart from elsewhere; null where nothing can be. */
  readonly overridePath: (node: ValuesOrigin) => readonly (string | number)[] | null;
}

/** A value to be written into the root chart's values. */
export interface Assignment {
  readonly path: readonly string[];
  readonly value: NewValue;
}

export interface Transferred {
  readonly edits: readonly SourceEdit[];
  readonly assignments: readonly Assignment[];
}

export function editsIn(file: string, edits: readonly TextEdit[]): Transferred {
  return { edits: edits.map((edit) => ({ ...edit, file })), assignments: [] };
}

/** All of them together; null where one is missing. */
export function allOf(parts: readonly (Transferred | null)[]): Transferred | null {
  const known = parts.filter((part) => part !== null);
  if (known.length !== parts.length) return null;
  return {
    edits: known.flatMap(({ edits }) => edits),
    assignments: known.flatMap(({ assignments }) => assignments),
  };
}

/** Who writes a span of the rendered document. */
export function writerAt({ sources, start }: Transfer, span: Span): TextWriter | null {
  return sources.writerOf(shiftSpan(span, start));
}

/** What must not be written into a template, where it would be an action. */
export function looksLikeAction(text: string): boolean {
  return text.includes('{{');
}

/** The override of a value that is written in a subchart from elsewhere; null where a list stands in the way. */
export function assigned(
  path: readonly (string | number)[] | null,
  value: NewValue | null,
): Transferred | null {
  if (path === null || value === null || path.length === 0) return null;
  const keys = path.filter((key) => typeof key === 'string');
  return keys.length === path.length ? { edits: [], assignments: [{ path: keys, value }] } : null;
}
