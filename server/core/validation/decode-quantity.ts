/** A refusal of the decoder in its own words, or null where the text is fine. */
export type TextRefusal = string | null;

const wrongFormat =
  "quantities must match the regular expression '^([+-]?[0-9.]+)([eEinumkKMGTP]*[-+]?[0-9]*)$'";
const wrongSuffix = "unable to parse quantity's suffix";

const suffixes = new Set([
  '',
  'n',
  'u',
  'm',
  'k',
  'M',
  'G',
  'T',
  'P',
  'E',
  'Ki',
  'Mi',
  'Gi',
  'Ti',
  'Pi',
  'Ei',
]);

/** What the server says to a resource quantity such as `500m` (apimachinery, pkg/api/resource/quantity.go, `ParseQuantity`). */
export function refuseQuantity(text: string): TextRefusal {
  const trimmed = text.trim();
  if (trimmed === '') return wrongFormat;
  const match = /^([+-]?\d*(?:\.\d*)?)([eEinumkKMGTP]*[-+]?\d*)$/.exec(trimmed);
  if (!match) return wrongFormat;
  const [, , suffix = ''] = match;
  const isExponent = /^[eE][-+]?\d+$/.test(suffix);
  return isExponent || suffixes.has(suffix) ? null : wrongSuffix;
}

const timeLayout = '2006-01-02T15:04:05Z07:00';
const microTimeLayout = '2006-01-02T15:04:05.000000Z07:00';
const timeText =
  /^(\d{4})-(\d{2})-(\d{2})T(\d{1,2}):([0-5]\d):([0-5]\d)(?:[.,]\d+)?(?:Z|[+-](\d{2}):(\d{2}))$/;

/** What the server says to a point in time (Go's `time.Parse`; the place where it stops reading is left out). */
export function refuseTime(text: string, precision: 'seconds' | 'microseconds'): TextRefusal {
  const layout = precision === 'seconds' ? timeLayout : microTimeLayout;
  const match = timeText.exec(text);
  if (!match) return `parsing time ${JSON.stringify(text)} as ${JSON.stringify(layout)}: cannot parse`;
  const [year = 0, month = 0, day = 0, hour = 0, , , zoneHour = 0, zoneMinute = 0] = match
    .slice(1)
    .map((part) => Number(part ?? 0));
  const refused = (part: string): TextRefusal => `parsing time ${JSON.stringify(text)}: ${part} out of range`;
  if (month < 1 || month > 12) return refused('month');
  if (hour > 23) return refused('hour');
  if (zoneHour > 24) return refused('time zone offset hour');
  if (zoneMinute > 60) return refused('time zone offset minute');
  return day < 1 || day > daysIn(year, month) ? refused('day') : null;
}

function daysIn(year: number, month: number): number {
  if (month === 2) return (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0 ? 29 : 28;
  return [4, 6, 9, 11].includes(month) ? 30 : 31;
}

const durationText = /^[-+]?(?:0|(?:(?:\d+(?:\.\d*)?|\.\d+)(?:ns|us|µs|μs|ms|s|m|h))+)$/;

/** What the server says to a duration such as `1h30m` (Go's `time.ParseDuration`). */
export function refuseDuration(text: string): TextRefusal {
  return durationText.test(text) ? null : `time: invalid duration ${JSON.stringify(text)}`;
}
