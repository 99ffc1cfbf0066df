import type { Finding, Fix } from '../../finding.ts';
import { type Span, shiftSpan } from '../../text/span.ts';
import type { ChartFinding, ChartFix, RenderedPlace, SourceEdit } from '../judge/chart-finding.ts';
import type { ChartJudgement } from '../judge/judge-chart.ts';
import { traceOf } from '../judge/trace.ts';
import type { SetExpression } from '../rendering.ts';
import type { Origin, SetOrigin } from '../values/origin.ts';

/*
 * What parameters bring about, which win over the values beside them: it is told, and fixed, where the value of the
 * parameter is written.
 */

/** A parameter that is written in a file. */
export interface WrittenParameter extends SetExpression {
  readonly written: Span;
}

export function writtenParameters(sets: readonly SetExpression[]): readonly WrittenParameter[] {
  return sets.flatMap((set) => (set.written ? [{ ...set, written: set.written }] : []));
}

/** The parameter that an origin names. */
export function parameterOf(
  origin: SetOrigin,
  parameters: readonly WrittenParameter[],
): WrittenParameter | null {
  const { flag, expression } = origin;
  return parameters.findLast((one) => one.flag === flag && one.expression === expression) ?? null;
}

interface Rendered {
  readonly finding: Finding;
  readonly rendered: RenderedPlace;
  /** Where the parameter's value was printed, in the rendered document; null where it only has a part in it. */
  readonly printed: Span | null;
  readonly parameter: WrittenParameter;
  readonly document: { readonly name: string; readonly start: number };
}

export interface ParameterQuestion {
  readonly judgement: ChartJudgement;
  readonly parameters: readonly WrittenParameter[];
  /** The file of the parameters. */
  readonly file: string;
  /** What else is rendered around a place comes from. */
  readonly originsAround: (rendered: RenderedPlace) => readonly Origin[];
}

/** The finding at each parameter that it comes from, or that has a part in it; none where no parameter has. */
export function atParameters(finding: ChartFinding, question: ParameterQuestion): readonly ChartFinding[] {
  const found = finding.renderings.flatMap((rendered) => renderedOf(finding, rendered, question));
  const parameters = new Set(found.map(({ parameter }) => parameter));
  return [...parameters].flatMap((parameter) => {
    const own = found.filter((one) => one.parameter === parameter);
    const [first] = own;
    if (!first) return [];
    const isDirect = first.printed !== null;
    return [
      {
        ...finding,
        message: first.finding.message,
        place: { file: question.file, span: parameter.written, kind: 'values', node: null },
        // The notes say where to write a value that the parameter would win over.
        related: isDirect ? finding.related.filter(({ message }) => !isNote(message.id)) : finding.related,
        renderings: own.map(({ rendered }) => rendered),
        fixes: [...finding.fixes, ...(isDirect ? fixesOf(own, question.file) : [])],
      },
    ];
  });
}

function isNote(id: string): boolean {
  return id === 'chart-inline-value' || id === 'chart-inline-template';
}

function renderedOf(
  { ruleId }: ChartFinding,
  rendered: RenderedPlace,
  { judgement, parameters, originsAround }: ParameterQuestion,
): readonly Rendered[] {
  const file = judgement.judged.find((one) => one.file.name === rendered.rendered);
  for (const { cut, findings } of file?.documents ?? []) {
    const finding = findings.find((one) => one.ruleId === ruleId && one.objectPath === rendered.objectPath);
    if (!finding) continue;
    const { start } = cut;
    const document = { name: rendered.rendered, start };
    const direct = file?.sources.originsOf(shiftSpan(finding.span, start)) ?? [];
    const printedBy = firstParameter(direct, parameters);
    if (printedBy) return [{ finding, rendered, printed: finding.span, parameter: printedBy, document }];
    const parameter = firstParameter(originsAround(rendered), parameters);
    return parameter ? [{ finding, rendered, printed: null, parameter, document }] : [];
  }
  return [];
}

function firstParameter(
  origins: readonly Origin[],
  parameters: readonly WrittenParameter[],
): WrittenParameter | null {
  for (const origin of origins)
    for (const one of traceOf(origin).written) {
      const parameter = one.from === 'set' ? parameterOf(one, parameters) : null;
      if (parameter) return parameter;
    }
  return null;
}

/** What may stand in a parameter, in quotes or without, and is read as it is written. */
const plainText = /^[\w./:-]+$/;

/** Fixes that write another text for the printed one, where all renderings are to get the same. */
function fixesOf(renderings: readonly Rendered[], file: string): readonly ChartFix[] {
  const [first, ...others] = renderings;
  if (!first) return [];
  return first.finding.fixes.flatMap((fix) => {
    const edit = editOf(fix, first, file);
    const same = others.every((other) =>
      other.finding.fixes.some((one) => JSON.stringify(editOf(one, other, file)) === JSON.stringify(edit)),
    );
    if (!edit || !same) return [];
    const meant = renderings.map(({ document }) => ({
      rendered: document.name,
      start: document.start,
      edits: fix.edits,
    }));
    return [{ ...fix, edits: [edit], ...(others.length === 0 ? { meant } : {}) }];
  });
}

function editOf(fix: Fix, { printed, parameter }: Rendered, file: string): SourceEdit | null {
  const [edit, ...others] = fix.edits;
  if (!edit || others.length > 0 || !printed) return null;
  const { written } = parameter;
  const isAll = edit.span.start === printed.start && edit.span.end === printed.end;
  const isSame = printed.end - printed.start === written.end - written.start;
  return isAll && isSame && plainText.test(edit.newText)
    ? { file, span: written, newText: edit.newText }
    : null;
}
