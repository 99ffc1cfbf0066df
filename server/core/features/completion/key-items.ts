import type { KubernetesVersion } from '../../kubernetes/version.ts';
import type { Language } from '../../messages/message.ts';
import { message, renderMessage } from '../../messages/message.ts';
import type { CompletionItem } from './completion-item.ts';
import type { Cursor } from './cursor.ts';
import type { OfferedField, Prefill } from './field-items.ts';
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
export function keyItems(
  { place, cursor, container }: ContainerCursor,
  wanted: Wanted,
): readonly CompletionItem[] {
  return keyItemsWith({ place, cursor, prefill: prefillFor(container, wanted.version) }, wanted);
}

/** The same where no container says what the fields are prefilled with. */
export function keyItemsWith(
  { place, cursor, prefill }: Pick<ContainerCursor, 'place' | 'cursor'> & { readonly prefill: Prefill },
  wanted: Wanted,
): readonly CompletionItem[] {
  const fields = offeredFields(place, presentKeys(cursor), prefill);
  return fields.flatMap((field, index) => fieldItem(field, { cursor, index, ...wanted }) ?? []);
}

function offeredFields(
  place: ContainerCursor['place'],
  present: ReadonlySet<string>,
  prefill: Prefill,
): readonly OfferedField[] {
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
