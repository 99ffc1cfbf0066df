import { useEffect, useRef, useState } from 'preact/hooks';
import type { ProbeName } from '../../server/core/kubernetes/probe.ts';
import type { Host } from './host.ts';
import type { NumberPlace, ViewModel } from './protocol.ts';
import type { Preview } from './simulated.ts';

export interface Edits {
  readonly preview: Preview | null;
  readonly tryNumber: (place: NumberPlace, value: number) => void;
  readonly writeNumber: (place: NumberPlace, value: number | null) => void;
  readonly forget: () => void;
  readonly applyFix: (suggestion: string) => void;
  readonly addProbe: (probe: ProbeName) => void;
}

/** An edit that the editor has not answered yet. */
interface Sent {
  readonly id: number;
  readonly text: string;
}

/**
 * What is tried out, and what is sent to be written. What was sent stays on show until the text says so itself, or the
 * editor says that it was not written.
 */
export function useEdits(
  host: Host,
  model: ViewModel,
  { refusal }: { readonly refusal: number | null },
): Edits {
  const [preview, setPreview] = useState<Preview | null>(null);
  const sent = useRef<Sent | null>(null);
  const lastId = useRef(0);
  useEffect(() => {
    sent.current = null;
    setPreview(null);
  }, [model.documentVersion, refusal]);
  const nextId = (): number => {
    lastId.current = Math.max(lastId.current + 1, Date.now());
    return lastId.current;
  };
  const container = model.selected ?? '';
  const { documentVersion } = model;
  return {
    preview,
    tryNumber: (place, value) => setPreview({ place, value }),
    writeNumber: (place, value) => {
      // A gesture may end twice: when the pointer is let go, and when the focus leaves.
      const text = JSON.stringify([documentVersion, place, value]);
      if (sent.current?.text === text) return;
      const id = nextId();
      sent.current = { id, text };
      setPreview(value === null ? null : { place, value });
      host.post({ v: 1, type: 'edit', id, documentVersion, place, value });
    },
    forget: () => setPreview(null),
    applyFix: (suggestion) =>
      host.post({ v: 1, type: 'fix', id: nextId(), documentVersion, container, suggestion }),
    addProbe: (probe) => host.post({ v: 1, type: 'add', id: nextId(), documentVersion, container, probe }),
  };
}
