import type { Language, Message, Profile, Severity } from '../core/index.ts';
import { message, readKubernetesVersion, renderMessage } from '../core/index.ts';
import type { Baseline } from './baseline.ts';
import { newSince, readBaseline, writeBaseline } from './baseline.ts';
import { type ChartFlags, type ChartOutcome, type ChartTask, checkChart, isChart } from './check-chart.ts';
import type { CheckFormat } from './check-formats.ts';
import { checkMetChart, type MetOutcome } from './check-met-chart.ts';
import { checkReleases } from './check-releases.ts';
import type { CheckedText } from './check-text.ts';
import { newDisk } from './disk.ts';
import { type FixedReleases, fixReleases } from './fix-releases.ts';
import { formatGithub } from './format-github.ts';
import { formatSarif } from './format-sarif.ts';
import { formatStylish } from './format-stylish.ts';
import { indexServices } from './index-services.ts';
import type { Flags, Tell } from './plan-files.ts';
import { planFiles } from './plan-files.ts';
import type { ProjectFinder } from './projects.ts';
import { nearestProjects, noProjects, oneProject } from './projects.ts';
import { releaseCharts } from './release-charts.ts';
import type { CheckReport, CheckSummary, FixedFile, ReportedFinding } from './report.ts';
import { reaches } from './report.ts';
import { readRuleOptions } from './rule-options.ts';
import { checkFiles, threadsFor } from './threads.ts';

const noFixedReleases: FixedReleases = { fixed: [], problems: [] };

export interface CheckArguments extends Omit<ChartFlags, 'kubeVersion'> {
  readonly paths: readonly string[];
  readonly format: CheckFormat;
  readonly failOn: Severity;
  /** As written; the project file's when absent. */
  readonly kubernetesVersion?: string;
  /** The name of a list of values files in the project file. */
  readonly valuesProfile?: string;
  /** Whether probes that the values of charts switch off are judged; as the project file says when absent. */
  readonly dormantProbes?: boolean;
  /** What charts see as the version of Kubernetes; as in Helm when absent. */
  readonly kubeVersion?: string;
  /** Each `ID=SEVERITY`. */
  readonly rule: readonly string[];
  /** The project file's when absent. */
  readonly profile?: Profile;
  /** The project file for all that is checked, or false for none; the nearest above each file when absent. */
  readonly config?: string | false;
  /** How many threads check; by the number of files and processors when absent. */
  readonly threads?: number;
  readonly fix: boolean;
  readonly baseline?: string;
  readonly updateBaseline: boolean;
  readonly language: Language;
  readonly stdinFilename: string;
}

/** Runs `kube-probes check`; answers the exit code. */
export async function check(args: CheckArguments): Promise<0 | 1 | 2> {
  const tell = (text: Message): void => {
    process.stderr.write(`${renderMessage(text, args.language)}\n`);
  };
  const call = await readCall(args);
  if (call.kind === 'refused') {
    tell(call.reason);
    return 2;
  }
  const outcome = await reportOn(args, { ...call, tell });
  const report = call.baseline ? withoutKnown(outcome, call.baseline) : outcome.report;
  if (call.baseline && args.updateBaseline && report.problems.length === 0) {
    const { content, file } = call.baseline;
    const run = { findings: outcome.report.findings, paths: outcome.paths };
    const count = await writeBaseline(content, run, file).catch((error: NodeJS.ErrnoException) => error);
    if (count instanceof Error) {
      tell(message('cli-not-written', { reason: count.code ?? count.message }));
      return 2;
    }
    tell(message('cli-baseline-written', { count, file }));
    return 0;
  }
  process.stdout.write(printed(report, args));
  if (report.problems.length > 0) return 2;
  return report.findings.some((finding) => reaches(finding.severity, args.failOn)) ? 1 : 0;
}

interface NamedBaseline {
  readonly file: string;
  readonly content: Baseline;
}

