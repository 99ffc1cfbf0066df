import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { generatedFiles } from './generated-files.ts';

/* Fails when a generated file is not what its sources make. The way out: `npm run generate`. */
const stale = generatedFiles().filter(({ path, text }) => {
  try {
    return readFileSync(join(import.meta.dirname, '..', path), 'utf8') !== text;
  } catch {
    return true;
  }
});
for (const { path } of stale)
  console.error(`${path} is not what its sources make. Run \`npm run generate\` and commit it.`);
process.exitCode = stale.length > 0 ? 1 : 0;
