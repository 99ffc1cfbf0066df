import { useEffect, useRef, useState } from 'preact/hooks';
import { cardsOf } from '../../server/core/timeline/cards.ts';
import { Cards } from './cards.tsx';
import { Chart } from './chart.tsx';
import type { Exported } from './exports.ts';
import { exportAs } from './exports.ts';
import { Header } from './header.tsx';
import type { Host } from './host.ts';
import type { ExportFormat, NumberPlace, ViewModel } from './protocol.ts';
import { Scenarios } from './scenarios.tsx';
import { simulatedContainer } from './simulated.ts';
import { CheckTable, Legend, Story } from './story.tsx';
import { chooseSuggestion, SuggestionBar } from './suggestion.tsx';
import { useEdits } from './use-edits.ts';
import { usePlay } from './use-play.ts';
import { useWidth } from './use-width.ts';
import type { Words } from './words.ts';

interface PlayedProps {
  readonly host: Host;
  readonly model: ViewModel;
  readonly container: ViewModel['containers'][number];
  readonly words: Words;
  /** The edit that was not made, if any. */
  readonly refusal: number | null;
  readonly wanted: ExportFormat | null;
  readonly onExported: () => void;
  readonly onAnnounce: (text: string) => void;
}

const gutters = { en: 290, ko: 292 } as const;

/** One container played through. */
export function Played(props: PlayedProps) {
  const { host, model, container, words } = props;
  const view = useRef<HTMLDivElement>(null);
  const width = useWidth(view);
  const [isTableOpen, setTableOpen] = useState(host.saved().isTableOpen);
  const [showsAll, setShowsAll] = useState(host.saved().showsAll);
  const edits = useEdits(host, model, { refusal: props.refusal });
  const play = usePlay(host, {
    container: simulatedContainer(container, edits.preview),
    kubernetesVersion: model.kubernetesVersion,
    firstContainer: simulatedContainer(container, null),
  });
  const { run, whatIf, luck } = play;
  const toggleTable = (): void => {
    host.save({ isTableOpen: !isTableOpen });
    setTableOpen(!isTableOpen);
  };
  const toggleAll = (): void => {
    host.save({ showsAll: !showsAll });
    setShowsAll(!showsAll);
  };
  const cards = run
    ? cardsOf({
        container: play.container,
        whatIf,
        figures: run.timeline.figures,
        ranges: play.ranges,
        endMs: run.timeline.endMs,
      })
    : [];
  const exported = (format: ExportFormat): Exported | null =>
    run && exportAs(format, { run, cards, container, model, whatIf, view: view.current });
  useEffect(() => {
    if (props.wanted === null) return;
    const done = exported(props.wanted);
    if (done) host.post({ v: 1, type: 'exported', format: props.wanted, ...done });
    props.onExported();
  }, [props.wanted]);
  useTableKey(toggleTable);
  const suggestion = chooseSuggestion(container.suggestions, whatIf.name);
  return (
    <div class="view" ref={view}>
      <Header
        host={host}
        model={model}
        container={container}
        words={words}
        tools={{
          luck,
          isTableOpen,
          showsAll,
          onLuck: play.setLuck,
          onTable: toggleTable,
          onShowAll: toggleAll,
          onCopy: () => host.post({ v: 1, type: 'copy', text: exported('markdown')?.data ?? '' }),
        }}
      />
      {container.role === 'sidecar' && <p class="rule">{words.say('timeline-view-sidecar')}</p>}
      <Cards cards={cards} words={words} />
      <Scenarios
        whatIf={whatIf}
        container={play.container}
        isServed={container.isServed}
        words={words}
        onWhatIf={play.setWhatIf}
      />
      {suggestion && <SuggestionBar suggestion={suggestion} words={words} onApply={edits.applyFix} />}
      {run && width > 0 && (
        <Chart
          timeline={run.timeline}
          container={container}
          whatIf={whatIf}
          preview={edits.preview}
          focus={model.focus}
          showsAll={showsAll}
          viewWidth={width}
          gutter={gutters[words.language]}
          words={words}
          onTry={edits.tryNumber}
          onWrite={(place: NumberPlace, value: number | null) => edits.writeNumber(place, value)}
          onForget={edits.forget}
          onWhatIf={play.setWhatIf}
          onHold={play.hold}
          onAnnounce={props.onAnnounce}
          onReveal={(range) => host.post({ v: 1, type: 'reveal', container: container.key, range })}
          onAdd={(kind) => edits.addProbe(`${kind}Probe`)}
        />
      )}
      <Legend words={words} version={model.kubernetesVersion} isAssumed={hasAssumed(container)} />
      {run && <Story timeline={run.timeline} words={words} />}
      {run && isTableOpen && <CheckTable timeline={run.timeline} words={words} />}
    </div>
  );
}

function hasAssumed({ probes }: PlayedProps['container']): boolean {
  return Object.values(probes).some(
    (probe) =>
      probe.kind === 'probe' && Object.values(probe.numbers).some(({ origin }) => origin === 'assumed'),
  );
}

/** `T` anywhere but in a box opens and closes the table. */
function useTableKey(toggle: () => void): void {
  const latest = useRef(toggle);
  latest.current = toggle;
  useEffect(() => {
    const press = ({ key, target, ctrlKey, metaKey, altKey }: KeyboardEvent): void => {
      const isTyping = target instanceof HTMLInputElement || target instanceof HTMLSelectElement;
      if (key.toLowerCase() === 't' && !isTyping && !ctrlKey && !metaKey && !altKey) latest.current();
    };
    addEventListener('keydown', press);
    return () => removeEventListener('keydown', press);
  }, []);
}
