import { useEffect, useMemo, useState } from 'preact/hooks';
import { certainRanges } from '../../server/core/timeline/certain-ranges.ts';
import type { FigureRanges, WhatIfQuestion } from '../../server/core/timeline/figure-range.ts';
import { usualPhase } from '../../server/core/timeline/kubelet-phases.ts';
import type { SimulatedContainer, WhatIf } from '../../server/core/timeline/what-if.ts';
import { usualWhatIf } from '../../server/core/timeline/what-if.ts';
import type { Luck, PhaseSweep, WhatIfRun } from '../../server/core/timeline/what-if-run.ts';
import { runWhatIf, sweepPhases } from '../../server/core/timeline/what-if-run.ts';
import type { Host } from './host.ts';

export interface Play {
  readonly container: SimulatedContainer;
  readonly whatIf: WhatIf;
  readonly luck: Luck;
  /** Null where the simulation ends before the container is started. */
  readonly run: WhatIfRun | null;
  /** Over all timings of the kubelet; what has no closed form follows with the next drawing. */
  readonly ranges: FigureRanges;
  readonly setWhatIf: (whatIf: WhatIf) => void;
  readonly setLuck: (luck: Luck) => void;
  /** Keeps the length of the time axis, or lets it go. */
  readonly hold: (isHeld: boolean) => void;
}

export interface PlayRequest {
  readonly container: SimulatedContainer;
  /** As it is written, without what is being tried out: what a what-if's usual numbers go by. */
  readonly firstContainer: SimulatedContainer;
  readonly kubernetesVersion: string;
}

/** What happens to a container, under the what-if and the timing that are chosen. */
export function usePlay(host: Host, request: PlayRequest): Play {
  const { kubernetesVersion } = request;
  // Equal numbers are the same container, whichever message brought them.
  const key = JSON.stringify(request.container);
  const container = useMemo(() => request.container, [key]);
  const [whatIf, setWhatIf] = useState<WhatIf>(
    () => host.saved().whatIf ?? usualWhatIf('hang', request.firstContainer),
  );
  const [luck, setLuck] = useState<Luck>(host.saved().luck);
  const [heldEndMs, setHeldEndMs] = useState<number | undefined>(undefined);
  const [sweep, setSweep] = useState<PhaseSweep | null>(null);
  const question: WhatIfQuestion = useMemo(
    () => ({ container, whatIf, kubernetesVersion }),
    [container, whatIf, kubernetesVersion],
  );
  const phase = sweep?.phases[luck] ?? usualPhase;
  const run = useMemo(() => runWhatIf(question, phase, heldEndMs), [question, phase, heldEndMs]);
  useEffect(() => {
    // The change itself is drawn first. Of changes that come faster than drawings only the last is played.
    const pause = setTimeout(() => {
      const now = sweepPhases(question);
      // While a handle is dragged the timing stays the same, so that only what follows from the drag moves.
      setSweep((before) => (heldEndMs !== undefined && before ? { ...now, phases: before.phases } : now));
    });
    return () => clearTimeout(pause);
  }, [question, heldEndMs]);
  return {
    container,
    whatIf,
    luck,
    run,
    ranges: { ...sweep?.ranges, ...certainRanges(question) },
    setWhatIf: (chosen) => {
      host.save({ whatIf: chosen });
      setWhatIf(chosen);
    },
    setLuck: (chosen) => {
      host.save({ luck: chosen });
      setLuck(chosen);
    },
    hold: (isHeld) => setHeldEndMs((held) => (isHeld ? (held ?? run?.timeline.endMs) : undefined)),
  };
}
