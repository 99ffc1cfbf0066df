import type { DocumentAnalysis } from '../analysis.ts';
import type { FieldValue } from '../kubernetes/field-value.ts';
import type { ObjectFacts, ProbedContainer } from '../kubernetes/probe.ts';
import { probeNames } from '../kubernetes/probe.ts';
import type { Span } from '../text/span.ts';

/** A part of a document worth jumping to. */
export interface DocumentSymbol {
  readonly name: string;
  readonly detail: string;
  readonly kind: 'object' | 'container' | 'probe';
  readonly span: Span;
  /** Inside `span`: what is shown as selected. */
  readonly selectionSpan: Span;
  readonly children: readonly DocumentSymbol[];
}

/** Objects with their containers, and these with their probes. Documents without containers give nothing. */
export function symbolsOf(analysis: DocumentAnalysis): readonly DocumentSymbol[] {
  const byObject = new Map<number, ProbedContainer[]>();
  for (const container of analysis.containers) {
    // What a merge or alias repeats stands elsewhere in the text.
    if (container.via.length > 0) continue;
    const at = container.object.span.start;
    byObject.set(at, [...(byObject.get(at) ?? []), container]);
  }
  return [...byObject.values()].flatMap(([first, ...rest]) =>
    first ? objectSymbols(first.object, [first, ...rest]) : [],
  );
}

function objectSymbols(
  object: ObjectFacts,
  containers: readonly ProbedContainer[],
): readonly DocumentSymbol[] {
  const children = containers.map(containerSymbol);
  if (object.role === 'fragment') return children;
  const name = [shown(object.kind), shown(object.name)].filter((part) => part !== '').join('/');
  const label = object.name.kind === 'known' ? object.name.span : object.span;
  return [
    {
      name: name || '…',
      detail: shown(object.apiVersion),
      kind: 'object',
      span: object.span,
      selectionSpan: isInside(label, object.span) ? label : object.span,
      children,
    },
  ];
}

function containerSymbol(container: ProbedContainer): DocumentSymbol {
  const label = container.name.kind === 'known' ? container.name.span : container.span;
  return {
    name: shown(container.name) || `${container.list ?? 'container'}[${container.index}]`,
    detail:
      container.list === 'initContainers' && container.isSidecar === true
        ? 'sidecar'
        : (container.list ?? ''),
    kind: 'container',
    span: container.span,
    selectionSpan: isInside(label, container.span) ? label : container.span,
    children: probeSymbols(container),
  };
}

function probeSymbols(container: ProbedContainer): readonly DocumentSymbol[] {
  return probeNames
    .flatMap((name): DocumentSymbol[] => {
      const probe = container.probes[name];
      if (probe.kind !== 'probe' || probe.via.length > 0 || !isInside(probe.keySpan, container.span))
        return [];
      return [
        {
          name,
          detail: probe.handlers.map(({ kind }) => kind).join(', '),
          kind: 'probe',
          span: { start: probe.keySpan.start, end: Math.max(probe.keySpan.end, probe.span.end) },
          selectionSpan: probe.keySpan,
          children: [],
        },
      ];
    })
    .sort((one, other) => one.span.start - other.span.start);
}

function shown(field: FieldValue<string>): string {
  return field.kind === 'known' ? field.value : field.kind === 'unknown' ? '…' : '';
}

function isInside(inner: Span, outer: Span): boolean {
  return outer.start <= inner.start && inner.end <= outer.end;
}
