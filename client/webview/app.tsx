import { useEffect, useLayoutEffect, useMemo, useState } from 'preact/hooks';
import { Header } from './header.tsx';
import type { Host } from './host.ts';
import { Played } from './played.tsx';
import type { EditOutcome, ExportFormat, ToView, ViewModel } from './protocol.ts';
import type { Words } from './words.ts';
import { wordsIn } from './words.ts';

/** The view: shows what the editor last told. */
export function App({ host }: { readonly host: Host }) {
  const [model, setModel] = useState<ViewModel | null>(null);
  const [outcome, setOutcome] = useState<{ readonly id: number; readonly outcome: EditOutcome } | null>(null);
  const [announced, setAnnounced] = useState('');
  const [wanted, setWanted] = useState<ExportFormat | null>(null);
  const words = useMemo(() => wordsIn(model?.language ?? 'en'), [model?.language]);
  useEffect(() => {
    const stop = host.listen((message: ToView) => {
      if (message.type === 'model') take(host, message.model, setModel);
      if (message.type === 'export') setWanted(message.format);
      if (message.type === 'edited') setOutcome(message);
    });
    host.post({ v: 1, type: 'ready', shown: host.saved().shown });
    return stop;
  }, [host]);
  useEffect(() => {
    if (outcome) setAnnounced(outcomeText(outcome.outcome, words));
  }, [outcome, words]);
  useLayoutEffect(() => {
    document.documentElement.lang = words.language;
    document.title = words.say('timeline-view-title');
  }, [words]);
  return (
    <main>
      <Shown
        host={host}
        model={model}
        words={words}
        refusal={outcome && outcome.outcome !== 'done' ? outcome.id : null}
        wanted={wanted}
        onExported={() => setWanted(null)}
        onAnnounce={setAnnounced}
      />
      <div class="announcement" role="status" aria-live="polite">
        {announced}
      </div>
    </main>
  );
}

function take(host: Host, model: ViewModel, show: (model: ViewModel) => void): void {
  host.save({ shown: { uri: model.uri, container: model.selected, isPinned: model.isPinned } });
  show(model);
}

function outcomeText(outcome: EditOutcome, words: Words): string {
  switch (outcome) {
    case 'done':
      return words.say('timeline-view-edited');
    case 'stale':
    case 'template':
    case 'shared':
    case 'computed':
      return words.say(`timeline-view-refused-${outcome}`);
    default:
      return words.say('timeline-view-refused');
  }
}

interface ShownProps {
  readonly host: Host;
  readonly model: ViewModel | null;
  readonly words: Words;
  readonly refusal: number | null;
  readonly wanted: ExportFormat | null;
  readonly onExported: () => void;
  readonly onAnnounce: (text: string) => void;
}

function Shown({ model, ...props }: ShownProps) {
  const { host, words } = props;
  if (!model) return <p class="empty">{words.say('timeline-view-waiting')}</p>;
  const container = model.containers.find(({ key }) => key === model.selected);
  if (!container) return <p class="empty">{words.say('timeline-view-empty', { file: model.fileName })}</p>;
  if (container.role !== 'init' && container.role !== 'ephemeral') {
    return <Played key={`${model.uri} ${container.key}`} {...props} model={model} container={container} />;
  }
  return (
    <>
      <Header host={host} model={model} container={container} words={words} tools={null} />
      <p class="empty">{words.say(`timeline-view-${container.role}`)}</p>
    </>
  );
}
