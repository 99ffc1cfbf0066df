import { documentationUrl } from '../documentation.ts';
import type { Language, MessageId } from '../messages/message.ts';
import { message, renderMessage } from '../messages/message.ts';
import { rules } from '../rules/index.ts';
import { isRuleId } from '../rules/rule-ids.ts';
import type { Span } from '../text/span.ts';
import type { MappingEntry, YamlNode } from '../yaml/node.ts';
import { helmKeyMeanings, helmKeys, keyMeanings, projectKeys } from './project-settings.ts';

/** What a setting means, or what a rule finds, at a key of a project file; Markdown. */
export function projectHover(
  root: YamlNode | null,
  offset: number,
  { language, links }: { readonly language: Language; readonly links: boolean },
): { readonly span: Span; readonly markdown: string } | null {
  const entry = entryAt(root, offset);
  const key = projectKeys.find((known) => known === entry?.name);
  if (!entry || key === undefined) return null;
  const say = (id: MessageId): string => renderMessage(message(id), language);
  const inside = key === 'rules' || key === 'helm' ? entryAt(entry.value, offset) : null;
  if (!inside) return { span: entry.key.span, markdown: say(keyMeanings[key]) };
  if (key === 'helm') {
    const helmKey = helmKeys.find((known) => known === inside.name);
    return helmKey ? { span: inside.key.span, markdown: say(helmKeyMeanings[helmKey]) } : null;
  }
  const id = inside.name;
  if (id === null || !isRuleId(id)) return null;
  const rule = rules.find((candidate) => candidate.id === id);
  const words = rule
    ? [`**${say(rule.docs.title)}**`, say(rule.docs.what), say(rule.docs.why)]
    : [`**${id}**`];
  const link = links ? [`[${id}](${documentationUrl(id)})`] : [];
  return { span: inside.key.span, markdown: [...words, ...link].join('\n\n') };
}

function entryAt(node: YamlNode | null, offset: number): MappingEntry | null {
  if (node?.kind !== 'mapping') return null;
  const isAround = ({ key, value }: MappingEntry): boolean =>
    key.span.start <= offset && offset <= Math.max(key.span.end, value.outerSpan.end);
  return node.entries.findLast(isAround) ?? null;
}
