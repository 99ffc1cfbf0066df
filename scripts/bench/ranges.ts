// Prints how long all ranges of a what-if take, for random containers: npm run bench:ranges [-- --containers 150]
import { cpuUsage } from 'node:process';
import { parseArgs } from 'node:util';
import { build } from 'esbuild';
import fc from 'fast-check';
import type { EffectiveProbe } from '../../server/core/simulation/scenario.ts';
import type * as WhatIf from '../../server/core/timeline/what-if.ts';
import type { SimulatedContainer } from '../../server/core/timeline/what-if.ts';
import type * as WhatIfRun from '../../server/core/timeline/what-if-run.ts';

const { values } = parseArgs({ options: { containers: { type: 'string', default: '150' } } });
const rounds = 4;
const seed = 5;

function anyProbe(failureThresholds: readonly number[]): fc.Arbitrary<EffectiveProbe> {
  return fc.record({
    initialDelaySeconds: fc.constantFrom(0, 0, 0, 5, 10, 30),
    periodSeconds: fc.constantFrom(1, 2, 3, 5, 5, 10, 10, 10, 15, 20, 30),
    timeoutSeconds: fc.constantFrom(1, 1, 1, 2, 3, 5, 10),
    successThreshold: fc.constant(1),
    failureThreshold: fc.constantFrom(...failureThresholds),
  });
}

const anyContainer: fc.Arbitrary<SimulatedContainer> = fc
  .record({
    startup: fc.option(anyProbe([6, 12, 30]), { nil: undefined, freq: 2 }),
    liveness: anyProbe([1, 2, 3, 3, 3, 5]),
    readiness: anyProbe([1, 2, 3, 3, 3, 5]),
    sharesCheck: fc.boolean(),
  })
  .map(({ startup, liveness, readiness, sharesCheck }) => ({
    effective: { ...(startup && { startup }), liveness, readiness },
    graceSeconds: 30,
    restartPolicy: 'Always',
    isSidecar: false,
    sharesCheck,
  }));

/** As the webview runs it: tsx puts a name to every closure, which doubles the time. */
async function bundledTimeline(): Promise<typeof WhatIf & typeof WhatIfRun> {
  const { outputFiles } = await build({
    stdin: {
      contents: `export * from './what-if.ts'; export * from './what-if-run.ts';`,
      resolveDir: 'server/core/timeline',
    },
    bundle: true,
    minify: true,
    write: false,
    format: 'esm',
    target: 'es2022',
  });
  const text = outputFiles[0]?.text ?? '';
  return import(`data:text/javascript;base64,${Buffer.from(text).toString('base64')}`);
}

/** Of this process, which others on the machine can't make longer. */
function cpuMs(): number {
  const { user, system } = cpuUsage();
  return (user + system) / 1000;
}

const { sweepPhases, usualWhatIf, whatIfNames } = await bundledTimeline();
const containers = fc.sample(anyContainer, { numRuns: Number(values.containers), seed });
const least = new Map<string, number>();
for (let round = 0; round < rounds; round++) {
  for (const [index, container] of containers.entries()) {
    for (const name of whatIfNames) {
      const whatIf = usualWhatIf(name, container);
      const fromMs = cpuMs();
      sweepPhases({ container, whatIf, kubernetesVersion: '1.36' });
      const key = `${name} ${index}`;
      least.set(key, Math.min(least.get(key) ?? Number.POSITIVE_INFINITY, cpuMs() - fromMs));
    }
  }
}
for (const name of whatIfNames) {
  const sorted = containers
    .map((_, index) => least.get(`${name} ${index}`) ?? 0)
    .sort((one, other) => one - other);
  const at = (share: number): string => (sorted[Math.floor((sorted.length - 1) * share)] ?? 0).toFixed(1);
  process.stdout.write(`${name.padEnd(16)} median ${at(0.5)} ms, p95 ${at(0.95)} ms, most ${at(1)} ms\n`);
}
