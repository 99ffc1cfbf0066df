import { kubernetesDocumentationUrl } from '../../kubernetes/documentation-pages.ts';
import type { FieldDefinition } from '../../kubernetes/field-definition.ts';
import { stageAt } from '../../kubernetes/field-definition.ts';
import { hookFields, lifecycleFields, sleepFields } from '../../kubernetes/pod-fields.ts';
import type { ProbeName } from '../../kubernetes/probe.ts';
import { probeHandlerNames } from '../../kubernetes/probe.ts';
import {
  fieldsOfHandler,
  handlerFields,
  httpHeaderFields,
  onlySuccessThreshold,
  timingFields,
} from '../../kubernetes/probe-fields.ts';
import type { KubernetesVersion } from '../../kubernetes/version.ts';
import type { Language } from '../../messages/message.ts';
import { message, renderMessage } from '../../messages/message.ts';
import type { SnippetValue } from '../../snippets/snippet-layout.ts';
import type { HandlerName, HandlerOwner } from './place.ts';

/** A field that could be written, as data that a layout turns into text. */
export interface OfferedField {
  readonly definition: FieldDefinition;
  readonly value: SnippetValue;
}

/** What the values of the fields are prefilled with. */
export interface Prefill {
  readonly version: KubernetesVersion;
  /** The text of a port for a handler. */
  readonly port: (handler: 'httpGet' | 'tcpSocket' | 'grpc') => string;
  /** The path for a check. */
  readonly path: (owner: HandlerOwner) => string;
}

const scalar = (text: string): SnippetValue => ({ kind: 'scalar', text });
const placeholder = (stop: number, text: string): SnippetValue => scalar(`\${${stop}:${text}}`);

/** Accepted from its release on and enabled by default there: an alpha field is not offered. */
function isOffered(definition: FieldDefinition, version: KubernetesVersion): boolean {
  const stage = stageAt(definition, version);
  return stage?.isEnabled === true && stage.stage !== 'deprecated';
}

/** The timing fields and, while there is none, the handlers of a probe. */
export function fieldsOfProbe(
  probe: ProbeName,
  present: ReadonlySet<string>,
  prefill: Prefill,
): readonly OfferedField[] {
  const hasHandler = probeHandlerNames.some((name) => present.has(name));
  const handlers = hasHandler
    ? []
    : likeliestFirst.map((name) => ({
        definition: handlerFields[name],
        value: handlerValue(name, probe, prefill),
      }));
  const timing = Object.values(timingFields)
    .filter((field) => field.probes.some((name) => name === probe))
    .map((field) => ({ definition: field, value: placeholder(1, timingText(field, probe)) }));
  return offered([...handlers, ...timing], present, prefill);
}

/** Handlers as they are wanted: most probes are HTTP requests. */
const likeliestFirst = ['httpGet', 'tcpSocket', 'exec', 'grpc'] as const;

function timingText(field: (typeof timingFields)[keyof typeof timingFields], probe: ProbeName): string {
  if (field.name === 'successThreshold') return String(onlySuccessThreshold[probe] ?? field.defaultValue);
  return String(field.defaultValue ?? suggestedProbeGraceSeconds);
}

/** A process that is stuck already gains nothing from the Pod's whole grace period. */
const suggestedProbeGraceSeconds = 10;

function handlerValue(handler: HandlerName, owner: HandlerOwner, prefill: Prefill): SnippetValue {
  switch (handler) {
    case 'exec':
      return {
        kind: 'mapping',
        members: [{ key: 'command', value: { kind: 'list', items: ['${1:cat}', '${2:/tmp/healthy}'] } }],
      };
    case 'httpGet':
      return {
        kind: 'mapping',
        members: [
          { key: 'path', value: placeholder(1, prefill.path(owner)) },
          { key: 'port', value: placeholder(2, prefill.port('httpGet')) },
        ],
      };
    case 'tcpSocket':
      return {
        kind: 'mapping',
        members: [{ key: 'port', value: placeholder(1, prefill.port('tcpSocket')) }],
      };
    case 'grpc':
      return { kind: 'mapping', members: [{ key: 'port', value: placeholder(1, prefill.port('grpc')) }] };
    case 'sleep':
      return { kind: 'mapping', members: [{ key: 'seconds', value: placeholder(1, '10') }] };
  }
}

