import type { PrepareRenameParams, Range, RenameParams, WorkspaceEdit } from 'vscode-languageserver';
import { LSPErrorCodes, ResponseError } from 'vscode-languageserver';
import type { Message, PortNameFault } from '../../core/index.ts';
import { faultOfPortName, message, renderMessage, writtenPortName } from '../../core/index.ts';
import { textEditOf, workspaceEditOf } from '../convert.ts';
import type { AskedPort } from '../named-ports.ts';
import { askedPort, locationOf } from '../named-ports.ts';
import type { Handler } from './handler.ts';

/** `textDocument/prepareRename` */
export const prepareRename: Handler<
  PrepareRenameParams,
  { range: Range; placeholder: string } | null
> = async (session, params) => {
  const asked = await askedPort(session, params);
  if (!asked) return null;
  refuseShared(asked);
  const location = locationOf(asked, asked.port.asked);
  return location && { range: location.range, placeholder: asked.port.name };
};

/** `textDocument/rename`: the name of a port, wherever the file means this port. */
export const rename: Handler<RenameParams, WorkspaceEdit | null> = async (session, params) => {
  const asked = await askedPort(session, params);
  if (!asked) return null;
  refuseShared(asked);
  const newName = params.newName.trim();
  const fault = faultOfPortName(newName, asked.port.takenNames);
  if (fault) refuse(asked, message(`rename-${fault}` satisfies `rename-${PortNameFault}`, { name: newName }));
  const edits = asked.port.places.flatMap(({ document, span }) => {
    const placed = asked.documents[document];
    if (!placed) return [];
    const newText = writtenPortName(placed.segment.source.text.slice(span.start, span.end), newName);
    return [textEditOf(placed, { span, newText })];
  });
  return workspaceEditOf(asked.judged.document, edits, session.abilities);
};

/** Behind an alias the name also means something else, which would be renamed with it. */
function refuseShared(asked: AskedPort): void {
  if (asked.port.places.some(({ isShared }) => isShared)) {
    refuse(asked, message('rename-shared', { name: asked.port.name }));
  }
}

function refuse({ judged }: AskedPort, reason: Message): never {
  throw new ResponseError(LSPErrorCodes.RequestFailed, renderMessage(reason, judged.circumstances.language));
}
