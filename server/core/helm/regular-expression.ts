import { RE2JS } from 're2js';
import { withoutStrayBytes } from '../text/utf8.ts';

/*
 * Go's regular expressions (package regexp): syntax, leftmost-first matching in linear time, what `FindAll`, `ReplaceAll`
 * and `Split` do around empty matches, and the words of its errors.
 */

/** A compiled expression, or why the text is none, in Go's words. */
export type RegularExpressionReading =
  | { readonly expression: RegularExpression }
  | { readonly expression: null; readonly problem: string };

export interface RegularExpression {
  /** All matches that do not overlap, at most `limit` of them; below 0 means no limit. */
  readonly matches: (text: string, limit: number) => readonly RegularMatch[];
  /** The numbers of groups with a name. */
  readonly groupNumber: (name: string) => number | undefined;
}

/** A match, or a group of one, in UTF-16 units. */
export interface RegularMatch {
  readonly start: number;
  readonly end: number;
  /** By number; the match itself is number 0, and a group that took no part is null. */
  readonly groups: readonly ({ readonly start: number; readonly end: number } | null)[];
}

const longestPattern = 10_000;
const kept = new Map<string, RegularExpressionReading>();
const mostKept = 200;

/** Compiles an expression. Readings are kept, since charts ask for the same few again and again. */
export function readRegularExpression(pattern: string): RegularExpressionReading {
  const known = kept.get(pattern);
  if (known) return known;
  const reading = compile(pattern);
  if (kept.size >= mostKept) kept.clear();
  kept.set(pattern, reading);
  return reading;
}

function compile(pattern: string): RegularExpressionReading {
  if (pattern.length > longestPattern)
    return { expression: null, problem: 'error parsing regexp: expression is too large' };
  const stray = /[\udc80-\udcff]/u.exec(pattern);
  if (stray)
    return {
      expression: null,
      problem: `error parsing regexp: invalid UTF-8: \`${withoutStrayBytes(pattern.slice(stray.index))}\``,
    };
  try {
    const compiled = RE2JS.compile(pattern);
    const names = compiled.namedGroups();
    return {
      expression: {
        matches: (text, limit) => matchesOf(compiled, text, limit),
        groupNumber: (name) => (Object.hasOwn(names, name) ? names[name] : undefined),
      },
    };
  } catch (error) {
    const problem = error instanceof Error ? error.message : String(error);
    const trailing = 'trailing backslash at end of expression';
    return { expression: null, problem: problem.endsWith(trailing) ? `${problem}: \`\`` : problem };
  }
}

/** An empty match right behind another match does not count (regexp.go, `allMatches`). */
function matchesOf(compiled: RE2JS, text: string, limit: number): readonly RegularMatch[] {
  const matcher = compiled.matcher(withoutStrayBytes(text));
  const found: RegularMatch[] = [];
  let position = 0;
  let lastEnd = -1;
  while (position <= text.length && found.length !== limit && matcher.find(position)) {
    const start = matcher.start();
    const end = matcher.end();
    if (end > start || start !== lastEnd) found.push({ start, end, groups: groupsOf(matcher) });
    position = end > start ? end : end + ((text.codePointAt(end) ?? 0) > 0xffff ? 2 : 1);
    lastEnd = end;
  }
  return found;
}

function groupsOf(matcher: ReturnType<RE2JS['matcher']>): RegularMatch['groups'] {
  return Array.from({ length: matcher.groupCount() + 1 }, (_, group) => {
    const start = matcher.start(group);
    return start < 0 ? null : { start, end: matcher.end(group) };
  });
}

/** The parts of a text between matches, at most `limit` of them; below 0 means no limit (regexp.go, `Split`). */
export function splitBy(
  { matches }: RegularExpression,
  pattern: string,
  text: string,
  limit: number,
): readonly { readonly start: number; readonly end: number }[] {
  if (limit === 0) return [];
  if (pattern !== '' && text === '') return [{ start: 0, end: 0 }];
  const parts: { start: number; end: number }[] = [];
  let begin = 0;
  let end = 0;
  for (const match of matches(text, limit)) {
    if (limit > 0 && parts.length === limit - 1) break;
    end = match.start;
    if (match.end !== 0) parts.push({ start: begin, end });
    begin = match.end;
  }
  if (end !== text.length) parts.push({ start: begin, end: text.length });
  return parts;
}

/** A piece of a replacement: text, or a group by its number or name (regexp.go, `expand`). */
export type ReplacementPart = { readonly start: number; readonly end: number } | { readonly group: string };

/** `$1`, `${name}`, `$$`; a name is as long as it can be, so `$1x` is the group `1x`. */
export function replacementParts(replacement: string): readonly ReplacementPart[] {
  const parts: ReplacementPart[] = [];
  let position = 0;
  while (position < replacement.length) {
    const dollar = replacement.indexOf('$', position);
    if (dollar === -1) break;
    if (dollar > position) parts.push({ start: position, end: dollar });
    const rest = replacement.slice(dollar);
    const named = /^\$(?:\{([\p{L}\p{Nd}_]+)\}|([\p{L}\p{Nd}_]+))/u.exec(rest);
    if (named) {
      parts.push({ group: named[1] ?? named[2] ?? '' });
      position = dollar + named[0].length;
    } else {
      parts.push({ start: dollar, end: dollar + 1 });
      position = dollar + (rest.startsWith('$$') ? 2 : 1);
    }
  }
  if (position < replacement.length) parts.push({ start: position, end: replacement.length });
  return parts;
}

/** The text with everything escaped that means something in an expression (`QuoteMeta`). */
export function quoteMeta(text: string): string {
  return text.replace(/[\\.+*?()|[\]{}^$]/g, '\\$&');
}
