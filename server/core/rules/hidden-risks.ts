import type { Finding } from '../finding.ts';
import type { ProbedContainer } from '../kubernetes/probe.ts';
import { probeNames } from '../kubernetes/probe.ts';
import type { Span } from '../text/span.ts';
import { overlaps } from '../text/span.ts';

/**
 * The findings without the risks of probes that are in error: what is refused, misspelt or never runs has to be put
 * right first, and often is the very cause of the risk.
 */
export function withoutHiddenRisks(
  findings: readonly Finding[],
  containers: readonly ProbedContainer[],
): readonly Finding[] {
  const errors = findings.filter(({ severity }) => severity === 'error');
  if (errors.length === 0 || !findings.some(isRisk)) return findings;
  const places = placesOf(containers);
  return findings.filter((finding) => {
    if (!isRisk(finding)) return true;
    const place = places.get(keyOf(finding));
    return !errors.some((error) => isWithin(error, finding) || (place && overlaps(error.span, place)));
  });
}

function isRisk({ category }: Finding): boolean {
  return category === 'risk';
}

/** Whether the error is about the risk's own node or something in it. */
function isWithin(error: Finding, risk: Finding): boolean {
  if (error.item !== risk.item || risk.objectPath === '') return false;
  return error.objectPath === risk.objectPath || error.objectPath.startsWith(`${risk.objectPath}.`);
}

/** From key to end of every probe, by its path. */
function placesOf(containers: readonly ProbedContainer[]): ReadonlyMap<string, Span> {
  const places = new Map<string, Span>();
  for (const { probes, object } of containers) {
    for (const name of probeNames) {
      const probe = probes[name];
      if (probe.kind !== 'probe') continue;
      const start = Math.min(probe.keySpan.start, probe.span.start);
      const end = Math.max(probe.keySpan.end, probe.span.end);
      const isTogether = probe.via.length === 0;
      places.set(
        keyOf({ item: object.item, objectPath: probe.objectPath }),
        isTogether ? { start, end } : probe.span,
      );
    }
  }
  return places;
}

function keyOf({ item, objectPath }: Pick<Finding, 'item' | 'objectPath'>): string {
  return `${item ?? ''} ${objectPath}`;
}
