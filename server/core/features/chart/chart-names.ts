import type { Origin, ValuesOrigin } from '../../helm/values/origin.ts';
import { originOf, type Value } from '../../helm/values/value.ts';
import { type Span, touches } from '../../text/span.ts';
import { valuesIn } from './chart-texts.ts';
import type { ChartPlace, ChartTemplate, ChartView } from './chart-view.ts';
import { valueAt } from './lookup.ts';
import { anyItem, type TemplateUse, usesIn } from './template-uses.ts';

/*
 * What stands at a place of a chart's files, and where else the same is named: values in templates and values files,
 * named templates where they are defined and included.
 */

/** What is named at a place. */
export type NamedThing =
  | {
      readonly kind: 'value';
      readonly span: Span /** In the root chart's values. */;
      readonly path: readonly string[];
      readonly value: Value | null;
    }
  /** Of what Helm knows by itself: `Release`, `Name`. */
  | {
      readonly kind: 'built-in';
      readonly span: Span;
      readonly path: readonly string[];
      readonly value: Value | null;
    }
  | { readonly kind: 'template'; readonly span: Span; readonly name: string }
  | { readonly kind: 'function'; readonly span: Span; readonly name: string };

export interface ChartSpan {
  /** In the tree. */
  readonly file: string;
  readonly span: Span;
}

/** What stands at an offset of a template or a values file of the chart. */
export function namedAt(view: ChartView, file: string, offset: number): NamedThing | null {
  const template = view.templates.get(file);
  return template ? namedInTemplate(template, offset) : namedInValues(view, file, offset);
}

function namedInTemplate(template: ChartTemplate, offset: number): NamedThing | null {
  const use = usesIn(template.parsed).find(({ span }) => touches(span, offset));
  if (use) return thingOf(template, use);
  const tree = template.parsed.trees.find(({ nameSpan }) => nameSpan && touches(nameSpan, offset));
  return tree?.nameSpan ? { kind: 'template', span: tree.nameSpan, name: tree.name } : null;
}

function thingOf(template: ChartTemplate, use: TemplateUse): NamedThing {
  const { span } = use;
  if (use.kind !== 'path')
    return { kind: use.kind === 'include' ? 'template' : 'function', span, name: use.name };
  const value = valueAt(template.scope, use.path);
  const path = valuesPathOf(template, use.path);
  return path ? { kind: 'value', span, path, value } : { kind: 'built-in', span, path: use.path, value };
}

/** In the root chart's values; null for what is no value. */
export function valuesPathOf(
  { valuesPath }: ChartTemplate,
  path: readonly string[],
): readonly string[] | null {
  const [first, ...rest] = path;
  return first === 'Values' ? rootPath(valuesPath, rest) : null;
}

/** Globals are the same in all charts. */
export function rootPath(valuesPath: readonly string[], path: readonly string[]): readonly string[] {
  return path[0] === 'global' ? path : [...valuesPath, ...path];
}

function namedInValues(view: ChartView, file: string, offset: number): NamedThing | null {
  const found = nodeOfValues(view, file, offset);
  if (!found) return null;
  const { path, span } = found;
  return { kind: 'value', span, path, value: valueAt(view.values, path) };
}

/** The key an offset is on, as a path in the root chart's values. */
function nodeOfValues(
  view: ChartView,
  file: string,
  offset: number,
): { readonly path: readonly string[]; readonly span: Span } | null {
  const place = placeOfValues(view, file);
  const isThere = view.tree.has(file) || view.valuesFiles.some(({ path }) => path === file);
  if (!place || !isThere) return null;
  const found = keyAt(valuesIn(view, file), offset, []);
  return found && { span: found.span, path: rootPath(place.valuesPath, found.path) };
}

/** The chart whose values a file gives: it lies there, in the folder itself or below it, as in `ci/`. */
export function placeOfValues(view: ChartView, file: string): ChartPlace | null {
  return /\.ya?ml$/.test(file) ? chartAround(view, file) : null;
}

