import type { KnownValue } from '../../kubernetes/field-value.ts';
import type { Handler, Probe, ProbedContainer, ProbeName } from '../../kubernetes/probe.ts';

import { onlyHandler } from './question.ts';
import { portNumber } from './same-question.ts';

/** A probe on an endpoint that sums up everything an application depends on. */
export interface AggregateHealth {
  readonly handler: Handler;
  readonly path: KnownValue<string>;
  readonly framework: 'Spring Boot' | 'Quarkus' | 'WildFly';
  /** The path that answers this probe's question only. */
  readonly groupPath: string;
}

const springGroups: Readonly<Record<ProbeName, string>> = {
  startupProbe: 'liveness',
  livenessProbe: 'liveness',
  readinessProbe: 'readiness',
};

/** As MicroProfile Health names them. */
const microProfileGroups: Readonly<Record<ProbeName, string>> = {
  startupProbe: 'started',
  livenessProbe: 'live',
  readinessProbe: 'ready',
};

const wildflyManagementPort = 9990;

/** The aggregate health endpoint that a probe asks; null where it asks another one or the text does not tell. */
export function aggregateHealth(container: ProbedContainer, probe: Probe): AggregateHealth | null {
  const handler = onlyHandler(probe);
  if (handler?.kind !== 'httpGet' || handler.path.kind !== 'known') return null;
  const { path } = handler;
  const framework = frameworkOf(path.value, () => portNumber(container, handler.port));
  if (framework === null) return null;
  const groups = framework === 'Spring Boot' ? springGroups : microProfileGroups;
  return { handler, path, framework, groupPath: `${path.value.replace(/\/$/, '')}/${groups[probe.name]}` };
}

function frameworkOf(path: string, port: () => number | null): AggregateHealth['framework'] | null {
  if (/\/(?:actuator|management|manage)\/health\/?$/.test(path)) return 'Spring Boot';
  if (/\/q\/health\/?$/.test(path)) return 'Quarkus';
  return /^\/health\/?$/.test(path) && port() === wildflyManagementPort ? 'WildFly' : null;
}
