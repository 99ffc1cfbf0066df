import assert from 'node:assert/strict';
import type { CompletionItem, CompletionList, Language } from '../../../server/core/index.ts';
import { applyEdits, completionAt, cutFile } from '../../../server/core/index.ts';
import { withoutPlaceholders } from '../../../server/src/snippet-text.ts';
import type { FixtureOptions } from '../../support/fixtures.ts';
import { contextOf, readCursor } from '../../support/fixtures.ts';

export interface CompletingOptions extends FixtureOptions {
  readonly language?: Language;
}

/** Everything offered at the `<|>` of a text. */
export function itemsAt(fixture: string, options: CompletingOptions = {}): readonly CompletionItem[] {
  return ask(fixture, options).items;
}

/** What is answered at the `<|>` of a text. */
export function listAt(fixture: string, options: FixtureOptions = {}): CompletionList | null {
  return ask(fixture, options).list;
}

/** The labels of what is offered at the `<|>`, without the ready-made snippets. */
export function offered(fixture: string, options: FixtureOptions = {}): readonly string[] {
  return itemsAt(fixture, options)
    .filter(({ kind }) => kind !== 'snippet')
    .map(({ label }) => label);
}

/** The labels of the ready-made snippets offered at the `<|>`. */
export function offeredSnippets(fixture: string, options: FixtureOptions = {}): readonly string[] {
  return itemsAt(fixture, options)
    .filter(({ kind }) => kind === 'snippet')
    .map(({ label }) => label);
}

/** The text with one of the items in it, its placeholders as their defaults. */
export function completed(fixture: string, label: string, options: FixtureOptions = {}): string {
  const { text, start, items, span } = ask(fixture, options);
  const item = items.find((candidate) => candidate.label === label);
  assert.ok(item, `no "${label}"; there are: ${items.map((each) => each.label).join(', ')}`);
  const replaced = { start: span.start + start, end: span.end + start };
  return applyEdits(text, [{ span: replaced, newText: withoutPlaceholders(item.insert) }]);
}

function ask(fixture: string, options: CompletingOptions) {
  const { text, offset } = readCursor(fixture);
  const document = cutFile(text, options.kind ?? 'manifest').findLast(({ start }) => start <= offset);
  assert.ok(document, 'no document at the cursor');
  const { source, start } = document;
  const list = completionAt({
    source,
    offset: offset - start,
    context: contextOf(options),
    language: options.language ?? 'en',
  });
  return { text, start, list, items: list?.items ?? [], span: list?.span ?? { start: 0, end: 0 } };
}
