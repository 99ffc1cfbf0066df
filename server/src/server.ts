import type { Connection, InitializeParams, InitializeResult } from 'vscode-languageserver';
import {
  DidChangeConfigurationNotification,
  DidChangeWatchedFilesNotification,
  ResponseError,
} from 'vscode-languageserver';
import { isRuleId, roleByName } from '../core/index.ts';
import { abilitiesOf } from './abilities.ts';
import { ChartWatch } from './chart-watch.ts';
import { Charts } from './charts/charts.ts';
import { CircumstancesFinder } from './circumstances.ts';
import { DiagnosticsPush } from './diagnostics-push.ts';
import { Foreground } from './foreground.ts';
import { codeAction, codeActionKinds } from './handlers/code-action.ts';
import { codeLens, lookAtLenses } from './handlers/code-lens.ts';
import { completion, completionTriggers } from './handlers/completion.ts';
import { definition } from './handlers/definition.ts';
import { diagnostic } from './handlers/diagnostic.ts';
import { documentLink } from './handlers/document-link.ts';
import { documentSymbol } from './handlers/document-symbol.ts';
import { foldingRange } from './handlers/folding-range.ts';
import type { Handler } from './handlers/handler.ts';
import { hover } from './handlers/hover.ts';
import { inlayHint } from './handlers/inlay-hint.ts';
import { references } from './handlers/references.ts';
import { prepareRename, rename } from './handlers/rename.ts';
import { selectionRange } from './handlers/selection-range.ts';
import type { TextSynchronization } from './handlers/text-synchronization.ts';
import {
  didChange,
  didClose,
  didOpen,
  judgeAgain,
  refreshAll,
  reportAgain,
} from './handlers/text-synchronization.ts';
import { timeline, timelineEdit } from './handlers/timeline.ts';
import type { CheckWorkspaceResult, WorkspaceFixesParams, WorkspaceFixesResult } from './protocol.ts';
import { checkWorkspaceMethod, workspaceFixesMethod } from './protocol.ts';
import { lookAt } from './report.ts';
import { ServiceWatch } from './service-watch.ts';
import type { Host, Session } from './session.ts';
import { settingsSection } from './settings.ts';
import type {
  TimelineEditParams,
  TimelineEditResult,
  TimelineParams,
  TimelineResult,
} from './timeline-protocol.ts';
import { timelineEditMethod, timelineMethod } from './timeline-protocol.ts';
import type { ServerWorkspace } from './workspace.ts';
import { pathOfUri, workspaceOfClient } from './workspace.ts';
import { WorkspaceCheck } from './workspace-check.ts';
import type { WorkspaceFixing } from './workspace-fixes.ts';
import { fixesInWorkspace } from './workspace-fixes.ts';

/** Serves one client over a connection, from `initialize` to `shutdown`. */
export function serve(connection: Connection, host: Host): void {
  connection.onInitialize((params) => {
    const abilities = abilitiesOf(params);
    const workspace = host.workspace(workspaceOfClient(connection, abilities), abilities.folders);
    const services = new ServiceWatch({ host, connection }, workspace, (cause) =>
      judgeAgain(synchronization, cause),
    );
    const documents: Session['documents'] = new Map();
    const charts = new Charts(workspace, documents, { nowMs: host.nowMs, folders: abilities.folders });
    const foreground = new Foreground(host);
    const chartWatch = new ChartWatch(() => session, {
      diagnosticsNow: async (document) =>
        (await lookAt(session, document, () => !document.isClosed))?.diagnostics ?? null,
      onChange: (changed) => reportAgain(synchronization, changed),
    });
    const session: Session = {
      ...{ connection, host, foreground, abilities },
      ...{ documents, services, charts, chartWatch },
    };
    const synchronization = synchronizationFor(session, params, workspace);
    listen(session, synchronization);
    return initializeResult(session);
  });
  connection.listen();
}

function synchronizationFor(
  session: Session,
  params: InitializeParams,
  workspace: ServerWorkspace,
): TextSynchronization {
  const finder = new CircumstancesFinder(session, {
    initializationOptions: params.initializationOptions,
    workspace,
  });
  const push = session.abilities.pullsDiagnostics ? null : new DiagnosticsPush(session);
  const check = new WorkspaceCheck(session, finder, workspace);
  answerAboutWorkspace({ session, finder, workspace }, check);
  return { session, finder, push, check };
}

