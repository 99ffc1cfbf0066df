import type { ProbedContainer, ProbeName } from '../../kubernetes/probe.ts';
import { timingFields } from '../../kubernetes/probe-fields.ts';
import type { Message } from '../../messages/message.ts';
import { message, renderMessage } from '../../messages/message.ts';
import type { CompletionItem } from './completion-item.ts';
import type { Cursor } from './cursor.ts';
import type { Wanted } from './key-items.ts';
import { sortText } from './key-items.ts';
import { writesJson } from './layout.ts';
import type { CompletionPlace, ContainerCursor } from './place.ts';
import { declaredPorts, likelyPaths, pathOfImage } from './preferred-values.ts';
import { podRestartDocumentation } from './restart-policy.ts';

interface OfferedValue {
  readonly text: string;
  readonly kind: CompletionItem['kind'];
  readonly detail: Message | null;
  /** The value means something else without quotes, or with them. */
  readonly isText: boolean;
}

/** Values for the key that is being filled in. */
export function valueItems(at: ContainerCursor, field: string, wanted: Wanted): readonly CompletionItem[] {
  const { place, container, cursor } = at;
  if (place.kind === 'container') return field === 'restartPolicy' ? restartPolicyItems(at, wanted) : [];
  return valuesFor(place, field, container)
    .filter((value) => isWritable(value, cursor))
    .map((value, index) => valueItem(value, index, { cursor, ...wanted }));
}

function valuesFor(
  place: CompletionPlace,
  field: string,
  container: ProbedContainer,
): readonly OfferedValue[] {
  switch (place.kind) {
    case 'probe':
      return defaultOf(field);
    case 'handler':
      if (field === 'port') return portValues(container, place.handler === 'grpc');
      if (place.handler !== 'httpGet') return [];
      if (field === 'scheme') return schemes;
      return field === 'path' ? pathValues(container, place.owner === 'hook' ? null : place.owner) : [];
    case 'header':
      return field === 'name' ? headerNames : [];
    default:
      return [];
  }
}

const value = (text: string, detail: Message | null): OfferedValue => ({
  text,
  kind: 'value',
  detail,
  isText: true,
});

function defaultOf(field: string): readonly OfferedValue[] {
  const definition = Object.values(timingFields).find(({ name }) => name === field);
  if (!definition || definition.defaultValue === null) return [];
  const text = String(definition.defaultValue);
  return [
    { text, kind: 'value', detail: message('completion-default-detail', { value: text }), isText: false },
  ];
}

const schemes: readonly OfferedValue[] = [
  value('HTTP', message('completion-scheme-http')),
  value('HTTPS', message('completion-scheme-https')),
];

const headerNames: readonly OfferedValue[] = [
  value('Host', message('completion-header-host')),
  value('User-Agent', message('completion-header-user-agent')),
  value('Accept', message('completion-header-accept')),
  value('X-Forwarded-Proto', message('completion-header-forwarded')),
  value('Authorization', message('completion-header-authorization')),
];

function portValues(container: ProbedContainer, isNumberOnly: boolean): readonly OfferedValue[] {
  const ports = declaredPorts(container).filter(({ protocol }) => protocol === 'TCP');
  const names = ports.flatMap(({ name, number, protocol }): OfferedValue[] =>
    name === null || isNumberOnly
      ? []
      : [
          {
            text: name,
            kind: 'port',
            detail: message('completion-port-detail', { number, protocol }),
            isText: true,
          },
        ],
  );
  const numbers = ports.map(
    ({ name, number, protocol }): OfferedValue => ({
      text: String(number),
      kind: 'port',
      detail:
        name === null
          ? message('completion-port-number-detail', { protocol })
          : message('completion-port-name-detail', { name, protocol }),
      isText: false,
    }),
  );
  return [...names, ...numbers];
}

function pathValues(container: ProbedContainer, owner: ProbeName | null): readonly OfferedValue[] {
  if (owner === null) return [];
  const known = pathOfImage(container, owner);
  return likelyPaths(container, owner).map((path) =>
    value(path, message(path === known ? 'completion-path-image' : 'completion-path-common')),
  );
}

/** A number inside quotes would be a text. */
function isWritable({ isText }: OfferedValue, cursor: Cursor): boolean {
  return isText || cursor.quote === '';
}

function valueItem(
  { text, kind, detail, isText }: OfferedValue,
  index: number,
  { cursor, language }: Wanted & { cursor: Cursor },
): CompletionItem {
  const isQuoted = isText && cursor.quote === '' && writesJson(cursor);
  return {
    label: text,
    kind,
    ...(detail && { detail: renderMessage(detail, language) }),
    insert: isQuoted ? `"${text}"` : text,
    sortText: sortText('1', index),
  };
}

function restartPolicyItems(
  { container, cursor }: ContainerCursor,
  wanted: Wanted,
): readonly CompletionItem[] {
  if (container.list !== 'initContainers') return [];
  const detail = message('completion-sidecar-detail');
  const item = valueItem({ text: 'Always', kind: 'value', detail, isText: true }, 0, { cursor, ...wanted });
  return [{ ...item, documentation: podRestartDocumentation(wanted.language) }];
}
