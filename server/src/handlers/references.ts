import type { Location, ReferenceParams } from 'vscode-languageserver';
import { askedAnchor } from '../anchors.ts';
import { chartReferences } from '../chart-places.ts';
import { askedPort, locationOf } from '../named-ports.ts';
import type { Handler } from './handler.ts';

/** `textDocument/references`: who asks for a port by its name, the aliases of an anchor; in a chart the uses of a value
 * and of a named template. */
export const references: Handler<ReferenceParams, Location[]> = async (session, params) => {
  const { includeDeclaration } = params.context;
  const inChart = await chartReferences(session, params, includeDeclaration);
  if (inChart.length > 0) return [...inChart];
  const anchored = await askedAnchor(session, params);
  if (anchored) return [...(includeDeclaration ? [anchored.anchor] : []), ...anchored.aliases];
  const asked = await askedPort(session, params);
  if (!asked) return [];
  return asked.port.places
    .filter(({ role }) => includeDeclaration || role !== 'definition')
    .flatMap((place) => locationOf(asked, place) ?? []);
};
