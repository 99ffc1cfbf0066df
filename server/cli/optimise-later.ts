import { setFlagsFromString } from 'node:v8';

/** Releases of V8 that are known to take the flag: Node.js 25 has this one. An unknown flag would be complained of. */
const newestKnownRelease = 14;

/** How much a function has run, in bytes of bytecode, before it is optimised; V8 itself takes 67,584. */
const bytesBeforeOptimising = 400_000;

/**
 * Lets only what really runs long be compiled twice. A run lasts about a second, in which V8 would otherwise spend more
 * on optimising functions than they cost: of rendering kube-prometheus-stack, half of the processor's time.
 */
export function optimiseLater(): void {
  if (Number.parseInt(process.versions.v8, 10) > newestKnownRelease) return;
  setFlagsFromString(`--interrupt-budget=${bytesBeforeOptimising}`);
}
