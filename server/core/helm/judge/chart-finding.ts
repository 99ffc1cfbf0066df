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
  /** Everything that has it from this place, in the order of rendering; at least one. */
  readonly renderings: readonly RenderedPlace[];
}

export interface RelatedSource extends SourcePlace {
  readonly message: Message;
}

export interface ChartFix extends Omit<Fix, 'edits'> {
  readonly edits: readonly SourceEdit[];
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
