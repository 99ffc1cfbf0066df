import { cutFile } from '../../cut-file.ts';
import { keepLast } from '../../keep-last.ts';
import { readDocument } from '../../read-document.ts';
import type { IgnoreComment, IgnoredRule } from '../../rules/ignore-comments.ts';
import { ignoresOf, mayHoldIgnores } from '../../rules/peer-ignores.ts';
import { contains } from '../../rules/suppress.ts';
import type { ChartFinding } from './chart-finding.ts';
import type { TextOfSource } from './source-texts.ts';

export interface UnsilencedInValues {
  readonly findings: readonly ChartFinding[];
  /** The rules of the comments that something was silenced by. */
  readonly used: ReadonlySet<IgnoredRule>;
}

/** By the path of a file: its ignore comments, read once. */
export type ValuesIgnores = (file: string) => readonly IgnoreComment[];

export function valuesIgnores(textOf: TextOfSource): ValuesIgnores {
  const comments = new Map<string, readonly IgnoreComment[]>();
  return (file) => {
    const known = comments.get(file) ?? commentsOf(file, textOf(file) ?? '');
    comments.set(file, known);
    return known;
  };
}

interface Known {
  readonly text: string;
  readonly comments: readonly IgnoreComment[];
}

/** More values files than one chart is rendered with. */
const mostKnown = 8;

/** As each file stood when it was asked about last, those asked about last at the end. */
const lastKnown = new Map<string, Known>();

/** While somebody types into templates, the values stay. */
function commentsOf(file: string, text: string): readonly IgnoreComment[] {
  const before = lastKnown.get(file);
  const now = before?.text === text ? before : { text, comments: commentsIn(text) };
  keepLast(lastKnown, file, now, mostKnown);
  return now.comments;
}

/** Takes out what comments in values files ignore: such comments are not rendered, those of templates are. */
export function silencedInValues(
  findings: readonly ChartFinding[],
  ignoresIn: ValuesIgnores,
): UnsilencedInValues {
  const used = new Set<IgnoredRule>();
  const left = findings.filter((finding) => {
    const { file, kind } = finding.place;
    if (kind !== 'values') return true;
    const silencing = rulesSilencing(finding, ignoresIn(file));
    for (const rule of silencing) used.add(rule);
    return silencing.length === 0;
  });
  return { findings: left, used };
}

/** Whether one of the comments, of the file that a finding is told in, ignores it. */
export function isSilenced(finding: ChartFinding, comments: readonly IgnoreComment[]): boolean {
  return rulesSilencing(finding, comments).length > 0;
}

function rulesSilencing(
  { ruleId, ordinaryRule, objectPath, place }: ChartFinding,
  comments: readonly IgnoreComment[],
): readonly IgnoredRule[] {
  return comments.flatMap(({ scope, rules }) =>
    scope.kind !== 'node' || contains(scope.span, place.span)
      ? rules.filter(
          ({ id, probe }) =>
            (id === ruleId || id === ordinaryRule) &&
            (probe === undefined || objectPath.split('.').includes(probe)),
        )
      : [],
  );
}

/** Of the first document, the only one that Helm reads. */
function commentsIn(text: string): readonly IgnoreComment[] {
  if (!mayHoldIgnores(text)) return [];
  const [first] = cutFile(text, 'manifest');
  if (!first || first.start > 0) return [];
  return ignoresOf(readDocument(first.source), first.source.text);
}
