import assert from 'node:assert/strict';
import type {
  AnalysisContext,
  CutDocument,
  DocumentAnalysis,
  FileKind,
  Finding,
  Fix,
  Language,
  Profile,
  RuleId,
  Surroundings,
  TextEdit,
} from '../../server/core/index.ts';
import {
  analyseDocument,
  applyEdits,
  codeActionsAt,
  cutFile,
  indexFile,
  joinDocuments,
  readKubernetesVersion,
  renderMessage,
  serviceIndexOf,
} from '../../server/core/index.ts';
import type { Drawn } from './drawing.ts';
import { draw, readDrawing } from './drawing.ts';

export interface FixtureOptions {
  /** `manifest` when absent. */
  readonly kind?: FileKind;
  /** The newest known when absent. */
  readonly kubernetesVersion?: string;
  /** Looks at these rules only, and asks all but that numbers be spelled out; without it at everything but risks. */
  readonly rules?: readonly string[];
  /** Asks what this profile asks. */
  readonly profile?: Profile;
  /** The other files of the workspace by path; nothing is known of others when absent. */
  readonly files?: Readonly<Record<string, string>>;
  /** Where the text stands among them; `web.yaml` when absent. */
  readonly path?: string;
}

/** A finding with the edits and spans counted from the start of the file. */
export interface FileFinding {
  readonly finding: Finding;
  /** Offset of the document in the file. */
  readonly start: number;
}

/** Every finding of a text, in the order of the text's documents. */
export function findingsOf(text: string, options: FixtureOptions = {}): readonly FileFinding[] {
  return joined(text, options).flatMap(({ document, findings }) =>
    findings
      .filter(({ ruleId, category }) => options.rules?.includes(ruleId) ?? category !== 'risk')
      .map((finding) => ({ finding, start: document.start })),
  );
}

/** Asserts that exactly the drawn findings are found. */
export function findings(fixture: string, options: FixtureOptions = {}): void {
  const expected = readDrawing(fixture);
  const drawn = findingsOf(expected.text, options).map((found) => drawnAs(expected.text, found));
  assert.equal(draw({ text: expected.text, drawn }), draw(expected));
}

/** The messages of all findings. */
export function messagesOf(
  text: string,
  options: FixtureOptions & { readonly language?: Language } = {},
): readonly string[] {
  return findingsOf(text, options).map(({ finding }) =>
    renderMessage(finding.message, options.language ?? 'en'),
  );
}

/** The titles of all fixes, in the order they are offered. */
export function fixTitles(text: string, options: FixtureOptions = {}): readonly string[] {
  return findingsOf(text, options).flatMap(({ finding }) => finding.fixes.map(titleOf));
}

/** The text after the first fix with this title. */
export function fixed(text: string, title: string, options: FixtureOptions = {}): string {
  for (const { finding, start } of findingsOf(text, options)) {
    const fix = finding.fixes.find((candidate) => titleOf(candidate) === title);
    if (fix) return applyEdits(text, inFile(fix.edits, start));
  }
  return assert.fail(`no fix "${title}"; there are:\n${fixTitles(text, options).join('\n')}`);
}

/** Asserts what a fix makes of a text, and that its finding is gone and no other has come. */
export function fixes(before: string, title: string, after: string, options: FixtureOptions = {}): void {
  const result = fixed(before, title, options);
  assert.equal(result, after);
  assert.deepEqual(
    findingsOf(result, options).map(({ finding }) => finding.ruleId),
    [],
  );
  const known = [...everyFinding(before, options)];
  const added = everyFinding(result, options).filter((id) => {
    const index = known.indexOf(id);
    if (index >= 0) known.splice(index, 1);
    return index < 0;
  });
  assert.deepEqual(added, [], `${title} brings a new finding`);
}

/** The ids of all findings, one of them as often as it is found. */
function everyFinding(text: string, { rules: _, ...options }: FixtureOptions): readonly string[] {
  return joined(text, options).flatMap(({ findings }) => findings.map(({ ruleId }) => ruleId));
}

/** Every document of a text that is not empty, with what is found in it when all are known. */
function joined(text: string, options: FixtureOptions) {
  const documents = analysed(text, options);
  const analyses = documents.map(({ analysis }) => analysis);
  const findings = joinDocuments(analyses, contextOf(options), surroundingsOf(options));
  return documents.map(({ document }, index) => ({ document, findings: findings[index] ?? [] }));
}

