import {
  quoteMeta,
  type RegularExpression,
  type RegularMatch,
  readRegularExpression,
  replacementParts,
  splitBy,
} from '../regular-expression.ts';
import { derived } from '../values/origin.ts';
import { goQuote } from '../values/quote.ts';
import { joinTexts, remadeText, replaceInText, sliceText } from '../values/text.ts';
import {
  booleanOf,
  type ListValue,
  originOf,
  type ParameterType,
  type TextValue,
  textOf,
  type Value,
} from '../values/value.ts';
import { countAt, stringAt, textAt } from './arguments.ts';
import { type CallContext, define, FunctionFailure, type HelmFunction } from './function.ts';

/** What a function does once its expression is read. */
type Work = (expression: RegularExpression, args: readonly Value[]) => Value;

/** Regular expressions (sprig's regex.go). What `must…` returns as an error, its sister panics with. */
export const regexFunctions: readonly HelmFunction[] = [
  define('regexMatch', ['string', 'string'], (args, context) => {
    const { expression } = read(args, context);
    return booleanOf(
      expression !== null && test(expression, args),
      derived('regexMatch', ...args.map(originOf)),
    );
  }),
  define('mustRegexMatch', ['string', 'string'], (args, context) => {
    const origin = derived('mustRegexMatch', ...args.map(originOf));
    return booleanOf(test(required(args, context), args), origin);
  }),
  ...pair('regexFind', ['string', 'string'], (expression, args) => {
    const [match] = expression.matches(stringAt(args, 1), 1);
    return match ? sliceText(textAt(args, 1), match.start, match.end) : textOf('');
  }),
  ...pair('regexFindAll', ['string', 'string', 'int'], (expression, args) =>
    strings(args, expression.matches(stringAt(args, 1), countAt(args, 2))),
  ),
  ...pair('regexSplit', ['string', 'string', 'int'], (expression, args) => {
    const limit = countAt(args, 2);
    const parts = splitBy(expression, stringAt(args, 0), stringAt(args, 1), limit);
    const { isNil: _isEmpty, ...list } = strings(args, parts);
    return limit === 0 ? { ...list, isNil: true } : list;
  }),
  ...pair('regexReplaceAll', ['string', 'string', 'string'], (expression, args) => {
    const parts = replacementParts(stringAt(args, 2));
    return replaced(expression, args, (match) =>
      joinTexts(
        parts.map((part) =>
          'group' in part
            ? groupText(expression, match, textAt(args, 1), part.group)
            : sliceText(textAt(args, 2), part.start, part.end),
        ),
      ),
    );
  }),
  ...pair('regexReplaceAllLiteral', ['string', 'string', 'string'], (expression, args) =>
    replaced(expression, args, () => textAt(args, 2)),
  ),
  define('regexQuoteMeta', ['string'], (args) => {
    const text = textAt(args, 0);
    return remadeText(text, quoteMeta(text.text), derived('regexQuoteMeta', originOf(text)));
  }),
];

/** Both forms of a function: they fail with other words. */
function pair(name: string, parameters: readonly ParameterType[], work: Work): readonly HelmFunction[] {
  return [
    define(name, parameters, (args, context) => {
      const reading = read(args, context);
      if (reading.expression) return work(reading.expression, args);
      const pattern = stringAt(args, 0);
      throw new FunctionFailure(`regexp: Compile(${quotedPattern(pattern)}): ${reading.problem}`);
    }),
    define(`must${name.slice(0, 1).toUpperCase()}${name.slice(1)}`, parameters, (args, context) =>
      work(required(args, context), args),
    ),
  ];
}

/** Matching costs about the product of both lengths at worst. */
function read(args: readonly Value[], context: CallContext): ReturnType<typeof readRegularExpression> {
  context.spend(1 + Math.ceil((stringAt(args, 0).length * stringAt(args, 1).length) / 1000));
  return readRegularExpression(stringAt(args, 0));
}

function required(args: readonly Value[], context: CallContext): RegularExpression {
  const reading = read(args, context);
  if (reading.expression === null) throw new FunctionFailure(reading.problem);
  return reading.expression;
}

/** In backquotes where Go's `strconv.CanBackquote` allows it. */
function quotedPattern(pattern: string): string {
  // biome-ignore lint/suspicious/noControlCharactersInRegex: these are what cannot stand in backquotes
  return /[\x00-\x08\x0a-\x1f\x7f`\ufeff\udc80-\udcff]/u.test(pattern) ? goQuote(pattern) : `\`${pattern}\``;
}

function test(expression: RegularExpression, args: readonly Value[]): boolean {
  return expression.matches(stringAt(args, 1), 1).length > 0;
}

/** Go gives a slice that was never made when nothing was found. */
function strings(args: readonly Value[], parts: readonly Pick<RegularMatch, 'start' | 'end'>[]): ListValue {
  const text = textAt(args, 1);
  const items = parts.map(({ start, end }) => sliceText(text, start, end));
  const list: ListValue = { kind: 'list', type: '[]string', items, origin: originOf(text) };
  return items.length === 0 ? { ...list, isNil: true } : list;
}

function replaced(
  expression: RegularExpression,
  args: readonly Value[],
  by: (match: RegularMatch) => TextValue,
): TextValue {
  const matches = expression.matches(stringAt(args, 1), -1);
  return replaceInText(
    textAt(args, 1),
    matches.map((match) => ({ start: match.start, end: match.end, by: by(match) })),
  );
}

/** The text of a group; nothing for a group that is not there or took no part. */
function groupText(
  expression: RegularExpression,
  match: RegularMatch,
  text: TextValue,
  name: string,
): TextValue {
  const isNumber = /^(0|[1-9][0-9]{0,8})$/.test(name);
  const number = isNumber ? Number(name) : expression.groupNumber(name);
  const group = number === undefined ? null : (match.groups[number] ?? null);
  return group ? sliceText(text, group.start, group.end) : textOf('');
}
