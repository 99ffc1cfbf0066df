import assert from 'node:assert/strict';
import { join } from 'node:path';
import { test } from 'node:test';

const projectFolder = join(import.meta.dirname, '../..');
const origin = 'http://kube-probes.test';

const initialize = {
  jsonrpc: '2.0',
  id: 1,
  method: 'initialize',
  params: { processId: null, rootUri: null, capabilities: {} },
};

test('the built server answers in a browser’s worker', { timeout: 300_000 }, async () => {
  const { launchBrowser } = await import('../../scripts/vscode/browser.ts');
  const browser = await launchBrowser();
  try {
    const page = await browser.newPage();
    await page.route(`${origin}/**`, (route) =>
      route.request().url().endsWith('/worker.js')
        ? route.fulfill({
            path: join(projectFolder, 'dist/server/worker.js'),
            contentType: 'text/javascript',
          })
        : route.fulfill({ body: '<!doctype html>', contentType: 'text/html' }),
    );
    await page.goto(`${origin}/`);
    const answer = await page.evaluate(askWorker, { address: `${origin}/worker.js`, request: initialize });
    assert.equal(answer.id, 1);
    assert.equal(answer.result.serverInfo.name, 'Kube Probes');
  } finally {
    await browser.close();
  }
});

interface Answer {
  readonly id: number;
  readonly result: { readonly serverInfo: { readonly name: string } };
}

/** What a worker of the page looks like from here; this project's tests know no DOM otherwise. */
declare const Worker: new (
  address: string,
) => {
  onmessage: (event: { readonly data: Answer }) => void;
  onerror: (event: { readonly message: string }) => void;
  postMessage(message: unknown): void;
};

/** Runs in the page. */
function askWorker({ address, request }: { address: string; request: unknown }): Promise<Answer> {
  return new Promise((resolve, reject) => {
    const worker = new Worker(address);
    worker.onmessage = ({ data }) => resolve(data);
    worker.onerror = ({ message }) => reject(new Error(message));
    worker.postMessage(request);
  });
}
