import type { Message } from '../messages/message.ts';
import { message } from '../messages/message.ts';
import type { Enclosing } from './decode-site.ts';
import { segmentOf } from './decode-site.ts';
import type { ValueType } from './schema.ts';
import { fieldReleases, schemaField, schemaFields } from './schema.ts';

/** What was probably meant by a key that is no field of its struct. */
export interface FieldSuggestion {
  readonly advice: Message;
  /** The name the key should have where it stands. */
  readonly rename?: string;
  /** Where to move it, when an edit can do that. `container` is the only one of the pod spec. */
  readonly move?:
    | { readonly kind: 'up' }
    | { readonly kind: 'into'; readonly target: string; readonly mayCreate: boolean }
    | { readonly kind: 'container' };
  /** The key is a field, in another place. */
  readonly isMisplaced: boolean;
  /** The key was meant to be one of the three probes, or part of one. */
  readonly isProbe: boolean;
}

const probeNames = ['livenessProbe', 'readinessProbe', 'startupProbe'];
const handlerStructs = new Set([
  'ExecAction',
  'HTTPGetAction',
  'TCPSocketAction',
  'GRPCAction',
  'SleepAction',
]);
const handlerNames = ['exec', 'httpGet', 'tcpSocket', 'grpc'];

/** Names from Compose, load balancers, other tools and habit, by the struct they are written in, without case, `-` and `_`. */
const confusions: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  Probe: {
    initialdelay: 'initialDelaySeconds',
    delay: 'initialDelaySeconds',
    delayseconds: 'initialDelaySeconds',
    startperiod: 'initialDelaySeconds',
    startdelay: 'initialDelaySeconds',
    timeout: 'timeoutSeconds',
    interval: 'periodSeconds',
    intervalseconds: 'periodSeconds',
    period: 'periodSeconds',
    frequency: 'periodSeconds',
    retries: 'failureThreshold',
    failures: 'failureThreshold',
    maxfailures: 'failureThreshold',
    unhealthythreshold: 'failureThreshold',
    failurethreshhold: 'failureThreshold',
    successes: 'successThreshold',
    healthythreshold: 'successThreshold',
    http: 'httpGet',
    https: 'httpGet',
    httpget: 'httpGet',
    httpsget: 'httpGet',
    get: 'httpGet',
    tcp: 'tcpSocket',
    socket: 'tcpSocket',
    tcpsocket: 'tcpSocket',
    cmd: 'exec',
    command: 'exec',
    execaction: 'exec',
    graceperiod: 'terminationGracePeriodSeconds',
    terminationgraceperiod: 'terminationGracePeriodSeconds',
  },
  LifecycleHandler: {
    http: 'httpGet',
    tcp: 'tcpSocket',
    cmd: 'exec',
    wait: 'sleep',
  },
  HTTPGetAction: {
    headers: 'httpHeaders',
    header: 'httpHeaders',
    httpheader: 'httpHeaders',
    url: 'path',
    uri: 'path',
    endpoint: 'path',
    hostname: 'host',
    protocol: 'scheme',
    portname: 'port',
    portnumber: 'port',
  },
  TCPSocketAction: { portname: 'port', portnumber: 'port', hostname: 'host' },
  GRPCAction: { servicename: 'service' },
  ExecAction: { cmd: 'command', commands: 'command', args: 'command' },
  SleepAction: { duration: 'seconds', time: 'seconds', second: 'seconds' },
  HTTPHeader: { key: 'name', header: 'name' },
  Container: {
    liveness: 'livenessProbe',
    readiness: 'readinessProbe',
    startup: 'startupProbe',
    healthcheck: 'livenessProbe',
    livelinessprobe: 'livenessProbe',
    readynessprobe: 'readinessProbe',
    environment: 'env',
    entrypoint: 'command',
  },
  ContainerPort: { port: 'containerPort', targetport: 'containerPort' },
  PodSpec: { container: 'containers', initcontainer: 'initContainers' },
};

/** Finds what a key was meant to be: a field under another spelling, in another place, or of another release. */
export function suggestField(key: string, enclosing: Enclosing | null, minor: number): FieldSuggestion {
  const struct = enclosing?.struct ?? '';
  const fields = schemaFields(struct, minor).map((field) => field.name);
  const spelling = respell(key, struct, fields);
  if (spelling) return spelling;
  return (
    (enclosing && misplaced(key, enclosing, minor)) ??
    otherRelease(key, struct, minor) ??
    near(key, fields) ??
    probeElsewhere(key, struct) ?? {
      advice: message('decode-advice-remove'),
      isMisplaced: false,
      isProbe: false,
    }
  );
}

