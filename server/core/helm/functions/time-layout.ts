import { encodeUtf8 } from '../../text/utf8.ts';
import { months } from '../values/format.ts';

/*
 * Points in time in Go's layouts, where every part is written as it looks at `Mon Jan 2 15:04:05 MST 2006` (time/format.go).
 */

export interface PointInTime {
  /** Seconds since 1970 in UTC. */
  readonly epochSeconds: number;
  readonly nanoseconds: number;
  /** East of UTC. */
  readonly offsetSeconds: number;
  /** `UTC`, `KST`; empty where only the offset is known. */
  readonly zone: string;
}

const weekdays = ['Sunday', 'Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday'];

/** The calendar and the clock at a point in time, where it is. */
export interface CalendarTime {
  readonly year: number;
  /** 1 is January. */
  readonly month: number;
  readonly day: number;
  readonly hour: number;
  readonly minute: number;
  readonly second: number;
  /** 0 is Sunday. */
  readonly weekday: number;
  readonly yearDay: number;
}

const daySeconds = 86_400;

export function calendarOf({ epochSeconds, offsetSeconds }: PointInTime): CalendarTime {
  const date = new Date((epochSeconds + offsetSeconds) * 1000);
  const year = date.getUTCFullYear();
  return {
    year,
    month: date.getUTCMonth() + 1,
    day: date.getUTCDate(),
    hour: date.getUTCHours(),
    minute: date.getUTCMinutes(),
    second: date.getUTCSeconds(),
    weekday: date.getUTCDay(),
    yearDay: Math.floor((epochSeconds + offsetSeconds - epochOf(year, 1, 1)) / daySeconds) + 1,
  };
}

/** Seconds since 1970 of a midnight in UTC. */
export function epochOf(year: number, month: number, day: number): number {
  const date = new Date(0);
  date.setUTCFullYear(year, month - 1, day);
  return date.getTime() / 1000;
}

/** The parts of a layout, longest first where one begins another. */
const partForm =
  /January|Jan|Monday|Mon|MST|2006|01|02|03|04|05|06|002|-07:00:00|-07:00|-070000|-0700|-07|Z07:00:00|Z07:00|Z070000|Z0700|Z07|15|PM|pm|_2006|__2|_2|[.,](?:0+|9+)(?![0-9])|[1-5]/g;

/** Prints a point in time. */
export function formatTime(layout: string, time: PointInTime): string {
  const calendar = calendarOf(time);
  return layout.replace(fixedForm(), (part) => printedPart(part, calendar, time));
}

/** `Jan` and `Mon` only count before a letter that is not small (`Month` is a text). */
function fixedForm(): RegExp {
  return new RegExp(partForm.source.replace('Jan|', 'Jan(?![a-z])|').replace('Mon|', 'Mon(?![a-z])|'), 'g');
}

function printedPart(part: string, calendar: CalendarTime, time: PointInTime): string {
  const { year, month, day, hour, minute, second, weekday, yearDay } = calendar;
  const hour12 = hour % 12 || 12;
  switch (part) {
    case 'January':
      return months[month - 1] ?? '';
    case 'Jan':
      return months[month - 1]?.slice(0, 3) ?? '';
    case 'Monday':
      return weekdays[weekday] ?? '';
    case 'Mon':
      return weekdays[weekday]?.slice(0, 3) ?? '';
    case 'MST':
      return time.zone || offsetText(time.offsetSeconds, '');
    case '2006':
      return digits(year, 4);
    case '_2006':
      return `_${digits(year, 4)}`;
    case '06':
      return digits(year % 100, 2);
    case '01':
      return digits(month, 2);
    case '1':
      return String(month);
    case '02':
      return digits(day, 2);
    case '_2':
      return String(day).padStart(2);
    case '2':
      return String(day);
    case '002':
      return digits(yearDay, 3);
    case '__2':
      return String(yearDay).padStart(3);
    case '15':
      return digits(hour, 2);
    case '03':
      return digits(hour12, 2);
    case '3':
      return String(hour12);
    case '04':
      return digits(minute, 2);
    case '4':
      return String(minute);
    case '05':
      return digits(second, 2);
    case '5':
      return String(second);
    case 'PM':
      return hour >= 12 ? 'PM' : 'AM';
    case 'pm':
      return hour >= 12 ? 'pm' : 'am';
    default:
      return /^[.,]/.test(part) ? fraction(part, time.nanoseconds) : zonePart(part, time.offsetSeconds);
  }
}

function digits(value: number, width: number): string {
  return value < 0 ? `-${String(-value).padStart(width, '0')}` : String(value).padStart(width, '0');
}

