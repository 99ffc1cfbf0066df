import { parseUrl } from '../../functions/url.ts';
import { readRegularExpression } from '../../regular-expression.ts';

/*
 * The formats of texts, as far as Helm's validator looks at them (drafts before 2019-09). A format it does not know holds.
 */

const checks: Readonly<Record<string, (text: string) => boolean>> = {
  date: isDate,
  time: isTime,
  'date-time': isDateTime,
  duration: isDuration,
  email: isEmail,
  hostname: isHostname,
  ipv4: isIpv4,
  ipv6: isIpv6,
  uri: isUri,
  iri: isUri,
  'uri-reference': isUriReference,
  'iri-reference': isUriReference,
  uuid: (text) => /^[0-9a-f]{8}-(?:[0-9a-f]{4}-){3}[0-9a-f]{12}$/i.test(text),
  'json-pointer': isJsonPointer,
  'relative-json-pointer': (text) => {
    const rest = /^(?:0|[1-9][0-9]*)(.*)$/s.exec(text)?.[1];
    return rest !== undefined && (rest === '#' || isJsonPointer(rest));
  },
  regex: isPattern,
  semver: (text) =>
    /^(?:0|[1-9][0-9]*)\.(?:0|[1-9][0-9]*)\.(?:0|[1-9][0-9]*)(?:-(?:0|[1-9][0-9]*|[0-9]*[a-zA-Z-][0-9a-zA-Z-]*)(?:\.(?:0|[1-9][0-9]*|[0-9]*[a-zA-Z-][0-9a-zA-Z-]*))*)?(?:\+[0-9a-zA-Z-]+(?:\.[0-9a-zA-Z-]+)*)?$/.test(
      text,
    ),
};

export function hasFormat(text: string, format: string): boolean {
  return checks[format]?.(text) ?? true;
}

/** Whether a text is a regular expression of Go. One that is too long to be tried counts as one. */
export function isPattern(text: string): boolean {
  return text.length > longestPattern || readRegularExpression(text).expression !== null;
}

const longestPattern = 10_000;

/** An address with a scheme. */
export function isUri(text: string): boolean {
  const url = parseUrl(text);
  return typeof url !== 'string' && url.scheme !== '';
}

export function isUriReference(text: string): boolean {
  return !text.includes('\\') && typeof parseUrl(text) !== 'string';
}

function isDate(text: string): boolean {
  const [, year, month, day] = (/^([0-9]{4})-([0-9]{2})-([0-9]{2})$/.exec(text) ?? []).map(Number);
  if (year === undefined || month === undefined || day === undefined) return false;
  const isLeap = (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0;
  const days = [31, isLeap ? 29 : 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31][month - 1] ?? 0;
  return day >= 1 && day <= days;
}

function isTime(text: string): boolean {
  const found = /^([0-9]{2}):([0-9]{2}):([0-9]{2})(?:\.[0-9]+)?(?:[zZ]|([+-])([0-9]{2}):([0-9]{2}))$/.exec(
    text,
  );
  if (!found) return false;
  const [, hour = 0, minute = 0, second = 0] = found.map(Number);
  const [zoneHour, zoneMinute] = [Number(found[5] ?? 0), Number(found[6] ?? 0)];
  if (hour > 23 || minute > 59 || second > 60 || zoneHour > 23 || zoneMinute > 59) return false;
  const offset = (found[4] === '-' ? 1 : -1) * (zoneHour * 60 + zoneMinute);
  const inUtc = (hour * 60 + minute + offset + 24 * 60) % (24 * 60);
  return second < 60 || inUtc === 24 * 60 - 1;
}

function isDateTime(text: string): boolean {
  return /^.{10}[tT]/s.test(text) && isDate(text.slice(0, 10)) && isTime(text.slice(11));
}

function isDuration(text: string): boolean {
  if (/^P[0-9]+W$/.test(text)) return true;
  return (
    /^P(?:[0-9]+Y)?(?:[0-9]+M)?(?:[0-9]+D)?(?:T(?=[0-9])(?:[0-9]+H)?(?:[0-9]+M)?(?:[0-9]+S)?)?$/.test(text) &&
    text !== 'P'
  );
}

function isHostname(text: string): boolean {
  const name = text.replace(/\.$/, '');
  return (
    name.length <= 253 &&
    name.split('.').every((label) => /^[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?$/i.test(label))
  );
}

function isIpv4(text: string): boolean {
  const groups = text.split('.');
  return (
    groups.length === 4 && groups.every((group) => /^(?:0|[1-9][0-9]*)$/.test(group) && Number(group) <= 255)
  );
}

function isIpv6(text: string): boolean {
  if (!text.includes(':') || text.split('::').length > 2 || text.includes(':::')) return false;
  const tail = text.slice(text.lastIndexOf(':') + 1);
  if (tail.includes('.') && !isIpv4(tail)) return false;
  const whole = tail.includes('.') ? `${text.slice(0, text.lastIndexOf(':') + 1)}0:0` : text;
  const groups = whole.replace('::', ':*:').split(':');
  const written = groups.filter((group) => group !== '*' && group !== '');
  if (!written.every((group) => /^[0-9a-f]{1,4}$/i.test(group))) return false;
  // Nothing may stand empty but the sides of `::`.
  if (!text.includes('::')) return groups.length === 8 && written.length === 8;
  return written.length <= 7 && !/^:[^:]/.test(whole) && !/[^:]:$/.test(whole);
}

function isEmail(text: string): boolean {
  const at = text.lastIndexOf('@');
  const local = text.slice(0, at);
  const domain = text.slice(at + 1);
  if (at < 0 || text.length > 254 || local.length > 64) return false;
  const isQuoted = /^".*"$/s.test(local) && local.length > 1;
  if (isQuoted && /[\\"]/.test(local.slice(1, -1))) return false;
  if (!isQuoted && !/^(?!\.)(?!.*\.\.)(?!.*\.$)[a-zA-Z0-9.!#$%&'*+\-/=?^_`{|}~]*$/.test(local)) return false;
  const address = /^\[(?:(IPv6):)?(.*)\]$/.exec(domain);
  if (address) return address[1] ? isIpv6(address[2] ?? '') : isIpv4(address[2] ?? '');
  return isHostname(domain);
}

function isJsonPointer(text: string): boolean {
  return text === '' || (text.startsWith('/') && !/~(?![01])/.test(text));
}
