import type { ExtensionContext } from 'vscode';
import { activateWith, clientId, productName } from './activate.ts';

export { deactivate } from './activate.ts';

export function activate(context: ExtensionContext): void {
  activateWith(context, async (options) => {
    const { LanguageClient, TransportKind } = await import('vscode-languageclient/node');
    const server = { module: context.asAbsolutePath('dist/server/node.js'), transport: TransportKind.ipc };
    const debug = { ...server, options: { execArgv: ['--nolazy', '--inspect=6009'] } };
    return new LanguageClient(clientId, productName, { run: server, debug }, options);
  });
}
