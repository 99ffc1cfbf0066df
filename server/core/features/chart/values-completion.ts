import type { AnalysisContext, DocumentSource } from '../../analysis.ts';
import type { Value } from '../../helm/values/value.ts';
import { type ProbeName, probeHandlerNames, probeNames } from '../../kubernetes/probe.ts';
import type { Language } from '../../messages/message.ts';
import type { CompletionItem, CompletionList } from '../completion/completion-item.ts';
import { type Cursor, cursorAt } from '../completion/cursor.ts';
import { keyItemsWith, presentKeys, sortText } from '../completion/key-items.ts';
import type { ContainerCursor } from '../completion/place.ts';
import { usualPrefill } from '../completion/prefill.ts';
import { placeOfValues, rootPath, valuesPathOf } from './chart-names.ts';
import { lineOf, valuesIn } from './chart-texts.ts';
import { type ChartPlace, type ChartView, textInView } from './chart-view.ts';
import { membersOf, shortText, valueAt } from './lookup.ts';
import { anyItem, usesIn } from './template-uses.ts';

export interface ValuesCompletionRequest {
  readonly view: ChartView;
  /** A values file in the tree. */
  readonly file: string;
  readonly offset: number;
  readonly context: AnalysisContext;
  readonly language: Language;
}

/**
 * The keys that can stand at a place of a values file and do not yet: what the templates read there, what the values in
 * force have there, and the fields of a probe that a template takes as a whole. Null where that is nothing.
 */
export function valuesCompletionAt(request: ValuesCompletionRequest): CompletionList | null {
  const { view, file, offset } = request;
  const chart = placeOfValues(view, file);
  if (!chart) return null;
  const text = textInView(view, file);
  const source: DocumentSource = { text, contentStart: 0, format: 'yaml', problems: [], template: null };
  const cursor = cursorAt(source, offset);
  if (cursor?.position !== 'key') return null;
  const here = cursor.path.map((step) => (typeof step === 'number' ? anyItem : step));
  const path = rootPath(chart.valuesPath, here);
  const present = presentKeys(cursor);
  const read = keysRead(request, path, defaultsAt(view, chart, here)).filter(
    ({ name }) => !present.has(name),
  );
  const known = new Set(read.map(({ name }) => name));
  const fields = probeFieldItems(cursor, path, request).filter(({ label }) => !known.has(label));
  const items = [...read.map((key, index) => itemOf(key, cursor, index)), ...fields];
  return items.length === 0 ? null : { span: cursor.word, items };
}

interface ReadKey {
  readonly name: string;
  /** The value in force, else where it is read. */
  readonly detail: string;
  /** Something below it is read, so that it is a map. */
  readonly isGroup: boolean;
}

/** What the chart's own values file has at a place: a key without a value yet hides it from the values in force. */
function defaultsAt(view: ChartView, { folder }: ChartPlace, path: readonly string[]): Value | null {
  return valueAt(valuesIn(view, folder === '' ? 'values.yaml' : `${folder}/values.yaml`), path);
}

function keysRead(
  { view }: ValuesCompletionRequest,
  path: readonly string[],
  defaults: Value | null,
): readonly ReadKey[] {
  const keys = new Map<string, ReadKey>();
  for (const value of [valueAt(view.values, path), defaults]) {
    for (const { name, value: member } of value ? membersOf(value) : []) {
      const detail = member ? shortText(member) : '';
      if (!keys.has(name)) keys.set(name, { name, detail, isGroup: member?.kind === 'map' });
    }
  }
  for (const template of view.templates.values()) {
    for (const use of usesIn(template.parsed)) {
      if (use.kind !== 'path' || !use.isWhole) continue;
      const used = valuesPathOf(template, use.path);
      const name = used && isBelow(used, path) ? used[path.length] : undefined;
      if (!used || name === undefined || name === anyItem) continue;
      const isGroup = used.length > path.length + 1;
      const before = keys.get(name);
      const place = { file: template.path, span: use.span };
      const detail = before?.detail ?? `${template.path}:${lineOf(view, place) ?? ''}`;
      keys.set(name, { name, detail, isGroup: isGroup || before?.isGroup === true });
    }
  }
  return [...keys.values()];
}

function isBelow(path: readonly string[], start: readonly string[]): boolean {
  return (
    path.length > start.length &&
    start.every((name, index) => path[index] === name || path[index] === anyItem || name === anyItem)
  );
}

function itemOf({ name, detail, isGroup }: ReadKey, cursor: Cursor, index: number): CompletionItem {
  const insert = cursor.hasColon ? name : isGroup ? `${name}:` : `${name}: `;
  return {
    label: name,
    kind: 'field',
    ...(detail === '' ? {} : { detail }),
    insert,
    sortText: sortText('0', index),
  };
}

/** The fields of a probe, or of its handler, where a template takes all of a map that is named like a probe. */
function probeFieldItems(
  cursor: Cursor,
  path: readonly string[],
  { view, context, language }: ValuesCompletionRequest,
): readonly CompletionItem[] {
  const place = probePlace(path);
  if (!place || !isTakenWhole(view, place.path)) return [];
  const { kubernetesVersion: version } = context;
  const wanted = { language, version };
  return keyItemsWith({ place: place.place, cursor, prefill: usualPrefill(version) }, wanted);
}

interface ProbePlace {
  readonly place: ContainerCursor['place'];
  /** Of the probe in the values. */
  readonly path: readonly string[];
}

function probePlace(path: readonly string[]): ProbePlace | null {
  const probe = probeNamed(path.at(-1));
  if (probe) return { place: { kind: 'probe', probe }, path };
  const owner = probeNamed(path.at(-2));
  const handler = probeHandlerNames.find((name) => name === path.at(-1));
  return owner && handler ? { place: { kind: 'handler', handler, owner }, path: path.slice(0, -1) } : null;
}

/** `livenessProbe`, `customLivenessProbe`. */
function probeNamed(name: string | undefined): ProbeName | null {
  return probeNames.find((probe) => name?.toLowerCase().endsWith(probe.toLowerCase())) ?? null;
}

function isTakenWhole({ templates }: ChartView, path: readonly string[]): boolean {
  return [...templates.values()].some((template) =>
    usesIn(template.parsed).some((use) => {
      const used = use.kind === 'path' && use.isWhole ? valuesPathOf(template, use.path) : null;
      return (
        used?.length === path.length && used.every((name, index) => name === path[index] || name === anyItem)
      );
    }),
  );
}
