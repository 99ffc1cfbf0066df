import { formatDuration } from '../values/format.ts';
import { derived, type Origin } from '../values/origin.ts';
import {
  booleanOf,
  integerOf,
  type Method,
  originOf,
  type ParameterType,
  type StructValue,
  textOf,
  type Value,
} from '../values/value.ts';
import { bigintAt, countAt, stringAt, valueAt } from './arguments.ts';
import { define, FunctionFailure, type HelmFunction, unstable } from './function.ts';
import { calendarOf, epochOf, formatTime, type PointInTime, readTime, timeQuote } from './time-layout.ts';

/**
 * Dates (sprig's date.go). The local zone is UTC, and the clock stands still: what would show the present is unstable.
 */
export const dateFunctions: readonly HelmFunction[] = [
  unstable(define('now', [], () => timeValue(present, null))),
  unstable(
    define('ago', ['interface {}'], (args) => {
      const time = timeAt(args, 0, false);
      return textOf(formatDuration(sinceThen(time)));
    }),
  ),
  define('date', ['string', 'interface {}'], (args) => printed('date', args, stringAt(args, 0), 1, 'Local')),
  define('htmlDate', ['interface {}'], (args) => printed('htmlDate', args, htmlLayout, 0, 'Local')),
  define('htmlDateInZone', ['interface {}', 'string'], (args) =>
    printed('htmlDateInZone', args, htmlLayout, 0, stringAt(args, 1)),
  ),
  ...['dateInZone', 'date_in_zone'].map((name) =>
    define(name, ['string', 'interface {}', 'string'], (args) =>
      printed(name, args, stringAt(args, 0), 1, stringAt(args, 2)),
    ),
  ),
  ...['dateModify', 'date_modify'].map((name) =>
    define(name, ['string', 'time.Time'], (args) => {
      const nanoseconds = readDuration(stringAt(args, 0));
      return typeof nanoseconds === 'bigint' ? moved(args, nanoseconds) : valueAt(args, 1);
    }),
  ),
  ...['mustDateModify', 'must_date_modify'].map((name) =>
    define(name, ['string', 'time.Time'], (args) => {
      const nanoseconds = readDuration(stringAt(args, 0));
      if (typeof nanoseconds !== 'bigint') throw new FunctionFailure(nanoseconds.problem);
      return moved(args, nanoseconds);
    }),
  ),
  define('toDate', ['string', 'string'], (args) => {
    const reading = readTime(stringAt(args, 0), stringAt(args, 1));
    return timeValue(reading.time ?? zeroTime, derived('toDate', originOf(valueAt(args, 1))));
  }),
  define('mustToDate', ['string', 'string'], (args) => {
    const reading = readTime(stringAt(args, 0), stringAt(args, 1));
    if (reading.time === null) throw new FunctionFailure(reading.problem);
    return timeValue(reading.time, derived('mustToDate', originOf(valueAt(args, 1))));
  }),
  define('unixEpoch', ['time.Time'], (args) => {
    const value = valueAt(args, 0);
    return textOf(String(timeOf(value).epochSeconds), derived('unixEpoch', originOf(value)));
  }),
  define('duration', ['interface {}'], (args) => {
    const value = valueAt(args, 0);
    return textOf(formatDuration(wholeSeconds(value) * second), derived('duration', originOf(value)));
  }),
  define('durationRound', ['interface {}'], (args) => {
    const value = valueAt(args, 0);
    return textOf(roundedDuration(nanosecondsOf(value)), derived('durationRound', originOf(value)));
  }),
];

const htmlLayout = '2006-01-02';
const second = 1_000_000_000n;

/** What the clock says here: the start of 2026. */
const present: PointInTime = { epochSeconds: 1_767_225_600, nanoseconds: 0, offsetSeconds: 0, zone: 'UTC' };
/** Go's time without a value: the start of the year 1. */
const zeroTime: PointInTime = {
  epochSeconds: -62_135_596_800,
  nanoseconds: 0,
  offsetSeconds: 0,
  zone: 'UTC',
};

