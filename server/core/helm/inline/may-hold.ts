/** Not what the definitions of these kinds say about themselves, which is long. */
const groups = /\bapiVersion["']?\s*:\s*["']?(?:argoproj\.io|helm\.toolkit\.fluxcd\.io)\//;
const kinds = /\bkind["']?\s*:\s*["']?(?:Application|ApplicationSet|HelmRelease)\b/;
const sources = /\bapiVersion["']?\s*:\s*["']?source\.toolkit\.fluxcd\.io\//;

/** Whether a text may hold values of charts, by what it names; most say no at once. */
export function mayHoldInlineValues(text: string): boolean {
  return groups.test(text) && kinds.test(text);
}

/** Whether a text may hold an object that leads a release to its chart. */
export function mayHoldSources(text: string): boolean {
  return sources.test(text);
}
