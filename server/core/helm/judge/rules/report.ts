import type { AnalysisContext } from '../../../analysis.ts';
import type { Finding } from '../../../finding.ts';
import type { Message } from '../../../messages/message.ts';
import type { Span } from '../../../text/span.ts';
import type { Origin } from '../../values/origin.ts';
import type { ChartFix, RelatedSource } from '../chart-finding.ts';
import type { IsForeign } from '../foreign-files.ts';
import type { IndentedStretch } from '../indented-stretches.ts';
import type { JudgedDocument } from '../judge-files.ts';
import type { PlaceToFix, SourcePlace } from '../source-map.ts';
import type { TextOfSource } from '../source-texts.ts';
import type { HelmRuleId } from './ids.ts';

/** A finding of a rendered document, and where everything around it comes from. */
export interface HelmQuestion {
  readonly finding: Finding;
  readonly document: JudgedDocument;
  readonly textOf: TextOfSource;
  readonly isForeign: IsForeign;
  readonly context: AnalysisContext;
  /** What indenting actions printed into the rendered file, whose spans count from its start. */
  readonly stretches: () => readonly IndentedStretch[];
  /** The values files that were given, in their order. */
  readonly valuesFiles: readonly string[];
  /** These take spans of the document. */
  readonly placeOf: (span: Span) => PlaceToFix;
  readonly actionOf: (span: Span) => SourcePlace | null;
  readonly originsOf: (span: Span) => readonly Origin[];
}

/** What a chart has done to bring a finding about, said in its own words at its own place. */
export interface HelmReport {
  readonly ruleId: HelmRuleId;
  readonly message: Message;
  readonly place: PlaceToFix;
  readonly related: readonly RelatedSource[];
  readonly fixes: readonly ChartFix[];
}

/** The place of an action. */
export function atAction({ file, span }: SourcePlace): PlaceToFix {
  return { file, span, kind: 'action', node: null };
}

export function textAt({ textOf }: Pick<HelmQuestion, 'textOf'>, { file, span }: SourcePlace): string {
  return textOf(file)?.slice(span.start, span.end) ?? '';
}
