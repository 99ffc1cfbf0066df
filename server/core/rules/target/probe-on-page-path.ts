import { knownOr } from '../../kubernetes/field-value.ts';
import type { Handler, Probe, ProbedContainer } from '../../kubernetes/probe.ts';
import { message } from '../../messages/message.ts';
import { imageNameOf } from '../image-name.ts';
import type { Report, Subject } from '../rule.ts';
import { defineRule } from '../rule.ts';
import { namesOf } from './port-speech.ts';
import { onlyHandler, pathOf, reportedAt } from './question.ts';
import { portNumber } from './same-question.ts';

type HttpGet = Extract<Handler, { kind: 'httpGet' }>;

const page =
  /^\/(?:|index\.(?:html?|php|jsp)|login|signin|auth\/.*|home|dashboard|swagger.*|api-docs.*|metrics|admin\/?)$/i;

/** Servers of files: what they answer to `/` is all they do. */
const fileServer = /(?:^|[-_.])(?:nginx|httpd|apache2?|caddy|pause|busybox)(?:$|[-_.])/;

/** The OpenTelemetry Collector answers for its health with `/` on this port. */
const collectorHealthPort = 13133;

/** A check that has a page rendered each time. */
export const probeOnPagePath = defineRule({
  id: 'probe-on-page-path',
  category: 'risk',
  concern: 'performance',
  severity: 'information',
  profile: 'recommended',
  fix: 'none',
  appliesTo: ['startupProbe', 'livenessProbe', 'readinessProbe'],
  quietFor: ['partly-shown'],
  docs: {
    title: 'probe-on-page-path-title',
    what: 'probe-on-page-path-what',
    why: 'probe-on-page-path-why',
    instead: 'probe-on-page-path-instead',
  },
  check({ container, probe }: Subject & { readonly probe: Probe }): readonly Report[] {
    const handler = onlyHandler(probe);
    if (handler?.kind !== 'httpGet') return [];
    const path = pathOf(container, handler);
    if (path === null || !page.test(path) || isMeantForHealth(container, handler, path)) return [];
    const place = handler.path.kind === 'known' ? handler.path : { ...handler, span: handler.keySpan };
    const isMetrics = /^\/metrics$/i.test(path);
    return [
      {
        span: reportedAt(place, container, probe, handler),
        objectPath: handler.path.kind === 'known' ? `${handler.objectPath}.path` : handler.objectPath,
        message: message(isMetrics ? 'probe-on-page-path-metrics' : 'probe-on-page-path', {
          probe: probe.name,
          path,
        }),
        severity: probe.name === 'livenessProbe' && !isMetrics ? 'information' : 'hint',
      },
    ];
  },
});

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
