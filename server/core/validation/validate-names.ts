import type { KubernetesVersion } from '../kubernetes/version.ts';
import { patternWords } from './validate-words.ts';

/* The formats of names and percentages, with the server's words for each complaint. */

/** Why a text is no port name. */
export type PortNameComplaint = 'too-long' | 'characters' | 'no-letter' | 'double-hyphen' | 'edge-hyphen';

export const portNameWords: Readonly<Record<PortNameComplaint, string>> = {
  'too-long': 'must be no more than 15 characters',
  characters: 'must contain only alpha-numeric characters (a-z, 0-9), and hyphens (-)',
  'no-letter': 'must contain at least one letter (a-z)',
  'double-hyphen': 'must not contain consecutive hyphens',
  'edge-hyphen': 'must not begin or end with a hyphen',
};

/** All complaints in the server's order (apimachinery pkg/util/validation IsValidPortName). */
export function portNameComplaints(name: string): readonly PortNameComplaint[] {
  const complaints: PortNameComplaint[] = [];
  if (byteLength(name) > 15) complaints.push('too-long');
  if (!/^[-a-z0-9]+$/.test(name)) complaints.push('characters');
  if (!/[a-z]/.test(name)) complaints.push('no-letter');
  if (name.includes('--')) complaints.push('double-hyphen');
  if (name.startsWith('-') || name.endsWith('-')) complaints.push('edge-hyphen');
  return complaints;
}

/** Whether a probe may ask a port by this name. */
export function isPortName(name: string): boolean {
  return portNameComplaints(name).length === 0;
}

export const portRangeWords = 'must be between 1 and 65535, inclusive';

export function isPortNumber(value: number): boolean {
  return value >= 1 && value <= 65535;
}

/** apimachinery pkg/util/validation IsHTTPHeaderName. */
export function isHeaderName(name: string): boolean {
  return /^[-A-Za-z0-9]+$/.test(name);
}

export const headerNameWords = patternWords(
  "a valid HTTP header must consist of alphanumeric characters or '-'",
  { pattern: '[-A-Za-z0-9]+', examples: ['X-Header-Name'] },
);

/** apimachinery pkg/util/validation IsValidPercent. */
export function isPercent(text: string): boolean {
  return /^[0-9]+%$/.test(text);
}

export const percentWords = patternWords(
  "a valid percent string must be a numeric string followed by an ending '%'",
  { pattern: '[0-9]+%', examples: ['1%', '93%'] },
);

const nameWords = patternWords(
  "must consist of alphanumeric characters, '-', '_' or '.', and must start and end with an alphanumeric character",
  {
    pattern: '([A-Za-z0-9][-A-Za-z0-9_.]*)?[A-Za-z0-9]',
    examples: ['MyName', 'my.name', '123-abc'],
  },
);

const subdomainPattern = '[a-z0-9]([-a-z0-9]*[a-z0-9])?(\\.[a-z0-9]([-a-z0-9]*[a-z0-9])?)*';
const subdomainWords = patternWords(
  "a lowercase RFC 1123 subdomain must consist of lower case alphanumeric characters, '-' or '.', and must start and end with an alphanumeric character",
  { pattern: subdomainPattern, examples: ['example.com'] },
);

/**
 * The server's complaints about a label key, empty when it is one
 * (apimachinery pkg/api/validate/content IsLabelKey; pkg/util/validation IsQualifiedName up to 1.34).
 */
export function labelKeyComplaints(key: string, version: KubernetesVersion): readonly string[] {
  const parts = key.split('/');
  const [first = '', second] = parts;
  if (parts.length > 2) {
    const noun = version.minor >= 35 ? 'a valid label key' : 'a qualified name';
    return [`${noun} ${nameWords} with an optional DNS subdomain prefix and '/' (e.g. 'example.com/MyName')`];
  }
  const unit = version.minor >= 35 ? 'bytes' : 'characters';
  const complaints = second === undefined ? [] : prefixComplaints(first, unit);
  const name = second ?? first;
  if (name === '') complaints.push('name part must be non-empty');
  else if (byteLength(name) > 63) complaints.push(`name part must be no more than 63 ${unit}`);
  if (!/^([A-Za-z0-9][-A-Za-z0-9_.]*)?[A-Za-z0-9]$/.test(name)) complaints.push(`name part ${nameWords}`);
  return complaints;
}

function prefixComplaints(prefix: string, unit: string): string[] {
  if (prefix === '') return ['prefix part must be non-empty'];
  const complaints: string[] = [];
  if (byteLength(prefix) > 253) complaints.push(`prefix part must be no more than 253 ${unit}`);
  if (!isSubdomain(prefix)) complaints.push(`prefix part ${subdomainWords}`);
  return complaints;
}

function isSubdomain(text: string): boolean {
  return text.split('.').every((label) => /^[a-z0-9]([-a-z0-9]*[a-z0-9])?$/.test(label));
}

/** In UTF-8, as Go counts. */
export function byteLength(text: string): number {
  let length = 0;
  for (const character of text) {
    const code = character.codePointAt(0) ?? 0;
    length += code < 0x80 ? 1 : code < 0x800 ? 2 : code < 0x10000 ? 3 : 4;
  }
  return length;
}
