import type { DefinitionParams, Location } from 'vscode-languageserver';
import { askedAnchor } from '../anchors.ts';
import { chartDefinitions } from '../chart-places.ts';
import { askedPort, locationOf } from '../named-ports.ts';
import type { Handler } from './handler.ts';

/** `textDocument/definition`: where a port that is asked for by name is declared, and the anchor behind
 * an alias; in a chart where a value is written and a named template defined. */
export const definition: Handler<DefinitionParams, Location[]> = async (session, params) => {
  const inChart = await chartDefinitions(session, params);
  if (inChart.length > 0) return [...inChart];
  const anchored = await askedAnchor(session, params);
  if (anchored) return [anchored.anchor];
  const asked = await askedPort(session, params);
  if (!asked) return [];
  return asked.port.places
    .filter(({ role }) => role === 'definition')
    .flatMap((place) => locationOf(asked, place) ?? []);
};
