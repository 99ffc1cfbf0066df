import type { Language, Message, ValuesChoice } from '../core/index.ts';
import { message, renderMessage, seesContainers } from '../core/index.ts';
import { chartOf, type OpenFileOfChart } from './chart-places.ts';
import { relativePath } from './file-globs.ts';
import { judgedChart } from './judged-chart.ts';
import type { OpenDocument } from './open-document.ts';
import type { ChartValues, ChartValuesParams } from './protocol.ts';
import { chartValuesMethod } from './protocol.ts';
import type { Session } from './session.ts';

/** What a client was last told about a file. */
const told = new WeakMap<OpenDocument, string>();

/** Tells the client, where it wants to know, what the chart of a file is rendered with. Only news is sent. */
export function tellChartValues(session: Session, document: OpenDocument): void {
  if (!session.abilities.showsStatus) return;
  chartOf(session, document.uri).then(
    (chart) => {
      const news: ChartValuesParams = { uri: document.uri, values: chart && valuesOf(chart) };
      const text = JSON.stringify(news.values);
      if (document.isClosed || (told.get(document) ?? 'null') === text) return;
      told.set(document, text);
      void session.connection.sendNotification(chartValuesMethod, news);
    },
    (defect: unknown) => session.connection.console.error(String(defect)),
  );
}

function valuesOf(file: OpenFileOfChart): ChartValues {
  const { root, applied, circumstances, path } = file;
  const { language, context } = circumstances;
  const say = (words: Message): string => renderMessage(words, language);
  const { choices, chosen, choice, files } = applied;
  const shown = files.map(({ path }) => path).join(', ');
  return {
    chart: root,
    text: say(message('values-status', { name: nameOf(choice, language) })),
    detail: say(
      files.length === 0 ? message('values-status-own') : message('values-status-files', { files: shown }),
    ),
    action: say(message('values-choose')),
    prompt: say(message('values-prompt', { chart: relativePath(root, []).split('/').at(-1) ?? '' })),
    hasContainers: seesContainers(judgedChart(file, context), path),
    choices: choices.map((one) => ({
      id: one.id,
      label: nameOf(one, language),
      detail: one.kind === 'file' ? '' : ['values.yaml', ...one.valuesFiles].join(', '),
      isChosen: one.id === chosen.id,
    })),
  };
}

function nameOf({ kind, name }: ValuesChoice, language: Language): string {
  if (kind === 'default') return renderMessage(message('values-default'), language);
  return kind === 'settings' ? renderMessage(message('values-settings'), language) : name;
}