/** Nines leave zeros at the end away. */
function fraction(part: string, nanoseconds: number): string {
  const written = digits(nanoseconds, 9).slice(0, part.length - 1);
  if (!part.includes('9')) return part.charAt(0) + written;
  const short = written.replace(/0+$/, '');
  return short === '' ? '' : part.charAt(0) + short;
}

function zonePart(part: string, offsetSeconds: number): string {
  if (part.startsWith('Z') && offsetSeconds === 0) return 'Z';
  const separator = part.includes(':') ? ':' : '';
  const numbers = part.replace(/[^0-9]/g, '').length;
  if (numbers === 2) return offsetText(offsetSeconds, '').slice(0, 3);
  const text = offsetText(offsetSeconds, separator);
  return numbers === 6 ? `${text}${separator}${digits(Math.abs(offsetSeconds) % 60, 2)}` : text;
}

function offsetText(offsetSeconds: number, separator: string): string {
  const minutes = Math.floor(Math.abs(offsetSeconds) / 60);
  const sign = offsetSeconds < 0 ? '-' : '+';
  return `${sign}${digits(Math.floor(minutes / 60), 2)}${separator}${digits(minutes % 60, 2)}`;
}

interface ReadParts {
  year: number;
  month: number;
  day: number;
  yearDay: number | null;
  hour: number;
  minute: number;
  second: number;
  nanoseconds: number;
  isAfternoon: boolean | null;
  offsetSeconds: number | null;
  zone: string;
}

/** A text in the errors of Go's package time: every byte that is no plain ASCII is written as a number. */
export function timeQuote(text: string): string {
  const bytes = [...encodeUtf8(text)].map((byte) => {
    if (byte === 0x22 || byte === 0x5c) return `\\${String.fromCharCode(byte)}`;
    if (byte >= 0x20 && byte < 0x80) return String.fromCharCode(byte);
    return `\\x${byte.toString(16).padStart(2, '0')}`;
  });
  return `"${bytes.join('')}"`;
}

/** A point in time, or what in the text does not fit which part of the layout. */
export type TimeReading = { readonly time: PointInTime } | { readonly time: null; readonly problem: string };

/** Reads a text in a layout. Without a zone it counts as UTC. */
export function readTime(layout: string, text: string): TimeReading {
  const parts: ReadParts = {
    year: 0,
    month: 1,
    day: 1,
    yearDay: null,
    hour: 0,
    minute: 0,
    second: 0,
    nanoseconds: 0,
    isAfternoon: null,
    offsetSeconds: null,
    zone: 'UTC',
  };
  const refuse = (rest: string, part: string): TimeReading => ({
    time: null,
    problem: `parsing time ${timeQuote(text)} as ${timeQuote(layout)}: cannot parse ${timeQuote(rest)} as ${timeQuote(part)}`,
  });
  let rest = text;
  let position = 0;
  for (const match of [...layout.matchAll(fixedForm()), null]) {
    const literal = layout.slice(position, match?.index ?? layout.length);
    if (!rest.startsWith(literal)) return refuse(rest, literal);
    rest = rest.slice(literal.length);
    if (!match) break;
    const [part] = match;
    position = match.index + part.length;
    const hasFraction = /^[.,][09]/.test(layout.slice(position));
    const taken = takePart(part, hasFraction ? withoutFraction(rest) : rest, parts);
    if (taken === null) return refuse(rest, part);
    rest = rest.slice(taken);
  }
  if (rest !== '')
    return { time: null, problem: `parsing time ${timeQuote(text)}: extra text: ${timeQuote(rest)}` };
  return timeFrom(parts, text);
}

/** A fraction that the layout names by itself is no part of the seconds before it. */
function withoutFraction(rest: string): string {
  return rest.replace(/^([0-9]{1,2})[.,][\s\S]*$/, '$1');
}

/** How much of the text is the part; null when it does not begin with one. */
function takePart(part: string, rest: string, parts: ReadParts): number | null {
  const match = readerOf(part).exec(rest);
  if (!match) return null;
  const [written] = match;
  const number = Number(written.trim());
  switch (part) {
    case '2006':
    case '_2006':
      parts.year = number;
      break;
    case '06':
      parts.year = number >= 69 ? 1900 + number : 2000 + number;
      break;
    case 'January':
    case 'Jan':
      parts.month = months.findIndex((name) => name.toLowerCase().startsWith(written.toLowerCase())) + 1;
      break;
    case '01':
    case '1':
      parts.month = number;
      break;
    case '02':
    case '_2':
    case '2':
      parts.day = number;
      break;
    case '002':
    case '__2':
      parts.yearDay = number;
      break;
    case '15':
    case '03':
    case '3':
      parts.hour = number;
      break;
    case '04':
    case '4':
      parts.minute = number;
      break;
    case '05':
    case '5':
      takeSecond(written, parts);
      break;
    case 'PM':
    case 'pm':
      parts.isAfternoon = written.toLowerCase() === 'pm';
      break;
    case 'MST':
      parts.zone = written;
      parts.offsetSeconds ??= 0;
      break;
    case 'Monday':
    case 'Mon':
      break;
    default:
      if (/^[.,]/.test(part)) parts.nanoseconds = Number(written.slice(1).padEnd(9, '0').slice(0, 9));
      else takeOffset(written, parts);
  }
  return written.length;
}

