import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';

/*
 * Recorded answers: one JSON object a line, in files `*.jsonl` or `*.jsonl.gz`. What kind of record a line is shows in
 * its shape.
 */

/** What the API server answers to the documents of one manifest, by release. */
export interface ValidationRecord {
  readonly id: string;
  readonly family: string;
  readonly text: string;
  /** By release, `1.36`; releases that answer like the first are filled in. Other keys name feature gates. */
  readonly answers: ReadonlyMap<string, readonly DocumentAnswer[]>;
}

export interface DocumentAnswer {
  /** n-th non-empty document of the file, from 0. */
  readonly document: number;
  /** Index in `items` when the document is a list. */
  readonly item: number | null;
  /** `skipped`: a kind without pods, not judged. */
  readonly verdict: 'accepted' | 'rejected' | 'skipped';
  readonly decode: DecodeAnswer | null;
  readonly errors: readonly FieldError[];
  readonly warnings: readonly string[];
}

export interface DecodeAnswer {
  readonly kind: 'yaml' | 'client' | 'no-match' | 'type' | 'strict';
  readonly messages: readonly string[];
  readonly fields?: readonly string[];
  /** What would be said next, with the refused values taken out. */
  readonly beyond?: readonly FieldError[];
  readonly unrelated?: boolean;
}

export interface FieldError {
  readonly field: string;
  /** `<field>: <kind of error>: <value>: <detail>`. */
  readonly message?: string;
  /** Not about probes and what surrounds them. */
  readonly unrelated?: boolean;
}

interface RawRecord {
  readonly id?: string;
  readonly family?: string;
  readonly yaml?: string;
  readonly base64?: string;
  readonly file?: string;
  readonly answers?: Readonly<Record<string, 'same' | readonly DocumentAnswer[]>>;
  /** Only traces of the kubelet have one. */
  readonly trace?: unknown;
}

/** Public manifests by file name. */
export type Manifests = ReadonlyMap<string, string>;

export interface ReadRecords {
  readonly records: readonly ValidationRecord[];
  /** Lines that are no record of a known kind, or whose manifest is not at hand. */
  readonly leftOut: number;
}

/** All records below a folder (or in one file). */
export function readRecords(path: string, manifests: Manifests): ReadRecords {
  const records: ValidationRecord[] = [];
  let leftOut = 0;
  for (const line of recordedLines(path)) {
    const raw = JSON.parse(line) as RawRecord;
    if (raw.trace !== undefined) continue;
    const record = validationRecord(raw, manifests);
    if (record) records.push(record);
    else leftOut++;
  }
  return { records, leftOut };
}

/** Every line below a folder (or of one file). */
export function* recordedLines(path: string): Generator<string> {
  for (const file of recordFiles(path)) {
    for (const line of fileText(file).split('\n')) if (line.trim() !== '') yield line;
  }
}

function recordFiles(path: string): readonly string[] {
  if (!statSync(path).isDirectory()) return [path];
  return readdirSync(path, { recursive: true, encoding: 'utf8' })
    .filter((name) => /\.jsonl(\.gz)?$/.test(name))
    .sort()
    .map((name) => join(path, name));
}

function fileText(file: string): string {
  const bytes = readFileSync(file);
  return (file.endsWith('.gz') ? gunzipSync(bytes) : bytes).toString('utf8');
}

function validationRecord(raw: RawRecord, manifests: Manifests): ValidationRecord | null {
  const { answers } = raw;
  const reference = answers && Object.values(answers)[0];
  if (!answers || !Array.isArray(reference)) return null;
  const text = manifestText(raw, manifests);
  if (text === undefined) return null;
  return {
    id: raw.id ?? raw.file ?? '',
    family: raw.family ?? 'public manifests',
    text,
    answers: new Map(
      Object.entries(answers).map(([version, answer]) => [version, answer === 'same' ? reference : answer]),
    ),
  };
}

function manifestText(raw: RawRecord, manifests: Manifests): string | undefined {
  if (raw.base64 !== undefined) return textOf(Buffer.from(raw.base64, 'base64'));
  return raw.yaml ?? manifests.get(raw.file ?? '');
}

/** As an editor opens a file: by its byte order mark, else UTF-8. */
function textOf(bytes: Buffer): string {
  const encoding =
    bytes[0] === 0xff && bytes[1] === 0xfe
      ? 'utf-16le'
      : bytes[0] === 0xfe && bytes[1] === 0xff
        ? 'utf-16be'
        : 'utf-8';
  return new TextDecoder(encoding, { ignoreBOM: true }).decode(bytes);
}

const tarBlock = 512;

/** The files of a `.tar.gz`, without the folder around them. */
export function readManifests(archive: string): Manifests {
  const bytes = gunzipSync(readFileSync(archive));
  const files = new Map<string, string>();
  let longName: string | null = null;
  for (let offset = 0; offset + tarBlock <= bytes.length; ) {
    const header = bytes.subarray(offset, offset + tarBlock);
    const size = Number.parseInt(textField(header, 124, 12), 8) || 0;
    const content = bytes.subarray(offset + tarBlock, offset + tarBlock + size);
    offset += tarBlock + Math.ceil(size / tarBlock) * tarBlock;
    const kind = textField(header, 156, 1);
    const prefix = textField(header, 345, 155);
    const name: string = longName ?? (prefix === '' ? '' : `${prefix}/`) + textField(header, 0, 100);
    longName = null;
    if (kind === 'L') longName = content.toString('utf8').replace(/\0+$/, '');
    else if (kind === 'x') longName = /\d+ path=([^\n]*)\n/.exec(content.toString('utf8'))?.[1] ?? null;
    else if (kind === '0' || kind === '')
      files.set(name.replace(/^(\.\/)?manifests\//, ''), content.toString('utf8'));
  }
  return files;
}

function textField(header: Buffer, start: number, length: number): string {
  return header
    .subarray(start, start + length)
    .toString('utf8')
    .replace(/\0[\s\S]*$/, '')
    .trim();
}
