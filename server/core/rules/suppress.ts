import type { Finding } from '../finding.ts';
import { message } from '../messages/message.ts';
import type { Span } from '../text/span.ts';
import type { IgnoreComment, IgnoredRule } from './ignore-comments.ts';

export interface SuppressionRequest {
  readonly comments: readonly IgnoreComment[];
  readonly isKnownRule: (id: string) => boolean;
  /** Whether settings turn a rule off: an ignore comment for it then has nothing to do, and that is no news. */
  readonly isOff: (id: string) => boolean;
  /** Whether the findings of a rule are among these; what is said of a comment for it is said where they are. */
  readonly isConcerned: (id: string) => boolean;
}

/** Findings that ignore comments leave, with findings about comments that ignore nothing or name no rule. */
export function suppress(findings: readonly Finding[], request: SuppressionRequest): readonly Finding[] {
  if (request.comments.length === 0) return findings;
  const used = new Set<IgnoredRule>();
  const kept = findings.filter((finding) => {
    const silencing = request.comments.flatMap((comment) => ruleSilencing(comment, finding) ?? []);
    for (const rule of silencing) used.add(rule);
    return silencing.length === 0;
  });
  const isUsed = (rule: IgnoredRule): boolean => used.has(rule);
  return [
    ...kept,
    ...request.comments.flatMap((comment) => commentFindings(comment, { ...request, isUsed })),
  ];
}

/** The rule of a comment that a finding is silenced by. */
export function ruleSilencing(
  { rules, scope }: Pick<IgnoreComment, 'rules' | 'scope'>,
  finding: Finding,
): IgnoredRule | undefined {
  if (scope.kind === 'node' && !contains(scope.span, finding.span)) return undefined;
  return rules.find(
    ({ id, probe }) =>
      id === finding.ruleId && (probe === undefined || finding.objectPath.split('.').includes(probe)),
  );
}

/** Whether one span lies in another. */
export function contains(outer: Span, inner: Span): boolean {
  return outer.start <= inner.start && inner.end <= outer.end;
}

interface CommentQuestion extends Omit<SuppressionRequest, 'comments'> {
  /** Whether the rule was silenced anywhere by this mention of it. */
  readonly isUsed: (rule: IgnoredRule) => boolean;
}

/** What is to be said about an ignore comment itself: that a rule is unknown, or that nothing breaks it. */
export function commentFindings(
  comment: IgnoreComment,
  { isUsed, isKnownRule, isOff, isConcerned }: CommentQuestion,
): readonly Finding[] {
  if (comment.isForPeers) return [];
  if (comment.rules.length === 0)
    return [finding('ignore-unknown-rule', comment.span, message('ignore-names-no-rule'))];
  return comment.rules.flatMap((rule) => {
    if (!isConcerned(rule.id)) return [];
    if (!isKnownRule(rule.id)) {
      return [finding('ignore-unknown-rule', rule.span, message('ignore-unknown-rule', { rule: rule.id }))];
    }
    if (isUsed(rule) || isOff(rule.id)) return [];
    return [
      {
        ...finding('ignore-unused', rule.span, message('ignore-unused', { rule: rule.id })),
        tags: ['unnecessary' as const],
        fixes: [removal(comment, rule)],
      },
    ];
  });
}

function finding(
  ruleId: 'ignore-unused' | 'ignore-unknown-rule',
  span: Span,
  words: Finding['message'],
): Finding {
  return {
    ruleId,
    category: 'suppression',
    severity: ruleId === 'ignore-unused' ? 'information' : 'warning',
    span,
    message: words,
    objectPath: '',
    item: null,
    related: [],
    fixes: [],
  };
}

/** Takes the id out of the comment, or the comment away with its last id. */
function removal(comment: IgnoreComment, rule: IgnoredRule): Finding['fixes'][number] {
  const index = comment.rules.indexOf(rule);
  const next = comment.rules[index + 1];
  const previous = comment.rules[index - 1];
  const span =
    comment.rules.length === 1
      ? comment.removalSpan
      : next
        ? { start: rule.span.start, end: next.span.start }
        : { start: previous?.span.end ?? rule.span.start, end: rule.span.end };
  return {
    title: message('fix-remove-ignore', { rule: rule.id }),
    safety: 'safe',
    isPreferred: true,
    edits: [{ span, newText: '' }],
  };
}
