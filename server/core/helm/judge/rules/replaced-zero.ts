import { message } from '../../../messages/message.ts';
import type { Origin, ValuesOrigin } from '../../values/origin.ts';
import type { ChartFix } from '../chart-finding.ts';
import type { PlaceToFix, SourcePlace } from '../source-map.ts';
import { traceOf } from '../trace.ts';
import { atAction, type HelmQuestion, type HelmReport, textAt } from './report.ts';

/** `default 10 .Values.initialDelaySeconds` where somebody wrote a 0: told of at that 0. */
export function replacedZero(question: HelmQuestion): HelmReport | null {
  const { finding, originsOf, actionOf, placeOf } = question;
  if (finding.ruleId !== 'helm-default-replaces-zero') return null;
  const constant = originsOf(finding.span)
    .flatMap((origin) => traceOf(origin).written)
    .find((origin) => origin.from === 'template');
  const zero = constant?.inPlaceOfZero;
  const action = actionOf(finding.span);
  if (!zero || !action) return null;
  const node = soleNode(zero);
  const { file, span } = placeOf(finding.span);
  return {
    ruleId: finding.ruleId,
    message: finding.message,
    place: node ? atNode(node) : atAction(action),
    related: [{ file, span, message: message('helm-default-replaces-zero-constant') }],
    fixes: node && isDefault(node) ? plainFix(action, question) : [],
  };
}

/** Without `default` there has to be a value whatever values files are given: that of the chart's own. */
function isDefault(node: ValuesOrigin): boolean {
  const isOwn = ({ file }: Pick<ValuesOrigin, 'file'>): boolean => /(?:^|\/)values\.yaml$/.test(file);
  return isOwn(node) || node.shadowed.some((origin) => origin.from === 'values' && isOwn(origin));
}

const withDefault = [
  /^(\$?(?:\.[A-Za-z_]\w*)+)\s*\|\s*default\s+\d+/,
  /^default\s+\d+\s+(\$?(?:\.[A-Za-z_]\w*)+)/,
];

/** The value as it is, in the place of `VALUE | default 10` and `default 10 VALUE`. */
function plainFix(action: SourcePlace, question: HelmQuestion): readonly ChartFix[] {
  const { file, span } = action;
  const text = textAt(question, action);
  const call = withDefault.map((form) => form.exec(text)).find((found) => found !== null);
  const [whole, value] = call ?? [];
  if (whole === undefined || value === undefined || question.isForeign(file)) return [];
  const { start } = span;
  return [
    {
      title: message('fix-helm-no-default', { file }),
      safety: 'changes-behaviour',
      isPreferred: true,
      edits: [{ file, span: { start, end: start + whole.length }, newText: value }],
    },
  ];
}

function soleNode(zero: Origin): ValuesOrigin | null {
  const [node, ...others] = traceOf(zero).written;
  return node?.from === 'values' && others.length === 0 ? node : null;
}

function atNode(node: ValuesOrigin): PlaceToFix {
  return { file: node.file, span: node.span, kind: 'values', node };
}
