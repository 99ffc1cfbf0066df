import type { Finding } from '../finding.ts';
import type { Member } from '../yaml/resolve.ts';
import type { Editing } from './decode-fixes.ts';
import type { IdentityValue } from './top-level.ts';
import {
  malformedApiVersionFinding,
  missingApiVersionFinding,
  missingKindFinding,
  mistypedIdentityFinding,
  unknownKindFinding,
} from './top-level-findings.ts';

/** What an object says it is, with the keys beside it. */
export interface Identity {
  readonly apiVersion: IdentityValue;
  readonly kind: IdentityValue;
  readonly members: ReadonlyMap<string, Member>;
  readonly isList: boolean;
  readonly item: number | null;
  /** The object's mapping is in flow style. */
  readonly isFlow: boolean;
  readonly editing: Editing | undefined;
}

export interface IdentityJudgement {
  readonly type: string | null;
  readonly likelyType: string | null;
  readonly findings: readonly Finding[];
}

/** The kinds with pods by name, with the one version that Kubernetes 1.25 and newer serve. */
const apiVersions: Readonly<Record<string, string>> = {
  Pod: 'v1',
  PodTemplate: 'v1',
  ReplicationController: 'v1',
  Deployment: 'apps/v1',
  ReplicaSet: 'apps/v1',
  StatefulSet: 'apps/v1',
  DaemonSet: 'apps/v1',
  Job: 'batch/v1',
  CronJob: 'batch/v1',
};

/** The version to write for a kind with pods, in its exact spelling; undefined for all others. */
export function apiVersionOfKind(kind: string): string | undefined {
  return Object.hasOwn(apiVersions, kind) ? apiVersions[kind] : undefined;
}

const kindsByFoldedName = new Map(Object.keys(apiVersions).map((kind) => [kind.toLowerCase(), kind]));

/** Judges `apiVersion` and `kind` as kubectl does before it asks the server, and as the server's registry does. */
export function judgeIdentity(identity: Identity): IdentityJudgement {
  const { kind } = identity;
  const likelyType = kind.kind === 'text' ? (kindsByFoldedName.get(kind.text.toLowerCase()) ?? null) : null;
  const refused = (...findings: Finding[]): IdentityJudgement => ({ type: null, likelyType, findings });
  const client = clientFindings(identity, likelyType);
  if (client.length > 0) return refused(...client);
  if (kind.kind !== 'text' || likelyType === null || identity.isList) return refused();
  const { apiVersion } = identity;
  switch (apiVersion.kind) {
    case 'unknown':
      return { type: kind.text === likelyType ? likelyType : null, likelyType, findings: [] };
    case 'mistyped':
      return refused();
    case 'absent':
      return refused(
        unknownKindFinding(identity, { kind, version: '', likelyType, right: apiVersions[likelyType] ?? '' }),
      );
    case 'text':
      break;
  }
  const version = apiVersion.text.replace(/^\//, '');
  const right = apiVersions[likelyType] ?? '';
  if (version === right && kind.text === likelyType) return { type: likelyType, likelyType, findings: [] };
  // Another API group may have a kind of the same name.
  if (!isOwnGroup(version)) return { type: null, likelyType: null, findings: [] };
  return refused(unknownKindFinding(identity, { kind, version, likelyType, right }));
}

/** Whether only Kubernetes itself serves the group of a version: groups of custom resources have a dot. */
function isOwnGroup(version: string): boolean {
  const group = version.includes('/') ? version.slice(0, version.indexOf('/')) : '';
  return !group.includes('.') || group.endsWith('.k8s.io');
}

/** kubectl's own errors (pkg/util/openapi and cli-runtime, resource/mapper.go), where the object is surely meant for it. */
function clientFindings(identity: Identity, likelyType: string | null): Finding[] {
  const { apiVersion, kind, item } = identity;
  const isKind = likelyType !== null || isListKind(identity) || looksLikeObject(identity);
  if (kind.kind === 'text' && kind.text !== '') {
    if (!isKind) return [];
    // An entry of a list without apiVersion is only missed by the server.
    if (apiVersion.kind === 'absent' && item === null)
      return [missingApiVersionFinding(identity, likelyType, apiVersionOfKind)];
    if (likelyType === null && !isListKind(identity)) return [];
    if (apiVersion.kind === 'mistyped')
      return [mistypedIdentityFinding('apiVersion', apiVersion.member, item)];
    if (apiVersion.kind === 'text' && apiVersion.text.split('/').length > 2) {
      return [malformedApiVersionFinding(identity, apiVersion, likelyType, apiVersionOfKind)];
    }
    return [];
  }
  if (apiVersion.kind !== 'text' || !isOwnGroup(apiVersion.text) || !hasObjectParts(identity)) return [];
  if (kind.kind === 'mistyped') return [mistypedIdentityFinding('kind', kind.member, item)];
  // In a list, an entry without a kind is skipped over.
  return kind.kind === 'unknown' || item !== null ? [] : [missingKindFinding(identity)];
}

function isListKind({ kind, isList }: Identity): boolean {
  return isList && kind.kind === 'text' && kind.text.endsWith('List');
}

/** `kind` in upper camel case beside metadata with a name: nothing else than Kubernetes writes YAML like that. */
function looksLikeObject({ kind, members }: Identity): boolean {
  if (kind.kind !== 'text' || !/^[A-Z][A-Za-z0-9]+$/.test(kind.text)) return false;
  const metadata = members.get('metadata')?.value.node;
  return metadata?.kind === 'mapping' && metadata.entries.some((entry) => entry.name === 'name');
}

function hasObjectParts({ members }: Identity): boolean {
  return ['metadata', 'spec', 'template'].some((name) => members.get(name)?.value.node?.kind === 'mapping');
}
