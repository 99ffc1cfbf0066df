import { createConnection, ProposedFeatures } from 'vscode-languageserver/node';
import { runOn } from '../core/index.ts';
import { nodePlatform } from '../node-platform.ts';
import { workspaceOnDisk } from './disk.ts';
import { serve } from './server.ts';

runOn(nodePlatform);

// How the client is reached stands on the command line: --stdio, --node-ipc, --pipe or --socket.
serve(createConnection(ProposedFeatures.all), {
  nowMs: () => performance.now(),
  yieldToRequests: () => new Promise((resolve) => setImmediate(resolve)),
  rehearsals: 12,
  workspace: workspaceOnDisk,
});
