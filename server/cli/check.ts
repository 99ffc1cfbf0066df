import { readFile } from 'node:fs/promises';
import { resolve } from 'node:path';
import { buffer } from 'node:stream/consumers';
import type { Language, Message, Profile, Severity, VersionReading } from '../core/index.ts';
import { formatKubernetesVersion, message, readKubernetesVersion, renderMessage } from '../core/index.ts';
import type { Baseline } from './baseline.ts';
import { newSince, readBaseline, writeBaseline } from './baseline.ts';
import type { CheckedText, CheckOptions } from './check-text.ts';
import { checkText } from './check-text.ts';
import { decodeBytes } from './decode-bytes.ts';
import { fileKindOf } from './file-kind.ts';
import { findFiles } from './find-files.ts';
import { fixFile } from './fix-file.ts';
import { formatGithub } from './format-github.ts';
import { formatSarif } from './format-sarif.ts';
import { formatStylish } from './format-stylish.ts';
import type { CheckReport, CheckSummary, FixedFile, ReportedFinding } from './report.ts';
import { reaches } from './report.ts';
import { readRuleOptions } from './rule-options.ts';

export const checkFormats = ['stylish', 'json', 'sarif', 'github'] as const;
export type CheckFormat = (typeof checkFormats)[number];

export interface CheckArguments {
  readonly paths: readonly string[];
  readonly format: CheckFormat;
  readonly failOn: Severity;
  readonly kubernetesVersion: string;
  /** Each `ID=SEVERITY`. */
  readonly rule: readonly string[];
  readonly profile: Profile;
  readonly fix: boolean;
  readonly baseline?: string;
  readonly updateBaseline: boolean;
  readonly language: Language;
  readonly stdinFilename: string;
}

type ReadProblem = CheckReport['problems'][number];

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
  if (call.notice) tell(call.notice);
  const outcome = await reportOn(args, call.options);
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
      readonly options: CheckOptions;
      readonly baseline?: NamedBaseline;
      readonly notice?: Message;
    };

/** What the options ask for, or what is wrong with them. */
async function readCall(args: CheckArguments): Promise<Call> {
  const refuse = (reason: Message): Call => ({ kind: 'refused', reason });
  const version = readKubernetesVersion(args.kubernetesVersion);
  if (version.kind === 'unreadable')
    return refuse(message('cli-version-unreadable', { asked: version.asked }));
  if (args.paths.length === 0) return refuse(message('cli-no-files'));
  if (args.fix && args.paths.includes('-')) return refuse(message('cli-fix-stdin'));
  const rules = readRuleOptions(args.rule);
  if (rules.kind === 'refused') return rules;
  const { baseline: file, updateBaseline, language, profile } = args;
  if (updateBaseline && file === undefined) return refuse(message('cli-baseline-unnamed'));
  const baseline = file === undefined ? undefined : await readBaseline(file, updateBaseline);
  if (baseline?.kind === 'refused') return baseline;
  const context = { kubernetesVersion: version.version, severities: rules.severities, profile };
  return {
    kind: 'accepted',
    options: { context, language },
    ...(file === undefined || !baseline ? {} : { baseline: { file, content: baseline.baseline } }),
    ...(version.kind === 'clamped' ? { notice: clamped(version) } : {}),
  };
}

function clamped({ asked, version }: Extract<VersionReading, { readonly kind: 'clamped' }>): Message {
  return message('cli-version-clamped', { asked, used: formatKubernetesVersion(version) });
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

async function reportOn(args: CheckArguments, options: CheckOptions): Promise<Outcome> {
  const problems: ReadProblem[] = [];
  const checked: CheckedText[] = [];
  const fixed: FixedFile[] = [];
  for await (const { path, bytes } of inputs(args, problems)) {
    const kind = await fileKindOf(path);
    if (!kind) continue;
    const file = { path, text: decodeBytes(bytes), kind };
    if (!args.fix) {
      checked.push(checkText(file, options));
      continue;
    }
    const outcome = await fixFile(file, bytes, options);
    if (outcome.fixed) fixed.push(outcome.fixed);
    if (outcome.problem) problems.push({ path, message: renderMessage(outcome.problem, args.language) });
    checked.push(checkText({ ...file, text: outcome.text }, options));
  }
  const report: CheckReport = {
    version: 1,
    summary: summaryOf(checked),
    findings: checked.flatMap((file) => file.findings),
    ...(args.fix ? { fixed } : {}),
    problems,
  };
  return { report, paths: checked.map(({ path }) => path) };
}

async function* inputs(
  args: CheckArguments,
  problems: ReadProblem[],
): AsyncGenerator<{ path: string; bytes: Uint8Array }> {
  const report = (path: string, error: NodeJS.ErrnoException): void => {
    problems.push({ path, message: renderMessage(reasonOf(error), args.language) });
  };
  // The baseline is a JSON file too, and often lies among the manifests.
  const seen = new Set<string>(args.baseline === undefined ? [] : [resolve(args.baseline)]);
  for (const asked of args.paths) {
    if (asked === '-') {
      yield { path: args.stdinFilename, bytes: await buffer(process.stdin) };
      continue;
    }
    const { files, unreadable } = await findFiles([asked]);
    for (const { path, error } of unreadable) report(path, error);
    for (const path of files) {
      if (seen.has(resolve(path))) continue;
      seen.add(resolve(path));
      const bytes = await readFile(path).catch((error: NodeJS.ErrnoException) => report(path, error));
      if (bytes) yield { path, bytes };
    }
  }
}

function reasonOf(error: NodeJS.ErrnoException): ReturnType<typeof message> {
  switch (error.code) {
    case 'ENOENT':
    case 'ENOTDIR':
      return message('cli-not-found');
    case 'EACCES':
    case 'EPERM':
      return message('cli-no-permission');
    default:
      return message('cli-unreadable', { reason: error.code ?? error.message });
  }
}

function summaryOf(files: readonly CheckedText[]): CheckSummary {
  const total = (count: (file: CheckedText) => number): number =>
    files.reduce((sum, file) => sum + count(file), 0);
  return {
    files: files.length,
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
