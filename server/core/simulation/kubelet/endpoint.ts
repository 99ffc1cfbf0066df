import type { Simulation } from './simulation.ts';

/**
 * Writes down when the Pod's endpoint gets traffic of its Service, and when no longer (`ready` in its EndpointSlice,
 * `pkg/controller/endpointslice`). What controllers and proxies take to act on it is not simulated.
 */
export function updateEndpoint(simulation: Simulation): void {
  const { endpoint } = simulation;
  const isIn = getsTraffic(simulation);
  if (endpoint.isIn === isIn) return;
  endpoint.isIn = isIn;
  simulation.record({ event: isIn ? 'endpoint-added' : 'endpoint-removed' });
}

function getsTraffic({ service, status, worker }: Simulation): boolean {
  const pod = status.current;
  if (service === null || pod === null) return false;
  if (pod.phase === 'Succeeded' || pod.phase === 'Failed') return false;
  if (service.publishNotReadyAddresses !== true) return pod.isReady && !worker.isDeleted;
  // The Pod's address is published with its first container.
  return [...pod.containers.values()].some(({ run }) => run !== null);
}