/** The innermost chart that a file lies in. */
export function chartAround({ charts }: ChartView, file: string): ChartPlace | null {
  let nearest: ChartPlace | null = null;
  for (const place of charts) {
    const isInside = place.folder === '' || file.startsWith(`${place.folder}/`);
    if (isInside && (!nearest || place.folder.length >= nearest.folder.length)) nearest = place;
  }
  return nearest;
}

function keyAt(
  value: Value,
  offset: number,
  path: readonly string[],
): { readonly path: readonly string[]; readonly span: Span } | null {
  if (value.kind === 'list')
    return firstFound(value.items, (item) => keyAt(item, offset, [...path, anyItem]));
  if (value.kind !== 'map') return null;
  return firstFound(value.entries, ([name, item]) => {
    const origin = originOf(item);
    const keySpan = origin?.from === 'values' ? origin.keySpan : null;
    const here = [...path, name];
    return keySpan && touches(keySpan, offset) ? { path: here, span: keySpan } : keyAt(item, offset, here);
  });
}

function firstFound<Item, Found>(items: Iterable<Item>, find: (item: Item) => Found | null): Found | null {
  for (const item of items) {
    const found = find(item);
    if (found !== null) return found;
  }
  return null;
}

/** Where a value is written, the one in force first. */
export function writtenAt(value: Value | null): readonly ValuesOrigin[] {
  const found: ValuesOrigin[] = [];
  const visit = (origin: Origin | null): void => {
    if (origin?.from !== 'values' || found.includes(origin)) return;
    found.push(origin);
    for (const shadowed of origin.shadowed) visit(shadowed);
  };
  visit(value && originOf(value));
  return found;
}

/** Where something is written, declared or defined. */
export function definitionsAt(view: ChartView, thing: NamedThing): readonly ChartSpan[] {
  if (thing.kind === 'template')
    return (view.definitions.get(thing.name) ?? []).map(({ file, nameSpan }) => ({ file, span: nameSpan }));
  if (thing.kind !== 'value') return [];
  return writtenAt(thing.value).map(({ file, keySpan, span }) => ({ file, span: keySpan ?? span }));
}

/** Where a value or a named template is used. Where a value is only used as a part of what holds it, that is told. */
export function referencesTo(view: ChartView, thing: NamedThing): readonly ChartSpan[] {
  if (thing.kind === 'template') return includesOf(view, thing.name);
  return thing.kind === 'value' ? usesOfValue(view, thing.path) : [];
}

function includesOf({ templates }: ChartView, name: string): readonly ChartSpan[] {
  return [...templates.values()].flatMap(({ path: file, parsed }) =>
    usesIn(parsed).flatMap((use) =>
      use.kind === 'include' && use.name === name ? [{ file, span: use.span }] : [],
    ),
  );
}

function usesOfValue({ templates }: ChartView, path: readonly string[]): readonly ChartSpan[] {
  const found: ChartSpan[] = [];
  let above: ChartSpan[] = [];
  let longest = 0;
  for (const template of templates.values()) {
    for (const use of usesIn(template.parsed)) {
      if (use.kind !== 'path' || use.path.length > path.length + 1) continue;
      const used = valuesPathOf(template, use.path);
      if (!used) continue;
      const place = { file: template.path, span: use.span };
      if (used.length === path.length && startsWith(path, used)) found.push(place);
      else if (use.isWhole && used.length > 0 && used.length < path.length && startsWith(path, used)) {
        if (used.length > longest) above = [];
        longest = Math.max(longest, used.length);
        if (used.length === longest) above.push(place);
      }
    }
  }
  return found.length > 0 ? found : above;
}

function startsWith(path: readonly string[], start: readonly string[]): boolean {
  return start.every((name, index) => path[index] === name || name === anyItem || path[index] === anyItem);
}
