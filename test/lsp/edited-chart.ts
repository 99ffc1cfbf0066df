import assert from 'node:assert/strict';
import type { TestContext } from 'node:test';
import { rules } from '../../server/core/index.ts';
import { readDrawing } from '../support/drawing.ts';
import { filesOf } from '../support/drawn-chart.ts';
import { connected } from './connect.ts';
import { type Editor, type EditorOptions, fixture } from './editor.ts';

/*
 * A chart in the files of a workspace, with diagnostics drawn into them (see `drawn-chart.ts`). Of what is
 * rendered no bulb is drawn: whether it has fixes is told when these are asked for.
 */

const folder = 'memfs:/shop/web';
const definition = 'apiVersion: v2\nname: web\nversion: 1.0.0\n';

export const uriIn = (path: string): string => `${folder}/${path}`;

export interface EditedChart {
  readonly editor: Editor;
  /** Compares what the editor gets told of the drawn files, all of which are open. */
  readonly expect: (drawing: string) => Promise<void>;
}

export interface ChartOptions extends EditorOptions {
  /** Files that are not open, by path. */
  readonly also?: Readonly<Record<string, string>>;
  /** Of `kubeProbes.rules`, besides that rules that are not drawn are off. */
  readonly severities?: Readonly<Record<string, string>>;
  /** Rules that are asked though they are not drawn. */
  readonly asked?: readonly string[];
}

/** The drawn files in an editor that asks for diagnostics, once what is told of them is compared. */
export async function editedChart(
  context: TestContext,
  drawing: string,
  { also = {}, severities = {}, asked = [], settings = {}, ...options }: ChartOptions = {},
): Promise<EditedChart> {
  const drawn = filesOf(drawing).map(([path, text]) => [path, fixture(text).text] as const);
  const files = { 'Chart.yaml': definition, ...also, ...Object.fromEntries(drawn) };
  const wanted = new Set([...asked, ...readDrawing(drawing).drawn.map(({ id }) => id)]);
  const off = rules.flatMap(({ id }) => (wanted.has(id) ? [] : [[id, 'off']]));
  const editor = await connected(context, {
    pulls: true,
    stored: Object.fromEntries(Object.entries(files).map(([path, text]) => [uriIn(path), text])),
    settings: { ...(settings as object), rules: { ...Object.fromEntries(off), ...severities } },
    ...options,
  });
  for (const [path, text] of drawn) await editor.open(uriIn(path), text);
  const expect = (expected: string): Promise<void> => expectAll(editor, expected);
  await expect(drawing);
  return { editor, expect };
}

async function expectAll(editor: Editor, drawing: string): Promise<void> {
  const found: string[] = [];
  const wanted: string[] = [];
  for (const [path, text] of filesOf(drawing)) {
    const uri = uriIn(path);
    found.push(`== ${path}\n${editor.drawn(uri, await editor.pulled(uri))}`);
    wanted.push(`== ${path}\n${fixture(text).expected}`);
  }
  assert.equal(found.join(''), wanted.join(''));
  assert.deepEqual(editor.loggedErrors, []);
}