function rename(suggestion: string): FieldSuggestion {
  return {
    advice: message('decode-advice-rename', { suggestion }),
    rename: suggestion,
    isMisplaced: false,
    isProbe: probeNames.includes(suggestion),
  };
}

function respell(key: string, struct: string, fields: readonly string[]): FieldSuggestion | undefined {
  const folded = fold(key);
  const sameLetters = fields.find((field) => fold(field) === folded);
  if (sameLetters) return rename(sameLetters);
  if (struct === 'Probe' && folded === 'command') return undefined;
  const table = Object.hasOwn(confusions, struct) ? confusions[struct] : undefined;
  const known = table && Object.hasOwn(table, folded) ? table[folded] : undefined;
  return known !== undefined && fields.includes(known) ? rename(known) : undefined;
}

function near(key: string, fields: readonly string[]): FieldSuggestion | undefined {
  const nearest = nearestName(key, fields);
  return nearest === undefined ? undefined : rename(nearest);
}

function misplaced(key: string, enclosing: Enclosing, minor: number): FieldSuggestion | undefined {
  const { struct, outer } = enclosing;
  const move = (advice: Message, isProbe = false, to?: FieldSuggestion['move']): FieldSuggestion => ({
    advice,
    isMisplaced: true,
    isProbe,
    ...(to ? { move: to } : {}),
  });
  if (struct === 'Probe' && key === 'sleep') return move(message('decode-advice-no-sleep-in-probe'), true);
  if (struct === 'LifecycleHandler' && key === 'grpc') return move(message('decode-advice-no-grpc-in-hook'));
  if (handlerStructs.has(struct)) {
    const isAbove = outer !== null && schemaField(outer.struct, key, minor) !== undefined;
    const advice = message('decode-advice-move-up', { beside: enclosing.field });
    return isAbove ? move(advice, outer.struct === 'Probe', { kind: 'up' }) : undefined;
  }
  if (struct === 'Probe') {
    return intoHandler(key, enclosing, minor);
  }
  if (probeNames.includes(key)) {
    const advice = message('decode-advice-move-into-container');
    if (outer?.struct === 'Container') return move(advice, true, { kind: 'up' });
    return move(advice, true, struct === 'PodSpec' ? { kind: 'container' } : undefined);
  }
  // A grace period is more often the pod's than a probe's.
  if (struct === 'Container' && key !== 'terminationGracePeriodSeconds' && isProbeField(key, minor)) {
    return move(message('decode-advice-move-into-probe'), true);
  }
  if (struct === 'Container' && (key === 'preStop' || key === 'postStart')) {
    const to = { kind: 'into', target: 'lifecycle', mayCreate: true } as const;
    return move(message('decode-advice-move-into', { target: 'lifecycle' }), false, to);
  }
  if (struct === 'Lifecycle' && schemaField('LifecycleHandler', key, minor)) {
    return move(message('decode-advice-move-into-hook'));
  }
  return elsewhere(key, enclosing, minor);
}

/** Fields that say nothing about where they belong: half of all structs have one of that name. */
const common = new Set([
  'name',
  'kind',
  'type',
  'value',
  'key',
  'path',
  'labels',
  'apiVersion',
  'status',
  'user',
  'namespace',
]);

/** The nearest struct around that has the field, else one right below it, else the containers. */
function elsewhere(key: string, enclosing: Enclosing, minor: number): FieldSuggestion | undefined {
  if (common.has(key)) return undefined;
  for (let around = enclosing.outer; around; around = around.outer) {
    if (!schemaField(around.struct, key, minor)) continue;
    const target = segmentOf(around) || around.struct;
    return { advice: message('decode-advice-move-out', { target }), isMisplaced: true, isProbe: false };
  }
  for (const field of schemaFields(enclosing.struct, minor)) {
    const inner = structOf(field.type);
    if (inner === undefined || inner.endsWith('Status') || !schemaField(inner, key, minor)) continue;
    const advice =
      inner === 'Container'
        ? message('decode-advice-move-into-container')
        : message('decode-advice-move-into', { target: field.name });
    return { advice, isMisplaced: true, isProbe: false };
  }
  if (!schemaField('Container', key, minor)) return undefined;
  return { advice: message('decode-advice-move-into-container'), isMisplaced: true, isProbe: false };
}

function structOf(type: ValueType): string | undefined {
  if (type.kind === 'list') return structOf(type.item);
  return type.kind === 'struct' ? type.name : undefined;
}

function isProbeField(key: string, minor: number): boolean {
  return schemaField('Probe', key, minor) !== undefined;
}

