import type { Finding } from '../../server/core/index.ts';
import { analyseDocument, cutFile, joinDocuments, readKubernetesVersion } from '../../server/core/index.ts';
import type { DocumentAnswer, FieldError, ValidationRecord } from './records.ts';

/*
 * The product's findings beside the recorded answers: the verdict of every document, the fields it is about, the
 * server's words and warnings.
 */

/** How one document (or one item of a list) fares. `null` where there is nothing to compare. */
export interface Comparison {
  readonly record: ValidationRecord;
  readonly version: string;
  readonly document: number;
  readonly item: number | null;
  readonly isVerdictEqual: boolean | null;
  readonly arePathsEqual: boolean | null;
  /** Of the server's errors, how many the product gives in the same words. */
  readonly words: { readonly equal: number; readonly all: number };
  readonly areWarningsEqual: boolean | null;
  readonly expected: Expectation;
  readonly actual: ProductAnswer;
}

export interface Expectation {
  readonly verdict: string;
  /** Fields that have to be found. */
  readonly required: readonly string[];
  /** Fields that may be found besides. */
  readonly allowed: readonly string[];
  readonly warnings: readonly string[];
}

export interface ProductAnswer {
  readonly paths: readonly string[];
  readonly warnings: readonly string[];
}

/** The answers of one release beside the findings for the same text. */
export function compareRecord(record: ValidationRecord, version: string): readonly Comparison[] {
  const answers = record.answers.get(version);
  if (!answers) return [];
  const findings = productFindings(record.text, version);
  const seen = new Set<string>();
  const comparisons = answers.map((answer) => {
    const place = placeKey(answer.document, answer.item);
    seen.add(place);
    return compareDocument({ record, version, answer, findings: findings.get(place) ?? [] });
  });
  return [...comparisons, ...unansweredAlarms(record, version, { findings, seen })];
}

type FindingsByPlace = ReadonlyMap<string, readonly Finding[]>;

/** By n-th document and item. */
function productFindings(text: string, version: string): FindingsByPlace {
  const context = { kubernetesVersion: readKubernetesVersion(version).version };
  const byPlace = new Map<string, Finding[]>();
  const documents = cutFile(text, 'manifest').filter((document) => !document.isEmpty);
  const analyses = documents.map((document) => analyseDocument(document.source, context));
  joinDocuments(analyses, context).forEach((findings, index) => {
    for (const finding of findings) {
      const place = placeKey(index, finding.item);
      const others = byPlace.get(place);
      if (others) others.push(finding);
      else byPlace.set(place, [finding]);
    }
  });
  return byPlace;
}

function placeKey(document: number, item: number | null): string {
  return `${document} ${item ?? ''}`;
}

/** Whether a finding says that the API server (or kubectl before it) refuses the object. */
function isRefusal({ severity, category }: Finding): boolean {
  return severity === 'error' && (category === 'decode' || category === 'validation');
}

interface DocumentComparison {
  readonly record: ValidationRecord;
  readonly version: string;
  readonly answer: DocumentAnswer;
  readonly findings: readonly Finding[];
}

function compareDocument({ record, version, answer, findings }: DocumentComparison): Comparison {
  const refusals = findings.filter(isRefusal);
  const expected = expectation(answer);
  const unrelated = new Set(unrelatedFields(answer));
  const required = new Set(expected.required);
  const paths = [...new Set(refusals.map((finding) => finding.objectPath))].filter(
    (path) => required.has(path) || !unrelated.has(path),
  );
  const warnings = findings
    .filter((finding) => finding.category === 'api-warning' && finding.severity === 'warning')
    .map((finding) => finding.apiMessage ?? '');
  const isLeftOut = isUnrelated(answer);
  const isRefused = answer.decode?.kind === 'yaml' ? refusals.length > 0 : paths.length > 0;
  return {
    record,
    version,
    document: answer.document,
    item: answer.item,
    isVerdictEqual: isLeftOut ? null : isRefused === (answer.verdict === 'rejected'),
    arePathsEqual: isLeftOut ? null : pathsAgree(paths, expected, answer),
    words: wordsInCommon(answer, refusals),
    areWarningsEqual:
      answer.verdict === 'accepted' && refusals.length === 0
        ? warningsAgree(warnings, expected.warnings)
        : null,
    expected,
    actual: { paths, warnings },
  };
}

