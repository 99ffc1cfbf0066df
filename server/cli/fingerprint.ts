import { createHash } from 'node:crypto';
import { isAbsolute, relative, sep } from 'node:path';
import type { ReportedFinding } from './report.ts';

/** What a finding is about, whatever line it stands on. Two findings may share it. */
export interface FindingIdentity {
  readonly path: string;
  readonly ruleId: string;
  /** `Deployment production/web`; empty where no object is known. */
  readonly object: string;
  readonly objectPath: string;
}

/** The identity of a finding; its path counts from `folder`, always with `/`. */
export function identityOf(finding: ReportedFinding, folder: string): FindingIdentity {
  return {
    path: portablePath(finding.path, folder),
    ruleId: finding.ruleId,
    object: objectName(finding),
    objectPath: finding.objectPath,
  };
}

function objectName({ object }: ReportedFinding): string {
  if (object === null) return '';
  const name = object.namespace === null ? object.name : `${object.namespace}/${object.name ?? ''}`;
  return [object.kind, name].filter((part) => part !== null).join(' ');
}

/** A path as it is written in files that travel: relative to the folder where it lies below, always with `/`. */
export function portablePath(path: string, folder: string): string {
  if (path === '-') return path;
  const fromFolder = relative(folder, path);
  const isOutside = isAbsolute(fromFolder) || fromFolder.split(sep)[0] === '..';
  return (isOutside ? path : fromFolder).split(sep).join('/');
}

/** Each finding with the hash of its identity and of how many of the same identity stand before it. */
export function fingerprintsOf(findings: readonly ReportedFinding[], folder: string): readonly string[] {
  const seen = new Map<string, number>();
  return findings.map((finding) => {
    const key = keyOf(identityOf(finding, folder));
    const occurrence = seen.get(key) ?? 0;
    seen.set(key, occurrence + 1);
    return createHash('sha256').update(`${key}\n${occurrence}`).digest('hex').slice(0, 32);
  });
}

export function keyOf({ path, ruleId, object, objectPath }: FindingIdentity): string {
  return JSON.stringify([path, ruleId, object, objectPath]);
}