/** A field of a handler beside it: into the handler that is written, else the one the fields around it are typical of. */
function intoHandler(key: string, probe: Enclosing, minor: number): FieldSuggestion | undefined {
  const fields = new Map(
    handlerNames.map((name) => {
      const type = schemaField('Probe', name, minor)?.type;
      const struct = type?.kind === 'struct' ? type.name : '';
      return [name, schemaFields(struct, minor).map((field) => field.name)];
    }),
  );
  const all = new Set([...fields.values()].flat());
  // Only what is no near miss of a field of the probe itself: `command` is, `comand` may be.
  const name = all.has(key)
    ? key
    : nearestName(
        key,
        [...all].filter((field) => field.length > 4),
      );
  if (name === undefined || (name !== key && nearestName(key, probeFieldNames(minor)) !== undefined))
    return undefined;
  const written = new Set(probe.mapping.entries.map((entry) => entry.name));
  const having = handlerNames.filter((handler) => fields.get(handler)?.includes(name));
  const target = having.find((handler) => written.has(handler)) ?? typicalHandler(having, written);
  if (target === undefined) return undefined;
  if (name !== key) {
    const advice = message('decode-advice-move-into-as', { target, suggestion: name });
    return { advice, isMisplaced: false, isProbe: true };
  }
  const mayCreate = !handlerNames.some((handler) => written.has(handler));
  return {
    advice: message('decode-advice-move-into', { target }),
    isMisplaced: true,
    isProbe: true,
    move: { kind: 'into', target, mayCreate },
  };
}

function typicalHandler(having: readonly string[], written: ReadonlySet<string | null>): string | undefined {
  if (having.length < 2) return having[0];
  if (['path', 'scheme', 'httpHeaders'].some((name) => written.has(name))) return 'httpGet';
  if (written.has('service')) return 'grpc';
  return having.includes('tcpSocket') ? 'tcpSocket' : having[0];
}

function probeFieldNames(minor: number): readonly string[] {
  return schemaFields('Probe', minor).map((field) => field.name);
}

function otherRelease(key: string, struct: string, minor: number): FieldSuggestion | undefined {
  const releases = fieldReleases(struct, key);
  if (!releases) return undefined;
  const version = `1.${minor}`;
  const advice =
    releases.since > minor
      ? message('decode-advice-newer', { since: `1.${releases.since}`, version })
      : message('decode-advice-older', { until: `1.${releases.until ?? minor}`, version });
  return { advice, isMisplaced: false, isProbe: false };
}

/** A misspelt probe where no probe can be (`livenesProbe` in a pod spec). */
function probeElsewhere(key: string, struct: string): FieldSuggestion | undefined {
  if (struct === 'Container' || nearestName(key, probeNames) === undefined) return undefined;
  return { advice: message('decode-advice-move-into-container'), isMisplaced: true, isProbe: true };
}

function fold(name: string): string {
  return name.toLowerCase().replace(/[-_ ]/g, '');
}

/** The name within two edits of `key` (one edit for short names), ignoring case; undefined where none is so near. */
export function nearestName(key: string, names: readonly string[]): string | undefined {
  const wanted = fold(key);
  if (wanted.length < 3 || wanted.length > 60) return undefined;
  let nearest: string | undefined;
  let best = wanted.length < 6 ? 2 : 3;
  for (const name of names) {
    const distance = editDistance(wanted, fold(name));
    if (distance < best) {
      best = distance;
      nearest = name;
    }
  }
  return nearest;
}

/** Insertions, deletions, replacements and swaps of neighbours between two words; 9 where the lengths are too far apart. */
function editDistance(one: string, other: string): number {
  if (Math.abs(one.length - other.length) > 2) return 9;
  let beforeLast: number[] = [];
  let last = Array.from({ length: other.length + 1 }, (_, index) => index);
  for (let row = 1; row <= one.length; row++) {
    const current = [row];
    for (let column = 1; column <= other.length; column++) {
      const isSame = one[row - 1] === other[column - 1];
      const isSwap =
        row > 1 && column > 1 && one[row - 1] === other[column - 2] && one[row - 2] === other[column - 1];
      current[column] = Math.min(
        (last[column] ?? 9) + 1,
        (current[column - 1] ?? 9) + 1,
        (last[column - 1] ?? 9) + (isSame ? 0 : 1),
        isSwap ? (beforeLast[column - 2] ?? 9) + 1 : Number.MAX_SAFE_INTEGER,
      );
    }
    beforeLast = last;
    last = current;
  }
  return last[other.length] ?? 9;
}
