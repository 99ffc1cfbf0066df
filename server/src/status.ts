import type { DocumentAnalysis, DocumentRole, Finding, Message, Severity } from '../core/index.ts';
import { formatKubernetesVersion, isRuleId, message, probeCount, renderMessage } from '../core/index.ts';
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
  const { text, sentences, reason } = 'quiet' in facts ? wordsOfQuiet(facts.quiet) : wordsOfJudged(facts);
  const { language } = facts.circumstances;
  const status: FileStatus = {
    uri: document.uri,
    text: renderMessage(text, language),
    detail: sentences.map((sentence) => renderMessage(sentence, language)).join(' '),
    reason,
  };
  const news = JSON.stringify(status);
  if (told.get(document) === news) return;
  told.set(document, news);
  void session.connection.sendNotification(statusMethod, status);
}

/** A status in no language yet. */
interface Words {
  readonly text: Message;
  readonly sentences: readonly Message[];
  readonly reason: FileStatus['reason'];
}

function wordsOfQuiet(reason: QuietReason): Words {
  return { text: message('server-status-quiet'), sentences: [message(`server-quiet-${reason}`)], reason };
}

function wordsOfJudged({ judged, circumstances }: Judgement): Words {
  const analyses = judged.map(({ analysis }) => analysis);
  const containers = sum(analyses, (analysis) => analysis.containers.length);
  const found = countFindings(judged);
  const text =
    containers === 0 && found.total === 0
      ? message('server-status-quiet')
      : message('server-status-probes', { probes: sum(analyses, probeCount), containers });
  const asides = [...ignoredRules(analyses), ...foundSentences(found)];
  if (containers === 0) {
    const reason = whyNothing(judged, circumstances.role);
    return { text, sentences: [message(`server-quiet-${reason}`), ...asides], reason };
  }
  const sentences = [howJudged(analyses, circumstances), ...reservations(analyses, circumstances), ...asides];
  return { text, sentences, reason: null };
}

function howJudged(analyses: readonly DocumentAnalysis[], { role, context }: Circumstances): Message {
  const args = { release: formatKubernetesVersion(context.kubernetesVersion) };
  if (role === 'template') return message('server-judged-template', args);
  const roles = new Set(analyses.map((analysis) => analysis.role));
  if (roles.has('patch')) return message('server-judged-patch', args);
  if (roles.has('built-in')) return message('server-judged', args);
  return message(roles.has('custom') ? 'server-judged-custom' : 'server-judged-fragment', args);
}

/** What of the file is not judged, though it has containers. */
function reservations(analyses: readonly DocumentAnalysis[], { role, context }: Circumstances): Message[] {
  const others = sum(analyses, (analysis) => Number(analysis.role === 'not-kubernetes'));
  const templated = role === 'template' ? sum(analyses, templatedContainers) : 0;
  return [
    ...(templated > 0 ? [message('server-templated-probes', { count: templated })] : []),
    ...(others > 0 ? [message('server-other-documents', { count: others })] : []),
    ...(context.scope === 'probes' ? [message('server-judged-probes-only')] : []),
  ];
}

function templatedContainers({ containers }: DocumentAnalysis): number {
  return sum(containers, ({ probes }) =>
    Number(Object.values(probes).some((probe) => probe.kind === 'unknown')),
  );
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

/** The rules that comments silence in the whole file. */
function ignoredRules(analyses: readonly DocumentAnalysis[]): readonly Message[] {
  const ids = analyses.flatMap(({ fileIgnores }) => fileIgnores.flatMap(({ rules }) => rules));
  const known = new Set(ids.map(({ id }) => id).filter(isRuleId));
  return known.size > 0 ? [message('server-ignored-rules', { rules: [...known].join(', ') })] : [];
}

type FindingCounts = Readonly<Record<Severity | 'total', number>>;

function countFindings(judged: readonly JudgedDocument[]): FindingCounts {
  const counts = { error: 0, warning: 0, information: 0, hint: 0, total: 0 };
  for (const { findings } of judged) {
    for (const { severity } of findings) counts[severity]++;
    counts.total += findings.length;
  }
  return counts;
}

function foundSentences({ error, warning, information, hint, total }: FindingCounts): readonly Message[] {
  if (total === 0) return [];
  const [args, notes] = [{ errors: error, warnings: warning }, information + hint];
  return [notes === 0 ? message('server-found', args) : message('server-found-notes', { ...args, notes })];
}

function sum<Item>(items: readonly Item[], count: (item: Item) => number): number {
  return items.reduce((total, item) => total + count(item), 0);
}
