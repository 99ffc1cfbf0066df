import type { AnalysisContext } from '../../../analysis.ts';
import { withSeverities } from '../../../rules/severities.ts';
import { numberAsFloat } from './number-as-float.ts';
import { portAsString } from './port-as-string.ts';
import { unignored } from './rendered-risks.ts';
import { replacedZero } from './replaced-zero.ts';
import type { HelmQuestion, HelmReport } from './report.ts';
import { secondHandler } from './second-handler.ts';
import { unguardedDump } from './unguarded-dump.ts';
import { wrongIndentation } from './wrong-indentation.ts';

const reports: readonly ((question: HelmQuestion) => HelmReport | null)[] = [
  secondHandler,
  portAsString,
  unguardedDump,
  wrongIndentation,
  replacedZero,
  numberAsFloat,
];

/** A report with the severity that the settings give its rule. */
export interface RatedReport extends HelmReport {
  readonly severity: HelmQuestion['finding']['severity'];
}

/**
 * What a chart did to bring a finding about; null where it has no part in it. Where the rule of that is turned off the
 * finding stays what it is outside of charts.
 */
export function helmReportOf(question: HelmQuestion, context: AnalysisContext): RatedReport | null {
  const { finding } = question;
  for (const reportOf of reports) {
    const report = reportOf(question);
    if (!report) continue;
    const [rated] = withSeverities([{ ...finding, ruleId: report.ruleId }], context);
    return rated ? { ...report, severity: rated.severity } : null;
  }
  return null;
}

/** Whether a comment that is rendered with the template ignores the report. */
export function isIgnoredReport({ ruleId }: HelmReport, { finding, document }: HelmQuestion): boolean {
  return unignored([{ ...finding, ruleId }], document.cut.source).length === 0;
}
