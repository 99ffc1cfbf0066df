import type { Diagnostic } from 'vscode-languageserver';
import type { Finding } from '../core/index.ts';
import { message, renderMessage } from '../core/index.ts';
import {
  chartDiagnostics,
  foundOnce,
  type JudgedFileOfChart,
  judgedInChart,
  judgedReleases,
} from './chart-diagnostics.ts';
import type { Conversion } from './convert.ts';
import { diagnosticOf, diagnosticSource, placedDiagnostic } from './convert.ts';
import { holdsReleases } from './inline-charts.ts';
import type { Judgement } from './judge.ts';
import { judge, judgementOf } from './judge.ts';
import type { Circumstances, OpenDocument } from './open-document.ts';
import { largestLength, quietReasonOf } from './quiet.ts';
import { rehearseOnce } from './rehearsal.ts';
import type { Segment } from './segment.ts';
import type { SegmentedText } from './segmented-text.ts';
import { lengthOf, placedSegments } from './segmented-text.ts';
import type { Session } from './session.ts';
import { type StatusFacts, tellStatus } from './status.ts';

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
  const look = await lookAt(session, document, isWanted);
  if (look === null) return null;
  const { facts, diagnostics } = look;
  if ('judged' in facts) {
    session.services.tell(
      document,
      facts.judged.map(({ analysis }) => analysis),
    );
    rehearseOnce(session, facts.circumstances);
  }
  tellStatus(session, document, facts);
  const name = `${document.reportId}.${session.services.revision}`;
  const restsOnCharts = look.rendered !== null || holdsReleases(document);
  const id = restsOnCharts ? `${name}.${session.chartWatch.tell(document, diagnostics)}` : name;
  return { id, version: document.version, diagnostics };
}

/** What is found in a file as it stands now. */
export interface Look {
  /** Of a template in a chart without what its rendering tells better. */
  readonly facts: StatusFacts;
  readonly diagnostics: Diagnostic[];
  /** What its chart renders, without what only the text as it is written can be fixed by; null outside of charts. */
  readonly rendered: JudgedFileOfChart | null;
  /** The charts whose values stand in it. */
  readonly releases: readonly JudgedFileOfChart[];
}

/** Null when the file was closed or nobody wants to know any more. */
export async function lookAt(
  session: Session,
  document: OpenDocument,
  isWanted: () => boolean,
): Promise<Look | null> {
  const quiet = quietReasonOf(document, await document.whenReady());
  const circumstances =
    quiet === null ? await judge(session, document, isWanted) : await document.whenReady();
  if (circumstances === null) return null;
  const rendered = await judgedInChart(session, document, isWanted);
  const releases = await judgedReleases(session, document, isWanted);
  if (document.isClosed || !isWanted()) return null;
  if (document.circumstances !== circumstances) return lookAt(session, document, isWanted);
  if (quiet !== null) {
    const own = quiet === 'too-large' ? tooLarge(document.text, circumstances) : [];
    const inChart = rendered ? chartDiagnostics(session, rendered, circumstances) : [];
    return {
      facts: { circumstances, quiet },
      diagnostics: [...own, ...inChart],
      rendered,
      releases,
    };
  }
  const judgement = judgementOf(session, document, circumstances);
  if (!rendered) {
    const inValues = releases.flatMap((release) => chartDiagnostics(session, release, circumstances));
    const diagnostics = [...diagnosticsOf(session, document, judgement), ...inValues];
    return { facts: judgement, diagnostics, rendered, releases };
  }
  const found = foundOnce(judgement, rendered);
  return {
    facts: found.written,
    diagnostics: [
      ...diagnosticsOf(session, document, found.written),
      ...chartDiagnostics(session, found.rendered, circumstances),
    ],
    rendered: found.rendered,
    releases,
  };
}

/** The findings of a judged file as diagnostics, counted from the start of the file. */
export function diagnosticsOf(
  session: Session,
  document: OpenDocument,
  { circumstances, judged }: Judgement,
): Diagnostic[] {
  const conversion = { uri: document.uri, language: circumstances.language, abilities: session.abilities };
  const result: Diagnostic[] = [];
  for (const [index, { start }] of [...placedSegments(document.text)].entries()) {
    const found = judged[index];
    if (!found || found.findings.length === 0) continue;
    const { segment, findings } = found;
    const diagnostics = unplacedDiagnostics(segment, findings, conversion);
    for (const diagnostic of diagnostics) result.push(placedDiagnostic(diagnostic, start));
  }
  return result;
}

/**
 * Counted from the segment's start, so that they stay when lines come or go above. Findings are others when circumstances
 * change, or what other documents make of them.
 */
const unplaced = new WeakMap<readonly Finding[], readonly Diagnostic[]>();

function unplacedDiagnostics(
  segment: Segment,
  findings: readonly Finding[],
  conversion: Conversion,
): readonly Diagnostic[] {
  const known = unplaced.get(findings);
  if (known) return known;
  const diagnostics = findings.map((finding) => diagnosticOf(segment, finding, conversion));
  unplaced.set(findings, diagnostics);
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
