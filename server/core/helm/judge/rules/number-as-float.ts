import { message } from '../../../messages/message.ts';
import type { ChartFix } from '../chart-finding.ts';
import type { SourcePlace } from '../source-map.ts';
import { atAction, type HelmQuestion, type HelmReport, textAt } from './report.ts';

/** Every number of a values file is a float64, which Go prints with an exponent from a million on. */
export function numberAsFloat(question: HelmQuestion): HelmReport | null {
  const { finding, placeOf, actionOf } = question;
  if (finding.ruleId !== 'helm-number-rendered-as-float') return null;
  const { node } = placeOf(finding.span);
  const action = actionOf(finding.span);
  if (!node || !action) return null;
  const value = textAt(question, node);
  return {
    ruleId: finding.ruleId,
    message: finding.message,
    place: atAction(action),
    related: [
      {
        file: node.file,
        span: node.span,
        message: message('helm-number-rendered-as-float-value', { value }),
      },
    ],
    fixes: question.isForeign(action.file) ? [] : wholeFix(action, question),
  };
}

/** Behind a value that is printed as it is. */
function wholeFix(action: SourcePlace, question: HelmQuestion): readonly ChartFix[] {
  const { file, span } = action;
  const text = textAt(question, action).trimEnd();
  if (!/^\$?(?:\.[A-Za-z_]\w*)+$/.test(text)) return [];
  const end = span.start + text.length;
  return [
    {
      title: message('fix-helm-whole-number'),
      safety: 'safe',
      isPreferred: true,
      edits: [{ file, span: { start: end, end }, newText: ' | int64' }],
    },
  ];
}
