import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { NamedPort } from '../../../server/core/index.ts';
import {
  analyseDocument,
  cutFile,
  faultOfPortName,
  namedPortAt,
  writtenPortName,
} from '../../../server/core/index.ts';
import { contextOf, readCursor } from '../../support/fixtures.ts';
import { deploymentWith, podWith } from '../../support/manifests.ts';

/** The named port at the `<|>`, and the file with every place of it in `‹›`. */
function asked(fixture: string): { readonly port: NamedPort; readonly marked: string } | null {
  const { text, offset } = readCursor(fixture);
  const documents = cutFile(text, 'manifest');
  const index = documents.findLastIndex(({ start }) => start <= offset);
  const file = documents.map(({ source }) => analyseDocument(source, contextOf({})));
  const port = namedPortAt(file, index, offset - (documents[index]?.start ?? 0));
  if (!port) return null;
  const places = port.places.map(({ document, span }) => {
    const start = documents[document]?.start ?? 0;
    return { start: start + span.start, end: start + span.end };
  });
  places.sort((one, other) => other.start - one.start);
  const marked = places.reduce(
    (result, { start, end }) => `${result.slice(0, start)}‹${result.slice(start, end)}›${result.slice(end)}`,
    text,
  );
  return { port, marked };
}

/** Asserts that each of the marked places, asked at, gives them all. */
function tied(marked: string): void {
  const text = marked.replaceAll(/[‹›]/g, '');
  const count = marked.split('‹').length - 1;
  assert.ok(count > 0);
  for (let nth = 0; nth < count; nth++) {
    const at = marked
      .split('‹')
      .slice(0, nth + 1)
      .join('')
      .replaceAll('›', '').length;
    assert.equal(asked(`${text.slice(0, at)}<|>${text.slice(at)}`)?.marked, marked);
  }
}

const service = (selector: string, targetPort: string): string => `---
apiVersion: v1
kind: Service
metadata:
  name: web
spec:
  selector: ${selector}
  ports:
    - port: 80
      targetPort: ${targetPort}
`;

test('a name ties ports, probes, hooks and the Service in another document', () => {
  tied(
    deploymentWith(
      `ports:
  - { name: ‹http›, containerPort: 80 }
  - { name: metrics, containerPort: 81 }
startupProbe: { tcpSocket: { port: ‹http› } }
livenessProbe:
  httpGet: { path: /http, port: "‹http›" }
readinessProbe: { httpGet: { port: metrics } }
lifecycle:
  preStop: { httpGet: { port: ‹http› } }`.replace('"‹http›"', '‹"http"›'),
    ) + service('{ app: web }', '‹http›'),
  );
});

test('a Service ties all workloads that it selects', () => {
  const web = deploymentWith('ports: [{ name: ‹http›, containerPort: 80 }]');
  const canary = web.replace('name: web', 'name: canary');
  tied(`${web}---\n${canary}${service('{ app: web }', '‹http›')}`);
});

test('a Service of other pods, or of a part of the labels, has other ports', () => {
  const web = deploymentWith('ports: [{ name: ‹http›, containerPort: 80 }]');
  tied(web + service('{ app: shop }', 'http'));
  tied(web + service('{ app: web, tier: front }', 'http'));
  tied(web + service('{}', 'http'));
});

test('a Service of another namespace has other pods; one that is not written may be any', () => {
  const inNamespace = (text: string, namespace: string): string =>
    text.replace('metadata:\n  name: web', `metadata:\n  name: web\n  namespace: ${namespace}`);
  const web = (port: string): string => deploymentWith(`ports: [{ name: ${port}, containerPort: 80 }]`);
  tied(inNamespace(web('‹http›'), 'shop') + inNamespace(service('{ app: web }', 'http'), 'bank'));
  tied(inNamespace(web('‹http›'), 'shop') + inNamespace(service('{ app: web }', '‹http›'), 'shop'));
  tied(inNamespace(web('‹http›'), 'shop') + service('{ app: web }', '‹http›'));
  tied(web('‹http›') + inNamespace(service('{ app: web }', '‹http›'), 'bank'));
});

test('the same name in another container is another port', () => {
  tied(
    podWith(
      'ports: [{ name: ‹http›, containerPort: 80 }]\nlivenessProbe: { httpGet: { port: ‹http› } }',
    ).concat('    - name: other\n      livenessProbe: { httpGet: { port: http } }\n'),
  );
});

test('a name that nobody declares still has its places', () => {
  tied(
    podWith('livenessProbe: { httpGet: { port: ‹web› } }\nreadinessProbe: { tcpSocket: { port: ‹web› } }'),
  );
});

test('nothing at numbers and elsewhere', () => {
  assert.equal(asked(podWith('ports: [{ containerPort: 8<|>0 }]')), null);
  assert.equal(asked(podWith('livenessProbe: { httpGet: { port: 8<|>0 } }')), null);
  assert.equal(asked(podWith('ima<|>ge: http')), null);
});

test('names of the other ports are taken', () => {
  const found = asked(
    podWith('ports:\n  - { name: <|>http, containerPort: 80 }\n  - { name: metrics, containerPort: 81 }'),
  );
  assert.deepEqual([...(found?.port.takenNames ?? [])], ['metrics']);
});

test('a name that aliases repeat is one place, and known as shared', () => {
  const isShared = (port: string): boolean[] | undefined =>
    asked(
      podWith(`ports: [{ name: ${port}, containerPort: 80 }]\nlivenessProbe: { httpGet: { port: *port } }`),
    )?.port.places.map((place) => place.isShared);
  assert.deepEqual(isShared('&port h<|>ttp'), [true]);
  assert.deepEqual(isShared('h<|>ttp'), [false]);
});

test('a new name is judged as the API server judges it', () => {
  const fault = (name: string): string | null => faultOfPortName(name, new Set(['metrics']));
  assert.equal(fault('web-1'), null);
  assert.equal(fault('a'.repeat(15)), null);
  assert.equal(fault('a'.repeat(16)), 'too-long');
  for (const name of ['', 'Web', 'web_1', '웹', 'a b']) assert.equal(fault(name), 'characters', name);
  assert.equal(fault('8080'), 'no-letter');
  assert.equal(fault('a--b'), 'double-hyphen');
  assert.equal(fault('-a'), 'edge-hyphen');
  assert.equal(fault('a-'), 'edge-hyphen');
  assert.equal(fault('metrics'), 'taken');
});

test('a new name keeps its quotes, and gets some where it would be no text', () => {
  assert.equal(writtenPortName('http', 'web'), 'web');
  assert.equal(writtenPortName('"http"', 'web'), '"web"');
  assert.equal(writtenPortName("'http'", 'on'), "'on'");
  for (const name of ['on', 'no', 'y', 'true', '1e3', 'null']) {
    assert.equal(writtenPortName('http', name), `"${name}"`);
  }
});
