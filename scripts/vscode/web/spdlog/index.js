// Stands in for the compiled logger of the same name, so that the editor's log files and output channels fill.
import { appendFileSync, mkdirSync } from 'node:fs';
import { dirname } from 'node:path';

const levels = ['trace', 'debug', 'info', 'warn', 'error', 'critical'];
const off = levels.length;

class Logger {
  #path;
  #level = levels.indexOf('info');
  #isPlain = false;

  constructor(path) {
    mkdirSync(dirname(path), { recursive: true });
    this.#path = path;
    for (const [index, name] of levels.entries()) this[name] = (message) => this.#write(index, message);
  }

  #write(index, message) {
    if (index < this.#level) return;
    const time = new Date().toISOString().replace('T', ' ').replace('Z', '');
    const line = this.#isPlain ? message : `${time} [${levels[index]}] ${message}\n`;
    try {
      appendFileSync(this.#path, line);
    } catch {
      // The data folder is removed when the editor stops; what it says after that is not kept.
    }
  }

  getLevel() {
    return this.#level;
  }

  setLevel(level) {
    this.#level = Math.min(level, off);
  }

  clearFormatters() {
    this.#isPlain = true;
  }

  setPattern() {}

  flush() {}

  drop() {}
}

export const version = 0;

export function setLevel() {}

export function setFlushOn() {}

export async function createRotatingLogger(_name, path) {
  return new Logger(path);
}

export const createAsyncRotatingLogger = createRotatingLogger;