function surroundingsOf({ files, path = 'web.yaml' }: FixtureOptions): Surroundings | null {
  if (!files) return null;
  const indexed = Object.entries(files).map(([other, text]) => indexFile(other, text, 'manifest'));
  return { path, index: serviceIndexOf(indexed), isComplete: true };
}

/** What is offered at the `<|>` in a text: fixes of the findings there, and refactorings. */
export function offersAt(
  fixture: string,
  options: FixtureOptions = {},
): { readonly fixes: readonly string[]; readonly refactorings: readonly string[] } {
  const { actions } = actionsAt(fixture, options);
  return {
    fixes: actions.fixes.map(({ fix }) => titleOf(fix)),
    refactorings: actions.refactorings.map(({ title }) => renderMessage(title, 'en')),
  };
}

/** The text after the refactoring with this title, asked for at the `<|>`. */
export function refactored(fixture: string, title: string, options: FixtureOptions = {}): string {
  const { text, start, actions } = actionsAt(fixture, options);
  const refactoring = actions.refactorings.find(
    (candidate) => renderMessage(candidate.title, 'en') === title,
  );
  if (refactoring) return applyEdits(text, inFile(refactoring.edits, start));
  return assert.fail(
    `no refactoring "${title}"; there are:\n${offersAt(fixture, options).refactorings.join('\n')}`,
  );
}

/** Takes the one `<|>` out of a text. */
export function readCursor(fixture: string): { readonly text: string; readonly offset: number } {
  const offset = fixture.indexOf(cursor);
  assert.ok(offset >= 0 && offset === fixture.lastIndexOf(cursor), `exactly one ${cursor} is needed`);
  return { text: fixture.slice(0, offset) + fixture.slice(offset + cursor.length), offset };
}

const cursor = '<|>';

export interface AnalysedDocument {
  readonly document: CutDocument;
  readonly analysis: DocumentAnalysis;
}

/** Every document of a text that is not empty, with its analysis. */
export function analysed(text: string, options: FixtureOptions = {}): readonly AnalysedDocument[] {
  return cutFile(text, options.kind ?? 'manifest')
    .filter((document) => !document.isEmpty)
    .map((document) => ({ document, analysis: analyseDocument(document.source, contextOf(options)) }));
}

export function contextOf(options: FixtureOptions): AnalysisContext {
  const { rules, profile } = options;
  const { version: kubernetesVersion } = readKubernetesVersion(options.kubernetesVersion ?? 'auto');
  if (profile || !rules) return { kubernetesVersion, profile: profile ?? 'recommended' };
  const spelling = 'probe-timing-implicit' satisfies RuleId;
  const severities = rules.includes(spelling) ? {} : ({ [spelling]: 'off' } as const);
  return { kubernetesVersion, profile: 'strict', severities };
}

function actionsAt(fixture: string, options: FixtureOptions) {
  const { text, offset } = readCursor(fixture);
  const at = analysed(text, options).find(
    ({ document: { start, source } }) => start <= offset && offset <= start + source.text.length,
  );
  assert.ok(at, 'no document at the cursor');
  const { start, source } = at.document;
  const span = { start: offset - start, end: offset - start };
  const actions = codeActionsAt({ source, analysis: at.analysis, span, context: contextOf(options) });
  return { text, start, actions };
}

function drawnAs(text: string, { finding, start }: FileFinding): Drawn {
  const from = finding.span.start + start;
  const to = finding.span.end + start;
  const lineStart = text.lastIndexOf('\n', from - 1) + 1;
  const isOneLine = !text.slice(from, to).includes('\n');
  return {
    line: text.slice(0, from).split('\n').length - 1,
    start: from - lineStart,
    end: isOneLine ? to - lineStart : null,
    severity: finding.severity,
    id: finding.ruleId,
    hasFix: finding.fixes.length > 0,
  };
}

function titleOf({ title }: Fix): string {
  return renderMessage(title, 'en');
}

function inFile(edits: readonly TextEdit[], start: number): readonly TextEdit[] {
  return edits.map(({ span, newText }) => ({
    span: { start: span.start + start, end: span.end + start },
    newText,
  }));
}
