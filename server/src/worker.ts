import {
  BrowserMessageReader,
  BrowserMessageWriter,
  createConnection,
  ProposedFeatures,
} from 'vscode-languageserver/browser';
import { serve } from './server.ts';

declare const self: ConstructorParameters<typeof BrowserMessageReader>[0];

const reader = new BrowserMessageReader(self);
const writer = new BrowserMessageWriter(self);

serve(createConnection(ProposedFeatures.all, reader, writer), {
  nowMs: () => performance.now(),
  yieldToRequests,
  rehearsals: 12,
  workspace: (client) => client,
});

/** A message to oneself comes behind the messages that have arrived, and sooner than any timer. */
function yieldToRequests(): Promise<void> {
  const { port1, port2 } = new MessageChannel();
  return new Promise((resolve) => {
    port1.addEventListener('message', () => {
      port1.close();
      resolve();
    });
    port1.start();
    port2.postMessage(null);
  });
}
