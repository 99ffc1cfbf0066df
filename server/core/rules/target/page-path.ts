import { knownOr } from '../../kubernetes/field-value.ts';
import type { Handler, ProbedContainer } from '../../kubernetes/probe.ts';
import { imageNameOf } from '../image-name.ts';
import { namesOf } from './port-speech.ts';
import { pathOf } from './question.ts';
import { portNumber } from './same-question.ts';

type HttpGet = Extract<Handler, { kind: 'httpGet' }>;

const page =
  /^\/(?:|index\.(?:html?|php|jsp)|login|signin|auth\/.*|home|dashboard|swagger.*|api-docs.*|metrics|admin\/?)$/i;

/** Servers of files: what they answer to `/` is all they do. */
const fileServer = /(?:^|[-_.])(?:nginx|httpd|apache2?|caddy|pause|busybox)(?:$|[-_.])/;

/** The OpenTelemetry Collector answers for its health with `/` on this port. */
const collectorHealthPort = 13133;

/** The path of a page that an httpGet asks; null for another one, and where it may well be a health endpoint. */
export function pagePath(container: ProbedContainer, handler: HttpGet): string | null {
  const path = pathOf(container, handler);
  return path === null || !isPage(path) || isMeantForHealth(container, handler, path) ? null : path;
}

/** Whether a path is that of a page by its name. */
export function isPage(path: string): boolean {
  return page.test(path);
}

/** Whether nothing better than this path is to be expected, or it may well be a health endpoint. */
function isMeantForHealth(container: ProbedContainer, handler: HttpGet, path: string): boolean {
  const image = knownOr(container.image, '');
  if (image === undefined) return true;
  const { name } = imageNameOf(image);
  if (path === '/metrics') return /(?:^|[-_.])(?:exporter|metrics)(?:$|[-_.])/.test(name);
  if (path !== '/') return false;
  const number = portNumber(container, handler.port);
  const names = namesOf(container, handler.port, number);
  if (number === null || names === null || number === collectorHealthPort) return true;
  return fileServer.test(name) || names.some((word) => /^(?:health|probe|status$)/.test(word));
}
