import type {
  CompletionItemKind,
  CompletionList,
  CompletionParams,
  CompletionItem as ProtocolItem,
} from 'vscode-languageserver';
import type { CompletionItem } from '../../core/index.ts';
import { completionAt } from '../../core/index.ts';
import type { Range } from '../../positions/line-table.ts';
import type { CompletionAbilities } from '../abilities.ts';
import { placeAt, rangeIn, shiftRange } from '../segmented-text.ts';
import { withoutPlaceholders } from '../snippet-text.ts';
import type { Handler } from './handler.ts';
import { judgedAt } from './handler.ts';

/** Characters that may begin something worth offering, where the editor does not ask by itself. */
export const completionTriggers = ['/', '"', "'", ' '];

/** `textDocument/completion` */
export const completion: Handler<CompletionParams, CompletionList | null> = async (
  session,
  { textDocument, position },
) => {
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
