import type { Span } from '../text/span.ts';
import type { MappingNode } from '../yaml/node.ts';
import type { Resolved, Via } from '../yaml/resolve.ts';
import type { ScalarReading } from './decode-scalar.ts';
import type { ValueType } from './schema.ts';

/** A place of the walk: where it is for the API server, in its words, and in the text. */
export interface DecodeSite {
  readonly path: string;
  /** The struct whose field is decoded and the field's JSON name; both empty at the root. */
  readonly owner: string;
  readonly field: string;
  /** The embedded struct of the owner that brings the field, or empty. */
  readonly embeddedIn: string;
  /** The structs around the place, innermost first. */
  readonly enclosing: Enclosing | null;
  readonly keySpan: Span | null;
  /** All alias and merge steps from the root to here, outermost first. */
  readonly via: readonly Via[];
  readonly isConditional: boolean;
  readonly isJudged: boolean;
}

/** A struct on the way to a place. */
export interface Enclosing {
  readonly struct: string;
  readonly path: string;
  /** The field by which it was entered, and the embedded struct that brings that one; empty for the root. */
  readonly field: string;
  readonly embeddedIn: string;
  readonly mapping: MappingNode;
  readonly outer: Enclosing | null;
}

/** The last segment of a struct's path, `livenessProbe` or `containers[0]`; empty for the root. */
export function segmentOf({ path }: Enclosing): string {
  return path.slice(path.lastIndexOf('.') + 1);
}

/** Since 1.35 the error texts name embedded structs (sigs.k8s.io/json of 2025-07, decode.go, `object`). */
const embeddedNamesSince = 35;

/** A place in the decoder's words: fields of structs only, without indices. */
export function goPathOf(site: DecodeSite, minor: number): string {
  const names: string[] = [];
  const add = (field: string, embeddedIn: string): void => {
    if (field === '') return;
    names.unshift(minor >= embeddedNamesSince && embeddedIn !== '' ? `${embeddedIn}.${field}` : field);
  };
  add(site.field, site.embeddedIn);
  for (let around = site.enclosing; around; around = around.outer) add(around.field, around.embeddedIn);
  return names.join('.');
}

/** A refused value with the type that was expected in its place. */
export interface Mismatch {
  readonly resolved: Resolved;
  readonly type: ValueType;
  readonly reading: Exclude<ScalarReading, { kind: 'value' }>;
}
