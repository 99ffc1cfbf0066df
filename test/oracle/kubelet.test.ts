import assert from 'node:assert/strict';
import { dirname, join } from 'node:path';
import { test } from 'node:test';
import { fileURLToPath } from 'node:url';
import type { TraceRecord } from '../../scripts/oracle/traces.ts';
import { compareTrace, readTraces, traceMissText } from '../../scripts/oracle/traces.ts';

/*
 * What the real kubelet did with a few scripted Pods of every family: the simulation has to do the same at the same
 * millisecond.
 */

const records = readTraces(join(dirname(fileURLToPath(import.meta.url)), 'fixtures', 'kubelet.jsonl.gz'));
const groups = new Map<string, TraceRecord[]>();
for (const record of records) {
  const name = `${record.family} on Kubernetes ${record.kubernetesVersion}`;
  groups.set(name, [...(groups.get(name) ?? []), record]);
}

test('the sample is there', () => {
  assert.deepEqual([...new Set(records.map(({ kubernetesVersion }) => kubernetesVersion))], ['1.36', '1.31']);
  assert.equal(groups.size, 42);
});

for (const [name, members] of groups) {
  test(name, () => {
    const misses = members.map(compareTrace).filter(({ partsAtMs }) => partsAtMs !== null);
    assert.equal(misses.map(traceMissText).join('\n'), '');
  });
}

test('a simulation that differs in one event is told apart', () => {
  const [record] = records;
  assert.ok(record);
  const trace = record.trace.map((event) =>
    event.event === 'container-running' ? { ...event, atMs: event.atMs + 1 } : event,
  );
  const running = record.trace.find(({ event }) => event === 'container-running');
  const comparison = compareTrace({ ...record, trace });
  assert.equal(comparison.partsAtMs, running?.atMs);
  assert.equal(comparison.extra.length, 1);
});
