import type { Span } from '../text/span.ts';
import type { MappingNode } from '../yaml/node.ts';
import type { Via } from '../yaml/resolve.ts';

/*
 * An object as the API server's decoder leaves it. Unknown fields are gone, null and absent fields are not there,
 * a mistyped or templated value is `unknown` and validation goes on around it.
 */

export type Decoded = DecodedStruct | DecodedList | DecodedMap | DecodedScalar | DecodedUnknown;

interface DecodedBase {
  /** The API server's field path with indices, `spec.containers[0].livenessProbe`; empty for the root. */
  readonly path: string;
  /** The value as it is written: at the alias, when it came through one. */
  readonly span: Span;
  /** Null for list items and the root. */
  readonly keySpan: Span | null;
  readonly via: readonly Via[];
  /** Inside a template branch: it may not be rendered. */
  readonly isConditional: boolean;
}

export interface DecodedStruct extends DecodedBase {
  readonly kind: 'struct';
  /** The Go type's name in the schema: `Probe`, `HTTPGetAction`, `PodSpec`. */
  readonly type: string;
  /** In the order of the text. */
  readonly fields: ReadonlyMap<string, Decoded>;
  readonly mapping: MappingNode;
  /** A template line may add fields that are not in the text. */
  readonly isOpen: boolean;
}

export interface DecodedList extends DecodedBase {
  readonly kind: 'list';
  readonly items: readonly Decoded[];
  /** False when a template may add items. */
  readonly isComplete: boolean;
}

/** A Go map with string keys (labels, annotations). */
export interface DecodedMap extends DecodedBase {
  readonly kind: 'map';
  readonly entries: ReadonlyMap<string, Decoded>;
  readonly isOpen: boolean;
}

export interface DecodedScalar extends DecodedBase {
  readonly kind: 'scalar';
  readonly value: string | number | boolean;
}

export interface DecodedUnknown extends DecodedBase {
  readonly kind: 'unknown';
  readonly reason: 'template' | 'mistyped' | 'alternatives' | 'alias';
}