type Call =
  | { readonly kind: 'refused'; readonly reason: Message }
  | {
      readonly kind: 'accepted';
      readonly flags: Flags;
      readonly findProject: ProjectFinder;
      readonly baseline?: NamedBaseline;
    };

/** What the options ask for, or what is wrong with them. */
async function readCall(args: CheckArguments): Promise<Call> {
  const refuse = (reason: Message): Call => ({ kind: 'refused', reason });
  const { baseline: file, updateBaseline, kubernetesVersion: asked, profile } = args;
  if (asked !== undefined && readKubernetesVersion(asked).kind === 'unreadable')
    return refuse(message('cli-version-unreadable', { asked }));
  if (args.paths.length === 0) return refuse(message('cli-no-files'));
  if (args.fix && args.paths.includes('-')) return refuse(message('cli-fix-stdin'));
  const flag = chartFlagIn(args);
  if (flag !== null && !(await someChart(args.paths))) return refuse(message('cli-chart-flags', { flag }));
  const rules = readRuleOptions(args.rule);
  if (rules.kind === 'refused') return rules;
  if (updateBaseline && file === undefined) return refuse(message('cli-baseline-unnamed'));
  const baseline = file === undefined ? undefined : await readBaseline(file, updateBaseline);
  if (baseline?.kind === 'refused') return baseline;
  const findProject = await projectsFor(args.config);
  if (findProject === null) return refuse(message('cli-config-missing', { file: String(args.config) }));
  return {
    kind: 'accepted',
    flags: {
      rules: rules.severities,
      ...(asked === undefined ? {} : { kubernetesVersion: asked }),
      ...(profile === undefined ? {} : { profile }),
    },
    findProject,
    ...(file === undefined || !baseline ? {} : { baseline: { file, content: baseline.baseline } }),
  };
}

/** The first flag that only charts have a use for. */
function chartFlagIn(args: CheckArguments): string | null {
  const given: readonly (readonly [string, boolean])[] = [
    ['--values', args.values.length > 0],
    ['--values-profile', args.valuesProfile !== undefined],
    ['--set', args.set.length > 0],
    ['--set-string', args.setString.length > 0],
    ['--set-json', args.setJson.length > 0],
    ['--set-literal', args.setLiteral.length > 0],
    ['--set-file', args.setFile.length > 0],
    ['--kube-version', args.kubeVersion !== undefined],
    ['--api-versions', args.apiVersions.length > 0],
  ];
  return given.find(([, isGiven]) => isGiven)?.[0] ?? null;
}

async function someChart(paths: readonly string[]): Promise<boolean> {
  const answers = await Promise.all(paths.map(isChart));
  return answers.includes(true);
}

/** Null where the file that was named cannot be read. */
function projectsFor(config: string | false | undefined): Promise<ProjectFinder | null> {
  if (config === false) return Promise.resolve(noProjects);
  if (config === undefined) return Promise.resolve(nearestProjects(newDisk()));
  return oneProject(config).catch(() => null);
}

function withoutKnown({ report, paths }: Outcome, { file, content }: NamedBaseline): CheckReport {
  const { findings, known, stale } = newSince(content, { findings: report.findings, paths }, file);
  return {
    ...report,
    summary: { ...report.summary, ...countsOf(findings) },
    findings,
    baseline: { known, stale },
  };
}

interface Outcome {
  readonly report: CheckReport;
  /** Of all files that were judged. */
  readonly paths: readonly string[];
}

function printed(report: CheckReport, { format, language }: CheckArguments): string {
  switch (format) {
    case 'json':
      return `${JSON.stringify(report, null, 2)}\n`;
    case 'sarif':
      return formatSarif(report, { language, folder: process.cwd() });
    case 'github':
      return formatGithub(report, process.cwd());
    case 'stylish':
      return formatStylish(report, { language, useColour: process.stdout.isTTY && !process.env.NO_COLOR });
  }
}

