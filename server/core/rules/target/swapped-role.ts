import type { FieldValue, KnownValue } from '../../kubernetes/field-value.ts';
import type { Handler, Probe, ProbedContainer } from '../../kubernetes/probe.ts';
import { imageNameOf, programIn } from '../image-name.ts';
import { sidecarNames } from '../lists.ts';
import { isOnlyProbe, onlyHandler } from './question.ts';

/** A probe that asks an endpoint made for another probe. */
export interface SwappedRole {
  readonly handler: Handler;
  /** The path or gRPC service as it is written. */
  readonly asked: KnownValue<string>;
  /** What the endpoint answers. */
  readonly answers: 'readiness' | 'liveness';
  /** The same with the segment's pair in its place; null where the segment has none. */
  readonly meant: string | null;
}

const readinessPairs: Readonly<Record<string, string | null>> = {
  ready: 'live',
  readyz: 'livez',
  readiness: 'liveness',
  isready: null,
};

const livenessPairs: Readonly<Record<string, string | null>> = {
  live: 'ready',
  livez: 'readyz',
  liveness: 'readiness',
  alive: 'ready',
};

/** Programs whose documentation knows no other endpoint than the one for readiness. */
const readinessOnlyImages: readonly string[] = [
  'loki',
  'tempo',
  'mimir',
  'cortex',
  'promtail',
  'envoy',
  'vault',
  'consul',
];

/** Whether a probe asks the other probe's question by the name of its path or service; null when not, or when unsure. */
export function swappedRole(container: ProbedContainer, probe: Probe): SwappedRole | null {
  const handler = onlyHandler(probe);
  const asked = handler && askedName(handler);
  if (!handler || asked?.kind !== 'known') return null;
  const isReadiness = probe.name === 'readinessProbe';
  const segment = segmentIn(asked.value, isReadiness ? livenessPairs : readinessPairs);
  if (segment === null || isDocumented(container, probe)) return null;
  return {
    handler,
    asked,
    answers: isReadiness ? 'liveness' : 'readiness',
    meant: segment.meant,
  };
}

function askedName(handler: Handler): FieldValue<string> | null {
  if (handler.kind === 'httpGet') return handler.path;
  return handler.kind === 'grpc' ? handler.service : null;
}

function segmentIn(
  asked: string,
  pairs: Readonly<Record<string, string | null>>,
): { readonly meant: string | null } | null {
  const name = asked.replace(/[?#].*$/, '');
  for (const { 0: segment, index } of name.matchAll(/[^/.]+/g)) {
    const pair = Object.entries(pairs).find(([word]) => word === segment.toLowerCase())?.[1];
    if (pair === undefined) continue;
    const isLowerCase = segment === segment.toLowerCase();
    if (pair === null || !isLowerCase) return { meant: null };
    return { meant: asked.slice(0, index) + pair + asked.slice(index + segment.length) };
  }
  return null;
}

/** A probe that came with a proxy, or the only one of a program that has but one endpoint for it. */
function isDocumented(container: ProbedContainer, probe: Probe): boolean {
  if (container.name.kind === 'known' && sidecarNames.includes(container.name.value)) return true;
  if (!isOnlyProbe(container, probe.name)) return false;
  const { image } = container;
  return image.kind === 'known' && programIn(imageNameOf(image.value), readinessOnlyImages) !== null;
}
