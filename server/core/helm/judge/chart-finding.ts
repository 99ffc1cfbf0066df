import type { Finding, Fix } from '../../finding.ts';
import type { Message } from '../../messages/message.ts';
import type { RuleId } from '../../rules/rule-ids.ts';
import type { TextEdit } from '../../text/edit.ts';
import type { PlaceToFix, SourcePlace } from './source-map.ts';

/** A finding of what a chart renders, at the place where it can be fixed. Paths are those of the chart's file tree. */
export interface ChartFinding extends Omit<Finding, 'span' | 'related' | 'fixes' | 'item'> {
  readonly place: PlaceToFix;
  /** The rule that names the same defect outside of charts; comments that ignore it hold here, too. */
  readonly ordinaryRule?: RuleId;
  readonly related: readonly RelatedSource[];
  readonly fixes: readonly ChartFix[];
  /** It is about probes that the values switch off, as if they were on. */
  readonly isDormant?: true;
  /** It is about what Helm 4 renders, and Helm 3 does not. */
  readonly isOfHelm4?: true;
  /** Everything that has it from this place, in the order of rendering; at least one. */
  readonly renderings: readonly RenderedPlace[];
}

export interface RelatedSource extends SourcePlace {
  readonly message: Message;
}

export interface ChartFix extends Omit<Fix, 'edits'> {
  readonly edits: readonly SourceEdit[];
  /** What the edits are to make of the rendered documents; not known for what only a chart can have wrong. */
  readonly meant?: readonly MeantChange[];
}

/** What a fix makes of one rendered document. */
export interface MeantChange {
  /** The rendered file by Helm's name. */
  readonly rendered: string;
  /** Where the document starts in that file's output. */
  readonly start: number;
  /** Their spans count from the start of the document. */
  readonly edits: readonly TextEdit[];
}

export interface SourceEdit extends TextEdit {
  readonly file: string;
}

/** A place in a rendered object that a finding is about. */
export interface RenderedPlace {
  /** The rendered file by Helm's name: `<chart>/templates/x.yaml`. */
  readonly rendered: string;
  /** Where the template of that file writes or includes it. */
  readonly root: SourcePlace;
  readonly kind: string | null;
  readonly name: string | null;
  readonly namespace: string | null;
  readonly container: string | null;
  readonly objectPath: string;
}
