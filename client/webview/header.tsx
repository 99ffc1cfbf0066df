import type { TimelineContainer } from '../../server/core/timeline/timeline-container.ts';
import type { Luck } from '../../server/core/timeline/what-if-run.ts';
import { lucks } from '../../server/core/timeline/what-if-run.ts';
import type { Host } from './host.ts';
import type { Place, ViewModel } from './protocol.ts';
import type { Words } from './words.ts';

interface HeaderProps {
  readonly host: Host;
  readonly model: ViewModel;
  readonly container: TimelineContainer<Place>;
  readonly words: Words;
  /** Null where there is nothing to play through. */
  readonly tools: Tools | null;
}

interface Tools {
  readonly luck: Luck;
  readonly isTableOpen: boolean;
  readonly showsAll: boolean;
  readonly onLuck: (luck: Luck) => void;
  readonly onTable: () => void;
  readonly onShowAll: () => void;
  readonly onCopy: () => void;
}

/** Whose timeline this is, and what can be done with it. */
export function Header({ host, model, container, words, tools }: HeaderProps) {
  const { uri, start } = container.place;
  const file = uri === undefined ? model.fileName : fileNameOf(uri);
  const place = `${file}:${start.line + 1}`;
  return (
    <header>
      <h1>
        <Icon path="M1 8h3l2-5 3.5 10L12 8h3" />
        {model.containers.length > 1 ? (
          <select
            aria-label={words.say('timeline-view-container')}
            value={container.key}
            onChange={({ currentTarget }) =>
              host.post({ v: 1, type: 'select', container: currentTarget.value })
            }
          >
            {model.containers.map(({ key, name, object }) => (
              <option key={key} value={key}>
                {object === '' ? name : `${name} – ${object}`}
              </option>
            ))}
          </select>
        ) : (
          <span>{container.name}</span>
        )}
        {model.containers.length === 1 && container.object !== '' && (
          <span class="object">{container.object}</span>
        )}
        <button
          type="button"
          class="link place"
          onClick={() =>
            host.post({ v: 1, type: 'reveal', container: container.key, range: container.place })
          }
        >
          {place}
        </button>
      </h1>
      <div class="tools">
        {tools && <Lucks luck={tools.luck} words={words} onLuck={tools.onLuck} />}
        <span class="buttons">
          {tools && (
            <>
              <Tool words={words} id="numbers" isOn={tools.showsAll} onPress={tools.onShowAll} />
              <Tool words={words} id="table" isOn={tools.isTableOpen} onPress={tools.onTable} />
              <Tool words={words} id="copy" onPress={tools.onCopy} />
              <Tool words={words} id="export" onPress={() => host.post({ v: 1, type: 'askExport' })} />
            </>
          )}
          <Tool
            words={words}
            id="pin"
            isOn={model.isPinned}
            onPress={() => host.post({ v: 1, type: 'pin', isPinned: !model.isPinned })}
          />
        </span>
      </div>
    </header>
  );
}

function fileNameOf(uri: string): string {
  const name = uri.split('/').at(-1) ?? uri;
  try {
    return decodeURIComponent(name);
  } catch {
    return name;
  }
}

function Lucks({ luck, words, onLuck }: Pick<Tools, 'luck' | 'onLuck'> & Pick<HeaderProps, 'words'>) {
  return (
    <div class="lucks">
      <span id="luck-label">{words.say('timeline-luck')}</span>
      {/* biome-ignore lint/a11y/useSemanticElements: a fieldset cannot be laid out in a line */}
      <div class="choice" role="group" aria-labelledby="luck-label">
        {lucks.map((each) => (
          <button key={each} type="button" aria-pressed={each === luck} onClick={() => onLuck(each)}>
            {words.say(`timeline-luck-${each}`)}
          </button>
        ))}
      </div>
    </div>
  );
}

const icons = {
  numbers:
    'M2 4h7M12 4h2M2 8h2M7 8h7M2 12h6M11 12h3M9 4a1.5 1.5 0 1 0 3 0a1.5 1.5 0 1 0-3 0M4 8a1.5 1.5 0 1 0 3 0a1.5 1.5 0 1 0-3 0M8 12a1.5 1.5 0 1 0 3 0a1.5 1.5 0 1 0-3 0',
  table: 'M1.5 2.5h13v11h-13zM1.5 6h13M1.5 10h13M6 2.5v11',
  copy: 'M5 5V2.5h8.5V11H11M2.5 5H11v8.5H2.5z',
  export: 'M8 1.5v8M4.8 6.5 8 9.7l3.2-3.2M2 11v3h12v-3',
  pin: 'M9.5 1.5l5 5-3.2.8-2.6 2.6-.4 3.6-5.8-5.8 3.6-.4 2.6-2.6zM5 11l-3.5 3.5',
} as const;

interface ToolProps extends Pick<HeaderProps, 'words'> {
  readonly id: keyof typeof icons;
  /** Of buttons that stay pressed. */
  readonly isOn?: boolean;
  readonly onPress: () => void;
}

function Tool({ id, isOn, words, onPress }: ToolProps) {
  const name = words.say(`timeline-view-${id}`);
  return (
    <button type="button" class="tool" title={name} aria-label={name} aria-pressed={isOn} onClick={onPress}>
      <Icon path={icons[id]} />
    </button>
  );
}

function Icon({ path }: { readonly path: string }) {
  return (
    <svg class="icon" viewBox="0 0 16 16" aria-hidden="true">
      <path d={path} />
    </svg>
  );
}
