import type { Host } from './session.ts';

/** The connection writes an answer one turn after it was given; two, so that the order of turns does not matter. */
const turnsToWrite = 2;

/**
 * Requests that somebody waits for with the hands on the keyboard. What takes longer (diagnostics, lenses) comes after
 * them: an answer that is ready would otherwise wait for its way out until a document has been judged.
 */
export class Foreground {
  readonly #yieldToRequests: Host['yieldToRequests'];
  #answered: Promise<unknown> = Promise.resolve();

  constructor({ yieldToRequests }: Pick<Host, 'yieldToRequests'>) {
    this.#yieldToRequests = yieldToRequests;
  }

  /** Runs what answers such a request. */
  during<Result>(work: () => Promise<Result>): Promise<Result> {
    const result = work();
    const sent = result.then(
      () => this.#turns(),
      () => this.#turns(),
    );
    this.#answered = Promise.all([this.#answered, sent]);
    return result;
  }

  /** Comes back once requests that arrived meanwhile have had their turn and all answers are on their way. */
  async whenIdle(): Promise<void> {
    await this.#yieldToRequests();
    for (;;) {
      const answered = this.#answered;
      await answered;
      if (answered === this.#answered) return;
    }
  }

  async #turns(): Promise<void> {
    for (let turn = 0; turn < turnsToWrite; turn++) await this.#yieldToRequests();
  }
}
