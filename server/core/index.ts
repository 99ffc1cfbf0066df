/*
 * The façade: what the language server, the command line and the tests use of the core.
 */

export type { BegunAnalysis } from './analyse-document.ts';
export { analyseDocument, beginAnalysis } from './analyse-document.ts';
export type {
  AnalysisContext,
  DocumentAnalysis,
  DocumentFacts,
  DocumentRole,
  DocumentSource,
  Profile,
  RuleSeverities,
  ValidationScope,
} from './analysis.ts';
export { profiles } from './analysis.ts';
export type { CutDocument, FileKind } from './cut-file.ts';
export { cutFile } from './cut-file.ts';
export { documentationUrl } from './documentation.ts';
export type { DeclinedReason } from './edits/index.ts';
export type { AnchoredText } from './features/anchors.ts';
export { anchoredTextAt } from './features/anchors.ts';
export type {
  ChartCompletionItem,
  ChartReference,
  ChartSpan,
  ChartVariant,
  ChartView,
  EffectiveProbe,
  InlineValues,
  JudgedBefore,
  JudgedChart,
  ParsedTemplates,
  ReleaseValuesFile,
  RenderedBefore,
  RenderedChart,
  WrittenParameter,
} from './features/chart/index.ts';
export {
  chartChange,
  chartCompletionAt,
  chartHintsOf,
  chartHoverAt,
  chartLensesOf,
  chartLinksOf,
  chartTimelineOf,
  chartViewOf,
  definitionsAt,
  dormantFindings,
  dormantProbesOf,
  effectiveProbesOf,
  findingsOfInline,
  folderLinksIn,
  givenFiles,
  helm4Findings,
  helm4VariantOf,
  inlineValuesIn,
  isChartNamed,
  isOtherRepository,
  judgeChart,
  mayHoldInlineValues,
  namedAt,
  parameterEffects,
  parameterParts,
  referencesTo,
  renderedChartInSteps,
  renderedChartOf,
  seesContainers,
  textOfFile,
  valuesCompletionAt,
  withTemplate,
  writtenParameters,
} from './features/chart/index.ts';
export type { CodeActions, CodeActionsRequest } from './features/code-actions.ts';
export { codeActionsAt } from './features/code-actions.ts';
export { codeLensesOf } from './features/code-lenses.ts';
export type { CompletionRequest } from './features/completion/complete.ts';
export { completionAt } from './features/completion/complete.ts';
export type { CompletionItem, CompletionList } from './features/completion/completion-item.ts';
export {
  ruleEdits,
  safeEdits,
  safeFixOf,
  sureFixOf,
  surestEdits,
  surestFixOf,
} from './features/fix-all.ts';
export type { FoldingLines } from './features/folding.ts';
export { foldingLinesOf } from './features/folding.ts';
export type { HoverAnswer, HoverRequest } from './features/hover.ts';
export { hoverAt } from './features/hover.ts';
export { inlayHintsOf } from './features/inlay-hints.ts';
export type { NamedPort, PortNameFault, PortPlace } from './features/named-ports.ts';
export { faultOfPortName, namedPortAt, writtenPortName } from './features/named-ports.ts';
export { rehearse } from './features/rehearsal.ts';
export { selectionSpansAt } from './features/selection.ts';
export type { DocumentSymbol } from './features/symbols.ts';
export { symbolsOf } from './features/symbols.ts';
export type { FileGlobs } from './file-globs.ts';
export { isExcluded } from './file-globs.ts';
export type { Finding, FindingCategory, Fix, Refactoring, RelatedPlace, Severity } from './finding.ts';
export { decodeBase64 } from './helm/base64.ts';
export type { AbsentDependency } from './helm/chart/absent-dependencies.ts';
export { absentDependencies, isDependency } from './helm/chart/absent-dependencies.ts';
export type { ChartFinding, ChartFix, SourceEdit } from './helm/judge/chart-finding.ts';
export type { ChartToFix, ChosenFix } from './helm/judge/fixes/proof.ts';
export { editsTogether, keepsItsWord, provenFix } from './helm/judge/fixes/proof.ts';
export type { ChartJudgement } from './helm/judge/judge-chart.ts';
export { toldOnce } from './helm/judge/judged-places.ts';
export { renderedWords } from './helm/judge/rendered-words.ts';
export type { SourcePlace } from './helm/judge/source-map.ts';
export type { ValuesFile } from './helm/rendering.ts';
export type { ValuesChoice, ValuesSettings } from './helm/values-choice.ts';
export { choiceSeenFrom, chosenAmong, defaultChoice, valuesChoices } from './helm/values-choice.ts';
export { joinDocuments } from './join-documents.ts';
export { keepLast } from './keep-last.ts';
export type { FileIdentity, FileRole } from './kubernetes/file-role.ts';
export { fileRole, roleByName, splitPath } from './kubernetes/file-role.ts';
export type { Probe, ProbedContainer, ProbeName, TimingFieldName } from './kubernetes/probe.ts';
export type { KubernetesVersion, VersionReading } from './kubernetes/version.ts';
export {
  formatKubernetesVersion,
  newestKnownVersion,
  oldestKnownVersion,
  readKubernetesVersion,
} from './kubernetes/version.ts';
export type { Language } from './messages/language.ts';
export { languageOfLocale, languages } from './messages/language.ts';
export type { Message, MessageId } from './messages/message.ts';
export { message, renderMessage } from './messages/message.ts';
export type { Platform } from './platform.ts';
export { runOn } from './platform.ts';
export { probeCount } from './probe-count.ts';
export type { ProjectFile } from './project/find-project-file.ts';
export { findProjectFile } from './project/find-project-file.ts';
export { projectSettingsOf } from './project/judge-project.ts';
export type { ProjectHelmSettings, ProjectSettings } from './project/project-settings.ts';
export { noHelmSettings, noProjectSettings, severityChoices } from './project/project-settings.ts';
export { rules } from './rules/index.ts';
export type { Concern, Rule } from './rules/rule.ts';
export type { RuleId } from './rules/rule-ids.ts';
export { isRuleId, ruleIds } from './rules/rule-ids.ts';
export type { IndexedFile, ServiceIndex, Surroundings } from './service-index.ts';
export { indexFile, serviceIndexOf, visibleServicesIn } from './service-index.ts';
export type { TimeRange } from './simulation/ranges.ts';
export { rangesOf } from './simulation/ranges.ts';
export type { Expectation } from './simulation/read-scenario.ts';
export { readScenario } from './simulation/read-scenario.ts';
export { simulate } from './simulation/simulate.ts';
export type { Trace, TraceEvent } from './simulation/trace.ts';
export type { TextEdit } from './text/edit.ts';
export { applyEdits } from './text/edit.ts';
export type { Span } from './text/span.ts';
export { touches } from './text/span.ts';
export type { Card } from './timeline/cards.ts';
export { cardsOf } from './timeline/cards.ts';
export { rangeQuestion } from './timeline/certain-ranges.ts';
export { containerAt, firstProbed, focusAt } from './timeline/container-at.ts';
export { timelineContainer } from './timeline/container-facts.ts';
export type { FigureName } from './timeline/figure-range.ts';
export { figureNames, wholeSeconds } from './timeline/figure-range.ts';
export { placesOf } from './timeline/places.ts';
export { editNumber, probeAddition } from './timeline/probe-edits.ts';
export { simulatedContainer } from './timeline/simulated-container.ts';
export { fixOfSuggestion } from './timeline/suggestions.ts';
export type { Mark, ProbeLane, Segment, Timeline, Tone } from './timeline/timeline.ts';
export { toneOf } from './timeline/timeline.ts';
export type { TimelineChange } from './timeline/timeline-change.ts';
export type { TimelineContainer } from './timeline/timeline-container.ts';
export type { TimelineText } from './timeline/timeline-text.ts';
export { secondsOf } from './timeline/timeline-text.ts';
export type { SimulatedContainer, WhatIf, WhatIfName } from './timeline/what-if.ts';
export { usualWhatIf, whatIfNames } from './timeline/what-if.ts';
export type { Luck, PhaseSweep, WhatIfRun } from './timeline/what-if-run.ts';
export { lucks, runWhatIf, sweepPhases } from './timeline/what-if-run.ts';
export { nearestName } from './validation/unknown-field-suggestion.ts';
export type { Workspace } from './workspace.ts';
export { unknownWorkspace } from './workspace.ts';
