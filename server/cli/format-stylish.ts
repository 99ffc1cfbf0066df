import type { Language, Severity } from '../core/index.ts';
import { message, renderMessage } from '../core/index.ts';
import type { CheckReport, RenderedObject, ReportedFinding } from './report.ts';

const colours: Readonly<Record<Severity, number>> = { error: 31, warning: 33, information: 36, hint: 90 };

export interface StylishOptions {
  readonly language: Language;
  readonly useColour: boolean;
}

/** The report for people: findings by file, each with its place, words, the server's words and how many fixes it has. */
export function formatStylish(report: CheckReport, options: StylishOptions): string {
  const paint = (text: string, code: number): string =>
    options.useColour ? `\u001b[${code}m${text}\u001b[0m` : text;
  const say = (...args: Parameters<typeof message>): string =>
    renderMessage(message(...args), options.language);
  const lines: string[] = [];
  for (const [path, findings] of byPath(report.findings)) {
    lines.push(paint(path, 4));
    for (const finding of findings) {
      const { line, character } = finding.range.start;
      const severity = paint(say(`severity-${finding.severity}`), colours[finding.severity]);
      lines.push(
        `  ${line + 1}:${character + 1}  ${severity}  ${finding.message}  ${paint(finding.ruleId, 90)}`,
      );
      if (finding.apiMessage !== undefined) {
        const speaker = finding.category === 'runtime' ? 'kubelet' : 'API';
        const args = { speaker, path: finding.objectPath, words: finding.apiMessage };
        lines.push(`      ${paint(say(finding.objectPath === '' ? 'cli-words' : 'cli-words-at', args), 90)}`);
      }
      if (finding.rendered) {
        const places = placesOf(finding.rendered);
        lines.push(`      ${paint(say('cli-rendered', { places }), 90)}`);
      }
      const [preferred] = finding.fixes;
      if (preferred) lines.push(`      ${paint(say('cli-fix', { title: preferred.title }), 32)}`);
    }
    lines.push('');
  }
  for (const { path, fixes } of report.fixed ?? []) {
    const counts = Object.entries(fixes).map(([rule, count]) => (count === 1 ? rule : `${rule} × ${count}`));
    lines.push(paint(say('cli-fixed', { path, fixes: counts.join(', ') }), 32));
  }
  for (const { path, line, message: words } of report.problems)
    lines.push(`${paint(line === undefined ? path : `${path}:${line}`, 4)}: ${words}`);
  const { summary, baseline } = report;
  if (baseline) lines.push(say('cli-baseline', { known: baseline.known, stale: baseline.stale }));
  lines.push(
    say('cli-summary', {
      files: summary.files,
      containers: summary.containers,
      probes: summary.probes,
      errors: summary.error,
      warnings: summary.warning,
      others: summary.information + summary.hint,
    }),
  );
  return `${lines.join('\n')}\n`;
}

/** `Deployment web (app), Deployment api (app)`; without the container where no finding is about one. */
function placesOf(rendered: readonly RenderedObject[]): string {
  const places = rendered.map(({ kind, name, container, rendered: file }) => {
    const object = kind === null || name === null ? file : `${kind} ${name}`;
    return container === null ? object : `${object} (${container})`;
  });
  return [...new Set(places)].join(', ');
}

function byPath(findings: readonly ReportedFinding[]): ReadonlyMap<string, readonly ReportedFinding[]> {
  const files = new Map<string, ReportedFinding[]>();
  for (const finding of findings) {
    const file = files.get(finding.path);
    if (file) file.push(finding);
    else files.set(finding.path, [finding]);
  }
  return files;
}