function listen(session: Session, synchronization: TextSynchronization): void {
  const { connection } = session;
  connection.onInitialized(() => {
    register(session);
    session.services.start().catch((defect: unknown) => connection.console.error(String(defect)));
  });
  connection.onDidOpenTextDocument((params) => didOpen(synchronization, params));
  connection.onDidChangeTextDocument((params) => didChange(synchronization, params));
  connection.onDidCloseTextDocument((params) => didClose(synchronization, params));
  connection.onDidChangeConfiguration(({ settings }) => {
    synchronization.finder.tell(settings);
    synchronization.finder.forgetProjects();
    return refreshAll(synchronization);
  });
  connection.onDidChangeWatchedFiles(async ({ changes }) => {
    if (changes.some(({ uri }) => decidesAboutOthers.test(uri))) await refreshProjects(synchronization);
    await session.charts.filesChanged(changes);
    synchronization.check.filesChanged(changes);
    session.chartWatch.lookAround();
    lookAtLenses(session);
    await session.services.filesChanged(changes);
  });
  connection.onDidSaveTextDocument(({ textDocument }) => {
    const { role } = roleByName({ path: pathOfUri(textDocument.uri), languageId: null });
    return role === 'project-file' ? refreshProjects(synchronization) : undefined;
  });
  connection.onHover(answer(session, hover, null));
  connection.onCompletion(answer(session, completion, null));
  connection.onDefinition(answer(session, definition, []));
  connection.onReferences(answer(session, references, []));
  connection.onPrepareRename(answer(session, prepareRename, null));
  connection.onRenameRequest(answer(session, rename, null));
  connection.onDocumentSymbol(answer(session, documentSymbol, []));
  connection.onDocumentLinks(answer(session, documentLink, []));
  connection.onFoldingRanges(answer(session, foldingRange, []));
  connection.onSelectionRanges(answer(session, selectionRange, []));
  connection.onCodeAction(answerLater(session, codeAction, []));
  connection.onCodeLens(answerLater(session, codeLens, []));
  connection.languages.inlayHint.on(answer(session, inlayHint, []));
  connection.onRequest(timelineMethod, answerLater<TimelineParams, TimelineResult>(session, timeline, null));
  connection.onRequest(
    timelineEditMethod,
    answerLater<TimelineEditParams, TimelineEditResult>(session, timelineEdit, {
      kind: 'declined',
      reason: 'stale',
    }),
  );
  connection.languages.diagnostics.on(answerLater(session, diagnostic, { kind: 'full', items: [] }));
  connection.onShutdown(() => synchronization.push?.stop());
}

/** Requests of our own that look at more than the open files. */
function answerAboutWorkspace(fixing: WorkspaceFixing, check: WorkspaceCheck): void {
  const { session } = fixing;
  session.connection.onRequest(
    checkWorkspaceMethod,
    answerLater<object, CheckWorkspaceResult>(session, (_session, _params, token) => check.run(token), null),
  );
  session.connection.onRequest(
    workspaceFixesMethod,
    answerLater<WorkspaceFixesParams, WorkspaceFixesResult>(
      session,
      async (_session, { rule }, token) =>
        isRuleId(rule) ? fixesInWorkspace(fixing, rule, () => !token.isCancellationRequested) : null,
      null,
    ),
  );
}

/** Answers what somebody waits for: the judging of files stands back. */
function answer<Params, Result>(session: Session, handler: Handler<Params, Result>, nothing: Result) {
  const answerNow = answerLater(session, handler, nothing);
  return (params: Params, token: Parameters<Handler<Params, Result>>[2]): Promise<Result> =>
    session.foreground.during(() => answerNow(params, token));
}

/**
 * Answers what needs whole files to be judged, and waits for the foreground itself. A defect of ours is logged and
 * answered with nothing: an editor would show it to the user with every key.
 */
function answerLater<Params, Result>(session: Session, handler: Handler<Params, Result>, nothing: Result) {
  return async (params: Params, token: Parameters<Handler<Params, Result>>[2]): Promise<Result> => {
    try {
      return await handler(session, params, token);
    } catch (problem) {
      if (problem instanceof ResponseError) throw problem;
      session.connection.console.error(problem instanceof Error ? String(problem.stack) : String(problem));
      return nothing;
    }
  };
}

function initializeResult({ abilities }: Session): InitializeResult {
  return {
    serverInfo: { name: 'Kube Probes' },
    capabilities: {
      positionEncoding: 'utf-16',
      // 2: only what changed is sent. A saved project file may lie above everything that is watched.
      textDocumentSync: { openClose: true, change: 2, save: true },
      hoverProvider: true,
      completionProvider: { triggerCharacters: completionTriggers },
      definitionProvider: true,
      referencesProvider: true,
      renameProvider: { prepareProvider: true },
      documentSymbolProvider: true,
      documentLinkProvider: {},
      foldingRangeProvider: true,
      selectionRangeProvider: true,
      inlayHintProvider: true,
      ...(abilities.showsTimeline ? { codeLensProvider: {} } : {}),
      codeActionProvider: abilities.takesCodeActions ? { codeActionKinds: [...codeActionKinds] } : true,
      ...(abilities.pullsDiagnostics
        ? {
            diagnosticProvider: {
              identifier: 'kube-probes',
              interFileDependencies: true,
              workspaceDiagnostics: false,
            },
          }
        : {}),
    },
  };
}

function refreshProjects(synchronization: TextSynchronization): Promise<void> {
  synchronization.finder.forgetProjects();
  return refreshAll(synchronization);
}

/** Files that say how others are to be judged. */
const decidesAboutOthers = /\/(?:Chart|\.kube-probes)\.ya?ml$/;

/** Asks to be told when settings change, or files: project files, those that make a folder a chart, Services. */
function register({ connection, abilities }: Session): void {
  if (abilities.registersConfiguration) {
    void connection.client.register(DidChangeConfigurationNotification.type, { section: settingsSection });
  }
  if (abilities.registersWatchedFiles) {
    const watchers = [{ globPattern: '**/*.{yaml,yml,tpl,tgz}' }];
    void connection.client.register(DidChangeWatchedFilesNotification.type, { watchers });
  }
}
