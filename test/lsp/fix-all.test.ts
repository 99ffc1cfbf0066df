import assert from 'node:assert/strict';
import { test } from 'node:test';
import { podWith } from '../support/manifests.ts';
import { connected } from './connect.ts';

const uri = 'file:///work/pod.yaml';
const kind = 'source.fixAll.kubeProbes';

/** With two safe fixes, and one that changes what the cluster does: a handler too many. */
const pod = (period: string, timeout: string): string =>
  podWith(`image: nginx
ports: [{ name: http, containerPort: 80 }]
livenessProbe:
  httpGet: { port: http }
  tcpSocket: { port: http }
  periodSeconds: ${period}
readinessProbe:
  httpGet: { port: http }
  ${timeout}: 3
`);
const text = `${pod('"5"', 'timeoutSecond')}---\n${pod("'7'", 'timeoutSeconds')}`;
const repaired = `${pod('5', 'timeoutSeconds')}---\n${pod('7', 'timeoutSeconds')}`;

test('all safe fixes of all documents at once, and nothing that changes behaviour', async (context) => {
  const editor = await connected(context);
  await editor.open(uri, text);
  for (const only of [[kind], ['source.fixAll'], ['source']]) {
    const [action, ...others] = await editor.actionsOn(uri, 'apiVersion', { only });
    assert.deepEqual([action?.kind, others], [kind, []]);
    assert.equal(editor.applied(uri, action?.edit), repaired);
  }
});

test('when all is done there is nothing more', async (context) => {
  const editor = await connected(context);
  await editor.open(uri, repaired);
  assert.deepEqual(await editor.actionsOn(uri, 'apiVersion', { only: [kind] }), []);
});

test('only where it is asked for', async (context) => {
  const editor = await connected(context);
  await editor.open(uri, text);
  const kinds = (await editor.actionsOn(uri, 'periodSeconds: "5"')).map((action) => action.kind);
  assert.ok(kinds.includes('quickfix') && !kinds.includes(kind), kinds.join());
});
