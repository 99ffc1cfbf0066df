import type { Diagnostic } from 'vscode-languageserver';
import type { DocumentAnalysis } from '../core/index.ts';
import { message, renderMessage } from '../core/index.ts';
import type { Conversion } from './convert.ts';
import { diagnosticOf, diagnosticSource, placedDiagnostic } from './convert.ts';
import type { Judgement } from './judge.ts';
import { judge, judgementOf } from './judge.ts';
import type { Circumstances, OpenDocument } from './open-document.ts';
import { largestLength, quietReasonOf } from './quiet.ts';
import type { Segment } from './segment.ts';
import type { SegmentedText } from './segmented-text.ts';
import { lengthOf, placedSegments } from './segmented-text.ts';
import type { Session } from './session.ts';
import { tellStatus } from './status.ts';

/** The diagnostics of a file as it stood at `version`. */
export interface Report {
  readonly id: string;
  readonly version: number;
  readonly diagnostics: Diagnostic[];
}

/** Everything there is to say about a file's present text; null when it was closed or nobody wants to know any more. */
export async function reportOn(
  session: Session,
  document: OpenDocument,
  isWanted: () => boolean,
): Promise<Report | null> {
  const quiet = quietReasonOf(document, await document.whenReady());
  const circumstances =
    quiet === null ? await judge(session, document, isWanted) : await document.whenReady();
  if (circumstances === null || document.isClosed) return null;
  const { reportId: id, version } = document;
  if (quiet === null) {
    const judgement = judgementOf(session, document, circumstances);
    tellStatus(session, document, judgement);
    return { id, version, diagnostics: diagnosticsOf(session, document, judgement) };
  }
  tellStatus(session, document, { circumstances, quiet });
  switch (quiet) {
    case 'too-large':
      return { id, version, diagnostics: tooLarge(document.text, circumstances) };
    case 'disabled':
    case 'excluded':
    case 'chart-values':
    case 'chart-definition':
    case 'not-a-working-copy':
      return { id, version, diagnostics: [] };
  }
}

function diagnosticsOf(
  session: Session,
  document: OpenDocument,
  { circumstances, judged }: Judgement,
): Diagnostic[] {
  const conversion = { uri: document.uri, language: circumstances.language, abilities: session.abilities };
  const result: Diagnostic[] = [];
  for (const [index, { start }] of [...placedSegments(document.text)].entries()) {
    const found = judged[index];
    if (!found || found.findings.length === 0) continue;
    const { segment, analysis, findings } = found;
    // What other documents changed about them is not kept: it may change again without this one.
    const diagnostics =
      findings === analysis.findings
        ? unplacedDiagnostics(segment, analysis, conversion)
        : findings.map((finding) => diagnosticOf(segment, finding, conversion));
    for (const diagnostic of diagnostics) result.push(placedDiagnostic(diagnostic, start));
  }
  return result;
}

/** Counted from the segment's start, so that they stay when lines come or go above. An analysis is made anew when its circumstances change. */
const unplaced = new WeakMap<DocumentAnalysis, readonly Diagnostic[]>();

function unplacedDiagnostics(
  segment: Segment,
  analysis: DocumentAnalysis,
  conversion: Conversion,
): readonly Diagnostic[] {
  const known = unplaced.get(analysis);
  if (known) return known;
  const diagnostics = analysis.findings.map((finding) => diagnosticOf(segment, finding, conversion));
  unplaced.set(analysis, diagnostics);
  return diagnostics;
}

/** Says that a large file is not checked, where it looks as if its author would miss that. */
function tooLarge(text: SegmentedText, { language }: Circumstances): Diagnostic[] {
  const namesProbes = text.segments.some(({ source }) =>
    /(?:liveness|readiness|startup)Probe/.test(source.text),
  );
  if (!namesProbes) return [];
  const megabytes = (length: number): string => (length / (1024 * 1024)).toFixed(1).replace(/\.0$/, '');
  const args = { length: megabytes(lengthOf(text)), limit: megabytes(largestLength) };
  return [
    {
      range: { start: { line: 0, character: 0 }, end: { line: 0, character: 0 } },
      severity: 3,
      source: diagnosticSource,
      code: 'file-too-large',
      message: renderMessage(message('server-file-too-large', args), language),
    },
  ];
}
