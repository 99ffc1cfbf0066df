// The licence texts of every package that a build put into a bundle.
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';

/** The folder of the package that a bundled file belongs to, or undefined for the project's own files. */
function packageFolder(input) {
  const match = /^(?:.*\/)?node_modules\/(?:@[^/]+\/)?[^/]+/.exec(input);
  return match?.[0];
}

async function licenceText(folder) {
  const names = await readdir(folder);
  const name = names.find((candidate) => /^(licen[cs]e|copying)(\.|$)/i.test(candidate));
  return name === undefined ? undefined : (await readFile(join(folder, name), 'utf8')).trim();
}

/** One text naming each bundled package with its version, licence and copyright notice, in a stable order. */
export async function thirdPartyNotices(root, metafile) {
  const folders = new Set(Object.keys(metafile.inputs).map(packageFolder));
  folders.delete(undefined);
  const notices = [];
  for (const folder of [...folders].sort()) {
    const manifest = JSON.parse(await readFile(join(root, folder, 'package.json'), 'utf8'));
    const text = (await licenceText(join(root, folder))) ?? `Licence: ${manifest.license}`;
    notices.push(`${manifest.name} ${manifest.version} (${manifest.license})\n\n${text}`);
  }
  const rule = `\n\n${'-'.repeat(79)}\n\n`;
  return `Kube Probes contains the following packages.${rule}${notices.join(rule)}\n`;
}