function expectation(answer: DocumentAnswer): Expectation {
  const { decode, errors, verdict } = answer;
  const beyond = (decode?.beyond ?? []).map((error) => error.field);
  return {
    verdict: decode ? `${verdict} (${decode.kind})` : verdict,
    required: decode ? (decode.fields ?? []) : relatedFields(errors),
    allowed: decode?.kind === 'client' || decode?.kind === 'no-match' ? ['', ...beyond] : beyond,
    warnings: answer.warnings.filter(isOurWarning),
  };
}

function relatedFields(errors: readonly FieldError[]): readonly string[] {
  return errors.filter((error) => !error.unrelated).map((error) => error.field);
}

function unrelatedFields({ decode, errors }: DocumentAnswer): readonly string[] {
  const all = [...errors, ...(decode?.beyond ?? [])];
  return all.filter((error) => error.unrelated).map((error) => error.field);
}

function isUnrelated({ decode, errors, verdict }: DocumentAnswer): boolean {
  if (verdict !== 'rejected') return false;
  return decode ? decode.unrelated === true : errors.every((error) => error.unrelated);
}

function pathsAgree(paths: readonly string[], expected: Expectation, { decode }: DocumentAnswer): boolean {
  if (decode?.kind === 'yaml') return true;
  const found = new Set(paths);
  const known = new Set([...expected.required, ...expected.allowed]);
  return expected.required.every((path) => found.has(path)) && paths.every((path) => known.has(path));
}

function wordsInCommon({ errors }: DocumentAnswer, refusals: readonly Finding[]): Comparison['words'] {
  const related = errors.filter((error) => !error.unrelated && error.message !== undefined);
  const equal = related.filter(({ field, message = '' }) =>
    refusals.some(
      (finding) =>
        finding.objectPath === field &&
        // An address of memory is recorded as a placeholder: nobody can know it.
        finding.apiMessage?.includes(message.slice(field.length + 2).replaceAll('0x<address>', '0x…')),
    ),
  );
  return { equal: equal.length, all: related.length };
}

/** Warnings about ports and grace periods; others are not the product's subject. */
function isOurWarning(warning: string): boolean {
  return /\.ports\[\d+\]: |terminationGracePeriodSeconds: /.test(warning);
}

/** One finding may hold several warnings about its place. */
function warningsAgree(given: readonly string[], wanted: readonly string[]): boolean {
  const left = wanted.reduce((text, warning) => text.replaceAll(warning, ''), given.join('; '));
  return /^[; ]*$/.test(left) && wanted.every((warning) => given.some((text) => text.includes(warning)));
}

/** Refusals in places about which nothing is recorded: false alarms. */
function unansweredAlarms(
  record: ValidationRecord,
  version: string,
  { findings, seen }: { findings: FindingsByPlace; seen: ReadonlySet<string> },
): readonly Comparison[] {
  return [...findings]
    .filter(([place, list]) => !seen.has(place) && list.some(isRefusal))
    .filter(([place]) => !place.endsWith(' ') || ![...seen].some((other) => other.startsWith(place)))
    .map(([place, list]) => {
      const [document = '', item = ''] = place.split(' ');
      return {
        record,
        version,
        document: Number(document),
        item: item === '' ? null : Number(item),
        isVerdictEqual: false,
        arePathsEqual: false,
        words: { equal: 0, all: 0 },
        areWarningsEqual: null,
        expected: { verdict: 'unrecorded', required: [], allowed: [], warnings: [] },
        actual: { paths: list.filter(isRefusal).map((finding) => finding.objectPath), warnings: [] },
      };
    });
}
