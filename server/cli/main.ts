import { Command, CommanderError, InvalidArgumentError, Option } from 'commander';
import packageManifest from '../../package.json' with { type: 'json' };
import { profiles } from '../core/analysis.ts';
import type { Severity } from '../core/finding.ts';
import { defaultKubeVersion } from '../core/helm/rendering.ts';
import { type Language, languageOfLocale, languages } from '../core/messages/language.ts';
import { whatIfNames } from '../core/timeline/what-if.ts';
import { lucks } from '../core/timeline/what-if-run.ts';
import type { CheckArguments } from './check.ts';
import { checkFormats } from './check-formats.ts';
import { optimiseLater } from './optimise-later.ts';
import type { RenderArguments } from './render.ts';
import type { TimelineArguments } from './timeline.ts';

/*
 * Reads the arguments. What a command does is imported when it is called: it is a file of its own in the build, and
 * reading all of them would take longer than most commands run.
 */

/** Exit codes: 0 nothing to say at or above `--fail-on`, 1 something, 2 the call or a file was at fault. */
const usageError = 2;

const localeLanguage = languageOfLocale(process.env.LC_ALL || process.env.LC_MESSAGES || process.env.LANG);

const collect = (value: string, before: readonly string[]): readonly string[] => [...before, value];

function program(): Command {
  const command = new Command('kube-probes')
    .description('Judges the health checks of Kubernetes manifests as the API server and the kubelet will.')
    .version(packageManifest.version)
    .exitOverride()
    .showHelpAfterError();
  addCheckCommand(command);
  addRuleCommands(command);
  addSimulationCommands(command);
  addChartCommands(command);
  return command;
}

function addCheckCommand(command: Command): void {
  const checkCommand = command
    .command('check')
    .description('report what is wrong with the probes in manifests and in what charts render')
    .argument('[paths...]', 'files, folders or charts; - reads standard input');
  withValuesFlags(checkCommand)
    .option('--values-profile <name>', 'of charts: values files that the project file has by this name')
    .option('--dormant-probes', 'of charts: judge probes that the values switch off, too')
    .option('--kube-version <version>', 'of charts: version that .Capabilities tells')
    .option(
      '-a, --api-versions <version>',
      'of charts: API version that .Capabilities knows besides',
      collect,
      [],
    )
    .addOption(new Option('--format <format>', 'how to print').choices(checkFormats).default('stylish'))
    .addOption(
      new Option('--fail-on <severity>', 'exit with 1 from this severity on')
        .choices(['error', 'warning', 'information'])
        .default('warning'),
    )
    .option('--kubernetes-version <version>', 'judge as this release does: auto (default), 1.36, v1.36.3')
    .addOption(
      new Option('--profile <profile>', 'which risks are looked for (default: recommended)').choices(
        profiles,
      ),
    )
    .option('--rule <id=severity>', 'error, warning, information, hint or off for one rule', collect, [])
    .addOption(languageOption())
    .option('--fix', 'write the safe fixes into the files, and report what is left', false)
    .option('--baseline <file>', 'report only what this file does not know')
    .option('--update-baseline', 'write everything found to the baseline instead', false)
    .option(
      '--config <file>',
      'the project file for all files; else the nearest .kube-probes.yaml above each',
    )
    .option('--no-config', 'look for no project files')
    .addOption(
      new Option('--threads <number>', 'how many threads check; by default as many as are of use').argParser(
        threadCount,
      ),
    )
    .option('--stdin-filename <path>', 'the name that standard input is reported and judged under', '-')
    .action(
      async (paths: string[], options: Omit<CheckArguments, 'paths' | 'failOn'> & { failOn: Severity }) => {
        const { check } = await import('./check.ts');
        process.exitCode = await check({ ...options, paths });
      },
    );
}

function threadCount(written: string): number {
  if (!/^[1-9]\d{0,2}$/.test(written)) throw new InvalidArgumentError('Write a number from 1 to 999.');
  return Number(written);
}

function languageOption(): Option {
  return new Option('--language <language>', 'language of the texts')
    .choices(languages)
    .default(localeLanguage);
}

