import { type ChildProcess, spawn } from 'node:child_process';
import { createWriteStream } from 'node:fs';
import { cp, mkdir, mkdtemp, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { basename, join, resolve as resolvePath } from 'node:path';
import { fetchPackages } from './fetch-packages.ts';
import { projectFolder } from './project.ts';

/** A VS Code server on this machine whose workbench a browser opens. */
export interface WebEditor {
  /** Such as `http://127.0.0.1:40123`. */
  readonly origin: string;
  /** Settings, extensions and logs of this run; removed by `stop`. */
  readonly dataFolder: string;
  /** Where the workbench finds the extension under development, if there is one. */
  readonly developmentFolder: string | undefined;
  /** Ends the server with everything it started and removes its data. */
  readonly stop: () => Promise<void>;
}

/** What a run of the browser VS Code starts from. */
export interface WebEditorOptions {
  /** User settings on top of those that keep a first start quiet. */
  readonly settings?: Readonly<Record<string, unknown>>;
  /** An extension to load from its source folder. */
  readonly developmentFolder?: string;
  /** Folders of other extensions that are there as if they had been installed. */
  readonly neighbours?: readonly string[];
  /** VSIX files installed before the start. */
  readonly extensions?: readonly string[];
  /** Variables the server and its extension host see besides this process's own. */
  readonly environment?: Readonly<Record<string, string>>;
  /** Where the server's own log goes; in the data folder when not given. */
  readonly logFile?: string;
}

const quietStart = {
  'security.workspace.trust.enabled': false,
  'chat.disableAIFeatures': true,
  'workbench.startupEditor': 'none',
  'workbench.secondarySideBar.defaultVisibility': 'hidden',
  'telemetry.telemetryLevel': 'off',
  'update.mode': 'none',
  'files.autoSave': 'off',
  'extensions.autoCheckUpdates': false,
  'extensions.autoUpdate': 'off',
  'extensions.ignoreRecommendations': true,
};

/**
 * The extension under development is opened through a link in the data folder: the editor itself lies in the
 * project's cache, and would take its own extensions for ones under development and drop their themes.
 */
const developmentLink = 'extension-under-development';

const startDeadlineMs = 180_000;

interface Installation {
  readonly node: string;
  readonly server: string;
}

const packageFolder = join(projectFolder, 'scripts/vscode/web');

async function completeInstallation(folder: string): Promise<void> {
  const packages = join(folder, 'node_modules');
  await cp(join(packageFolder, 'spdlog'), join(packages, '@vscode/spdlog'), { recursive: true });
  // The workbench looks for its packages beside itself, not where npm put them.
  await symlink('../../../../node_modules', join(packages, 'code-server/lib/vscode/node_modules'));
}

async function installation(): Promise<Installation> {
  const wayOut = 'With a desktop VS Code on PATH (the command `code`) it is not needed.';
  if (process.platform === 'win32')
    throw new Error(`VS Code for the browser does not run on Windows. ${wayOut}`);
  const folder = await fetchPackages({
    name: 'browser-editor',
    manifestFolder: packageFolder,
    title: 'VS Code for the browser (550 MB)',
    wayOut,
    complete: completeInstallation,
  });
  const packagedNode = join(folder, `node_modules/node-${process.platform}-${process.arch}/bin/node`);
  return {
    // The server wants Node 24; where no package carries it, the Node at hand has to do.
    node: process.platform === 'linux' ? packagedNode : process.execPath,
    server: join(folder, 'node_modules/code-server/lib/vscode/out/server-main.js'),
  };
}

/** Starts the browser VS Code on a free port, with settings, extensions and data of its own. */
export async function startWebEditor(options: WebEditorOptions = {}): Promise<WebEditor> {
  const { node, server } = await installation();
  const dataFolder = await mkdtemp(join(tmpdir(), 'kube-probes-editor-'));
  const removeData = () => rm(dataFolder, { recursive: true, force: true, maxRetries: 10, retryDelay: 200 });
  await mkdir(join(dataFolder, 'user/User'), { recursive: true });
  await writeFile(
    join(dataFolder, 'user/User/settings.json'),
    JSON.stringify({ ...quietStart, ...options.settings }, null, 2),
  );
  const extensionsFolder = join(dataFolder, 'extensions');
  const common = [
    server,
    '--accept-server-license-terms',
    '--telemetry-level',
    'off',
    '--extensions-dir',
    extensionsFolder,
    '--server-data-dir',
    join(dataFolder, 'server'),
    '--user-data-dir',
    join(dataFolder, 'user'),
  ];
  const log = createWriteStream(options.logFile ?? join(dataFolder, 'server.log'));
  const start = (args: readonly string[]) =>
    startServer({ node, args: [...common, ...args], log, environment: options.environment ?? {} });
  try {
    for (const extension of options.extensions ?? []) {
      const { output, ended } = start(['--install-extension', extension, '--force']);
      if ((await ended) !== 0) throw new Error(`${extension} could not be installed:\n${output()}`);
    }
    if (options.developmentFolder !== undefined) {
      await symlink(resolvePath(options.developmentFolder), join(dataFolder, developmentLink));
    }
    await mkdir(extensionsFolder, { recursive: true });
    for (const neighbour of options.neighbours ?? []) {
      await symlink(resolvePath(neighbour), join(extensionsFolder, basename(neighbour)));
    }
    const running = start([
      '--host',
      '127.0.0.1',
      '--port',
      '0',
      '--without-connection-token',
      '--enable-smoke-test-driver',
    ]);
    const endAtOnce = () => signalGroup(running.child, 'SIGKILL');
    process.once('exit', endAtOnce);
    const stop = async () => {
      await endGroup(running.child, running.ended);
      process.removeListener('exit', endAtOnce);
      await removeData();
    };
    const developmentFolder =
      options.developmentFolder === undefined ? undefined : join(dataFolder, developmentLink);
    return { origin: await whenListening(running), dataFolder, developmentFolder, stop };
  } catch (error) {
    await removeData();
    throw error;
  }
}

interface Running {
  readonly child: ChildProcess;
  readonly output: () => string;
  readonly onOutput: (listener: () => void) => void;
  readonly ended: Promise<number | null>;
}

function startServer(request: {
  readonly node: string;
  readonly args: readonly string[];
  readonly log: NodeJS.WritableStream;
  readonly environment: Readonly<Record<string, string>>;
}): Running {
  // A group of its own, so that the extension host and other children end with it.
  const child = spawn(request.node, request.args, {
    detached: true,
    env: { ...withoutEditorVariables(process.env), ...request.environment },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let text = '';
  const listeners: (() => void)[] = [];
  for (const stream of [child.stdout, child.stderr]) {
    stream.setEncoding('utf8').on('data', (chunk: string) => {
      text = (text + chunk).slice(-20_000);
      request.log.write(chunk);
      for (const listener of listeners) listener();
    });
  }
  const ended = new Promise<number | null>((resolve) => {
    child.on('error', (error) => {
      text += error.message;
      resolve(null);
    });
    child.on('exit', resolve);
  });
  return { child, output: () => text, onOutput: (listener) => listeners.push(listener), ended };
}

/** Inside a VS Code terminal, that editor's variables would steer the new server, and tsx its child processes. */
function withoutEditorVariables(environment: NodeJS.ProcessEnv): NodeJS.ProcessEnv {
  const foreign = /^(VSCODE_|ELECTRON_|NODE_OPTIONS$|NODE_TEST_CONTEXT$)/;
  return Object.fromEntries(Object.entries(environment).filter(([name]) => !foreign.test(name)));
}

function whenListening(running: Running): Promise<string> {
  return new Promise((resolve, reject) => {
    const late = setTimeout(() => refuse('did not start in time'), startDeadlineMs);
    const refuse = (reason: string) => {
      clearTimeout(late);
      void endGroup(running.child, running.ended);
      reject(new Error(`VS Code for the browser ${reason}:\n${running.output()}`));
    };
    const look = () => {
      const port = /Extension host agent listening on (\d+)/.exec(running.output())?.[1];
      if (port === undefined) return;
      clearTimeout(late);
      resolve(`http://127.0.0.1:${port}`);
    };
    running.onOutput(look);
    void running.ended.then((code) => refuse(`ended with code ${code}`));
  });
}

async function endGroup(child: ChildProcess, ended: Promise<number | null>): Promise<void> {
  signalGroup(child, 'SIGTERM');
  const impatient = setTimeout(() => signalGroup(child, 'SIGKILL'), 5_000);
  await ended;
  clearTimeout(impatient);
  signalGroup(child, 'SIGKILL');
}

function signalGroup(child: ChildProcess, signal: NodeJS.Signals): void {
  if (child.pid === undefined) return;
  try {
    process.kill(-child.pid, signal);
  } catch {
    // The group has ended already.
  }
}

/** What the workbench opens; both are absolute paths. */
export interface WorkbenchRequest {
  readonly folder: string;
  /** A test suite's entry, run inside the extension host. */
  readonly testsPath?: string;
}

/** The address at which a browser opens the workbench. */
export function workbenchAddress(editor: WebEditor, request: WorkbenchRequest): string {
  const { origin, developmentFolder } = editor;
  const remote = (path: string) => `vscode-remote://${new URL(origin).host}${path}`;
  const payload = [
    ...(developmentFolder === undefined ? [] : [['extensionDevelopmentPath', remote(developmentFolder)]]),
    ...(request.testsPath === undefined ? [] : [['extensionTestsPath', remote(request.testsPath)]]),
    ['skipWelcome', 'true'],
  ];
  const address = new URL(origin);
  address.searchParams.set('folder', request.folder);
  address.searchParams.set('payload', JSON.stringify(payload));
  return address.href;
}
