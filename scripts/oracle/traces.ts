import type { Scenario } from '../../server/core/simulation/scenario.ts';
import { simulate } from '../../server/core/simulation/simulate.ts';
import type { TraceEvent } from '../../server/core/simulation/trace.ts';
import { recordedLines } from './records.ts';

/*
 * Recorded traces of the real kubelet: what it did with a scripted Pod, to the millisecond.
 */

export interface TraceRecord {
  readonly id: string;
  readonly family: string;
  readonly kubernetesVersion: string;
  readonly scenario: Scenario;
  readonly trace: readonly TraceEvent[];
}

/** All traces below a folder (or in one file). */
export function readTraces(path: string): readonly TraceRecord[] {
  const records: TraceRecord[] = [];
  for (const line of recordedLines(path)) {
    const raw = JSON.parse(line) as Partial<TraceRecord>;
    if (raw.scenario !== undefined && raw.trace !== undefined) records.push(raw as TraceRecord);
  }
  return records;
}

/** The inner life of the kubelet, which nobody outside it sees. */
const inner = new Set<TraceEvent['event']>(['sync', 'back-off', 'worker-stopped']);

export interface TraceComparison {
  readonly record: TraceRecord;
  readonly events: number;
  /** When both first part; null when they never do. */
  readonly partsAtMs: number | null;
  /** What only the recording has, and only the simulation, at that moment. */
  readonly missing: readonly string[];
  readonly extra: readonly string[];
}

/** Compares all events as sets per millisecond: order inside one has no meaning. */
export function compareTrace(record: TraceRecord): TraceComparison {
  const { scenario, kubernetesVersion } = record;
  const recorded = byMoment(record.trace.filter(({ atMs }) => atMs < scenario.endMs));
  const simulated = byMoment(simulate(scenario, kubernetesVersion));
  const moments = [...new Set([...recorded.keys(), ...simulated.keys()])].sort((one, other) => one - other);
  const events = [...recorded.values()].reduce((sum, { length }) => sum + length, 0);
  for (const atMs of moments) {
    const expected = recorded.get(atMs) ?? [];
    const actual = simulated.get(atMs) ?? [];
    const missing = without(expected, actual);
    const extra = without(actual, expected);
    if (missing.length + extra.length > 0) return { record, events, partsAtMs: atMs, missing, extra };
  }
  return { record, events, partsAtMs: null, missing: [], extra: [] };
}

function byMoment(events: readonly TraceEvent[]): Map<number, string[]> {
  const moments = new Map<number, string[]>();
  for (const event of events) {
    if (inner.has(event.event)) continue;
    const words = Object.entries(event)
      .sort(([one], [other]) => (one < other ? -1 : 1))
      .map(([name, value]) => `${name}=${String(value)}`)
      .join(' ');
    moments.set(event.atMs, [...(moments.get(event.atMs) ?? []), words]);
  }
  return moments;
}

/** Of equal ones as many as there are more. */
function without(some: readonly string[], others: readonly string[]): readonly string[] {
  const left = [...others];
  return some.filter((text) => {
    const index = left.indexOf(text);
    if (index >= 0) left.splice(index, 1);
    return index < 0;
  });
}

export function tracesTable(comparisons: readonly TraceComparison[]): string {
  const families = new Map<string, TraceComparison[]>();
  for (const comparison of comparisons) {
    const { family } = comparison.record;
    families.set(family, [...(families.get(family) ?? []), comparison]);
  }
  const groups: [string, readonly TraceComparison[]][] = [...families, ['all', comparisons]];
  const rows = groups.map(([name, group]) => {
    const equal = group.filter(({ partsAtMs }) => partsAtMs === null).length;
    const events = group.reduce((sum, comparison) => sum + comparison.events, 0);
    const percent = (Math.floor((equal / group.length) * 10_000) / 100).toFixed(2);
    return [name, `${percent} % (${equal}/${group.length})`, String(events)];
  });
  const table = [['', 'traces', 'events'], ...rows];
  const widths = [0, 1, 2].map((column) => Math.max(...table.map((row) => (row[column] ?? '').length)));
  return table
    .map(([name = '', ...cells]) =>
      [
        name.padEnd(widths[0] ?? 0),
        ...cells.map((cell, index) => cell.padStart(widths[index + 1] ?? 0)),
      ].join('  '),
    )
    .join('\n');
}

/** Where a simulation parts from its recording. */
export function traceMissText({ record, partsAtMs, missing, extra }: TraceComparison): string {
  return [
    `${record.id} · ${record.kubernetesVersion} · parts at ${partsAtMs} ms`,
    ...missing.map((text) => `  missing  ${text}`),
    ...extra.map((text) => `  extra    ${text}`),
  ].join('\n');
}