const longestDuration = 2n ** 63n - 1n;

/** Nanoseconds from a time to the present, as far as Go counts them. */
function sinceThen({ epochSeconds }: PointInTime): bigint {
  const passed = BigInt(present.epochSeconds - epochSeconds) * second;
  if (passed > longestDuration) return longestDuration;
  return passed < -longestDuration - 1n ? -longestDuration - 1n : passed;
}

const times = new WeakMap<StructValue, PointInTime>();

/** A time as templates have it, with its methods. */
function timeValue(time: PointInTime, origin: Origin | null): StructValue {
  const value: StructValue = {
    kind: 'struct',
    type: 'time.Time',
    fields: new Map(),
    methods: methodsOf(time, origin),
    printed: formatTime('2006-01-02 15:04:05.999999999 -0700 MST', time),
    json: textOf(formatTime('2006-01-02T15:04:05.999999999Z07:00', time), origin),
    origin,
    isStringer: true,
  };
  times.set(value, time);
  return value;
}

function methodsOf(time: PointInTime, origin: Origin | null): ReadonlyMap<string, Method> {
  const method = (parameters: readonly ParameterType[], call: Method['call']): Method => ({
    parameters,
    isVariadic: false,
    call,
  });
  const number = (compute: () => number | bigint, type: 'int' | 'int64' | 'time.Month' = 'int'): Method =>
    method([], () => integerOf(compute(), type, origin));
  const nanoseconds = (): bigint => BigInt(time.epochSeconds) * second + BigInt(time.nanoseconds);
  const comparison = (holds: (difference: bigint) => boolean): Method =>
    method(['time.Time'], (args) => {
      const other = timeOf(valueAt(args, 0));
      const difference = nanoseconds() - BigInt(other.epochSeconds) * second - BigInt(other.nanoseconds);
      return booleanOf(holds(difference), origin);
    });
  return new Map<string, Method>([
    ['Year', number(() => calendarOf(time).year)],
    ['Month', number(() => calendarOf(time).month, 'time.Month')],
    ['Day', number(() => calendarOf(time).day)],
    ['YearDay', number(() => calendarOf(time).yearDay)],
    ['Hour', number(() => calendarOf(time).hour)],
    ['Minute', number(() => calendarOf(time).minute)],
    ['Second', number(() => calendarOf(time).second)],
    ['Nanosecond', number(() => time.nanoseconds)],
    ['Unix', number(() => time.epochSeconds, 'int64')],
    ['UnixMilli', number(() => nanoseconds() / 1_000_000n, 'int64')],
    ['UnixMicro', number(() => nanoseconds() / 1_000n, 'int64')],
    ['UnixNano', number(nanoseconds, 'int64')],
    ['IsZero', method([], () => booleanOf(time.epochSeconds === zeroTime.epochSeconds, origin))],
    ['Before', comparison((difference) => difference < 0n)],
    ['After', comparison((difference) => difference > 0n)],
    ['Equal', comparison((difference) => difference === 0n)],
    ['Format', method(['string'], (args) => textOf(formatTime(stringAt(args, 0), time), origin))],
    ['String', method([], () => textOf(formatTime('2006-01-02 15:04:05.999999999 -0700 MST', time), origin))],
    ['UTC', method([], () => timeValue({ ...time, offsetSeconds: 0, zone: 'UTC' }, origin))],
    ['Local', method([], () => timeValue({ ...time, offsetSeconds: 0, zone: 'UTC' }, origin))],
    ['AddDate', method(['int', 'int', 'int'], (args) => timeValue(addDate(time, args), origin))],
  ]);
}

