import type { FieldValue } from '../../kubernetes/field-value.ts';
import { type ProbedContainer, probeNames } from '../../kubernetes/probe.ts';
import { shiftSpan } from '../../text/span.ts';
import type { ChartJudgement } from '../judge/judge-chart.ts';
import type { JudgedDocument } from '../judge/judge-files.ts';
import { traceOf } from '../judge/trace.ts';
import type { SetExpression } from '../rendering.ts';
import { parameterOf, type WrittenParameter } from './parameter-findings.ts';

/** A line of a rendered probe that a parameter has a part in. */
export interface ParameterEffect {
  /** `timeoutSeconds: 12` */
  readonly line: string;
  readonly probe: string;
  readonly kind: string;
  readonly object: string;
  readonly container: string;
}

/** What a parameter is called, and what it gives. */
export function parameterParts({ expression }: Pick<SetExpression, 'expression'>): {
  readonly name: string;
  readonly value: string;
} {
  const at = expression.indexOf('=');
  return { name: expression.slice(0, at), value: expression.slice(at + 1) };
}

/** What it prints in probes, in the order of rendering. */
export function parameterEffects(
  { judged }: Pick<ChartJudgement, 'judged'>,
  parameter: WrittenParameter,
): readonly ParameterEffect[] {
  return judged.flatMap((file) =>
    file.documents.flatMap((document) =>
      document.analysis.containers.flatMap((container) =>
        linesOf(container, document).flatMap(({ probe, line, start }) => {
          const span = shiftSpan({ start, end: start + line.length }, document.cut.start);
          const written = file.sources.originsOf(span).flatMap((origin) => traceOf(origin).written);
          if (!written.some((one) => one.from === 'set' && parameterOf(one, [parameter]))) return [];
          const { kind, name } = container.object;
          return [
            {
              ...{ line: line.trim(), probe, container: known(container.name) },
              ...{ kind: known(kind), object: known(name) },
            },
          ];
        }),
      ),
    ),
  );
}

interface ProbeLine {
  readonly probe: string;
  readonly line: string;
  /** In the document. */
  readonly start: number;
}

function linesOf({ probes }: ProbedContainer, { cut }: JudgedDocument): readonly ProbeLine[] {
  return probeNames.flatMap((name) => {
    const probe = probes[name];
    if (probe.kind !== 'probe') return [];
    const { start, end } = probe.span;
    const lines = [...cut.source.text.slice(start, end).matchAll(/[^\r\n]+/g)];
    return lines.map(({ 0: line, index }) => ({ probe: name, line, start: start + index }));
  });
}

function known(value: FieldValue<string>): string {
  return value.kind === 'known' ? value.value : '';
}
