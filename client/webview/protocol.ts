import type { ProbeName, TimingFieldName } from '../../server/core/kubernetes/probe.ts';
import type { Language } from '../../server/core/messages/message.ts';
import type { TimelineContainer } from '../../server/core/timeline/timeline-container.ts';
import type { Range } from '../../server/positions/line-table.ts';

/*
 * What the timeline's view and the editor say to each other. Either side may be newer than the other for a moment (a
 * view restored after an update), so every message names the version of these types and is looked at before it is used.
 */

export const protocolVersion = 1;

/** A range of the file that is shown, or of another one that a chart takes part of the container from. */
export interface Place extends Range {
  readonly uri?: string;
}

/** Which probes the view shows, as the text has them at one version. */
export interface ViewModel {
  readonly uri: string;
  readonly fileName: string;
  readonly documentVersion: number;
  readonly language: Language;
  /** `1.36` */
  readonly kubernetesVersion: string;
  readonly containers: readonly TimelineContainer<Place>[];
  /** The container to show; null where the file has none. */
  readonly selected: string | null;
  /** What the editor's cursor stands in. */
  readonly focus: { readonly probe: ProbeName; readonly field: TimingFieldName | null } | null;
  readonly isPinned: boolean;
}

export type ExportFormat = 'svg' | 'markdown' | 'json';
export const exportFormats = ['svg', 'markdown', 'json'] as const satisfies readonly ExportFormat[];

/** Where a number stands: a probe's, or the Pod's where `probe` is null. */
export interface NumberPlace {
  readonly container: string;
  readonly probe: ProbeName | null;
  readonly field: TimingFieldName;
}

export type EditOutcome = 'done' | 'stale' | 'template' | 'shared' | 'computed' | 'layout' | 'refused';

/** From the editor to the view. */
export type ToView =
  | { readonly v: 1; readonly type: 'model'; readonly model: ViewModel }
  | { readonly v: 1; readonly type: 'edited'; readonly id: number; readonly outcome: EditOutcome }
  | { readonly v: 1; readonly type: 'export'; readonly format: ExportFormat };

/** From the view to the editor. */
export type ToHost =
  | { readonly v: 1; readonly type: 'ready'; readonly shown: ShownPlace | null }
  | {
      readonly v: 1;
      readonly type: 'edit';
      readonly id: number;
      readonly documentVersion: number;
      readonly place: NumberPlace;
      /** Null takes the field away, so that its default applies. */
      readonly value: number | null;
    }
  | {
      readonly v: 1;
      readonly type: 'fix';
      readonly id: number;
      readonly documentVersion: number;
      readonly container: string;
      readonly suggestion: string;
    }
  | {
      readonly v: 1;
      readonly type: 'add';
      readonly id: number;
      readonly documentVersion: number;
      readonly container: string;
      readonly probe: ProbeName;
    }
  | { readonly v: 1; readonly type: 'reveal'; readonly container: string; readonly range: Place }
  | { readonly v: 1; readonly type: 'select'; readonly container: string }
  | { readonly v: 1; readonly type: 'pin'; readonly isPinned: boolean }
  | { readonly v: 1; readonly type: 'copy'; readonly text: string }
  | { readonly v: 1; readonly type: 'askExport' }
  | {
      readonly v: 1;
      readonly type: 'exported';
      readonly format: ExportFormat;
      readonly data: string;
      readonly name: string;
    };

/** What a view that is restored showed: the editor finds the file and the container again. */
export interface ShownPlace {
  readonly uri: string;
  readonly container: string | null;
  readonly isPinned: boolean;
}

type Fields = Readonly<Record<string, unknown>>;

function fieldsOf(message: unknown): Fields | null {
  if (typeof message !== 'object' || message === null) return null;
  const fields = message as Fields;
  return fields.v === protocolVersion ? fields : null;
}

/** A message for the view, or null where it is none of this version. The editor is trusted with what is inside. */
export function readToView(message: unknown): ToView | null {
  const fields = fieldsOf(message);
  switch (fields?.type) {
    case 'model':
      return typeof fields.model === 'object' && fields.model !== null ? (message as ToView) : null;
    case 'edited':
      return typeof fields.id === 'number' ? (message as ToView) : null;
    case 'export':
      return isFormat(fields.format) ? (message as ToView) : null;
    default:
      return null;
  }
}

/** A message from the view, or null where anything in it is not as it should be: views hold text of others. */
export function readToHost(message: unknown): ToHost | null {
  const fields = fieldsOf(message);
  return fields && isWellFormed(fields) ? (message as ToHost) : null;
}

function isWellFormed(fields: Fields): boolean {
  const isNumbered = isInteger(fields.id) && isInteger(fields.documentVersion);
  switch (fields.type) {
    case 'ready':
      return fields.shown === null || isShownPlace(fields.shown);
    case 'edit':
      return isNumbered && isPlace(fields.place) && (fields.value === null || isInteger(fields.value));
    case 'fix':
      return isNumbered && isText(fields.container) && isText(fields.suggestion);
    case 'add':
      return isNumbered && isText(fields.container) && isProbeName(fields.probe);
    case 'reveal':
      return isText(fields.container) && isRange(fields.range);
    case 'select':
      return isText(fields.container);
    case 'pin':
      return typeof fields.isPinned === 'boolean';
    case 'copy':
      return isText(fields.text);
    case 'askExport':
      return true;
    case 'exported':
      return isFormat(fields.format) && isText(fields.data) && isText(fields.name);
    default:
      return false;
  }
}

function isShownPlace(value: unknown): boolean {
  if (typeof value !== 'object' || value === null) return false;
  const { uri, container, isPinned } = value as Fields;
  return isText(uri) && (container === null || isText(container)) && typeof isPinned === 'boolean';
}

/** Whether a state that a view has left behind is one that can be taken up again. */
export function readShownPlace(state: unknown): ShownPlace | null {
  const shown = typeof state === 'object' && state !== null ? (state as Fields).shown : null;
  return isShownPlace(shown) ? (shown as ShownPlace) : null;
}

function isPlace(value: unknown): boolean {
  if (typeof value !== 'object' || value === null) return false;
  const { container, probe, field } = value as Fields;
  return isText(container) && (probe === null || isProbeName(probe)) && isField(field);
}

function isRange(value: unknown): boolean {
  if (typeof value !== 'object' || value === null) return false;
  const { start, end, uri } = value as Fields;
  if (uri !== undefined && !isText(uri)) return false;
  return [start, end].every((position) => {
    if (typeof position !== 'object' || position === null) return false;
    const { line, character } = position as Fields;
    return isInteger(line) && isInteger(character);
  });
}

function isText(value: unknown): value is string {
  return typeof value === 'string';
}

function isInteger(value: unknown): value is number {
  return Number.isSafeInteger(value);
}

function isFormat(value: unknown): value is ExportFormat {
  return exportFormats.some((format) => format === value);
}

const probes: readonly ProbeName[] = ['startupProbe', 'livenessProbe', 'readinessProbe'];

function isProbeName(value: unknown): value is ProbeName {
  return probes.some((probe) => probe === value);
}

const fields: readonly TimingFieldName[] = [
  'initialDelaySeconds',
  'periodSeconds',
  'timeoutSeconds',
  'successThreshold',
  'failureThreshold',
  'terminationGracePeriodSeconds',
];

function isField(value: unknown): value is TimingFieldName {
  return fields.some((field) => field === value);
}
