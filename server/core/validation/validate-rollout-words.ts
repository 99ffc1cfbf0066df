import type { Reading, StructView } from './validate-reader.ts';
import { readNumber, readNumberOrString, readString, readStruct, valueOr } from './validate-reader.ts';
import type { ServerBehaviour } from './validate-version.ts';
import { shown } from './validate-words.ts';

/* How servers print the values of rollout settings: as JSON since 1.34, as Go values before. */

export type RolloutKind = 'Deployment' | 'DaemonSet' | 'StatefulSet';

/** An IntOrString. */
export function amountShown(value: number | string, server: ServerBehaviour): string {
  if (server.version.minor >= 34) return amountJson(value);
  return typeof value === 'number'
    ? `intstr.IntOrString{Type:0, IntVal:${value}, StrVal:""}`
    : `intstr.IntOrString{Type:1, IntVal:0, StrVal:${shown(value)}}`;
}

/** Go's encoder writes the characters of HTML as escapes. */
function amountJson(value: number | string): string {
  return JSON.stringify(value).replace(
    /[<>&]/g,
    (character) => `\\u00${character.charCodeAt(0).toString(16)}`,
  );
}

/** A strategy as a whole. Up to 1.33 its pointer is shown as an address, which nobody can know. */
export function strategyShown(view: StructView, kind: RolloutKind, server: ServerBehaviour): string {
  const type = valueOr(readString(view, 'type'), '') ?? '';
  const rollingUpdate = readStruct(view, 'rollingUpdate');
  if (server.version.minor < 34) {
    const name = kind === 'Deployment' ? 'DeploymentStrategy' : `${kind}UpdateStrategy`;
    const pointer = rollingUpdate.kind === 'known' ? '0x…' : 'nil';
    return `apps.${name}{Type:${shown(type)}, RollingUpdate:(*apps.${rollingUpdateNames[kind]})(${pointer})}`;
  }
  const inner = rollingUpdate.kind === 'known' ? rollingUpdateJson(rollingUpdate.value, kind) : 'null';
  return `{"Type":${JSON.stringify(type)},"RollingUpdate":${inner}}`;
}

const rollingUpdateNames = {
  Deployment: 'RollingUpdateDeployment',
  DaemonSet: 'RollingUpdateDaemonSet',
  StatefulSet: 'RollingUpdateStatefulSetStrategy',
} as const satisfies Record<RolloutKind, string>;

function rollingUpdateJson(view: StructView, kind: RolloutKind): string {
  const unavailable = readNumberOrString(view, 'maxUnavailable');
  if (kind === 'StatefulSet') {
    const partition = valueOr(readNumber(view, 'partition'), 0) ?? 0;
    return `{"Partition":${partition},"MaxUnavailable":null}`;
  }
  return `{"MaxUnavailable":${amountOrZero(unavailable)},"MaxSurge":${amountOrZero(readNumberOrString(view, 'maxSurge'))}}`;
}

function amountOrZero(amount: Reading<number | string>): string {
  return amountJson(valueOr(amount, 0) ?? 0);
}
