import type { CodeLens, CodeLensParams } from 'vscode-languageserver';
import { codeLensesOf, renderMessage } from '../../core/index.ts';
import { judge } from '../judge.ts';
import { placedSegments, rangeIn, shiftRange } from '../segmented-text.ts';
import { openTimelineCommand } from '../timeline-protocol.ts';
import type { Handler } from './handler.ts';
import { judgedAt } from './handler.ts';

/** `textDocument/codeLens`: only for clients that can open a timeline. */
export const codeLens: Handler<CodeLensParams, CodeLens[]> = async (session, { textDocument }, token) => {
  const judged = await judgedAt(session, textDocument.uri);
  if (!judged || !session.abilities.showsTimeline || !judged.circumstances.settings.codeLens) return [];
  const { document } = judged;
  const circumstances = await judge(session, document, () => !token.isCancellationRequested);
  if (circumstances === null) return [];
  return [...placedSegments(document.text)].flatMap(({ segment, start }) =>
    codeLensesOf(judged.analysisOf(segment), circumstances.context.kubernetesVersion).map(
      ({ span, title }) => {
        const range = shiftRange(rangeIn(segment, span), start);
        return {
          range,
          command: {
            title: `$(pulse) ${renderMessage(title, circumstances.language)}`,
            command: openTimelineCommand,
            arguments: [document.uri, range.start],
          },
        };
      },
    ),
  );
};
