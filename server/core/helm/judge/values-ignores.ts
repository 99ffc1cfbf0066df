import { cutFile } from '../../cut-file.ts';
import { readDocument } from '../../read-document.ts';
import type { IgnoreComment } from '../../rules/ignore-comments.ts';
import { ignoresOf, mayHoldIgnores } from '../../rules/peer-ignores.ts';
import { contains } from '../../rules/suppress.ts';
import type { ChartFinding } from './chart-finding.ts';
import type { TextOfSource } from './source-texts.ts';

/** Takes out what comments in values files ignore: such comments are not rendered, those of templates are. */
export function silencedInValues(
  findings: readonly ChartFinding[],
  textOf: TextOfSource,
): readonly ChartFinding[] {
  const comments = new Map<string, readonly IgnoreComment[]>();
  return findings.filter((finding) => {
    const { file, kind } = finding.place;
    if (kind !== 'values') return true;
    const known = comments.get(file) ?? commentsIn(textOf(file) ?? '');
    comments.set(file, known);
    return !isSilenced(finding, known);
  });
}

/** Whether one of the comments, of the file that a finding is told in, ignores it. */
export function isSilenced(
  { ruleId, ordinaryRule, objectPath, place }: ChartFinding,
  comments: readonly IgnoreComment[],
): boolean {
  return comments.some(
    ({ scope, rules }) =>
      (scope.kind !== 'node' || contains(scope.span, place.span)) &&
      rules.some(
        ({ id, probe }) =>
          (id === ruleId || id === ordinaryRule) &&
          (probe === undefined || objectPath.split('.').includes(probe)),
      ),
  );
}

/** Of the first document, the only one that Helm reads. */
function commentsIn(text: string): readonly IgnoreComment[] {
  if (!mayHoldIgnores(text)) return [];
  const [first] = cutFile(text, 'manifest');
  if (!first || first.start > 0) return [];
  return ignoresOf(readDocument(first.source), first.source.text);
}
