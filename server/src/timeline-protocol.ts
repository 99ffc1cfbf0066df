import type { Position, Range, TextEdit } from 'vscode-languageserver';
import type {
  DeclinedReason,
  Language,
  ProbeName,
  TimelineChange,
  TimelineContainer,
  TimingFieldName,
} from '../core/index.ts';

/*
 * What the client asks for the preview of a timeline. The server has the facts and makes the edits; the preview simulates.
 */

/** Asked by the client: the containers of a file, and which of them a place belongs to. */
export const timelineMethod = 'kubeProbes/timeline';

export interface TimelineParams {
  readonly uri: string;
  /** Where the cursor stands; null when nobody asks about a place. */
  readonly position: Position | null;
  /** The key of the container that is shown; left out, none is. */
  readonly chosen?: string | null;
}

/** A range of the file that was asked about, or of another one of its chart. */
export interface TimelinePlace extends Range {
  readonly uri?: string;
}

/** Null for a file that is not open, or about which nothing is to be said. */
export type TimelineResult = TimelineFile | null;

export interface TimelineFile {
  /** Of the file; of a chart a number that is another one whenever its files say something else. */
  readonly version: number;
  readonly language: Language;
  /** `1.36` */
  readonly kubernetesVersion: string;
  /** Their numbers have cards where one of these may be shown next: at the place, on show already, else the first. */
  readonly containers: readonly TimelineContainer<TimelinePlace>[];
  /** The key of the container at the place, or of the nearest in its document. */
  readonly at: string | null;
  /** Keys of all containers a place outside of containers may mean, the nearest one's too; empty inside one. */
  readonly nearby: readonly string[];
  /** What else the answer rests on: URIs of files, and of folders with a slash at their end. */
  readonly restsOn: readonly string[];
  readonly focus: { readonly probe: ProbeName; readonly field: TimingFieldName | null } | null;
}

/** Asked by the client: the edits that a change in the preview takes. */
export const timelineEditMethod = 'kubeProbes/timelineEdit';

export interface TimelineEditParams {
  readonly uri: string;
  /** Of the text that the preview showed. */
  readonly version: number;
  /** The key of the container. */
  readonly container: string;
  readonly change: TimelineChange;
}

/**
 * Edits of the version that was asked about, or why there are none: `stale`, the text has moved on; `computed`, no edit of
 * one place makes a chart render it.
 */
export type TimelineEditResult =
  | { readonly kind: 'edits'; readonly files: readonly FileEdits[] }
  | { readonly kind: 'declined'; readonly reason: DeclinedReason | 'stale' | 'computed' };

export interface FileEdits {
  readonly uri: string;
  /** The version of the text that the edits are of; null where the file is not open. */
  readonly version: number | null;
  readonly edits: readonly TextEdit[];
}

/** The client's command that opens the preview. Arguments: the URI of a file and a position in it. */
export const openTimelineCommand = 'kubeProbes.openTimeline';
