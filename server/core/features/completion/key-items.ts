import type { KubernetesVersion } from '../../kubernetes/version.ts';
import type { Language } from '../../messages/message.ts';
import { message, renderMessage } from '../../messages/message.ts';
import type { CompletionItem } from './completion-item.ts';
import type { Cursor } from './cursor.ts';
import type { OfferedField } from './field-items.ts';
import {
  documentationOf,
  fieldsInHandler,
  fieldsOfHeader,
  fieldsOfHook,
  fieldsOfLifecycle,
  fieldsOfProbe,
} from './field-items.ts';
import type { ContainerCursor } from './place.ts';
import { prefillFor } from './prefill.ts';
import { writeMembers } from './write-member.ts';

export interface Wanted {
  readonly language: Language;
  readonly version: KubernetesVersion;
}

/** The missing keys of a probe, a handler, a header, `lifecycle` or a hook. */
export function keyItems(at: ContainerCursor, wanted: Wanted): readonly CompletionItem[] {
  const fields = offeredFields(at, wanted);
  return fields.flatMap((field, index) => fieldItem(field, { cursor: at.cursor, index, ...wanted }) ?? []);
}

function offeredFields(at: ContainerCursor, { version }: Wanted): readonly OfferedField[] {
  const { place, cursor, container } = at;
  const present = presentKeys(cursor);
  const prefill = prefillFor(container, version);
  switch (place.kind) {
    case 'container':
      return [];
    case 'probe':
      return fieldsOfProbe(place.probe, present, prefill);
    case 'handler':
      return fieldsInHandler(place.handler, place.owner, present, prefill);
    case 'header':
      return fieldsOfHeader(present, prefill);
    case 'lifecycle':
      return fieldsOfLifecycle(present, prefill);
    case 'hook':
      return fieldsOfHook(present, prefill);
  }
}

/** The keys that stand in the cursor's mapping already. */
export function presentKeys(cursor: Cursor): ReadonlySet<string> {
  return new Set(cursor.mapping?.entries.flatMap(({ name }) => name ?? []) ?? []);
}

interface ItemRequest extends Wanted {
  readonly cursor: Cursor;
  readonly index: number;
}

function fieldItem({ definition, value }: OfferedField, request: ItemRequest): CompletionItem | null {
  const insert = writeMembers(request.cursor, [{ key: definition.name, value }]);
  if (insert === null) return null;
  const { defaultValue, isRequired } = definition;
  const detail = isRequired
    ? message('completion-required')
    : defaultValue === null || defaultValue === ''
      ? null
      : message('completion-default-detail', { value: String(defaultValue) });
  return {
    label: definition.name,
    kind: 'field',
    ...(detail && { detail: renderMessage(detail, request.language) }),
    documentation: documentationOf(definition, request.language),
    insert,
    sortText: sortText('1', request.index),
  };
}

/** Keeps a list in its order whatever the labels are. */
export function sortText(group: string, index: number): string {
  return group + String(index).padStart(3, '0');
}
