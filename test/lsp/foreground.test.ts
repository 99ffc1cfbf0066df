import assert from 'node:assert/strict';
import { test } from 'node:test';
import { rehearse } from '../../server/core/index.ts';
import { Foreground } from '../../server/src/foreground.ts';
import { contextOf } from '../support/fixtures.ts';
import { connected } from './connect.ts';

const pod = `apiVersion: v1
kind: Pod
metadata:
  name: web
spec:
  containers:
    - name: web
      image: example.com/web:1.0
      livenessProbe:
        tcpSocket: { port: 8080 }
        periodSeconds: soon
`;

test('what is judged waits until the answers of the foreground are written', async () => {
  const told: string[] = [];
  const turn = (): Promise<void> => new Promise((resolve) => setImmediate(resolve));
  const foreground = new Foreground({ yieldToRequests: turn });
  const answer = async (name: string, turns: number): Promise<void> => {
    await foreground.during(async () => {
      for (let left = turns; left > 0; left--) await turn();
      told.push(`${name} is answered`);
    });
    await turn();
    told.push(`${name} is written`);
  };
  const slow = answer('hover', 5);
  const judging = foreground.whenIdle().then(() => told.push('the file is judged'));
  await turn();
  await Promise.all([slow, answer('completion', 7), judging]);
  assert.deepEqual(told, [
    'hover is answered',
    'hover is written',
    'completion is answered',
    'completion is written',
    'the file is judged',
  ]);
});

test('a request that fails holds up nobody', async () => {
  const foreground = new Foreground({ yieldToRequests: async () => {} });
  await assert.rejects(
    foreground.during(() => Promise.reject(new Error('broken'))),
    /broken/,
  );
  await foreground.whenIdle();
});

test('a rehearsal on a manifest of its own leaves no trace', async (context) => {
  const editor = await connected(context, { pulls: true }, { rehearsals: 3 });
  const uri = 'file:///work/pod.yaml';
  await editor.open(uri, pod);
  const before = await editor.pulled(uri);
  assert.ok(before.some(({ code }) => code === 'probe-timing-invalid-number'));
  assert.match(JSON.stringify(await editor.hoverOn(uri, 'periodSeconds')), /periodSeconds/);
  assert.deepEqual(await editor.pulled(uri), before);
});

test('a rehearsal asks nothing that has no answer', () => {
  for (const language of ['en', 'ko'] as const) assert.equal(rehearse(contextOf({}), language), 4);
});
