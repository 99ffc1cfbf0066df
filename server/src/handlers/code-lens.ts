import type { CodeLens, CodeLensParams } from 'vscode-languageserver';
import { CodeLensRefreshRequest } from 'vscode-languageserver';
import type { Language, Message } from '../../core/index.ts';
import { chartLensesOf, codeLensesOf, renderMessage } from '../../core/index.ts';
import type { Range } from '../../positions/line-table.ts';
import { chartOf, type OpenFileOfChart, rangeInChart } from '../chart-places.ts';
import { wholeReleasesIn } from '../inline-charts.ts';
import { judge } from '../judge.ts';
import { judgedChart } from '../judged-chart.ts';
import type { OpenDocument } from '../open-document.ts';
import { placedSegments, rangeIn, shiftRange } from '../segmented-text.ts';
import { openTimelineCommand } from '../timeline-protocol.ts';
import type { Handler } from './handler.ts';
import { judgedAt } from './handler.ts';

/** `textDocument/codeLens`: only for clients that can open a timeline. */
export const codeLens: Handler<CodeLensParams, CodeLens[]> = async (session, { textDocument }, token) => {
  if (!session.abilities.showsTimeline) return [];
  const rendered = await lensesOfChart(session, textDocument.uri);
  const document = session.documents.get(textDocument.uri);
  if (document) told.set(document, { version: document.version, words: JSON.stringify(rendered) });
  const written = await lensesOfText(session, textDocument.uri, () => !token.isCancellationRequested);
  // What is rendered says more than the template by itself, unless it is not rendered at all.
  const lines = new Set(rendered.map(({ range }) => range.start.line));
  return [...rendered, ...written.filter(({ range }) => !lines.has(range.start.line))];
};

type Session = Parameters<Handler<never, never>>[0];

interface Told {
  readonly version: number;
  readonly words: string;
}

/** What a client was last told above the lines of files of charts. */
const told = new WeakMap<OpenDocument, Told>();
/** Sessions whose lenses are being looked at; true where something changed meanwhile. */
const looking = new WeakMap<Session, boolean>();

/**
 * Has an editor ask again when what a chart renders is another thing now. Of the file that is typed into it asks by
 * itself; what values do is told in many others.
 */
export function lookAtLenses(session: Session): void {
  if (!session.abilities.refreshesCodeLenses) return;
  const isLooking = looking.has(session);
  looking.set(session, isLooking);
  if (isLooking) return;
  findOutdated(session)
    .then((isOutdated) => {
      if (isOutdated) void session.connection.sendRequest(CodeLensRefreshRequest.type);
    })
    .catch((defect: unknown) => session.connection.console.error(String(defect)))
    .finally(() => {
      const isToLookAgain = looking.get(session);
      looking.delete(session);
      if (isToLookAgain) lookAtLenses(session);
    });
}

async function findOutdated(session: Session): Promise<boolean> {
  await session.foreground.whenIdle();
  let isOutdated = false;
  for (const document of [...session.documents.values()]) {
    const before = told.get(document);
    if (!before || document.version !== before.version) continue;
    const { version } = document;
    const words = JSON.stringify(await lensesOfChart(session, document.uri));
    if (words === before.words || document.version !== version) continue;
    told.set(document, { version, words });
    isOutdated = true;
  }
  return isOutdated;
}

async function lensesOfText(
  session: Session,
  uri: string,
  isWanted: () => boolean,
): Promise<readonly CodeLens[]> {
  const judged = await judgedAt(session, uri);
  if (!judged?.circumstances.settings.codeLens) return [];
  const { document } = judged;
  const circumstances = await judge(session, document, isWanted);
  if (circumstances === null) return [];
  return [...placedSegments(document.text)].flatMap(({ segment, start }) =>
    codeLensesOf(judged.analysisOf(segment), circumstances.context.kubernetesVersion).map(({ span, title }) =>
      lensAt(shiftRange(rangeIn(segment, span), start), { uri, title, language: circumstances.language }),
    ),
  );
}

async function lensesOfChart(session: Session, uri: string): Promise<readonly CodeLens[]> {
  const file = await chartOf(session, uri);
  if (file) return lensesIn(file, uri);
  const document = session.documents.get(uri);
  const releases = document ? await wholeReleasesIn(session, document) : [];
  return releases.flatMap((release) => lensesIn(release, uri));
}

function lensesIn(file: OpenFileOfChart, uri: string): readonly CodeLens[] {
  const { context, language, settings } = file.circumstances;
  if (!settings.codeLens) return [];
  return chartLensesOf(judgedChart(file, context), file.path).map(({ span, title }) =>
    lensAt(rangeInChart(file, { file: file.path, span }), { uri, title, language }),
  );
}

/** The editor lets a plain space behind an icon go. */
const pulse = '$(pulse)\u00a0';

interface LensWords {
  readonly uri: string;
  readonly title: Message;
  readonly language: Language;
}

function lensAt(range: Range, { uri, title, language }: LensWords): CodeLens {
  return {
    range,
    command: {
      title: `${pulse}${renderMessage(title, language)}`,
      command: openTimelineCommand,
      arguments: [uri, range.start],
    },
  };
}
