import { helmFunctions } from '../../helm/functions/index.ts';
import type { Span } from '../../text/span.ts';
import { typedAt } from './action-text.ts';
import type { ChartTemplate, ChartView } from './chart-view.ts';
import { type Member, membersOf, shortText, signatureOf, valueAt } from './lookup.ts';
import { surroundingsAt, withoutContext } from './template-uses.ts';

export interface ChartCompletion {
  /** What an item replaces: what is typed of the last name. */
  readonly span: Span;
  readonly items: readonly ChartCompletionItem[];
}

export interface ChartCompletionItem {
  readonly label: string;
  readonly kind: 'value' | 'group' | 'method' | 'function' | 'template';
  /** The value in force, the signature, or the file of the named template. */
  readonly detail: string;
}

/** What can stand where somebody types in an action; null where nothing of the chart can. */
export function chartCompletionAt(
  view: ChartView,
  template: ChartTemplate,
  offset: number,
): ChartCompletion | null {
  const typed = typedAt(template.text, offset);
  if (!typed) return null;
  const span: Span = { start: typed.start, end: endOfName(template.text, offset, typed.kind) };
  if (typed.kind === 'include') return { span, items: templateItems(view) };
  if (typed.kind === 'word') return { span, items: functionItems };
  const { dot, variables } = surroundingsAt(template.parsed, offset);
  const base = typed.variable === null ? dot : (variables.get(typed.variable) ?? null);
  const value = base && valueAt(template.scope, withoutContext([...base, ...typed.names]));
  if (!value) return null;
  return { span, items: membersOf(value).map(itemOf) };
}

/** The rest of the name goes, too. */
function endOfName(text: string, offset: number, kind: 'path' | 'include' | 'word'): number {
  const rest = text.slice(offset, offset + 200);
  const found = kind === 'include' ? /^[^"`\s{}]*(?=["`])/.exec(rest) : /^\w*/.exec(rest);
  return offset + (found?.[0].length ?? 0);
}

function itemOf({ name, value, method }: Member): ChartCompletionItem {
  if (method) return { label: name, kind: 'method', detail: signatureOf(name, method) };
  const isGroup = value?.kind === 'map' || value?.kind === 'struct';
  return { label: name, kind: isGroup ? 'group' : 'value', detail: value ? shortText(value) : '' };
}

function templateItems({ definitions }: ChartView): readonly ChartCompletionItem[] {
  return [...definitions].map(([name, places]) => ({
    label: name,
    kind: 'template',
    detail: places[0]?.file ?? '',
  }));
}

const functionItems: readonly ChartCompletionItem[] = [...helmFunctions.values()].map((helmFunction) => ({
  label: helmFunction.name,
  kind: 'function',
  detail: signatureOf(helmFunction.name, helmFunction),
}));
