import { knownOr } from '../../kubernetes/field-value.ts';
import type { Handler, ProbedContainer, ProbeName } from '../../kubernetes/probe.ts';
import { imageNameOf, programIn } from '../image-name.ts';
import { isSamePort } from './same-question.ts';

type HttpGet = Extract<Handler, { kind: 'httpGet' }>;

/** Whether the image or the environment says that a container runs Spring Boot. */
export function runsSpring({ image, env }: ProbedContainer): boolean {
  if (image.kind === 'known' && programIn(imageNameOf(image.value), ['spring']) !== null) return true;
  return (
    env.kind === 'known' &&
    env.items.some(({ name }) => name.kind === 'known' && name.value.startsWith('SPRING_'))
  );
}

/** Where Spring Boot's Actuator answers a probe's question, under the path it has by default. */
export function springPath(probe: ProbeName): string {
  return `/actuator/health/${probe === 'readinessProbe' ? 'readiness' : 'liveness'}`;
}

/** Where most other applications answer it. */
export function usualPath(probe: ProbeName): string {
  return probe === 'readinessProbe' ? '/readyz' : '/livez';
}

/** Variables that put the Actuator elsewhere. */
const moved =
  /^(?:MANAGEMENT_SERVER_\w+|MANAGEMENT_PORT|MANAGEMENT_ENDPOINTS_WEB_\w+|SERVER_SERVLET_CONTEXT_?PATH|SPRING_WEBFLUX_BASE_?PATH)$/;

/** Whether the Actuator is to be expected at the port a handler asks, as far as ports and environment tell. */
export function hasActuator(container: ProbedContainer, { port }: HttpGet): boolean {
  const { env, ports } = container;
  if (env.kind === 'unknown' || ports.kind === 'unknown') return false;
  if (
    env.kind === 'known' &&
    (!env.isComplete || env.items.some(({ name }) => moved.test(knownOr(name, '') ?? '')))
  )
    return false;
  if (ports.kind === 'absent') return true;
  return ports.items.every(({ name }) => {
    const isManagement = /^(?:management|actuator|mgmt|admin)/.test(knownOr(name, '') ?? '');
    return !isManagement || isSamePort(container, port, name) === true;
  });
}
