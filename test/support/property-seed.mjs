import { createRequire } from 'node:module';
import importedFastCheck from 'fast-check';

/**
 * Loaded before the tests: property tests draw the same examples in every run, so that a red build says something
 * of the change and not of the dice. `npm run fuzz` throws them anew; what it finds becomes a drawn test.
 */
const seed = Number(process.env.KUBE_PROBES_SEED ?? 20_261_101);
// Tests are loaded as CommonJS or as modules, and fast-check is another copy for each.
for (const fastCheck of [importedFastCheck, createRequire(import.meta.url)('fast-check')])
  fastCheck.configureGlobal({ seed });
