import type { Location, ReferenceParams } from 'vscode-languageserver';
import { askedPort, locationOf } from '../named-ports.ts';
import type { Handler } from './handler.ts';

/** `textDocument/references`: who asks for a port by its name. */
export const references: Handler<ReferenceParams, Location[]> = async (session, params) => {
  const asked = await askedPort(session, params);
  if (!asked) return [];
  return asked.port.places
    .filter(({ role }) => params.context.includeDeclaration || role !== 'definition')
    .flatMap((place) => locationOf(asked, place) ?? []);
};
