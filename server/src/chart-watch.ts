import type { Diagnostic } from 'vscode-languageserver';
import type { OpenDocument } from './open-document.ts';
import type { Session } from './session.ts';

interface Told {
  readonly version: number;
  readonly words: string;
  /** Another number for other words. */
  readonly revision: number;
}

/** What is to be said about a file now; null when it was closed. */
export type DiagnosticsNow = (document: OpenDocument) => Promise<readonly Diagnostic[] | null>;

/**
 * Remembers what was reported of open files of charts. What is typed into one of them may change what is found in the
 * others: values are written in one file, and used in many.
 */
export class ChartWatch {
  readonly #session: () => Session;
  readonly #diagnosticsNow: DiagnosticsNow;
  readonly #onChange: (documents: readonly OpenDocument[]) => void;
  readonly #told = new WeakMap<OpenDocument, Told>();
  #revision = 0;
  #isLooking = false;
  #isAskedAgain = false;

  constructor(
    session: () => Session,
    {
      diagnosticsNow,
      onChange,
    }: {
      readonly diagnosticsNow: DiagnosticsNow;
      readonly onChange: (documents: readonly OpenDocument[]) => void;
    },
  ) {
    this.#session = session;
    this.#diagnosticsNow = diagnosticsNow;
    this.#onChange = onChange;
  }

  /** Takes what is reported of a file; answers a number that names it among all reports of that file. */
  tell(document: OpenDocument, diagnostics: readonly Diagnostic[]): number {
    const before = this.#told.get(document);
    const now = this.#note(document, diagnostics);
    if (before?.version !== now.version || before.revision !== now.revision) this.lookAround();
    return now.revision;
  }

  /** Looks whether something else is found now in the open files of charts, and says so. */
  lookAround(): void {
    if (this.#isLooking) {
      this.#isAskedAgain = true;
      return;
    }
    this.#isLooking = true;
    this.#look()
      .catch((defect: unknown) => this.#session().connection.console.error(String(defect)))
      .finally(() => {
        this.#isLooking = false;
        if (!this.#isAskedAgain) return;
        this.#isAskedAgain = false;
        this.lookAround();
      });
  }

  async #look(): Promise<void> {
    const { foreground, documents } = this.#session();
    const changed: OpenDocument[] = [];
    for (const document of [...documents.values()]) {
      const before = this.#told.get(document);
      // Of a text that has moved on a report is on its way.
      if (document.version !== before?.version) continue;
      await foreground.whenIdle();
      const diagnostics = await this.#diagnosticsNow(document);
      if (diagnostics === null || document.version !== before.version) continue;
      if (this.#note(document, diagnostics).revision !== before.revision) changed.push(document);
    }
    if (changed.length > 0) this.#onChange(changed);
  }

  #note(document: OpenDocument, diagnostics: readonly Diagnostic[]): Told {
    const words = JSON.stringify(diagnostics);
    const before = this.#told.get(document);
    const revision = before?.words === words ? before.revision : ++this.#revision;
    const told = { version: document.version, words, revision };
    this.#told.set(document, told);
    return told;
  }
}