/** A fraction may follow seconds without being in the layout. */
function takeSecond(written: string, parts: ReadParts): void {
  const [whole = '', behind = ''] = written.split(/[.,]/);
  parts.second = Number(whole);
  if (behind !== '') parts.nanoseconds = Number(behind.padEnd(9, '0').slice(0, 9));
}

function takeOffset(written: string, parts: ReadParts): void {
  parts.zone = written === 'Z' ? 'UTC' : '';
  const [hours = 0, minutes = 0, seconds = 0] = (written.match(/[0-9]{2}/g) ?? []).map(Number);
  const size = hours * 3600 + minutes * 60 + seconds;
  parts.offsetSeconds = written.startsWith('-') ? -size : size;
}

function readerOf(part: string): RegExp {
  switch (part) {
    case '2006':
      return /^[0-9]{4}/;
    case '_2006':
      return /^_?[0-9]{4}/;
    case 'January':
      return new RegExp(`^(?:${months.join('|')})`, 'i');
    case 'Jan':
      return new RegExp(`^(?:${months.map((name) => name.slice(0, 3)).join('|')})`, 'i');
    case 'Monday':
      return new RegExp(`^(?:${weekdays.join('|')})`, 'i');
    case 'Mon':
      return new RegExp(`^(?:${weekdays.map((name) => name.slice(0, 3)).join('|')})`, 'i');
    case '06':
    case '01':
    case '02':
    case '03':
    case '04':
      return /^[0-9]{2}/;
    case '05':
      return /^[0-9]{2}(?:[.,][0-9]+)?/;
    case '5':
      return /^[0-9]{1,2}(?:[.,][0-9]+)?/;
    case '002':
      return /^[0-9]{3}/;
    case '__2':
      return /^[ 0-9]{2}[0-9]/;
    case '_2':
      return /^ ?[0-9]{1,2}/;
    case '1':
    case '2':
    case '3':
    case '4':
    case '15':
      return /^[0-9]{1,2}/;
    case 'PM':
      return /^[AP]M/;
    case 'pm':
      return /^[ap]m/;
    case 'MST':
      return /^(?:[A-Z]{3,5}|[+-][0-9]{2}(?:[0-9]{2})?)/;
    default:
      return /^[.,]/.test(part) ? /^[.,][0-9]+/ : offsetReader(part);
  }
}

function offsetReader(part: string): RegExp {
  const numbers = part.replace(/[^0-9]/g, '').length / 2;
  const separator = part.includes(':') ? ':' : '';
  const form = `[+-]${Array.from({ length: numbers }, () => '[0-9]{2}').join(separator)}`;
  return new RegExp(part.startsWith('Z') ? `^(?:Z|${form})` : `^${form}`);
}

const ranges: readonly (readonly ['month' | 'hour' | 'minute' | 'second', number, number])[] = [
  ['month', 1, 12],
  ['hour', 0, 23],
  ['minute', 0, 59],
  ['second', 0, 59],
];

function timeFrom(parts: ReadParts, text: string): TimeReading {
  const outside = (name: string): TimeReading => ({
    time: null,
    problem: `parsing time ${timeQuote(text)}: ${name} out of range`,
  });
  for (const [name, least, most] of ranges)
    if (parts[name] < least || parts[name] > most) return outside(name);
  const { year, month, isAfternoon, offsetSeconds, zone, nanoseconds } = parts;
  const daysInMonth = (epochOf(year, month + 1, 1) - epochOf(year, month, 1)) / daySeconds;
  if (parts.day < 1 || parts.day > daysInMonth) return outside('day');
  const midnight =
    parts.yearDay === null
      ? epochOf(year, month, parts.day)
      : epochOf(year, 1, 1) + (parts.yearDay - 1) * daySeconds;
  const hour = isAfternoon === null ? parts.hour : (parts.hour % 12) + (isAfternoon ? 12 : 0);
  const local = midnight + hour * 3600 + parts.minute * 60 + parts.second;
  const offset = offsetSeconds ?? 0;
  return { time: { epochSeconds: local - offset, nanoseconds, offsetSeconds: offset, zone } };
}
