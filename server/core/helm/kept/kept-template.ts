import type { RenderedFile } from '../rendering.ts';
import type { Failure, TemplateSet } from '../template/machine.ts';
import type { TemplateTree } from '../template/nodes.ts';
import type { Origin } from '../values/origin.ts';
import type { TextValue } from '../values/value.ts';
import { type ChangedValues, isSamePlace, readsNow, touchesReads } from './changed-values.ts';
import { withMovedOrigins, writtenOrigins } from './moved-origins.ts';
import type { Reads } from './watched-map.ts';
import { hasOrigin, type Write, writesNow } from './writes.ts';

/** What one template rendered, and all that this rests on. */
export interface KeptTemplate {
  readonly file: RenderedFile;
  /** Its own tree and those it asked for by name; undefined for a name that nothing has. */
  readonly trees: ReadonlyMap<string, TemplateTree | undefined>;
  readonly reads: Reads;
  /** What it put into the values for those behind it. */
  readonly writes: readonly Write[];
  readonly failures: readonly Failure[];
  readonly steps: number;
  readonly outputLength: number;
  /** Its text as it was rendered, once the values have changed since. */
  readonly moved: MovedText | null;
}

interface MovedText {
  readonly rendered: TextValue;
  /** Where its parts were written when it was rendered, and where they are now. */
  readonly written: readonly Origin[];
  readonly now: readonly Origin[];
}

/** Whether the template would meet the same trees again. */
export function meetsSameTrees({ trees }: KeptTemplate, templates: TemplateSet): boolean {
  for (const [name, tree] of trees) if (templates.get(name) !== tree) return false;
  return true;
}

/** The template with other values that are the same to it; null where they are not, or nobody can tell. */
export function withChangedValues(kept: KeptTemplate, changed: ChangedValues): KeptTemplate | null {
  if (touchesReads(changed, kept.reads)) return null;
  if (kept.writes.some(({ value }) => hasOrigin(value))) return null;
  const { output } = kept.file;
  const rendered = kept.moved?.rendered ?? output;
  const written = kept.moved?.written ?? writtenOrigins(output);
  const before = kept.moved?.now ?? written;
  const now = before.flatMap((origin) => changed.origins.get(origin) ?? []);
  if (now.length < before.length) return null;
  const isMoved = before.some((origin, index) => isElsewhere(origin, now[index]));
  const file = isMoved ? { ...kept.file, output: textNow(rendered, written, now) } : kept.file;
  const reads = readsNow(changed, kept.reads);
  const writes = writesNow(changed, kept.writes);
  return { ...kept, file, reads, writes, moved: { rendered, written, now } };
}

function isElsewhere(before: Origin, now: Origin | undefined): boolean {
  return now === undefined || !isSamePlace(before, now);
}

function textNow(rendered: TextValue, written: readonly Origin[], now: readonly Origin[]): TextValue {
  const moved = new Map<Origin, Origin>();
  written.forEach((origin, index) => {
    const place = now[index];
    if (place) moved.set(origin, place);
  });
  return withMovedOrigins(rendered, moved);
}
