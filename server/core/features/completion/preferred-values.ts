import type { ContainerPort, ProbedContainer, ProbeName } from '../../kubernetes/probe.ts';
import { imageNameOf, programIn } from '../../rules/image-name.ts';
import { isPortName } from '../../validation/validate-names.ts';

/** A declared port as a probe may name it. */
export interface DeclaredPort {
  readonly number: number;
  readonly name: string | null;
  readonly protocol: string;
}

/** The ports of a container whose numbers are written out, in the order of the text. */
export function declaredPorts(container: ProbedContainer): readonly DeclaredPort[] {
  if (container.ports.kind !== 'known') return [];
  return container.ports.items.flatMap((port) => declaredPort(port) ?? []);
}

function declaredPort(port: ContainerPort): DeclaredPort | null {
  if (port.containerPort.kind !== 'known') return null;
  return {
    number: port.containerPort.value,
    name: port.name.kind === 'known' ? port.name.value : null,
    protocol: port.protocol.kind === 'known' ? port.protocol.value : 'TCP',
  };
}

const httpName = /^(?:https?|web)\b|health|^mgmt|management|^api\b/;
const httpNumbers = new Set([80, 443, 3000, 5000, 8000, 8080, 8081, 8443, 9000]);

/** What a handler's port most likely is: a name or a number; null where no TCP port is declared. */
export function preferredPort(
  container: ProbedContainer,
  handler: 'httpGet' | 'tcpSocket' | 'grpc',
): string | null {
  const ports = declaredPorts(container).filter((port) => port.protocol === 'TCP');
  switch (handler) {
    case 'grpc': {
      const port = ports.find(({ name }) => name?.includes('grpc')) ?? ports[0];
      return port ? String(port.number) : null;
    }
    case 'httpGet': {
      const named = ports.find(({ name }) => name !== null && httpName.test(name));
      return written(named ?? ports.find(({ number }) => httpNumbers.has(number)) ?? ports[0]);
    }
    case 'tcpSocket':
      return written(ports[0]);
  }
}

function written(port: DeclaredPort | undefined): string | null {
  if (!port) return null;
  return port.name !== null && isPortName(port.name) ? port.name : String(port.number);
}

type PathByProbe = Readonly<Record<ProbeName, string>>;

const same = (path: string): PathByProbe => ({
  startupProbe: path,
  livenessProbe: path,
  readinessProbe: path,
});

/** Health endpoints that come with well-known programs. */
const pathsByProgram: Readonly<Record<string, PathByProbe>> = {
  minio: {
    startupProbe: '/minio/health/live',
    livenessProbe: '/minio/health/live',
    readinessProbe: '/minio/health/ready',
  },
  prometheus: { startupProbe: '/-/ready', livenessProbe: '/-/healthy', readinessProbe: '/-/ready' },
  alertmanager: { startupProbe: '/-/ready', livenessProbe: '/-/healthy', readinessProbe: '/-/ready' },
  etcd: { startupProbe: '/livez', livenessProbe: '/livez', readinessProbe: '/readyz' },
  grafana: same('/api/health'),
  vault: same('/v1/sys/health?standbyok=true'),
  quarkus: {
    startupProbe: '/q/health/started',
    livenessProbe: '/q/health/live',
    readinessProbe: '/q/health/ready',
  },
  spring: {
    startupProbe: '/actuator/health/liveness',
    livenessProbe: '/actuator/health/liveness',
    readinessProbe: '/actuator/health/readiness',
  },
  keycloak: {
    startupProbe: '/health/started',
    livenessProbe: '/health/live',
    readinessProbe: '/health/ready',
  },
};

/** Paths in common use, by what the probe asks. */
const commonPaths: Readonly<Record<ProbeName, readonly string[]>> = {
  startupProbe: ['/livez', '/healthz', '/health', '/actuator/health/liveness', '/q/health/started'],
  livenessProbe: [
    '/livez',
    '/healthz',
    '/health',
    '/actuator/health/liveness',
    '/q/health/live',
    '/-/healthy',
  ],
  readinessProbe: [
    '/readyz',
    '/healthz',
    '/health',
    '/ready',
    '/actuator/health/readiness',
    '/q/health/ready',
    '/-/ready',
  ],
};

/** Paths to offer for a check, the likeliest first: what the image is known for, then what is in common use. */
export function likelyPaths(container: ProbedContainer, probe: ProbeName): readonly string[] {
  const known = pathOfImage(container, probe);
  const common = commonPaths[probe];
  return known === null ? common : [known, ...common.filter((path) => path !== known)];
}

/** The endpoint that the container's program is known for. */
export function pathOfImage(container: ProbedContainer, probe: ProbeName): string | null {
  if (container.image.kind !== 'known') return null;
  const program = programIn(imageNameOf(container.image.value), Object.keys(pathsByProgram));
  return (program === null ? undefined : pathsByProgram[program]?.[probe]) ?? null;
}
