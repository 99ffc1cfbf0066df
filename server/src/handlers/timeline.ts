import type { Range } from 'vscode-languageserver';
import type {
  DocumentAnalysis,
  Finding,
  ProbedContainer,
  TextEdit,
  TimelineChange,
  TimelineContainer,
} from '../../core/index.ts';
import {
  containerAt,
  editNumber,
  firstProbed,
  fixOfSuggestion,
  focusAt,
  formatKubernetesVersion,
  placesOf,
  probeAddition,
  timelineContainer,
} from '../../core/index.ts';
import { chartTimeline, chartTimelineEdit } from '../chart-timeline.ts';
import { textEditOf } from '../convert.ts';
import { judge, judgementOf } from '../judge.ts';
import type { Circumstances, OpenDocument } from '../open-document.ts';
import type { PlacedSegment } from '../segmented-text.ts';
import { placeAt, placedSegments, rangeIn, shiftRange } from '../segmented-text.ts';
import type { Session } from '../session.ts';
import type {
  TimelineEditParams,
  TimelineEditResult,
  TimelineParams,
  TimelineResult,
} from '../timeline-protocol.ts';
import type { Handler } from './handler.ts';
import { judgedAt } from './handler.ts';

/** More containers than anybody chooses from in a list. */
const mostContainers = 200;

/** A container with its document: where that stands, and what was found in it. */
interface FoundContainer {
  readonly key: string;
  readonly container: ProbedContainer;
  readonly placed: PlacedSegment;
  readonly findings: readonly Finding[];
}

/** `kubeProbes/timeline` */
export const timeline: Handler<TimelineParams, TimelineResult> = async (session, params, token) =>
  (await chartTimeline(session, params)) ?? timelineOfText(session, params, token);

const timelineOfText: Handler<TimelineParams, TimelineResult> = async (
  session,
  { uri, position, chosen },
  token,
) => {
  const file = await fileAt(session, uri, () => !token.isCancellationRequested);
  if (!file) return null;
  const { document, circumstances, containers } = file;
  const place = position && placeAt(document.text, position);
  const inDocument = containers.filter(({ placed }) => placed.segment === place?.segment);
  const near =
    place &&
    containerAt(
      inDocument.map(({ container }) => container),
      place.offset,
    );
  const at = containers.find(({ container }) => container === near);
  const first = firstProbed(containers.map(({ container }) => container));
  // Cards are for one container, and a file may hold hundreds: those get any that may be shown next.
  const isExplained = ({ key, container }: FoundContainer): boolean =>
    key === at?.key || key === chosen || container === first;
  const isInside = near && place && near.span.start <= place.offset && place.offset <= near.span.end;
  return {
    version: document.version,
    language: circumstances.language,
    kubernetesVersion: formatKubernetesVersion(circumstances.context.kubernetesVersion),
    containers: containers.map((each) => told(each, circumstances, isExplained(each))),
    at: at?.key ?? null,
    nearby: isInside ? [] : inDocument.map(({ key }) => key),
    restsOn: [],
    focus: near && place ? focusAt(near, place.offset) : null,
  };
};

function told(
  { key, container, placed, findings }: FoundContainer,
  { language, context }: Circumstances,
  isExplained: boolean,
): TimelineContainer<Range> {
  const cards = { version: context.kubernetesVersion, firstLine: placed.start.line };
  const facts = timelineContainer({
    container,
    source: placed.segment.source,
    findings,
    language,
    key,
    ...(isExplained ? { cards } : {}),
  });
  return placesOf(facts, (span) => shiftRange(rangeIn(placed.segment, span), placed.start));
}

interface TimelineFile {
  readonly document: OpenDocument;
  readonly circumstances: Circumstances;
  readonly containers: readonly FoundContainer[];
}

async function fileAt(session: Session, uri: string, isWanted: () => boolean): Promise<TimelineFile | null> {
  const judged = await judgedAt(session, uri);
  if (!judged) return null;
  const { document } = judged;
  const circumstances = await judge(session, document, isWanted);
  if (circumstances === null) return null;
  const judgement = judgementOf(session, document, circumstances);
  const containers = [...placedSegments(document.text)].flatMap((placed, index) => {
    const found = judgement.judged[index];
    return found ? containersIn(found, placed, index) : [];
  });
  return { document, circumstances, containers: containers.slice(0, mostContainers) };
}

function containersIn(
  { analysis, findings }: { readonly analysis: DocumentAnalysis; readonly findings: readonly Finding[] },
  placed: PlacedSegment,
  index: number,
): readonly FoundContainer[] {
  return analysis.containers.map((container, number) => ({
    key: `${index} ${container.object.item ?? '-'} ${container.objectPath || number}`,
    container,
    placed,
    findings,
  }));
}

/** `kubeProbes/timelineEdit` */
export const timelineEdit: Handler<TimelineEditParams, TimelineEditResult> = async (session, params, token) =>
  (await chartTimelineEdit(session, params)) ?? editOfText(session, params, token);

const editOfText: Handler<TimelineEditParams, TimelineEditResult> = async (
  session,
  { uri, version, container: key, change },
  token,
) => {
  const file = await fileAt(session, uri, () => !token.isCancellationRequested);
  const found = file?.containers.find((candidate) => candidate.key === key);
  if (!file || !found || file.document.version !== version) return { kind: 'declined', reason: 'stale' };
  const result = changed(found, change);
  if (result.kind === 'declined') return result;
  const edits = result.edits.map((edit) => textEditOf(found.placed, edit));
  return { kind: 'edits', files: [{ uri: file.document.uri, version, edits }] };
};

type Changed =
  | { readonly kind: 'edits'; readonly edits: readonly TextEdit[] }
  | Extract<TimelineEditResult, { readonly kind: 'declined' }>;

function changed({ container, placed, findings }: FoundContainer, change: TimelineChange): Changed {
  const { source } = placed.segment;
  switch (change.kind) {
    case 'number': {
      const { probe, field, value } = change;
      return editNumber({ container, source, probe, field, value });
    }
    case 'fix':
      return editsOf(fixOfSuggestion({ container, findings }, change.suggestion));
    case 'add':
      return probeAddition(container, source, change.probe) ?? { kind: 'declined', reason: 'layout' };
  }
}

function editsOf(fix: { readonly edits: readonly TextEdit[] } | null): Changed {
  return fix ? { kind: 'edits', edits: fix.edits } : { kind: 'declined', reason: 'stale' };
}
