import { readFile } from 'node:fs/promises';
import { buffer } from 'node:stream/consumers';
import type { Language, Profile, Severity } from '../core/index.ts';
import { formatKubernetesVersion, message, readKubernetesVersion, renderMessage } from '../core/index.ts';
import type { CheckedText, CheckOptions } from './check-text.ts';
import { checkText } from './check-text.ts';
import { decodeBytes } from './decode-bytes.ts';
import { fileKindOf } from './file-kind.ts';
import { findFiles } from './find-files.ts';
import { fixFile } from './fix-file.ts';
import { formatGithub } from './format-github.ts';
import { formatSarif } from './format-sarif.ts';
import { formatStylish } from './format-stylish.ts';
import type { CheckReport, CheckSummary, FixedFile } from './report.ts';
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
  readonly language: Language;
  readonly stdinFilename: string;
}

type ReadProblem = CheckReport['problems'][number];

/** Runs `kube-probes check`; answers the exit code. */
export async function check(args: CheckArguments): Promise<0 | 1 | 2> {
  const reading = readKubernetesVersion(args.kubernetesVersion);
  if (reading.kind === 'unreadable') {
    process.stderr.write(
      `${renderMessage(message('cli-version-unreadable', { asked: reading.asked }), args.language)}\n`,
    );
    return 2;
  }
  if (reading.kind === 'clamped') {
    const used = formatKubernetesVersion(reading.version);
    process.stderr.write(
      `${renderMessage(message('cli-version-clamped', { asked: reading.asked, used }), args.language)}\n`,
    );
  }
  if (args.paths.length === 0) {
    process.stderr.write(`${renderMessage(message('cli-no-files'), args.language)}\n`);
    return 2;
  }
  const ruleOptions = readRuleOptions(args.rule);
  if (ruleOptions.kind === 'refused') {
    process.stderr.write(`${renderMessage(ruleOptions.reason, args.language)}\n`);
    return 2;
  }
  if (args.fix && args.paths.includes('-')) {
    process.stderr.write(`${renderMessage(message('cli-fix-stdin'), args.language)}\n`);
    return 2;
  }
  const { severities } = ruleOptions;
  const context = { kubernetesVersion: reading.version, severities, profile: args.profile };
  const options = { context, language: args.language };
  const report = await reportOn(args, options);
  process.stdout.write(printed(report, args));
  if (report.problems.length > 0) return 2;
  return report.findings.some((finding) => reaches(finding.severity, args.failOn)) ? 1 : 0;
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

async function reportOn(args: CheckArguments, options: CheckOptions): Promise<CheckReport> {
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
  return {
    version: 1,
    summary: summaryOf(checked),
    findings: checked.flatMap((file) => file.findings),
    ...(args.fix ? { fixed } : {}),
    problems,
  };
}

async function* inputs(
  args: CheckArguments,
  problems: ReadProblem[],
): AsyncGenerator<{ path: string; bytes: Uint8Array }> {
  const report = (path: string, error: NodeJS.ErrnoException): void => {
    problems.push({ path, message: renderMessage(reasonOf(error), args.language) });
  };
  for (const asked of args.paths) {
    if (asked === '-') {
      yield { path: args.stdinFilename, bytes: await buffer(process.stdin) };
      continue;
    }
    const { files, unreadable } = await findFiles([asked]);
    for (const { path, error } of unreadable) report(path, error);
    for (const path of files) {
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
  const summary = {
    files: files.length,
    documents: 0,
    containers: 0,
    probes: 0,
    error: 0,
    warning: 0,
    information: 0,
    hint: 0,
  };
  for (const file of files) {
    summary.documents += file.documents;
    summary.containers += file.containers;
    summary.probes += file.probes;
    for (const finding of file.findings) summary[finding.severity]++;
  }
  return summary;
}
