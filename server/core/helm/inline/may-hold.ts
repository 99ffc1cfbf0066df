const groups = /\bargoproj\.io\/|\bhelm\.toolkit\.fluxcd\.io\//;

/** Whether a text may hold values of charts, by what it names; most say no at once. */
export function mayHoldInlineValues(text: string): boolean {
  return groups.test(text);
}
