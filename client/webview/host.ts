import type { WhatIf } from '../../server/core/timeline/what-if.ts';
import { whatIfNames } from '../../server/core/timeline/what-if.ts';
import type { Luck } from '../../server/core/timeline/what-if-run.ts';
import { lucks } from '../../server/core/timeline/what-if-run.ts';
import type { ShownPlace, ToHost, ToView } from './protocol.ts';
import { readToView } from './protocol.ts';

/** What the view leaves behind when it is hidden, and finds again. */
export interface SavedView {
  readonly v: 1;
  readonly shown: ShownPlace | null;
  readonly whatIf: WhatIf | null;
  readonly luck: Luck;
  readonly isTableOpen: boolean;
  readonly showsAll: boolean;
}

export const nothingSaved: SavedView = {
  v: 1,
  shown: null,
  whatIf: null,
  luck: 'typical',
  isTableOpen: false,
  showsAll: false,
};

/** The editor around the view. */
export interface Host {
  readonly post: (message: ToHost) => void;
  /** Hears the editor until the returned function is called. */
  readonly listen: (take: (message: ToView) => void) => () => void;
  readonly saved: () => SavedView;
  readonly save: (change: Partial<SavedView>) => void;
}

/** What VS Code gives a webview, once. */
interface VsCodeApi {
  readonly postMessage: (message: unknown) => void;
  readonly getState: () => unknown;
  readonly setState: (state: unknown) => void;
}

declare function acquireVsCodeApi(): VsCodeApi;

export function connectHost(): Host {
  const api = acquireVsCodeApi();
  let saved = readSaved(api.getState());
  return {
    post: (message) => api.postMessage(message),
    listen: (take) => {
      const hear = ({ data }: MessageEvent<unknown>): void => {
        const message = readToView(data);
        if (message) take(message);
      };
      addEventListener('message', hear);
      return () => removeEventListener('message', hear);
    },
    saved: () => saved,
    save: (change) => {
      saved = { ...saved, ...change };
      api.setState(saved);
    },
  };
}

/** A state left by another version of the view counts as none. */
function readSaved(state: unknown): SavedView {
  if (typeof state !== 'object' || state === null) return nothingSaved;
  const { v, shown, whatIf, luck, isTableOpen, showsAll } = state as Partial<
    Record<keyof SavedView, unknown>
  >;
  if (v !== 1) return nothingSaved;
  return {
    v,
    shown: isRecord(shown) ? (shown as unknown as ShownPlace) : null,
    whatIf: readWhatIf(whatIf),
    luck: lucks.find((each) => each === luck) ?? 'typical',
    isTableOpen: isTableOpen === true,
    showsAll: showsAll === true,
  };
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null;
}

function readWhatIf(value: unknown): WhatIf | null {
  if (!isRecord(value)) return null;
  const name = whatIfNames.find((each) => each === value.name);
  const number = (field: string): number => {
    const found = value[field];
    return typeof found === 'number' && Number.isFinite(found) && found >= 0 ? found : 0;
  };
  if (name === undefined) return null;
  return {
    name,
    bootSeconds: number('bootSeconds'),
    atSeconds: number('atSeconds'),
    lastsSeconds: Math.max(1, number('lastsSeconds')),
    everySeconds: Math.max(1, number('everySeconds')),
    replySeconds: number('replySeconds'),
    shutdownSeconds: value.shutdownSeconds === null ? null : number('shutdownSeconds'),
    preStopSeconds: number('preStopSeconds'),
  };
}
