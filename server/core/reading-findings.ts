import type { Finding } from './finding.ts';
import { message } from './messages/message.ts';
import type { YamlDocument, YamlNode, YamlProblem } from './yaml/node.ts';
import type { DuplicateKey } from './yaml/walk.ts';
import { findDuplicateKeys } from './yaml/walk.ts';

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
export function duplicateKeyFindings({ root }: YamlDocument): readonly Finding[] {
  return root ? findDuplicateKeys(root).flatMap(repetitions) : [];
}

function repetitions({ name, winner, via, losers }: DuplicateKey): readonly Finding[] {
  const [merge] = via;
  const ruleId = merge ? 'merge-overrides-key' : 'duplicate-key';
  // Who writes what a merge brings anyway loses nothing.
  const lost = merge ? losers.filter((loser) => !isSameScalar(loser.value, winner.value)) : losers;
  return lost.map((loser) => ({
    ruleId,
    category: 'decode',
    severity: 'warning',
    span: loser.key.span,
    message: message(ruleId, { key: name, anchor: merge?.anchor ?? '' }),
    objectPath: '',
    item: null,
    related: [
      {
        span: merge?.span ?? winner.key.span,
        message: message(merge ? 'merge-overrides-key-winner' : 'duplicate-key-winner', { key: name }),
      },
    ],
    fixes: [],
    tags: ['unnecessary'],
  }));
}

function isSameScalar(one: YamlNode, other: YamlNode): boolean {
  if (one.kind !== 'scalar' || other.kind !== 'scalar') return false;
  return JSON.stringify(one.value) === JSON.stringify(other.value);
}
