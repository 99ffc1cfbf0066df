import type { Span } from '../text/span.ts';
import type { Stretch } from './grammar/scanner.ts';
import type { YamlProblem } from './node.ts';

/*
 * Manifests that are really templates: `{{` where a value should begin opens a mapping whose key is a mapping, which
 * no Kubernetes object can hold.
 */

const action = /\{\{[\s\S]*?\}\}/g;

/** The one problem that such a text has, at its first action. */
export function templateProblem(text: string, at: number): YamlProblem {
  action.lastIndex = at;
  const found = action.exec(text);
  const end = found?.index === at ? at + found[0].length : lineEnd(text, at);
  return { code: 'looks-like-template', span: { start: at, end }, args: {}, readerWords: 'invalid map key' };
}

/** The actions from the first on, to be read around: alone on its line it is a gap, elsewhere a scalar. */
export function templateStretches(text: string, { start, end }: Span): readonly Stretch[] {
  const stretches: Stretch[] = [];
  action.lastIndex = start;
  for (let found = action.exec(text); found && found.index < end; found = action.exec(text)) {
    const span = { start: found.index, end: found.index + found[0].length };
    stretches.push({ kind: isAloneOnLine(text, span) ? 'gap' : 'scalar', ...span });
  }
  return stretches;
}

function isAloneOnLine(text: string, { start, end }: Span): boolean {
  const before = text.slice(text.lastIndexOf('\n', start - 1) + 1, start);
  return (before + text.slice(end, lineEnd(text, end))).trim() === '';
}

function lineEnd(text: string, from: number): number {
  const found = text.indexOf('\n', from);
  return found < 0 ? text.length : found;
}
