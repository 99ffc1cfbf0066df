import type {
  AnalysisContext,
  BegunAnalysis,
  DocumentAnalysis,
  DocumentFacts,
  FileKind,
  FileRole,
  Language,
} from '../core/index.ts';
import { beginAnalysis } from '../core/index.ts';
import type { Segment } from './segment.ts';
import type { SegmentedText, TextChange } from './segmented-text.ts';
import { applyChange, segmentText, withKind } from './segmented-text.ts';
import type { Settings } from './settings.ts';

/** What decides about a file besides its text: found out when it opens, and again when settings or files around it change. */
export interface Circumstances {
  readonly settings: Settings;
  readonly language: Language;
  readonly context: AnalysisContext;
  readonly role: FileRole;
  /** By `kubeProbes.files`, or the globs of the project file. */
  readonly isExcluded: boolean;
}

function kindOf(role: FileRole): FileKind {
  if (role === 'project-file') return 'project';
  return role === 'template' ? 'template' : 'manifest';
}

export interface OpenedText {
  readonly uri: string;
  readonly languageId: string;
  readonly version: number;
  readonly text: string;
}

/** A file that is open in the editor, with what has been computed for its documents so far. */
export class OpenDocument {
  readonly uri: string;
  readonly languageId: string;
  version: number;
  text: SegmentedText;
  isClosed = false;
  #circumstances: Circumstances | null = null;
  #ready: Promise<Circumstances> | null = null;
  #generation = 0;
  #analyses = new WeakMap<Segment, DocumentAnalysis>();
  /** Those of which only facts were asked for so far. */
  #begun = new WeakMap<Segment, BegunAnalysis>();

  constructor({ uri, languageId, version, text }: OpenedText, guess: FileRole) {
    this.uri = uri;
    this.languageId = languageId;
    this.version = version;
    this.text = segmentText(text, kindOf(guess));
  }

  edit(version: number, changes: readonly TextChange[]): void {
    this.version = version;
    for (const change of changes) this.text = applyChange(this.text, change);
  }

  /** Names the state that a report is about: another text or other circumstances, another name. */
  get reportId(): string {
    return `${this.version}.${this.#generation}`;
  }

  /** Takes the circumstances as soon as they are found out; a later call wins over an earlier one. */
  settle(pending: Promise<Circumstances>): Promise<Circumstances> {
    const ready: Promise<Circumstances> = pending.then((found) =>
      this.#ready === ready ? this.#adopt(found) : this.whenReady(),
    );
    this.#ready = ready;
    return ready;
  }

  /** The circumstances, once they are known. */
  async whenReady(): Promise<Circumstances> {
    if (this.#ready === null) throw new Error(`nobody finds out about ${this.uri}`);
    return this.#ready;
  }

  /** What was computed holds under equal circumstances: editors speak of changed settings more often than they change. */
  #adopt(found: Circumstances): Circumstances {
    if (this.#circumstances && isDeepEqual(this.#circumstances, found)) return this.#circumstances;
    this.#circumstances = found;
    this.#generation++;
    this.#analyses = new WeakMap();
    this.#begun = new WeakMap();
    this.text = withKind(this.text, kindOf(found.role));
    return found;
  }

  get circumstances(): Circumstances | null {
    return this.#circumstances;
  }

  isAnalysed(segment: Segment): boolean {
    return this.#analyses.has(segment);
  }

  /** The facts and findings of one of its documents, computed when first asked for. */
  analysisOf(segment: Segment, { context }: Circumstances): DocumentAnalysis {
    const known = this.#analyses.get(segment);
    if (known) return known;
    const analysis = (this.#begun.get(segment) ?? beginAnalysis(segment.source, context)).finish();
    this.#analyses.set(segment, analysis);
    this.#begun.delete(segment);
    return analysis;
  }

  /** The facts alone, for which nobody has to wait until the risks are weighed. */
  factsOf(segment: Segment, { context }: Circumstances): DocumentFacts {
    const known = this.#analyses.get(segment) ?? this.#begun.get(segment)?.facts;
    if (known) return known;
    const begun = beginAnalysis(segment.source, context);
    this.#begun.set(segment, begun);
    return begun.facts;
  }

  /** Remembers that a document could not be analysed, so that it is not tried again before it changes. */
  giveUpOn(segment: Segment): DocumentAnalysis {
    this.#analyses.set(segment, nothingFound);
    return nothingFound;
  }
}

/** Compares plain data made by the same code. */
function isDeepEqual(one: Circumstances, other: Circumstances): boolean {
  return JSON.stringify(one) === JSON.stringify(other);
}

const nothingFound: DocumentAnalysis = {
  role: 'not-kubernetes',
  containers: [],
  services: [],
  findings: [],
  fileIgnores: [],
};
