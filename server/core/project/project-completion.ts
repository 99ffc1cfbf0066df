import { profiles } from '../analysis.ts';
import type { CompletionItem, CompletionList } from '../features/completion/completion-item.ts';
import { formatKubernetesVersion, newestKnownMinor, oldestKnownMinor } from '../kubernetes/version.ts';
import type { Language, MessageId } from '../messages/message.ts';
import { message, renderMessage } from '../messages/message.ts';
import { rules } from '../rules/index.ts';
import { ruleIds } from '../rules/rule-ids.ts';
import { helmKeyMeanings, helmKeys, keyMeanings, projectKeys, severityChoices } from './project-settings.ts';

/** What fits at the cursor in a project file: settings, rules, and their values; null where nothing does. */
export function projectCompletion(text: string, offset: number, language: Language): CompletionList | null {
  const lineStart = text.lastIndexOf('\n', offset - 1) + 1;
  const match = /^([ ]*)(?:([\w-]+):[ ]+)?(["']?)([\w.-]*)$/.exec(text.slice(lineStart, offset));
  if (!match) return null;
  const [, indent = '', key, quote = '', word = ''] = match;
  const line = { parent: indent === '' ? null : parentOf(text, lineStart, indent.length), key };
  const items = key === undefined ? keysFor(text, line, language) : valuesFor(line, quote !== '');
  if (items.length === 0) return null;
  const behind = /^[\w.-]*/.exec(text.slice(offset))?.[0].length ?? 0;
  return { span: { start: offset - word.length, end: offset + behind }, items: items.map(sorted) };
}

interface Line {
  /** The key that the line stands under; null for a setting itself. */
  readonly parent: string | null;
  readonly key: string | undefined;
}

type Unsorted = Omit<CompletionItem, 'sortText'>;

function sorted(item: Unsorted, index: number): CompletionItem {
  return { ...item, sortText: String(index).padStart(3, '0') };
}

/** The key of the line above that is indented less. */
function parentOf(text: string, lineStart: number, indent: number): string | null {
  for (const line of text.slice(0, lineStart).split(/\r?\n/).reverse()) {
    const match = /^( *)([\w-]+):/.exec(line);
    if (match && (match[1] ?? '').length < indent) return match[2] ?? null;
  }
  return null;
}

function keysFor(text: string, { parent }: Line, language: Language): readonly Unsorted[] {
  const say = (id: MessageId): string => renderMessage(message(id), language);
  const isWritten = (name: string): boolean => new RegExp(`^ *["']?${name}["']?:`, 'm').test(text);
  if (parent === null) {
    return projectKeys
      .filter((name) => !isWritten(name))
      .map((name) => ({
        label: name,
        kind: 'field',
        documentation: say(keyMeanings[name]),
        insert:
          name === 'rules' || name === 'helm'
            ? `${name}:\n  `
            : name === 'include' || name === 'exclude'
              ? `${name}: ["$1"]`
              : `${name}: `,
      }));
  }
  if (parent === 'helm')
    return helmKeys
      .filter((name) => !isWritten(name))
      .map((name) => ({
        label: name,
        kind: 'field',
        documentation: say(helmKeyMeanings[name]),
        insert:
          name === 'valuesFiles' ? `${name}: ["$1"]` : name === 'profiles' ? `${name}:\n    ` : `${name}: `,
      }));
  if (parent !== 'rules') return [];
  return ruleIds
    .filter((id) => !isWritten(id))
    .map((id) => {
      const docs = rules.find((rule) => rule.id === id)?.docs;
      return {
        label: id,
        kind: 'field',
        insert: `${id}: `,
        ...(docs ? { detail: say(docs.title), documentation: say(docs.what) } : {}),
      };
    });
}

function valuesFor({ parent, key }: Line, isQuoted: boolean): readonly Unsorted[] {
  if (parent === 'rules') return severityChoices.map(value);
  if (parent === 'helm' && key === 'checkDormantProbes' && !isQuoted) return ['true', 'false'].map(value);
  if (parent !== null || isQuoted) return [];
  if (key === 'profile') return profiles.map(value);
  if (key !== 'kubernetesVersion') return [];
  const minors = Array.from(
    { length: newestKnownMinor - oldestKnownMinor + 1 },
    (_, index) => newestKnownMinor - index,
  );
  return ['auto', ...minors.map((minor) => formatKubernetesVersion({ minor }))].map(value);
}

function value(label: string): Unsorted {
  return { label, kind: 'value', insert: label };
}
