import type { Location, ReferenceParams } from 'vscode-languageserver';
import { askedAnchor } from '../anchors.ts';
import { askedPort, locationOf } from '../named-ports.ts';
import type { Handler } from './handler.ts';

/** `textDocument/references`: who asks for a port by its name, and the aliases of an anchor. */
export const references: Handler<ReferenceParams, Location[]> = async (session, params) => {
  const { includeDeclaration } = params.context;
  const anchored = await askedAnchor(session, params);
  if (anchored) return [...(includeDeclaration ? [anchored.anchor] : []), ...anchored.aliases];
  const asked = await askedPort(session, params);
  if (!asked) return [];
  return asked.port.places
    .filter(({ role }) => includeDeclaration || role !== 'definition')
    .flatMap((place) => locationOf(asked, place) ?? []);
};
