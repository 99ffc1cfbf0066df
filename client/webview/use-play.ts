import { useEffect, useMemo, useState } from 'preact/hooks';
import type { SimulatedContainer, WhatIf } from '../../server/core/timeline/what-if.ts';
import { usualWhatIf } from '../../server/core/timeline/what-if.ts';
import type { Luck, PhaseSweep, WhatIfQuestion, WhatIfRun } from '../../server/core/timeline/what-if-run.ts';
import {
  certainRanges,
  decisiveFigure,
  runWhatIf,
  sweepPhases,
  usualStartMs,
} from '../../server/core/timeline/what-if-run.ts';
import type { Host } from './host.ts';

export interface Play {
  readonly container: SimulatedContainer;
  readonly whatIf: WhatIf;
  readonly luck: Luck;
  /** Null where the simulation ends before the container is started. */
  readonly run: WhatIfRun | null;
  /** Over all timings of the kubelet; what has no closed form is of a moment ago while something is being changed. */
  readonly ranges: PhaseSweep['ranges'];
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

/** The ranges wait until nothing has changed for a moment: all timings cost more than one drawing may take. */
const settledMs = 60;

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
  const startMs = sweep?.startMs[luck] ?? usualStartMs;
  const run = useMemo(() => runWhatIf(question, startMs, heldEndMs), [question, startMs, heldEndMs]);
  useEffect(() => {
    if (heldEndMs !== undefined) return;
    const pause = setTimeout(
      () => setSweep(sweepPhases(sweptQuestion(question), decisiveFigure(whatIf.name))),
      settledMs,
    );
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

/** With nothing going wrong, the ranges still tell what a hang would lead to. */
function sweptQuestion(question: WhatIfQuestion): WhatIfQuestion {
  if (question.whatIf.name !== 'healthy') return question;
  const hang = usualWhatIf('hang', question.container);
  return { ...question, whatIf: { ...hang, bootSeconds: question.whatIf.bootSeconds } };
}
