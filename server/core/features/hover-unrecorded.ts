import type { DocumentSource } from '../analysis.ts';
import { isUnwritten } from '../kubernetes/effective.ts';
import { lifecycleFields } from '../kubernetes/pod-fields.ts';
import type { Probe, ProbedContainer } from '../kubernetes/probe.ts';
import { probeHandlerNames, probeNames, timingFieldNames } from '../kubernetes/probe.ts';
import { fieldsOfHandler } from '../kubernetes/probe-fields.ts';
import type { Span } from '../text/span.ts';
import { touches } from '../text/span.ts';
import type { MappingEntry, YamlNode } from '../yaml/node.ts';
import { readYaml } from '../yaml/read.ts';
import { emptyHandlerField } from './hover-handler-fields.ts';
import { hookSubject } from './hover-surroundings.ts';
import type { HoverTarget } from './hover-target.ts';

/** The keys around a place, outermost first; the last one is under the cursor. */
type KeyPath = readonly MappingEntry[];

/**
 * A key that the facts leave out, because it has no value, or another entry overrides it, or it only holds others.
 * Reads the lines of its container again.
 */
export function unrecordedTarget(
  containers: readonly ProbedContainer[],
  source: DocumentSource,
  offset: number,
): HoverTarget | null {
  if (!spokenOf.has(wordAt(source.text, offset))) return null;
  for (const container of containers) {
    for (const name of probeNames) {
      const probe = container.probes[name];
      if (probe.kind !== 'probe' || !touches(probe.span, offset)) continue;
      return targetInProbe(container, probe, keysAt(readRegion(probe.span, source), offset));
    }
    if (!touches(container.span, offset)) continue;
    const target = targetInContainer(container, keysAt(readRegion(container.span, source), offset));
    if (target) return target;
  }
  return null;
}

/** Every key that this file can say something about: at any other word there is nothing to read for. */
const spokenOf: ReadonlySet<string> = new Set([
  ...timingFieldNames,
  ...probeHandlerNames,
  ...Object.values(fieldsOfHandler).flatMap((fields) => Object.keys(fields)),
  ...Object.keys(lifecycleFields),
]);

const longestKey = 40;

function wordAt(text: string, offset: number): string {
  const before = /[A-Za-z]*$/.exec(text.slice(Math.max(0, offset - longestKey), offset))?.[0] ?? '';
  const after = /^"?([A-Za-z]*)/.exec(text.slice(offset, offset + longestKey))?.[1] ?? '';
  return before + after;
}

function targetInProbe(container: ProbedContainer, probe: Probe, path: KeyPath): HoverTarget | null {
  const [outer, inner] = path;
  if (!outer) return null;
  const handlerName = probeHandlerNames.find((each) => each === outer.name);
  if (inner) {
    const subject =
      handlerName &&
      path.length === 2 &&
      emptyHandlerField({ container, probe }, handlerName, inner.name ?? '');
    return subject ? { kind: 'field', container, subject, span: inner.key.span } : null;
  }
  const { span } = outer.key;
  const field = timingFieldNames.find((name) => name === outer.name);
  if (field) {
    return { kind: 'timing', container, probe, field, isOverridden: !isUnwritten(probe.timing[field]), span };
  }
  if (!handlerName) return null;
  const handler = probe.handlers.find(({ kind }) => kind === handlerName) ?? null;
  return { kind: 'handler', container, probe, name: handlerName, handler, span };
}

function targetInContainer(container: ProbedContainer, path: KeyPath): HoverTarget | null {
  const [outer, inner] = path;
  if (outer?.name !== 'lifecycle' || !inner || path.length !== 2) return null;
  const name = inner.name;
  if (name !== 'preStop' && name !== 'postStart') return null;
  return { kind: 'field', container, subject: () => hookSubject(container, name), span: inner.key.span };
}

/** A part of the text as a document of its own: before it nothing but its column, so that all spans stay. */
function readRegion({ start, end }: Span, { text, template, format }: DocumentSource): YamlNode | null {
  const yaml = template?.yaml ?? text;
  const lineStart = yaml.lastIndexOf('\n', start - 1) + 1;
  const region = yaml.slice(0, lineStart) + ' '.repeat(start - lineStart) + yaml.slice(start, end);
  return readYaml(region, lineStart, format).root;
}

function keysAt(node: YamlNode | null, offset: number): KeyPath {
  switch (node?.kind) {
    case 'mapping':
      return keysInEntries(node.entries, offset);
    case 'sequence': {
      const item = node.items.find(({ span }) => touches(span, offset));
      return item ? keysAt(item.node, offset) : [];
    }
    default:
      return [];
  }
}

function keysInEntries(entries: readonly MappingEntry[], offset: number): KeyPath {
  for (const entry of entries) {
    if (touches(entry.key.span, offset)) return [entry];
    const below = touches(entry.value.outerSpan, offset) ? keysAt(entry.value, offset) : [];
    if (below.length > 0) return [entry, ...below];
  }
  return [];
}
