import { inlineFileOf } from '../../helm/rendering.ts';
import { type Language, message, renderMessage } from '../../messages/message.ts';
import { code } from '../markdown.ts';
import type { ChartSpan } from './chart-names.ts';
import { lineOf } from './chart-texts.ts';
import type { ChartView } from './chart-view.ts';

/*
 * Places in a chart's files as a hover names them: `values.yaml:31`.
 */

export interface PlaceTelling {
  readonly view: ChartView;
  readonly language: Language;
  /** Where a line of a file, counted from 1, is opened; null for what cannot be, as in archives. */
  readonly linkTo?: ((file: string, line: number) => string | null) | undefined;
}

const mostPlaces = 5;

/** The first few; where one is in the file of the one before, its line alone is told. */
export function placesText(telling: PlaceTelling, places: readonly ChartSpan[]): string {
  const { view, language } = telling;
  const lines = [...new Map(places.map((place) => [`${place.file}:${lineOf(view, place)}`, place])).values()];
  const shown = lines.slice(0, mostPlaces).map((place, index) => {
    const line = lineOf(view, place);
    const isGoingOn = line !== null && lines[index - 1]?.file === place.file;
    return isGoingOn ? linked(telling, place, `:${line}`) : placeText(telling, place);
  });
  const more = lines.length - shown.length;
  if (more > 0) shown.push(renderMessage(message('chart-more', { count: more }), language));
  return shown.join(', ');
}

/** `values.yaml:31`, counted from 1. */
export function placeText(telling: PlaceTelling, place: ChartSpan): string {
  const shown = shownFile(telling.view, place.file);
  const line = lineOf(telling.view, place);
  return line === null ? code(shown) : linked(telling, place, `${shown}:${line}`);
}

function linked({ view, linkTo }: PlaceTelling, place: ChartSpan, text: string): string {
  const line = lineOf(view, place);
  const target = line === null ? null : (linkTo?.(place.file, line) ?? null);
  return target === null ? code(text) : `[${code(text)}](${target})`;
}

/** What the chart is rendered with besides its own values. */
export function valuesFilesText(view: ChartView): string {
  return view.valuesFiles.map(({ path }) => code(shownFile(view, path))).join(', ');
}

/** From the folder of the chart; a file that holds a release of it is the one that is looked at. */
function shownFile({ folder, valuesFiles }: ChartView, file: string): string {
  if (inlineFileOf(valuesFiles)?.path === file) return file.slice(file.lastIndexOf('/') + 1);
  return folder !== '' && file.startsWith(`${folder}/`) ? file.slice(folder.length + 1) : file;
}
