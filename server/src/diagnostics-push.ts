import type { OpenDocument } from './open-document.ts';
import { reportOn } from './report.ts';
import type { Session } from './session.ts';

/** Keys that follow each other faster than this are one act of typing: its report waits until it pauses. In milliseconds. */
const pauseMs = 150;

/** Sends diagnostics to clients that do not ask for them. */
export class DiagnosticsPush {
  readonly #session: Session;
  readonly #lastEditMs = new WeakMap<OpenDocument, number>();
  readonly #timers = new Map<OpenDocument, ReturnType<typeof setTimeout>>();

  constructor(session: Session) {
    this.#session = session;
  }

  /** After an edit: at once after a pause, else when the next pause comes. */
  edited(document: OpenDocument): void {
    const nowMs = this.#session.host.nowMs();
    const lastMs = this.#lastEditMs.get(document) ?? Number.NEGATIVE_INFINITY;
    this.#lastEditMs.set(document, nowMs);
    this.#cancelTimer(document);
    if (nowMs - lastMs >= pauseMs) {
      this.now(document);
      return;
    }
    const timer = setTimeout(() => this.now(document), pauseMs);
    this.#timers.set(document, timer);
  }

  /** Sends a report on the present text as soon as it is made, unless the text changes before. */
  now(document: OpenDocument): void {
    this.#cancelTimer(document);
    this.#send(document).catch((defect: unknown) => {
      this.#session.connection.console.error(`${document.uri}: ${String(defect)}`);
    });
  }

  closed(document: OpenDocument): void {
    this.#cancelTimer(document);
    void this.#session.connection.sendDiagnostics({ uri: document.uri, diagnostics: [] });
  }

  stop(): void {
    for (const timer of this.#timers.values()) clearTimeout(timer);
    this.#timers.clear();
  }

  async #send(document: OpenDocument): Promise<void> {
    const { version: asked } = document;
    const report = await reportOn(this.#session, document, () => document.version === asked);
    if (report === null || report.version !== asked) return;
    const { version, diagnostics } = report;
    await this.#session.connection.sendDiagnostics({ uri: document.uri, version, diagnostics });
  }

  #cancelTimer(document: OpenDocument): void {
    clearTimeout(this.#timers.get(document));
    this.#timers.delete(document);
  }
}
