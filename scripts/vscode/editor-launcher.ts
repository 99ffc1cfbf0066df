import { readdir, readFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { format, parseArgs } from 'node:util';
import { launchBrowser } from './browser.ts';
import { suiteMark } from './suite-protocol.ts';
import { startWebEditor, workbenchAddress } from './web-editor.ts';

/** A suite that says nothing for this long has hung. */
const silenceDeadlineMs = 300_000;

/** Without an address there is no gallery: a test run asks no other machine for extensions. */
const noGallery = { EXTENSIONS_GALLERY: '{"serviceUrl":""}' };

const { values, positionals } = parseArgs({
  strict: false,
  allowPositionals: true,
  options: {
    extensionDevelopmentPath: { type: 'string' },
    extensionTestsPath: { type: 'string' },
    'install-extension': { type: 'string', multiple: true },
    'disable-workspace-trust': { type: 'boolean' },
  },
});

function text(value: unknown): string | undefined {
  return typeof value === 'string' ? value : undefined;
}

/**
 * Prints what the suite says. The workbench talks through the same channel; that is kept back
 * and shown only when the suite says nothing at all.
 */
function suiteConsole() {
  const fromWorkbench: string[] = [];
  let hasSpoken = false;
  return {
    /** The page hands over console calls as they were made, `%s` and all. */
    hear(args: readonly unknown[]): void {
      const line = format(...args);
      hasSpoken ||= line.startsWith(suiteMark);
      if (line.startsWith(suiteMark)) console.log(line.slice(suiteMark.length));
      else fromWorkbench.push(line);
    },
    explainSilence(): void {
      if (!hasSpoken) console.error(fromWorkbench.join('\n'));
    },
  };
}

/** Prints the end of what the extension itself logged, which tells why a suite failed. */
async function printExtensionLogs(dataFolder: string): Promise<void> {
  const entries = await readdir(dataFolder, { recursive: true, withFileTypes: true });
  const logs = entries.filter(
    (entry) => entry.name.endsWith('.log') && entry.parentPath.includes('kube-probes.'),
  );
  for (const { parentPath, name } of logs) {
    const lines = (await readFile(join(parentPath, name), 'utf8')).trimEnd().split('\n');
    console.error(`\n── ${name}\n${lines.slice(-60).join('\n')}`);
  }
}

/** Opens the workbench in a headless browser and returns the suite's exit code. */
async function runSuite(developmentFolder: string, testsPath: string): Promise<number> {
  const editor = await startWebEditor({
    developmentFolder,
    environment: noGallery,
    settings: { 'security.workspace.trust.enabled': !values['disable-workspace-trust'] },
    extensions: (values['install-extension'] ?? []).filter((path) => typeof path === 'string'),
  });
  const browser = await launchBrowser();
  const output = suiteConsole();
  try {
    const page = await browser.newPage({ viewport: { width: 1280, height: 800 } });
    const exitCode = new Promise<number>((succeed, fail) => {
      let silence: NodeJS.Timeout;
      const heard = () => {
        clearTimeout(silence);
        silence = setTimeout(() => fail(new Error('The suite has gone silent.')), silenceDeadlineMs);
      };
      heard();
      page.on('crash', () => fail(new Error('The page crashed.')));
      page.on('close', () => fail(new Error('The page was closed.')));
      void page.exposeFunction('codeAutomationLog', (_level: string, args: unknown[]) => {
        heard();
        output.hear(args);
      });
      void page.exposeFunction('codeAutomationExit', (code: number) => {
        clearTimeout(silence);
        succeed(code);
      });
    });
    const folder = resolve(positionals[0] ?? '.');
    await page.goto(workbenchAddress(editor, { folder, testsPath }), {
      timeout: silenceDeadlineMs,
    });
    const code = await exitCode;
    if (code !== 0) await printExtensionLogs(editor.dataFolder);
    return code;
  } finally {
    output.explainSilence();
    await browser.close();
    await editor.stop();
  }
}

const developmentFolder = text(values.extensionDevelopmentPath);
const testsPath = text(values.extensionTestsPath);
if (developmentFolder === undefined || testsPath === undefined) {
  throw new Error('--extensionDevelopmentPath and --extensionTestsPath are needed.');
}
try {
  process.exit(await runSuite(developmentFolder, testsPath));
} catch (error) {
  console.error((error as Error).message);
  process.exit(1);
}
