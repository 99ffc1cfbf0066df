import { applicationProbes } from './application-probes.ts';
import { shutdown } from './shutdown.ts';
import { singleProbes } from './single-probes.ts';
import type { Snippet } from './snippet.ts';
import { storeProbes } from './store-probes.ts';
import { workerProbes } from './worker-probes.ts';

/*
 * The snippets, in one place: the snippet file for plain YAML and the completions of the language server are both made
 * from this list. Bodies are in the snippet syntax of editors, two spaces per level.
 */

/** In the order in which they are offered. */
export const snippets: readonly Snippet[] = [
  ...singleProbes,
  ...applicationProbes,
  ...storeProbes,
  ...workerProbes,
  ...shutdown,
];
