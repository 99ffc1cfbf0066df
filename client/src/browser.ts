import type { ExtensionContext } from 'vscode';
import { Uri } from 'vscode';
import { activateWith, clientId, productName } from './activate.ts';

export { deactivate } from './activate.ts';

declare const Worker: new (address: string) => unknown;

export function activate(context: ExtensionContext): void {
  activateWith(context, async (options) => {
    const { LanguageClient } = await import('vscode-languageclient/browser');
    const address = Uri.joinPath(context.extensionUri, 'dist/server/worker.js').toString(true);
    const worker = new Worker(address) as ConstructorParameters<typeof LanguageClient>[2];
    return new LanguageClient(clientId, productName, worker, options);
  });
}
