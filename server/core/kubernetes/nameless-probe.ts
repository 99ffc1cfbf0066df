import type { DecodeRequest } from '../validation/decode.ts';
import type { MappingNode, ScalarNode } from '../yaml/node.ts';
import type { PlacedContainer } from './containers-of.ts';
import { fragmentContainers } from './containers-of.ts';
import type { Fragment } from './objects.ts';
import type { ProbeName } from './probe.ts';
import { probeNames } from './probe.ts';

/*
 * A probe without a name around it may be any of the three. It is read as each of them, in a container of which nothing
 * else is known, and only what all readings say is said.
 */

/** One reading of a probe without a name. */
export interface ProbeReading {
  readonly name: ProbeName;
  readonly placed: PlacedContainer;
}

/** The readings of a fragment that is the inside of a probe; none of any other. */
export function probeReadings(
  { node, shape }: Fragment,
  request: (name: ProbeName) => Pick<DecodeRequest, 'version' | 'report' | 'editing'>,
): readonly ProbeReading[] {
  if (shape !== 'nameless-probe' || node.kind !== 'mapping') return [];
  return probeNames.flatMap((name) => {
    const container: Fragment = { role: 'fragment', node: containerAround(node, name), shape: 'container' };
    return fragmentContainers(container, request(name)).map((placed) => ({ name, placed }));
  });
}

/** What all readings say: of each one's statements those that are in every other, with `probe` for the name. */
export function saidByAll<T>(readings: readonly (readonly [ProbeName, readonly T[]])[]): readonly T[] {
  const [first, ...others] = readings.map(([name, statements]) =>
    statements.map((each) => unnamed(each, name)),
  );
  const texts = others.map((statements) => new Set(statements.map((each) => JSON.stringify(each))));
  return (first ?? []).filter((each) => texts.every((other) => other.has(JSON.stringify(each))));
}

/** A statement that speaks of `probe` instead of the name; plain data only. */
export function unnamed<T>(statement: T, name: ProbeName): T {
  const text = JSON.stringify(statement).replaceAll(`${name}.`, '').replaceAll(name, 'probe');
  return JSON.parse(text) as T;
}

/** Before the first character of any text: nobody points at it. */
const nowhere = { start: -1, end: -1 };

function containerAround(probe: MappingNode, name: ProbeName): MappingNode {
  const key: ScalarNode = {
    kind: 'scalar',
    style: 'plain',
    text: name,
    value: { type: 'string', value: name },
    span: nowhere,
    outerSpan: nowhere,
  };
  return {
    kind: 'mapping',
    isFlow: false,
    entries: [{ key, name, value: probe, branch: [] }],
    isOpen: true,
    span: probe.span,
    outerSpan: probe.outerSpan,
  };
}
