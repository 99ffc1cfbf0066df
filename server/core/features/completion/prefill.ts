import type { ProbedContainer } from '../../kubernetes/probe.ts';
import type { KubernetesVersion } from '../../kubernetes/version.ts';
import type { Prefill } from './field-items.ts';
import { pathOfImage, preferredPort } from './preferred-values.ts';

const fallbackPort = { httpGet: 'http', tcpSocket: 'http', grpc: '50051' } as const;
const fallbackPath = {
  startupProbe: '/livez',
  livenessProbe: '/livez',
  readinessProbe: '/readyz',
  hook: '/',
} as const;

/** What this container's ports and image say about the values of a new check. */
export function prefillFor(container: ProbedContainer, version: KubernetesVersion): Prefill {
  return {
    version,
    port: (handler) => preferredPort(container, handler) ?? fallbackPort[handler],
    path: (owner) => (owner === 'hook' ? null : pathOfImage(container, owner)) ?? fallbackPath[owner],
  };
}

/** What is usual where nothing is known of the container. */
export function usualPrefill(version: KubernetesVersion): Prefill {
  return { version, port: (handler) => fallbackPort[handler], path: (owner) => fallbackPath[owner] };
}
