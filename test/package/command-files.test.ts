import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';

interface Metafile {
  readonly outputs: Readonly<
    Record<string, { readonly inputs: Readonly<Record<string, { readonly bytesInOutput: number }>> }>
  >;
}

const metafile = join(import.meta.dirname, '../../dist/metafile.json');
const { outputs }: Metafile = JSON.parse(readFileSync(metafile, 'utf8'));

/** How many bytes of each package and each room of the project are in a file of the build. */
function roomsIn(output: string): ReadonlyMap<string, number> {
  const rooms = new Map<string, number>();
  for (const [input, { bytesInOutput }] of Object.entries(outputs[output]?.inputs ?? {})) {
    const [room] = /^server\/(?:core\/)?[^/]+|node_modules\/[^/]+$/.exec(packageOf(input)) ?? [];
    if (room !== undefined && bytesInOutput > 0) rooms.set(room, (rooms.get(room) ?? 0) + bytesInOutput);
  }
  return rooms;
}

function packageOf(input: string): string {
  return /^.*node_modules\/(?:@[^/]+\/)?[^/]+/.exec(input)?.[0] ?? input;
}

test('the program itself reads arguments, and of the core it has only the names that they may take', () => {
  const rooms = roomsIn('dist/cli/kube-probes.js');
  assert.ok(rooms.has('server/cli'));
  const ofCore = [...rooms].filter(([room]) => room.startsWith('server/core'));
  const bytes = ofCore.reduce((sum, [, some]) => sum + some, 0);
  assert.ok(bytes < 3000, JSON.stringify(ofCore));
});

test('to render a chart neither rules nor messages nor the types of Kubernetes are read', () => {
  const rooms = roomsIn('dist/cli/render.js');
  for (const room of ['helm', 'yaml']) assert.ok(rooms.has(`server/core/${room}`), room);
  const unneeded = [
    'command',
    'edits',
    'features',
    'messages',
    'rules',
    'simulation',
    'timeline',
    'validation',
  ];
  for (const room of unneeded) assert.ok(!rooms.has(`server/core/${room}`), room);
  assert.ok(!rooms.has('node_modules/unbash'));
  // The names of the probes.
  assert.ok((rooms.get('server/core/kubernetes') ?? 0) < 1000);
});
