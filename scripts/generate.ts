import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { generatedFiles } from './generated-files.ts';

/* Writes every generated file anew: `npm run generate`. */
for (const { path, text } of generatedFiles()) {
  const target = join(import.meta.dirname, '..', path);
  mkdirSync(dirname(target), { recursive: true });
  writeFileSync(target, text);
}
