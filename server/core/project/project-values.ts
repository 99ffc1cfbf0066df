import type { Finding, Fix } from '../finding.ts';
import type { Message, MessageId } from '../messages/message.ts';
import { message } from '../messages/message.ts';
import type { ScalarNode, YamlNode } from '../yaml/node.ts';
import type { Member } from '../yaml/resolve.ts';
import { resolveNode } from '../yaml/resolve.ts';
import type { MeantName } from './meant-name.ts';
import { projectFinding } from './project-finding.ts';

/*
 * How single values of a project file are read, and what is said of those that cannot be.
 */

export function isNothing(node: YamlNode | null): boolean {
  return node?.kind === 'scalar' && node.value.type === 'null';
}

/** The text of a scalar as it is written, whatever type YAML gives it: `off` and `1.30` mean what they say. */
export function textOf(node: YamlNode | null): string | null {
  return node?.kind === 'scalar' ? node.text.trim() : null;
}

/** What a list is of, in words for what is none. */
interface ListWords {
  readonly key: string;
  readonly notAList: MessageId;
  readonly notAnItem: MessageId;
}

/** A list of texts; null where there is none. What is no text in it is left out. */
export function readTexts(
  member: Member,
  { key, notAList, notAnItem }: ListWords,
  findings: Finding[],
): readonly string[] | null {
  const { node, written } = member.value;
  if (node?.kind !== 'sequence') {
    const words = message(notAList, { key });
    findings.push(projectFinding('project-file-invalid-value', written, words, listFix(member)));
    return null;
  }
  return node.items.flatMap((item) => {
    const { node: scalar } = resolveNode(item.node);
    const text = scalar?.kind === 'scalar' && scalar.value.type === 'string' ? scalar.text : '';
    if (text !== '') return [text];
    findings.push(projectFinding('project-file-invalid-value', item.node, message(notAnItem, { key })));
    return [];
  });
}

/** One text alone becomes a list of one. */
function listFix(member: Member): readonly Fix[] {
  const { node } = member.value;
  if (!isOwnScalar(member, node) || node.value.type !== 'string' || node.text === '') return [];
  const newText = `[${JSON.stringify(node.text)}]`;
  return [fixOf(message('fix-write-list', { value: newText }), 'safe', node, newText)];
}

export function renameFix(
  { name, entry: { key }, via }: Member,
  meant: MeantName,
  present: ReadonlySet<string>,
): readonly Fix[] {
  if (present.has(meant.name) || via.length > 0 || key.kind !== 'scalar' || key.tag !== undefined) return [];
  const title = message('fix-rename-key', { key: name, name: meant.name });
  return [fixOf(title, safetyOf(meant), key, meant.name)];
}

interface Choice {
  readonly key: string;
  readonly known: readonly string[];
  readonly meant: MeantName | null;
}

export function noChoice(member: Member, { key, known, meant }: Choice): Finding {
  const { node, written } = member.value;
  const args = { key, value: textOf(node) ?? '…', known: known.join(', ') };
  const fixes =
    meant && isOwnScalar(member, node)
      ? [fixOf(message('fix-write-value', { value: meant.name }), safetyOf(meant), node, meant.name)]
      : [];
  return projectFinding(
    'project-file-invalid-value',
    written,
    message('project-file-not-a-choice', args),
    fixes,
  );
}

/** Whether the value stands at its own place, in one piece and without an anchor that others refer to. */
function isOwnScalar({ value, via }: Member, node: YamlNode | null): node is ScalarNode {
  if (node?.kind !== 'scalar' || value.via.length > 0 || via.length > 0) return false;
  const isOneValue =
    node.style === 'plain' || node.style === 'single-quoted' || node.style === 'double-quoted';
  return isOneValue && node.anchor === undefined && node.tag === undefined;
}

/** Another word for the same is as good; what only looks alike has to be looked at. */
function safetyOf({ isSynonym }: MeantName): Fix['safety'] {
  return isSynonym ? 'safe' : 'changes-behaviour';
}

function fixOf(title: Message, safety: Fix['safety'], { span }: YamlNode, newText: string): Fix {
  return { title, safety, isPreferred: true, edits: [{ span, newText }] };
}
