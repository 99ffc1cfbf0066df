import type { AnalysisContext, Finding } from '../../server/core/index.ts';
import {
  analyseDocument,
  applyEdits,
  cutFile,
  joinDocuments,
  newestKnownVersion,
  serviceIndexOf,
} from '../../server/core/index.ts';
import { rules } from '../../server/core/rules/index.ts';
import type { RuleId } from '../../server/core/rules/rule-ids.ts';
import { judgedChartExample } from './chart-example.ts';
import { ruleExamples } from './rule-examples.ts';

/** The findings of a rule's example, whose spans count from the start of their document; strict rules are asked for. */
export function judgedExample(yaml: string, ruleId: RuleId): readonly Finding[] {
  const context = contextOf(ruleId);
  const { kind = 'manifest' } = ruleExamples[ruleId];
  if (kind === 'chart') return judgedChartExample(yaml, context);
  const analyses = cutFile(yaml, kind).map(({ source }) => analyseDocument(source, context));
  const surroundings = ruleExamples[ruleId].isWholeWorkspace ? nothingElse : null;
  return joinDocuments(analyses, context, surroundings).flat();
}

/** A workspace with this file only. */
const nothingElse = { path: 'web.yaml', index: serviceIndexOf([]), isComplete: true };

function contextOf(ruleId: RuleId): AnalysisContext {
  const rule = rules.find(({ id }) => id === ruleId);
  const isStrict = rule?.profile === 'strict';
  return {
    kubernetesVersion: newestKnownVersion,
    ...(isStrict ? { severities: { [ruleId]: rule.severity } } : {}),
  };
}

/** The manifest after a finding's preferred fix, or null where it has none. */
export function fixedExample(yaml: string, finding: Finding): string | null {
  const [fix] = finding.fixes;
  return fix ? applyEdits(yaml, fix.edits) : null;
}
