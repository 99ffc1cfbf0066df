import type { Finding } from './finding.ts';
import { message } from './messages/message.ts';
import type { MappingNode, YamlDocument, YamlNode, YamlProblem } from './yaml/node.ts';
import { membersOf } from './yaml/resolve.ts';

/** What the reader could not take, as findings: the API server's tools refuse the document whole. */
export function readingFindings(problems: readonly YamlProblem[]): readonly Finding[] {
  return problems.map((problem) => ({
    ruleId: problem.code === 'looks-like-template' ? 'template-outside-chart' : 'yaml-syntax',
    category: 'decode',
    severity: 'error',
    span: problem.span,
    message: message(`yaml-problem.${problem.code}`, problem.args),
    objectPath: '',
    ...(problem.readerWords === undefined ? {} : { apiMessage: problem.readerWords }),
    item: null,
    related: [],
    fixes: [],
  }));
}

/** Keys that are written and have no effect, because the same key comes again: the last one wins without a word. */
export function duplicateKeyFindings(document: YamlDocument): readonly Finding[] {
  const findings: Finding[] = [];
  const pending: YamlNode[] = document.root ? [document.root] : [];
  for (let node = pending.pop(); node; node = pending.pop()) {
    if (node.kind === 'sequence') for (const item of node.items) pending.push(item.node);
    if (node.kind !== 'mapping') continue;
    for (const entry of node.entries) pending.push(entry.value);
    if (mayRepeat(node)) findings.push(...repeatedIn(node));
  }
  return findings.sort((one, other) => one.span.start - other.span.start);
}

/** A cheap look before the exact one: most mappings have neither a repeated key nor a merge. */
function mayRepeat(mapping: MappingNode): boolean {
  const names = new Set<string | null>();
  for (const { name } of mapping.entries) {
    if (name === '<<' || names.has(name)) return true;
    names.add(name);
  }
  return false;
}

function repeatedIn(mapping: MappingNode): readonly Finding[] {
  return membersOf(mapping).flatMap((member) => {
    const losers = member.shadowed.filter((entry) => mapping.entries.includes(entry));
    const [mergedBy] = member.via;
    return losers.map(
      (loser): Finding => ({
        ruleId: mergedBy ? 'merge-overrides-key' : 'duplicate-key',
        category: 'decode',
        severity: 'warning',
        span: loser.key.span,
        message: message(mergedBy ? 'merge-overrides-key' : 'duplicate-key', {
          key: member.name,
          anchor: mergedBy?.anchor ?? '',
        }),
        objectPath: '',
        item: null,
        related: [
          {
            span: mergedBy?.span ?? member.entry.key.span,
            message: message(mergedBy ? 'merge-overrides-key-winner' : 'duplicate-key-winner', {
              key: member.name,
            }),
          },
        ],
        fixes: [],
        tags: ['unnecessary'],
      }),
    );
  });
}
