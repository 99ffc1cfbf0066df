import type { DocumentAnalysis, DocumentRole, Message } from '../core/index.ts';
import { formatKubernetesVersion, message, probeCount, renderMessage } from '../core/index.ts';
import { analysisFor } from './judge.ts';
import type { Circumstances, OpenDocument } from './open-document.ts';
import type { FileStatus } from './protocol.ts';
import { statusMethod } from './protocol.ts';
import type { QuietReason } from './quiet.ts';
import type { Session } from './session.ts';

/** What a client was last told about a file. */
const told = new WeakMap<OpenDocument, string>();

/** Tells the client, where it wants to know, what a file is to us and, when we are quiet, why. Only news is sent. */
export function tellStatus(
  session: Session,
  document: OpenDocument,
  { circumstances, quiet }: { readonly circumstances: Circumstances; readonly quiet: QuietReason | null },
): void {
  if (!session.abilities.showsStatus) return;
  const [text, detail] =
    quiet === null
      ? wordsOfJudged(analysesOf(session, document, circumstances), circumstances)
      : [message('server-status-quiet'), message(`server-quiet-${quiet}`)];
  const { language } = circumstances;
  const status: FileStatus = {
    uri: document.uri,
    text: renderMessage(text, language),
    detail: renderMessage(detail, language),
  };
  const news = JSON.stringify(status);
  if (told.get(document) === news) return;
  told.set(document, news);
  void session.connection.sendNotification(statusMethod, status);
}

function analysesOf(
  session: Session,
  document: OpenDocument,
  circumstances: Circumstances,
): readonly DocumentAnalysis[] {
  return document.text.segments.map((segment) => analysisFor(session, { document, circumstances, segment }));
}

function wordsOfJudged(
  analyses: readonly DocumentAnalysis[],
  { context, role }: Circumstances,
): readonly [Message, Message] {
  let probes = 0;
  let containers = 0;
  for (const analysis of analyses) {
    probes += probeCount(analysis);
    containers += analysis.containers.length;
  }
  if (containers > 0) {
    const release = formatKubernetesVersion(context.kubernetesVersion);
    return [message('server-status-probes', { probes, containers }), howJudged(analyses, role, release)];
  }
  const roles = new Set(analyses.map((analysis) => analysis.role));
  return [message('server-status-quiet'), message(whyNothing(roles))];
}

function howJudged(
  analyses: readonly DocumentAnalysis[],
  role: Circumstances['role'],
  release: string,
): Message {
  if (role === 'template') return message('server-judged-template', { release });
  const isPatch = analyses.some((analysis) => analysis.role === 'patch');
  return message(isPatch ? 'server-judged-patch' : 'server-judged', { release });
}

function whyNothing(
  roles: ReadonlySet<DocumentRole>,
): 'server-quiet-no-containers' | 'server-quiet-not-kubernetes' {
  const kubernetes: readonly DocumentRole[] = ['built-in', 'custom', 'patch', 'fragment', 'other-kubernetes'];
  return kubernetes.some((role) => roles.has(role))
    ? 'server-quiet-no-containers'
    : 'server-quiet-not-kubernetes';
}
