import { message } from '../../../messages/message.ts';
import type { ChartFix } from '../chart-finding.ts';
import type { SourcePlace } from '../source-map.ts';
import { atAction, type HelmQuestion, type HelmReport, textAt } from './report.ts';

const digits = /^\d+$/;

/** A port that is a number in the values, and becomes a string on its way through the template. */
export function portAsString(question: HelmQuestion): HelmReport | null {
  const { finding, placeOf, actionOf, textOf, isForeign } = question;
  if (finding.ruleId !== 'probe-port-quoted-number') return null;
  const { node } = placeOf(finding.span);
  const value = node ? textAt(question, node) : '';
  const action = actionOf(finding.span);
  if (!node || !action || !digits.test(value) || textOf(action.file) === null) return null;
  const edits = quotesAround(action, question) ?? filterIn(action, question);
  if (!edits) return null;
  return {
    ruleId: 'helm-port-rendered-as-string',
    message: message('helm-port-rendered-as-string', { value }),
    place: atAction(action),
    related: [
      { file: node.file, span: node.span, message: message('helm-port-rendered-as-string-value', { value }) },
    ],
    fixes: isForeign(action.file)
      ? []
      : [{ title: message('fix-helm-no-quotes'), safety: 'safe', isPreferred: true, edits }],
  };
}

/** The quotes that stand around the braces of an action, and around nothing else. */
function quotesAround({ file, span }: SourcePlace, { textOf }: HelmQuestion): ChartFix['edits'] | null {
  const text = textOf(file) ?? '';
  const before = /(["'])\{\{\s*$/.exec(text.slice(0, span.start));
  const behind = /^\s*\}\}(["'])/.exec(text.slice(span.end));
  if (!before || !behind || before[1] !== behind[1]) return null;
  const end = span.end + behind[0].length;
  return [
    { file, span: { start: before.index, end: before.index + 1 }, newText: '' },
    { file, span: { start: end - 1, end }, newText: '' },
  ];
}

/** `VALUE | quote`, and `quote VALUE`. */
function filterIn(action: SourcePlace, question: HelmQuestion): ChartFix['edits'] | null {
  const { file, span } = action;
  const text = textAt(question, action);
  const filter = /\s*\|\s*s?quote\s*$/.exec(text);
  if (filter) {
    const start = span.start + filter.index;
    return [{ file, span: { start, end: start + filter[0].trimEnd().length }, newText: '' }];
  }
  const call = /^s?quote\s+(?=\S+$)/.exec(text);
  return call && [{ file, span: { start: span.start, end: span.start + call[0].length }, newText: '' }];
}
