import { message } from '../../../messages/message.ts';
import type { Origin, ValuesOrigin } from '../../values/origin.ts';
import type { PlaceToFix } from '../source-map.ts';
import { traceOf } from '../trace.ts';
import { atAction, type HelmQuestion, type HelmReport } from './report.ts';

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
    fixes: [],
  };
}

function soleNode(zero: Origin): ValuesOrigin | null {
  const [node, ...others] = traceOf(zero).written;
  return node?.from === 'values' && others.length === 0 ? node : null;
}

function atNode(node: ValuesOrigin): PlaceToFix {
  return { file: node.file, span: node.span, kind: 'values', node };
}
