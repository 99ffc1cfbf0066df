import type { DocumentRole, Finding, Message } from '../core/index.ts';
import { formatKubernetesVersion, isRuleId, message, probeCount, renderMessage } from '../core/index.ts';
import { tellChartValues } from './chart-values-status.ts';
import type { JudgedDocument, Judgement } from './judge.ts';
import type { Circumstances, OpenDocument } from './open-document.ts';
import type { FileStatus, NothingFoundReason, QuietReason } from './protocol.ts';
import { statusMethod } from './protocol.ts';
import type { Session } from './session.ts';

/** What a client was last told about a file. */
const told = new WeakMap<OpenDocument, string>();

/** What is known of a file: what its documents are, or why it is not looked at. */
export type StatusFacts = Judgement | { readonly circumstances: Circumstances; readonly quiet: QuietReason };

/** Tells the client, where it wants to know, what a file is to us and, when we are quiet, why. Only news is sent. */
export function tellStatus(session: Session, document: OpenDocument, facts: StatusFacts): void {
  if (!session.abilities.showsStatus) return;
  tellChartValues(session, document);
  const { text, detail, reason } = 'quiet' in facts ? wordsOfQuiet(facts.quiet) : wordsOfJudged(facts);
  const { language } = facts.circumstances;
  const status: FileStatus = {
    uri: document.uri,
    text: renderMessage(text, language),
    detail: renderMessage(detail, language),
    reason,
    hasContainers: 'judged' in facts && containersIn(facts.judged) > 0,
    action: renderMessage(
      message(isFromSettings(reason) ? 'server-open-settings' : 'server-show-log'),
      language,
    ),
  };
  const news = JSON.stringify(status);
  if (told.get(document) === news) return;
  told.set(document, news);
  void session.connection.sendNotification(statusMethod, status);
}

function isFromSettings(reason: FileStatus['reason']): boolean {
  return reason === 'disabled' || reason === 'excluded';
}

/** A status in no language yet. */
interface Words {
  readonly text: Message;
  readonly detail: Message;
  readonly reason: FileStatus['reason'];
}

/** Of what is not as quiet as the rest. */
const titlesOfQuiet: Readonly<
  Partial<Record<QuietReason | NothingFoundReason, 'server-status-unreadable' | 'server-status-chart'>>
> = {
  unreadable: 'server-status-unreadable',
  'chart-values': 'server-status-chart',
  'chart-definition': 'server-status-chart',
};

function wordsOfQuiet(reason: QuietReason | NothingFoundReason): Words {
  const text = message(titlesOfQuiet[reason] ?? 'server-status-quiet');
  return { text, detail: message(`server-quiet-${reason}`), reason };
}

function wordsOfJudged({ judged, circumstances }: Judgement): Words {
  if (circumstances.role === 'project-file') {
    return { text: message('server-status-project'), detail: message('server-judged-project'), reason: null };
  }
  const containers = containersIn(judged);
  const operations = sum(judged, ({ analysis }) => analysis.patchedContainers?.length ?? 0);
  if (containers === 0 && operations > 0) {
    const text = message('server-status-operations', { count: operations });
    return { text, detail: message('server-judged-operations'), reason: null };
  }
  if (containers === 0) return wordsOfQuiet(whyNothing(judged, circumstances.role));
  const probes = sum(judged, ({ analysis }) => probeCount(analysis));
  const text = message('server-status-probes', { probes, containers });
  return { text, detail: howJudged(judged, circumstances), reason: null };
}

function containersIn(judged: readonly JudgedDocument[]): number {
  return sum(judged, ({ analysis }) => analysis.containers.length);
}

/** What matters most of what a user may wonder about. */
function howJudged(judged: readonly JudgedDocument[], { role, context }: Circumstances): Message {
  const ignored = ignoredRules(judged);
  if (ignored > 0 && judged.every(({ findings }) => findings.length === 0)) {
    return message('server-judged-ignored', { count: ignored });
  }
  if (role === 'template') {
    return message(
      judged.some(hasTemplatedProbe) ? 'server-judged-template-probes' : 'server-judged-template',
    );
  }
  const roles = new Set(judged.map(({ analysis }) => analysis.role));
  if (roles.has('patch')) return message('server-judged-patch');
  if (!roles.has('built-in')) {
    return message(roles.has('custom') ? 'server-judged-custom' : 'server-judged-fragment');
  }
  const count = sum(judged, ({ analysis }) => Number(analysis.role === 'not-kubernetes'));
  if (count > 0) return message('server-judged-among-others', { count });
  if (context.scope === 'probes') return message('server-judged-probes-only');
  return message('server-judged', { release: formatKubernetesVersion(context.kubernetesVersion) });
}

function hasTemplatedProbe({ analysis }: JudgedDocument): boolean {
  return analysis.containers.some(({ probes }) =>
    Object.values(probes).some((probe) => probe.kind === 'unknown'),
  );
}

/** How many rules comments silence in the whole file. */
function ignoredRules(judged: readonly JudgedDocument[]): number {
  const comments = judged.flatMap(({ analysis }) => analysis.fileIgnores);
  return new Set(comments.flatMap(({ rules }) => rules.map(({ id }) => id)).filter(isRuleId)).size;
}

const kubernetesRoles: ReadonlySet<DocumentRole> = new Set([
  'built-in',
  'custom',
  'patch',
  'fragment',
  'other-kubernetes',
]);

/** Whether a finding says that what follows could not be read. */
function isAboutReading({ ruleId }: Finding): boolean {
  return ruleId === 'yaml-syntax' || ruleId === 'template-outside-chart';
}

function whyNothing(judged: readonly JudgedDocument[], role: Circumstances['role']): NothingFoundReason {
  if (judged.some(({ findings }) => findings.some(isAboutReading))) return 'unreadable';
  if (role === 'template') return 'templated';
  const isKubernetes = judged.some(({ analysis }) => kubernetesRoles.has(analysis.role));
  return isKubernetes ? 'no-containers' : 'not-kubernetes';
}

function sum<Item>(items: readonly Item[], count: (item: Item) => number): number {
  return items.reduce((total, item) => total + count(item), 0);
}
