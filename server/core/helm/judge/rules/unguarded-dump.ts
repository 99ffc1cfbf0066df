import { lineEndingAt, linePrefix } from '../../../edits/line.ts';
import { type Probe, probeNames } from '../../../kubernetes/probe.ts';
import { message } from '../../../messages/message.ts';
import type { ChartFix } from '../chart-finding.ts';
import type { SourcePlace } from '../source-map.ts';
import { atAction, type HelmQuestion, type HelmReport, textAt } from './report.ts';

/** `toYaml .Values.livenessProbe` of one value, or the value in front of it, with or without an indentation. */
const dumps = [
  /^toYaml\s+(\.|\$?(?:\.[A-Za-z_]\w*)+)(\s*\|\s*n?indent\s+\d+)?\s*$/,
  /^(\.|\$?(?:\.[A-Za-z_]\w*)+)\s*\|\s*toYaml(\s*\|\s*n?indent\s+\d+)?\s*$/,
];
const switches: ReadonlySet<string> = new Set(['enabled', 'disabled']);

/** A template that prints a map of values as it is: also when it is empty, and with the switches of the chart in it. */
export function unguardedDump(question: HelmQuestion): HelmReport | null {
  const { ruleId } = question.finding;
  if (ruleId === 'probe-handler-missing') return emptyDump(question);
  return ruleId === 'probe-unknown-or-misplaced-field' ? switchInDump(question) : null;
}

function emptyDump(question: HelmQuestion): HelmReport | null {
  const { finding, document, placeOf, actionOf } = question;
  for (const { probes, object } of document.analysis.containers) {
    if (object.item !== finding.item) continue;
    for (const name of probeNames) {
      const probe = probes[name];
      if (probe.kind !== 'probe' || probe.objectPath !== finding.objectPath) continue;
      const { start, end } = probe.span;
      const action = actionOf(probe.span);
      const value = action && dumped(action, question);
      // What a block is about is not empty, or not to be guarded there.
      if (!action || !value || value === '.' || document.cut.source.text.slice(start, end) !== '{}')
        return null;
      const { node } = placeOf(probe.span);
      return {
        ruleId: 'helm-probe-dump-unguarded',
        message: message('helm-probe-dump-unguarded', { probe: name, value }),
        place: atAction(action),
        related: node
          ? [{ file: node.file, span: node.span, message: message('helm-probe-dump-unguarded-empty') }]
          : [],
        fixes: question.isForeign(action.file) ? [] : withFix({ probe, action, value }, question),
      };
    }
  }
  return null;
}

interface EmptyDump {
  readonly probe: Probe;
  readonly action: SourcePlace;
  readonly value: string;
}

/** A `with` around the key and the action, which are all that stands on their lines. */
function withFix(
  { probe: { keySpan, name }, action, value }: EmptyDump,
  question: HelmQuestion,
): readonly ChartFix[] {
  const { file, span } = action;
  const source = question.textOf(file) ?? '';
  const key = question.placeOf(keySpan);
  const { start } = key.span;
  const indent = linePrefix(source, start);
  const braces = /^[ \t]*-?\}\}[ \t]*(?=\r?\n|$)/.exec(source.slice(span.end));
  const isAlone = key.kind === 'literal' && key.file === file && indent.trim() === '' && braces !== null;
  const between = /^\w+:\s*\{\{-?\s*$/.test(source.slice(start, span.start));
  if (!isAlone || !between) return [];
  const eol = lineEndingAt(source, start);
  const end = span.end + braces[0].length;
  const at = span.start + textAt(question, action).indexOf(value);
  return [
    {
      title: message('fix-helm-with', { probe: name, value }),
      safety: 'safe',
      isPreferred: true,
      edits: [
        { file, span: { start, end: start }, newText: `{{- with ${value} }}${eol}${indent}` },
        { file, span: { start: at, end: at + value.length }, newText: '.' },
        { file, span: { start: end, end }, newText: `${eol}${indent}{{- end }}` },
      ],
    },
  ];
}

function switchInDump(question: HelmQuestion): HelmReport | null {
  const { finding, placeOf, actionOf, isForeign } = question;
  const { node } = placeOf(finding.span);
  const key = node?.path.at(-1);
  if (!node || typeof key !== 'string' || !switches.has(key)) return null;
  const action = actionOf(finding.span);
  const value = action && dumped(action, question);
  if (!action || !value) return null;
  const map = String(node.path.at(-2));
  // The key is one of the map that is printed, and not of something deeper in it.
  if (value === '.' ? !isOfWholeProbe(action, question) : value.split('.').at(-1) !== map) return null;
  return {
    ruleId: 'helm-probe-dump-unguarded',
    message: message('helm-probe-dump-unguarded-switch', { key, value: value === '.' ? map : value }),
    place: atAction(action),
    related: [
      { file: node.file, span: node.span, message: message('helm-probe-dump-unguarded-key', { key }) },
    ],
    fixes: isForeign(action.file) ? [] : omitFix(action, { key, value }, question),
  };
}

function dumped(action: SourcePlace, question: HelmQuestion): string | null {
  const text = textAt(question, action);
  for (const dump of dumps) {
    const value = dump.exec(text)?.[1];
    if (value !== undefined) return value;
  }
  return null;
}

/** Whether the field is one of a probe whose own key something else printed. */
function isOfWholeProbe({ file, span }: SourcePlace, { finding, document, actionOf }: HelmQuestion): boolean {
  return document.analysis.containers.some(({ probes }) =>
    probeNames.some((name) => {
      const probe = probes[name];
      if (probe.kind !== 'probe' || !finding.objectPath.startsWith(`${probe.objectPath}.`)) return false;
      const printer = actionOf(probe.keySpan);
      const isSame = printer?.file === file && printer.span.start === span.start;
      return !isSame && !finding.objectPath.slice(probe.objectPath.length + 1).includes('.');
    }),
  );
}

function omitFix(
  action: SourcePlace,
  { key, value }: { readonly key: string; readonly value: string },
  question: HelmQuestion,
): readonly ChartFix[] {
  const start = action.span.start + textAt(question, action).indexOf(value);
  return [
    {
      title: message('fix-helm-omit', { key }),
      safety: 'safe',
      isPreferred: true,
      edits: [
        {
          file: action.file,
          span: { start, end: start + value.length },
          newText: `(omit ${value} "${key}")`,
        },
      ],
    },
  ];
}