function addRuleCommands(command: Command): void {
  command
    .command('rules')
    .description('list all rules')
    .addOption(
      new Option('--format <format>', 'how to print').choices(['stylish', 'json']).default('stylish'),
    )
    .addOption(languageOption())
    .action(async (options: { format: 'stylish' | 'json'; language: Language }) => {
      const { listRules } = await import('./rules.ts');
      process.stdout.write(listRules(options));
    });
  command
    .command('explain')
    .description('tell what a rule finds, why it matters and what to do instead')
    .argument('<rule>', 'its id, as it stands behind a finding')
    .addOption(languageOption())
    .action(async (rule: string, { language }: { language: Language }) => {
      const { explain } = await import('./rules.ts');
      const { isKnown, text } = explain(rule, language);
      (isKnown ? process.stdout : process.stderr).write(text);
      if (!isKnown) process.exitCode = usageError;
    });
}

function addSimulationCommands(command: Command): void {
  command
    .command('simulate')
    .description('play scripted Pods as the kubelet would; reads and writes JSON lines')
    .argument('[file]', 'JSON lines {id, kubernetesVersion, scenario}; - reads standard input', '-')
    .addOption(languageOption())
    .action(async (file: string, { language }: { language: Language }) => {
      const { simulateLines } = await import('./simulate.ts');
      process.exitCode = await simulateLines(file, language);
    });
  command
    .command('timeline')
    .description('draw what the kubelet does with the probes of a container, second by second')
    .argument('<file>', 'a manifest; - reads standard input')
    .option('--container <name>', 'which container; by default the first with probes')
    .addOption(
      new Option('--scenario <name>', 'what happens to the application').choices(whatIfNames).default('hang'),
    )
    .addOption(
      new Option('--timing <luck>', 'how the clocks of the kubelet stand').choices(lucks).default('typical'),
    )
    .addOption(new Option('--format <format>', 'how to print').choices(['text', 'json']).default('text'))
    .option('--kubernetes-version <version>', 'do as this release does: auto, 1.36, v1.36.3', 'auto')
    .addOption(languageOption())
    .action(async (file: string, options: TimelineArguments) => {
      const { timeline } = await import('./timeline.ts');
      process.exitCode = await timeline(file, options);
    });
}

/** What a chart is rendered with; the flags are those of `helm template`. */
function withValuesFlags(command: Command): Command {
  return command
    .option('-f, --values <file>', 'values file; later ones win', collect, [])
    .option('--set <key=value>', 'set values', collect, [])
    .option('--set-string <key=value>', 'set values that stay text', collect, [])
    .option('--set-json <key=json>', 'set values written in JSON', collect, [])
    .option('--set-literal <key=text>', 'set a text as it stands', collect, [])
    .option('--set-file <key=path>', "set a value to a file's text", collect, []);
}

/** The flags are those of `helm template`. */
function addChartCommands(command: Command): void {
  const renderCommand = command
    .command('render')
    .description(
      'print what a Helm chart renders, without Helm; as JSON also where every part of its probes comes from',
    )
    .argument('<chart>', "a chart's folder or archive");
  withValuesFlags(renderCommand)
    .option('--release-name <name>', 'name of the release', 'release-name')
    .option('-n, --namespace <name>', 'namespace of the release', 'default')
    .option('--kube-version <version>', 'version that .Capabilities tells', defaultKubeVersion)
    .option('-a, --api-versions <version>', 'API version that .Capabilities knows besides', collect, [])
    .option('-s, --show-only <template>', 'print only these templates', collect, [])
    .option('--include-crds', 'print the files of crds/, too', false)
    .option('--skip-tests', 'leave test hooks out', false)
    .option('--no-hooks', 'leave all hooks out')
    .option('--debug', 'print what was rendered although it is no YAML', false)
    .option('--is-upgrade', 'render as an upgrade instead of an installation', false)
    .addOption(new Option('--format <format>', 'how to print').choices(['text', 'json']).default('text'))
    .action(async (chart: string, options: Omit<RenderArguments, 'chart'>) => {
      const { render } = await import('./render.ts');
      process.exitCode = await render({ ...options, chart });
    });
}

async function main(): Promise<void> {
  optimiseLater();
  try {
    await program().parseAsync(process.argv);
  } catch (error) {
    if (!(error instanceof CommanderError)) throw error;
    process.exitCode = error.exitCode === 0 ? 0 : usageError;
  }
}

void main();
