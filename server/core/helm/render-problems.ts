import type { RenderProblem } from './rendering.ts';
import type { Failure } from './template/machine.ts';
import { positionOf } from './template/machine.ts';
import type { TemplateProblem, TemplateSource } from './template/nodes.ts';

/*
 * Go's errors as Helm passes them on (pkg/engine/engine.go).
 */

export function parseProblem(source: TemplateSource, problem: TemplateProblem): RenderProblem {
  // Helm shows only what stands behind the last colon.
  const words = `${source.name}:${problem.line}: ${problem.words}`.split(': ').at(-1) ?? problem.words;
  return {
    stage: 'render',
    message: `parse error at (${source.name}:${problem.line}): ${words}`,
    path: source.path,
    line: problem.line,
    column: null,
    place: { path: source.path, span: problem.span },
  };
}

const raised = /HELM_ERR_START([\s\S]*)HELM_ERR_END/;

/**
 * An error of `fail` or `required` shows only where it was reached from, and its own words. The place is the one that
 * Helm names first, the span that of the innermost action.
 */
export function failureProblem(
  { message, source, span }: Failure,
  pathOf: (template: string) => string | null,
): RenderProblem {
  const [, location = '', ...rest] = message.split(': ');
  const own = raised.exec(rest.join(': '))?.[1];
  const text = own === undefined ? message : `execution error at (${location}): ${own}`;
  const [, name = '', line, column] = /^(.*):([0-9]+):([0-9]+)$/.exec(location) ?? [];
  const isNamed = line !== undefined && column !== undefined;
  const position = isNamed
    ? { line: Number(line), column: Number(column) }
    : positionOf(source.text, Math.min(span.start, source.text.length));
  return {
    stage: 'render',
    message: text,
    path: pathOf(name) ?? source.path,
    ...position,
    place: { path: source.path, span },
  };
}