/** The missing fields inside a handler. */
export function fieldsInHandler(
  handler: HandlerName,
  owner: HandlerOwner,
  present: ReadonlySet<string>,
  prefill: Prefill,
): readonly OfferedField[] {
  if (handler === 'sleep')
    return offered([{ definition: sleepFields.seconds, value: placeholder(1, '10') }], present, prefill);
  const definitions: readonly FieldDefinition[] = Object.values(fieldsOfHandler[handler]);
  // `host` aims the probe away from the Pod: offered, but last.
  const ordered = [
    ...definitions.filter(({ name }) => name !== 'host'),
    ...definitions.filter(({ name }) => name === 'host'),
  ];
  const fields = ordered.map((definition) => ({
    definition,
    value: handlerFieldValue(handler, definition, owner, prefill),
  }));
  return offered(fields, present, prefill);
}

function handlerFieldValue(
  handler: Exclude<HandlerName, 'sleep'>,
  definition: FieldDefinition,
  owner: HandlerOwner,
  prefill: Prefill,
): SnippetValue {
  switch (definition.name) {
    case 'command':
      return { kind: 'list', items: ['${1:cat}', '${2:/tmp/healthy}'] };
    case 'path':
      return placeholder(1, prefill.path(owner));
    case 'port':
      return placeholder(1, handler === 'exec' ? '' : prefill.port(handler));
    case 'scheme':
      return scalar('${1|HTTPS,HTTP|}');
    case 'httpHeaders':
      return {
        kind: 'mapping-list',
        items: [
          [
            { key: 'name', value: placeholder(1, 'Host') },
            { key: 'value', value: placeholder(2, 'example.com') },
          ],
        ],
      };
    default:
      return scalar('$1');
  }
}

/** The missing fields of an item of `httpHeaders`. */
export function fieldsOfHeader(present: ReadonlySet<string>, prefill: Prefill): readonly OfferedField[] {
  const fields = Object.values(httpHeaderFields).map((definition) => ({ definition, value: scalar('$1') }));
  return offered(fields, present, prefill);
}

/** `postStart` and `preStop`. */
export function fieldsOfLifecycle(present: ReadonlySet<string>, prefill: Prefill): readonly OfferedField[] {
  const sleep: SnippetValue = {
    kind: 'mapping',
    members: [{ key: 'sleep', value: handlerValue('sleep', 'hook', prefill) }],
  };
  const exec: SnippetValue = {
    kind: 'mapping',
    members: [{ key: 'exec', value: handlerValue('exec', 'hook', prefill) }],
  };
  const hasSleep = isOffered(hookFields.sleep, prefill.version);
  return offered(
    [
      { definition: lifecycleFields.preStop, value: hasSleep ? sleep : exec },
      { definition: lifecycleFields.postStart, value: exec },
    ],
    present,
    prefill,
  );
}

/** What a hook can do, while it does nothing. */
export function fieldsOfHook(present: ReadonlySet<string>, prefill: Prefill): readonly OfferedField[] {
  if ([...present].some((name) => name in hookFields)) return [];
  return offered(
    (['sleep', 'exec', 'httpGet'] as const).map((name) => ({
      definition: hookFields[name],
      value: handlerValue(name, 'hook', prefill),
    })),
    present,
    prefill,
  );
}

function offered(
  fields: readonly OfferedField[],
  present: ReadonlySet<string>,
  { version }: Prefill,
): readonly OfferedField[] {
  return fields.filter(({ definition }) => !present.has(definition.name) && isOffered(definition, version));
}

/** Meaning, default, limits and where to read on, in Markdown. */
export function documentationOf(definition: FieldDefinition, language: Language): string {
  const lines = [renderMessage(message(definition.meaning), language)];
  const { defaultValue, minimum, maximum } = definition;
  if (defaultValue !== null && defaultValue !== '') {
    lines.push(renderMessage(message('completion-default', { value: String(defaultValue) }), language));
  }
  if (minimum !== null && maximum !== null) {
    lines.push(renderMessage(message('completion-limits', { minimum, maximum }), language));
  }
  const link = renderMessage(message('completion-documentation'), language);
  lines.push(`[${link}](${kubernetesDocumentationUrl(definition.page, language)})`);
  return lines.join('\n\n');
}
