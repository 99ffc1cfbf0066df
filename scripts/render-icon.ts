// Draws icon.png from docs/images/icon.svg: node --import tsx scripts/render-icon.ts
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { launchBrowser } from './vscode/browser.ts';
import { projectFolder } from './vscode/project.ts';

const drawing = await readFile(join(projectFolder, 'docs/images/icon.svg'), 'utf8');
const browser = await launchBrowser();
try {
  const page = await browser.newPage({ viewport: { width: 256, height: 256 } });
  await page.setContent(`<style>body { margin: 0 } svg { display: block }</style>${drawing}`);
  await page.screenshot({ path: join(projectFolder, 'icon.png'), omitBackground: true });
} finally {
  await browser.close();
}