/** Days that a month does not have are days of the next. */
function addDate(time: PointInTime, args: readonly Value[]): PointInTime {
  const date = new Date((time.epochSeconds + time.offsetSeconds) * 1000);
  date.setUTCFullYear(
    date.getUTCFullYear() + countAt(args, 0),
    date.getUTCMonth() + countAt(args, 1),
    date.getUTCDate() + countAt(args, 2),
  );
  return { ...time, epochSeconds: date.getTime() / 1000 - time.offsetSeconds };
}

function timeOf(value: Value): PointInTime {
  return (value.kind === 'struct' && times.get(value)) || zeroTime;
}

/** Times, and seconds since 1970; everything else is the present. */
function timeAt(args: readonly Value[], index: number, takesInt32: boolean): PointInTime {
  const value = valueAt(args, index);
  if (value.kind === 'struct') return times.get(value) ?? present;
  const isSeconds =
    value.kind === 'integer' &&
    (value.type === 'int' || value.type === 'int64' || (takesInt32 && value.type === 'int32'));
  return isSeconds ? { ...present, epochSeconds: Number(bigintAt(args, index)) } : present;
}

function printed(name: string, args: readonly Value[], layout: string, index: number, zone: string): Value {
  const time = inZone(timeAt(args, index, true), zone);
  return textOf(formatTime(layout, time), derived(name, ...args.map(originOf)));
}

/** The first railway times, in seconds since 1970. */
const firstZonesAt = -3_900_000_000;

/** Names that no locale has, by place. */
const namesByPlace: Readonly<Record<string, string>> = {
  GMT: 'GMT',
  'Etc/GMT': 'GMT',
  'Asia/Seoul': 'KST',
  'Asia/Tokyo': 'JST',
  Japan: 'JST',
  ROK: 'KST',
  'Asia/Shanghai': 'CST',
  'Asia/Taipei': 'CST',
  'Asia/Hong_Kong': 'HKT',
  'Asia/Manila': 'PST',
  'Asia/Jakarta': 'WIB',
};

