/*
 * CrashLoopBackOff (`flowcontrol.Backoff` in client-go).
 */

export interface BackOff {
  readonly initialNs: number;
  readonly maxNs: number;
  readonly entries: Map<string, Entry>;
}

interface Entry {
  lengthNs: number;
  updatedNs: number;
}

export function createBackOff(initialNs: number, maxNs: number): BackOff {
  return { initialNs, maxNs, entries: new Map() };
}

/** How long starts of a container are put off after its end; null while none is. */
export function backOffLengthNs(
  backOff: BackOff,
  name: string,
  moment: { readonly finishedNs: number; readonly nowNs: number },
): number | null {
  const entry = backOff.entries.get(name);
  if (entry === undefined || isForgotten(backOff, entry, moment.finishedNs)) return null;
  return moment.nowNs - moment.finishedNs < entry.lengthNs ? entry.lengthNs : null;
}

/** A container that ended at `finishedNs` is started now. */
export function growBackOff(
  backOff: BackOff,
  name: string,
  moment: { readonly finishedNs: number; readonly nowNs: number },
): void {
  const entry = backOff.entries.get(name);
  const isNew = entry === undefined || isForgotten(backOff, entry, moment.finishedNs);
  const lengthNs = isNew ? backOff.initialNs : Math.min(entry.lengthNs * 2, backOff.maxNs);
  backOff.entries.set(name, { lengthNs, updatedNs: moment.nowNs });
}

/** A container that ran twice the longest back-off begins anew: 10 minutes with the kubelet's 300 s. */
function isForgotten(backOff: BackOff, entry: Entry, finishedNs: number): boolean {
  return finishedNs - entry.updatedNs > 2 * backOff.maxNs;
}
