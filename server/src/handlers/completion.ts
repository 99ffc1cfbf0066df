import type {
  CompletionItemKind,
  CompletionList,
  CompletionParams,
  CompletionItem as ProtocolItem,
} from 'vscode-languageserver';
import type { ChartCompletionItem, CompletionItem } from '../../core/index.ts';
import { chartCompletionAt, completionAt, valuesCompletionAt } from '../../core/index.ts';
import type { Range } from '../../positions/line-table.ts';
import type { CompletionAbilities } from '../abilities.ts';
import { askedChart, rangeInChart } from '../chart-places.ts';
import { placeAt, rangeIn, shiftRange } from '../segmented-text.ts';
import type { Session } from '../session.ts';
import { withoutPlaceholders } from '../snippet-text.ts';
import type { Handler } from './handler.ts';
import { judgedAt } from './handler.ts';

/** Characters that may begin something worth offering, where the editor does not ask by itself. */
export const completionTriggers = ['/', '"', "'", ' ', '.', '$'];

/** Those that mean something in the actions of a template only. */
const actionTriggers: ReadonlySet<string | undefined> = new Set(['.', '$']);

/** `textDocument/completion` */
export const completion: Handler<CompletionParams, CompletionList | null> = async (session, params) => {
  const { textDocument, position } = params;
  const inChart = (await chartCompletion(session, params)) ?? (await valuesCompletion(session, params));
  if (inChart) return inChart;
  if (actionTriggers.has(params.context?.triggerCharacter)) return null;
  const judged = await judgedAt(session, textDocument.uri);
  if (!judged) return null;
  const { document, circumstances } = judged;
  const { segment, start, offset } = placeAt(document.text, position);
  const { context, language } = circumstances;
  const found = completionAt({ source: segment.source, offset, context, language });
  if (!found) return null;
  const range = shiftRange(rangeIn(segment, found.span), start);
  return listOf(found.items, range, session.abilities.completion);
};

/** In an action of a template nothing but the chart has something to offer. */
async function chartCompletion(session: Session, params: CompletionParams): Promise<CompletionList | null> {
  const asked = await askedChart(session, params);
  const template = asked?.view.templates.get(asked.path);
  const found = asked && template ? chartCompletionAt(asked.view, template, asked.offset) : null;
  if (!asked || !found) return null;
  const range = rangeInChart(asked, { file: asked.path, span: found.span });
  return {
    isIncomplete: false,
    items: found.items.map(({ label, kind, detail }) => ({
      label,
      kind: chartKinds[kind],
      ...(detail === '' ? {} : { detail }),
      textEdit: { range, newText: label },
    })),
  };
}

/** In a values file: what the chart reads of it. */
async function valuesCompletion(session: Session, params: CompletionParams): Promise<CompletionList | null> {
  const asked = await askedChart(session, params);
  if (!asked?.isOfValues || actionTriggers.has(params.context?.triggerCharacter)) return null;
  const { view, path: file, offset, circumstances } = asked;
  const { context, language } = circumstances;
  const found = valuesCompletionAt({ view, file, offset, context, language });
  if (!found) return null;
  return listOf(found.items, rangeInChart(asked, { file, span: found.span }), session.abilities.completion);
}

/** Field, module, method, function, reference. */
const chartKinds: Readonly<Record<ChartCompletionItem['kind'], CompletionItemKind>> = {
  value: 5,
  group: 9,
  method: 2,
  function: 3,
  template: 18,
};

// 1: plain text, 2: snippet. 1: as it is, indentation included.
const snippetFormat = 2;
const asIs = 1;

function listOf(
  items: readonly CompletionItem[],
  range: Range,
  abilities: CompletionAbilities,
): CompletionList {
  const format = abilities.takesSnippets ? snippetFormat : 1;
  const mode = abilities.takesInsertTextMode ? { insertTextMode: asIs as typeof asIs } : {};
  const { takesDefaults } = abilities;
  return {
    isIncomplete: false,
    ...(takesDefaults ? { itemDefaults: { editRange: range, insertTextFormat: format, ...mode } } : {}),
    items: items.map((item): ProtocolItem => {
      const newText = abilities.takesSnippets ? item.insert : withoutPlaceholders(item.insert);
      return {
        label: item.label,
        kind: kinds[item.kind],
        sortText: item.sortText,
        ...(item.detail === undefined ? {} : { detail: item.detail }),
        ...(item.documentation === undefined
          ? {}
          : { documentation: { kind: 'markdown', value: item.documentation } }),
        ...(item.filterText === undefined ? {} : { filterText: item.filterText }),
        ...(takesDefaults
          ? { textEditText: newText }
          : { textEdit: { range, newText }, insertTextFormat: format, ...mode }),
      };
    }),
  };
}

/** Property, snippet, value, constant. */
const kinds: Readonly<Record<CompletionItem['kind'], CompletionItemKind>> = {
  field: 10,
  snippet: 15,
  value: 12,
  port: 21,
};