/** What the time zone database calls a zone at a time: `KST`, `CEST`, and `+08` where it has no name. */
function zoneName(zone: string, time: PointInTime, offsetSeconds: number): string {
  // Before there were zones, places had their own mean time.
  if (time.epochSeconds < firstZonesAt && /^(?!Etc)[A-Z]\w+\//.test(zone)) return 'LMT';
  const known = namesByPlace[zone];
  if (known !== undefined) return known;
  for (const locale of ['en-US', 'en-GB', 'en-AU', 'en-IN']) {
    const parts = new Intl.DateTimeFormat(locale, { timeZone: zone, timeZoneName: 'short' }).formatToParts(
      new Date(time.epochSeconds * 1000),
    );
    const name = parts.find(({ type }) => type === 'timeZoneName')?.value ?? '';
    if (/^[A-Z]{3,5}$/.test(name)) return name;
  }
  const minutes = Math.floor(Math.abs(offsetSeconds) / 60);
  const digits = [Math.floor(minutes / 60), minutes % 60].map((part) => String(part).padStart(2, '0'));
  return `${offsetSeconds < 0 ? '-' : '+'}${digits[0]}${minutes % 60 === 0 ? '' : digits[1]}`;
}

/** The same moment somewhere else; a zone nobody knows is UTC. */
function inZone(time: PointInTime, zone: string): PointInTime {
  const utc = { ...time, offsetSeconds: 0, zone: 'UTC' };
  if (zone === '' || zone === 'UTC' || zone === 'Local') return utc;
  try {
    const parts = new Intl.DateTimeFormat('en-US', {
      timeZone: zone,
      hourCycle: 'h23',
      year: 'numeric',
      month: 'numeric',
      day: 'numeric',
      hour: 'numeric',
      minute: 'numeric',
      second: 'numeric',
      era: 'short',
    }).formatToParts(new Date(time.epochSeconds * 1000));
    const part = (type: string): string => parts.find((candidate) => candidate.type === type)?.value ?? '0';
    const isBeforeYearOne = part('era') === 'BC';
    const [year, month, day, hour, minute, seconds] = [
      'year',
      'month',
      'day',
      'hour',
      'minute',
      'second',
    ].map((type) => Number(part(type)));
    const local =
      epochOf(isBeforeYearOne ? 1 - (year ?? 0) : (year ?? 0), month ?? 1, day ?? 1) +
      (hour ?? 0) * 3600 +
      (minute ?? 0) * 60 +
      (seconds ?? 0);
    const offsetSeconds = local - time.epochSeconds;
    return { ...time, offsetSeconds, zone: zoneName(zone, time, offsetSeconds) };
  } catch {
    return utc;
  }
}

function moved(args: readonly Value[], nanoseconds: bigint): Value {
  const value = valueAt(args, 1);
  const time = timeOf(value);
  const total = BigInt(time.epochSeconds) * second + BigInt(time.nanoseconds) + nanoseconds;
  const rest = ((total % second) + second) % second;
  const epochSeconds = Number((total - rest) / second);
  const origin = derived('dateModify', ...args.map(originOf));
  return timeValue({ ...time, epochSeconds, nanoseconds: Number(rest) }, origin);
}

const units: Readonly<Record<string, bigint>> = {
  ns: 1n,
  us: 1_000n,
  µs: 1_000n,
  μs: 1_000n,
  ms: 1_000_000n,
  s: second,
  m: 60n * second,
  h: 3600n * second,
};

/** Nanoseconds of `1h30m` (time/format.go, `ParseDuration`), or Go's words for why it is none. */
export function readDuration(text: string): bigint | { readonly problem: string } {
  const [, sign = '', body = ''] = /^([-+]?)(.*)$/s.exec(text) ?? [];
  if (body === '0') return 0n;
  const invalid = { problem: `time: invalid duration ${timeQuote(text)}` };
  let rest = body;
  let total = 0n;
  if (rest === '') return invalid;
  while (rest !== '') {
    const match = /^([0-9]*)(?:\.([0-9]*))?([^0-9.]*)/.exec(rest);
    const [all = '', whole = '', fraction = '', unit = ''] = match ?? [];
    if (whole === '' && fraction === '') return invalid;
    if (unit === '') return { problem: `time: missing unit in duration ${timeQuote(text)}` };
    const size = units[unit];
    if (size === undefined)
      return { problem: `time: unknown unit ${timeQuote(unit)} in duration ${timeQuote(text)}` };
    total += BigInt(whole || '0') * size;
    if (fraction !== '') total += (BigInt(fraction) * size) / 10n ** BigInt(fraction.length);
    if (total > 2n ** 63n - 1n) return invalid;
    rest = rest.slice(all.length);
  }
  return sign === '-' ? -total : total;
}

/** A text of digits or an int64; everything else is 0. */
function wholeSeconds(value: Value): bigint {
  if (value.kind === 'integer' && value.type === 'int64') return value.value;
  if (value.kind === 'text' && /^[+-]?[0-9]{1,18}$/.test(value.text))
    return BigInt(value.text.replace('+', ''));
  return 0n;
}

function nanosecondsOf(value: Value): bigint {
  if (value.kind === 'integer' && value.type === 'int64') return value.value;
  if (value.kind === 'struct') {
    const time = times.get(value);
    return time ? sinceThen(time) : 0n;
  }
  if (value.kind !== 'text') return 0n;
  const read = readDuration(value.text);
  return typeof read === 'bigint' ? read : 0n;
}

/** In its largest unit, cut. */
function roundedDuration(nanoseconds: bigint): string {
  const size = nanoseconds < 0n ? -nanoseconds : nanoseconds;
  const hour = 3600n * second;
  const steps: readonly (readonly [string, bigint])[] = [
    ['y', 365n * 24n * hour],
    ['mo', 30n * 24n * hour],
    ['d', 24n * hour],
    ['h', hour],
    ['m', 60n * second],
    ['s', second],
  ];
  const step = steps.find(([, length]) => size > length);
  return step ? `${size / step[1]}${step[0]}` : '0s';
}