async function reportOn(
  args: CheckArguments,
  { flags, findProject, tell }: Extract<Call, { readonly kind: 'accepted' }> & { readonly tell: Tell },
): Promise<Outcome> {
  const { language, fix } = args;
  const planned = await planFiles(args, { flags, findProject, tell });
  const { tasks } = planned;
  const charts = await checkCharts(planned.charts, args);
  const all = [...tasks, ...planned.met.flatMap(({ templates }) => templates)];
  const manner = { language, fix, services: indexServices(all) };
  const met: MetOutcome[] = [];
  for (const chart of planned.met) met.push(await checkMetChart(chart, manner));
  const releases = releaseCharts([...planned.charts, ...planned.met].map(({ path }) => path));
  // Before the rest: what is found stands where it does when all is written.
  const fixedReleases = fix ? await fixReleases(tasks, releases, language) : noFixedReleases;
  const outcomes = await checkFiles(tasks, manner, { threads: threadsFor(tasks.length, args.threads), tell });
  const released = await checkReleases(tasks, releases, language);
  const checked = [
    ...[...charts, ...met].flatMap((chart) => chart.checked),
    ...outcomes.flatMap((outcome) => (outcome.checked ? [withFindings(outcome.checked, released)] : [])),
  ];
  const fixed = [
    ...[...charts, ...met].flatMap((chart) => chart.fixed),
    ...togetherByPath([...fixedReleases.fixed, ...outcomes.flatMap((outcome) => outcome.fixed ?? [])]),
  ];
  const report: CheckReport = {
    version: 1,
    summary: summaryOf(checked),
    findings: checked.flatMap((file) => file.findings),
    ...(fix ? { fixed } : {}),
    problems: [
      ...planned.problems,
      ...[...charts, ...met].flatMap(({ problems }) => problems),
      ...fixedReleases.problems,
      ...outcomes.flatMap(({ problem }) => problem ?? []),
    ],
  };
  return { report, paths: checked.map(({ path }) => path) };
}

/** What was fixed in a file in several ways is told once. */
function togetherByPath(fixed: readonly FixedFile[]): readonly FixedFile[] {
  const byPath = new Map<string, Record<string, number>>();
  for (const { path, fixes } of fixed) {
    const counts = byPath.get(path) ?? {};
    for (const [ruleId, count] of Object.entries(fixes)) counts[ruleId] = (counts[ruleId] ?? 0) + count;
    byPath.set(path, counts);
  }
  return [...byPath].map(([path, fixes]) => ({ path, fixes }));
}

/** A manifest with what is found in the values of charts that stand in it. */
function withFindings(
  checked: CheckedText,
  released: ReadonlyMap<string, readonly ReportedFinding[]>,
): CheckedText {
  const more = released.get(checked.path) ?? [];
  if (more.length === 0) return checked;
  const findings = [...checked.findings, ...more].sort(
    ({ range: one }, { range: other }) =>
      one.start.line - other.start.line || one.start.character - other.start.character,
  );
  return { ...checked, findings };
}

/** One by one: what a fix changes in one chart another may depend on. */
async function checkCharts(
  charts: readonly ChartTask[],
  { language, fix }: CheckArguments,
): Promise<readonly ChartOutcome[]> {
  const outcomes: ChartOutcome[] = [];
  for (const chart of charts) outcomes.push(await checkChart(chart, { language, fix }));
  return outcomes;
}

function summaryOf(files: readonly CheckedText[]): CheckSummary {
  const total = (count: (file: CheckedText) => number): number =>
    files.reduce((sum, file) => sum + count(file), 0);
  return {
    files: files.filter(({ kind }) => kind !== 'project').length,
    documents: total(({ documents }) => documents),
    containers: total(({ containers }) => containers),
    probes: total(({ probes }) => probes),
    ...countsOf(files.flatMap(({ findings }) => findings)),
  };
}

function countsOf(findings: readonly ReportedFinding[]): Readonly<Record<Severity, number>> {
  const counts = { error: 0, warning: 0, information: 0, hint: 0 };
  for (const { severity } of findings) counts[severity]++;
  return counts;
}
