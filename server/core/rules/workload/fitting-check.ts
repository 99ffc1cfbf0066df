import type { NewMember } from '../../edits/index.ts';
import type { ProbedContainer } from '../../kubernetes/probe.ts';
import type { Message } from '../../messages/message.ts';
import { message } from '../../messages/message.ts';
import { imageNameOf, programIn } from '../image-name.ts';
import { databaseImages } from '../lists.ts';
import { runsSpring, springPath, usualPath } from '../target/spring-paths.ts';
import { mapping } from './add-member.ts';
import type { PortFacts } from './served-ports.ts';

/** A check that fits what a port speaks, as far as its name and number tell. */
export interface FittingCheck {
  readonly handler: NewMember;
  readonly title: Message;
  /** The path, which only the author knows. */
  readonly suggested?: readonly string[];
}

type Asked = 'readinessProbe' | 'livenessProbe';

const plainNumbers: readonly number[] = [80, 3000, 8000, 8080];
const tlsNumbers: readonly number[] = [443, 8443];

/** Whether a port's name or number says that HTTP is spoken there, or gRPC. */
export function speaksWeb({ name, number }: PortFacts): boolean {
  return name === null
    ? number !== null && [80, 443, 8080].includes(number)
    : /^(?:http|grpc|web)/.test(name);
}

/** A check of a port that an application of this image is likely to pass. */
export function fittingCheck(container: ProbedContainer, port: PortFacts, asked: Asked): FittingCheck | null {
  const target = port.name ?? port.number;
  if (target === null) return null;
  const { name, number } = port;
  if (name?.startsWith('grpc') && number !== null) {
    return {
      handler: { key: 'grpc', value: mapping({ port: number }) },
      title: message('fix-add-probe-grpc', { probe: asked, port: number }),
    };
  }
  const scheme = schemeOf(port);
  if (scheme === null || isDatabase(container)) {
    return {
      handler: { key: 'tcpSocket', value: mapping({ port: target }) },
      title: message('fix-add-probe-tcp', { probe: asked, port: target }),
    };
  }
  const path = pathFor(container, asked);
  return {
    handler: {
      key: 'httpGet',
      value: mapping({ path, port: target, ...(scheme === 'HTTPS' ? { scheme } : {}) }),
    },
    title: message('fix-add-probe-http', { probe: asked, port: target, path }),
    suggested: [path],
  };
}

function schemeOf({ name, number }: PortFacts): 'HTTP' | 'HTTPS' | null {
  if (name !== null) {
    // The API server calls webhooks by TLS only.
    if (/^(?:https|tls|ssl)(?:-|$)|^webhook/.test(name)) return 'HTTPS';
    return /^(?:http|web)/.test(name) ? 'HTTP' : null;
  }
  if (number !== null && tlsNumbers.includes(number)) return 'HTTPS';
  return number !== null && plainNumbers.includes(number) ? 'HTTP' : null;
}

function isDatabase({ image }: ProbedContainer): boolean {
  return image.kind === 'known' && programIn(imageNameOf(image.value), databaseImages) !== null;
}

function pathFor(container: ProbedContainer, asked: Asked): string {
  return runsSpring(container) ? springPath(asked) : usualPath(asked);
}
