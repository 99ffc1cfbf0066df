import { baseName } from './word.ts';

/** Programs that only start another one. */
export interface Unwrapped<T> {
  /** The program that does the work, and its arguments. Empty when a wrapper has nothing to start. */
  readonly words: readonly T[];
  /** Outermost first. */
  readonly wrappers: readonly Wrapper<T>[];
}

export interface Wrapper<T> {
  /** `timeout`, `env`, `tini` … */
  readonly name: string;
  /** The words of it, its name first. */
  readonly words: readonly T[];
}

interface WrapperShape {
  /** Options whose value is the next word. */
  readonly valued: readonly string[];
  /** How many words of its own stand before the program. */
  readonly operands: number;
  readonly takesAssignments?: boolean;
  readonly needsSeparator?: boolean;
}

const shapes: Readonly<Record<string, WrapperShape>> = {
  timeout: { valued: ['-s', '--signal', '-k', '--kill-after', '-t'], operands: 1 },
  gtimeout: { valued: ['-s', '--signal', '-k', '--kill-after'], operands: 1 },
  env: { valued: ['-u', '--unset', '-C', '--chdir'], operands: 0, takesAssignments: true },
  exec: { valued: ['-a'], operands: 0 },
  command: { valued: [], operands: 0 },
  nohup: { valued: [], operands: 0 },
  time: { valued: [], operands: 0 },
  setsid: { valued: [], operands: 0 },
  nice: { valued: ['-n', '--adjustment'], operands: 0 },
  ionice: { valued: ['-c', '-n'], operands: 0 },
  tini: { valued: ['-p', '-e'], operands: 0 },
  'dumb-init': { valued: ['-r', '--rewrite'], operands: 0 },
  busybox: { valued: [], operands: 0 },
  gosu: { valued: [], operands: 1 },
  'su-exec': { valued: [], operands: 1 },
  chpst: { valued: ['-u', '-U', '-b', '-n', '-l'], operands: 0 },
  sudo: { valued: ['-u', '--user', '-g', '--group'], operands: 0 },
};

/** Takes away what only starts the program: `timeout 5`, `env A=b`, `tini --`, `busybox`, `exec`. */
export function unwrap<T extends { readonly text: string }>(words: readonly T[]): Unwrapped<T> {
  const wrappers: Wrapper<T>[] = [];
  let rest = words;
  for (;;) {
    const name = baseName(rest[0]?.text ?? '');
    const shape = Object.hasOwn(shapes, name) ? shapes[name] : undefined;
    // `command -v curl` asks whether there is such a program; `busybox` alone prints its help.
    if (!shape || /^-[vV]$/.test(rest[1]?.text ?? '')) return { words: rest, wrappers };
    const length = lengthOf(shape, rest);
    if (length >= rest.length) return { words: rest, wrappers };
    wrappers.push({ name, words: rest.slice(0, length) });
    rest = rest.slice(length);
  }
}

function lengthOf(shape: WrapperShape, words: readonly { readonly text: string }[]): number {
  let index = 1;
  for (; index < words.length; index += 1) {
    const text = words[index]?.text ?? '';
    if (text === '--') {
      index += 1;
      break;
    }
    if (shape.valued.includes(text)) index += 1;
    else if (!text.startsWith('-') && !(shape.takesAssignments && /^[A-Za-z_]\w*=/.test(text))) break;
  }
  // BusyBox of old said `timeout -t 5 program`.
  const isOldTimeout = words.slice(1, index).some(({ text }) => text === '-t');
  return index + (isOldTimeout ? 0 : shape.operands);
}
