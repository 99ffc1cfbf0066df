import type { DocumentAnalysis, DocumentFacts, Finding } from '../core/index.ts';
import { joinDocuments } from '../core/index.ts';
import type { Circumstances, OpenDocument } from './open-document.ts';
import type { Segment } from './segment.ts';
import type { SegmentedText } from './segmented-text.ts';
import type { Session } from './session.ts';

/** How long analysing may go on before requests get their turn, in milliseconds. */
const sliceMs = 8;

/**
 * Analyses every document of a file that is not analysed yet, with turns for other requests in between; edits made
 * meanwhile are taken up. Answers the file's circumstances, or null when it was closed or nobody wants the answer any more.
 */
export async function judge(
  session: Session,
  document: OpenDocument,
  isWanted: () => boolean,
): Promise<Circumstances | null> {
  let circumstances = await document.whenReady();
  let text: SegmentedText | null = null;
  let index = 0;
  for (;;) {
    if (document.isClosed || !isWanted()) return null;
    if (text !== document.text || circumstances !== document.circumstances) {
      circumstances = await document.whenReady();
      text = document.text;
      index = 0;
    }
    index = judgeSlice(session, { document, circumstances, from: index });
    if (index >= text.segments.length) return circumstances;
    await session.foreground.whenIdle();
  }
}

interface Slice {
  readonly document: OpenDocument;
  readonly circumstances: Circumstances;
  readonly from: number;
}

/** Goes on with the segments from an index; answers the index at which to go on. */
function judgeSlice(session: Session, { document, circumstances, from }: Slice): number {
  const { segments } = document.text;
  const endMs = session.host.nowMs() + sliceMs;
  let index = from;
  for (; index < segments.length; index++) {
    const segment = segments[index];
    if (!segment || document.isAnalysed(segment)) continue;
    if (index > from && session.host.nowMs() > endMs) break;
    analysisFor(session, { document, circumstances, segment });
  }
  return index;
}

export interface SegmentQuestion {
  readonly document: OpenDocument;
  readonly circumstances: Circumstances;
  readonly segment: Segment;
}

/** The analysis of one segment. A defect of ours is logged and costs that document its findings, not the editor its server. */
export function analysisFor(
  { connection }: Session,
  { document, circumstances, segment }: SegmentQuestion,
): DocumentAnalysis {
  try {
    return document.analysisOf(segment, circumstances);
  } catch (defect) {
    connection.console.error(`${document.uri}: ${defect instanceof Error ? defect.stack : String(defect)}`);
    return document.giveUpOn(segment);
  }
}

/** What stands in one segment, with as little delay as can be; a defect of ours costs no more than in `analysisFor`. */
export function factsFor(session: Session, question: SegmentQuestion): DocumentFacts {
  const { document, circumstances, segment } = question;
  try {
    return document.factsOf(segment, circumstances);
  } catch {
    return analysisFor(session, question);
  }
}

/** One document of a file, with its findings once all documents are known. */
export interface JudgedDocument {
  readonly segment: Segment;
  readonly analysis: DocumentAnalysis;
  readonly findings: readonly Finding[];
}

/** What a file's documents are, and the circumstances under which they were judged. */
export interface Judgement {
  readonly circumstances: Circumstances;
  /** In the order of the file's segments. */
  readonly judged: readonly JudgedDocument[];
}

/** The documents of a file as it stands; analyses only what `judge` has not. */
export function judgementOf(
  session: Session,
  document: OpenDocument,
  circumstances: Circumstances,
): Judgement {
  const analysed = document.text.segments.map((segment) => ({
    segment,
    analysis: analysisFor(session, { document, circumstances, segment }),
  }));
  const joined = joinDocuments(
    analysed.map(({ analysis }) => analysis),
    circumstances.context,
    session.services.around(document.uri),
  );
  return {
    circumstances,
    judged: analysed.map((one, index) => ({ ...one, findings: joined[index] ?? [] })),
  };
}
