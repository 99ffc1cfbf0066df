// Times the rendering of a chart beside the real Helm: npm run bench:helm -- CHART [--helm PATH] [--rounds 5]
import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { projectFolder } from '../vscode/project.ts';

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { helm: { type: 'string' }, rounds: { type: 'string', default: '5' } },
});
const [chart] = positionals;
if (chart === undefined) {
  console.error('npm run bench:helm -- CHART [--helm PATH] [--rounds 5]');
  process.exit(2);
}
const rounds = Number(values.rounds);

/** Each round is a process of its own: nothing is warm. */
function report(name: string, program: string, args: readonly string[]): void {
  const times: number[] = [];
  let characters = 0;
  for (let round = 0; round < rounds; round++) {
    const start = performance.now();
    const { status, stdout, stderr } = spawnSync(program, args, { encoding: 'utf8', maxBuffer: 1 << 30 });
    times.push(performance.now() - start);
    if (status !== 0) throw new Error(`${name} ended with ${status}: ${stderr}`);
    characters = stdout.length;
  }
  times.sort((one, other) => one - other);
  const milliseconds = (at: number): string => `${Math.round(times[at] ?? 0)} ms`;
  console.log(
    `${name.padEnd(20)} median ${milliseconds(rounds >> 1)}, best ${milliseconds(0)}, worst ${milliseconds(rounds - 1)}, ${characters} characters`,
  );
}

report('kube-probes render', process.execPath, [
  join(projectFolder, 'dist/cli/kube-probes.js'),
  'render',
  chart,
]);
if (values.helm !== undefined) report('helm template', values.helm, ['template', chart]);
