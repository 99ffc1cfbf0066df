import type { Severity } from '../core/index.ts';
import { portablePath } from './fingerprint.ts';
import type { CheckReport, ReportedFinding } from './report.ts';

const commands: Readonly<Record<Severity, string>> = {
  error: 'error',
  warning: 'warning',
  information: 'notice',
  hint: 'notice',
};

/** The report as workflow commands, which GitHub Actions shows beside the changed lines. Paths count from the repository's root. */
export function formatGithub(report: CheckReport, folder: string): string {
  const lines = [
    ...report.findings.map((finding) => commandOf(finding, folder)),
    ...report.problems.map(({ path, message }) => {
      const file = property(portablePath(path, folder));
      return `::error file=${file},title=Kube Probes::${data(message)}`;
    }),
  ];
  return lines.map((line) => `${line}\n`).join('');
}

function commandOf(finding: ReportedFinding, folder: string): string {
  const { start, end } = finding.range;
  // The runner refuses columns of a place that spans lines.
  const columns =
    start.line === end.line ? { col: start.character + 1, endColumn: end.character + 1 } : undefined;
  const properties = {
    file: portablePath(finding.path, folder),
    line: start.line + 1,
    ...(columns && { col: columns.col }),
    endLine: end.line + 1,
    ...(columns && { endColumn: columns.endColumn }),
    title: finding.ruleId,
  };
  const written = Object.entries(properties).map(([name, value]) => `${name}=${property(String(value))}`);
  return `::${commands[finding.severity]} ${written.join(',')}::${data(finding.message)}`;
}

/** Escaped as the runner reads it (`actions/toolkit`, `packages/core/src/command.ts`). */
function data(text: string): string {
  return text.replaceAll('%', '%25').replaceAll('\r', '%0D').replaceAll('\n', '%0A');
}

function property(text: string): string {
  return data(text).replaceAll(':', '%3A').replaceAll(',', '%2C');
}
