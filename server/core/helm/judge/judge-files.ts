import { analyseDocument } from '../../analyse-document.ts';
import type { AnalysisContext, DocumentAnalysis, DocumentSource } from '../../analysis.ts';
import { type CutDocument, cutFile } from '../../cut-file.ts';
import type { Finding } from '../../finding.ts';
import { joinDocuments } from '../../join-documents.ts';
import type { ProbedContainer } from '../../kubernetes/probe.ts';
import { looksAround } from '../../rules/run.ts';
import { indexAnalysed, serviceIndexOf } from '../../service-index.ts';
import { type Span, shiftSpan } from '../../text/span.ts';
import { readManifests } from '../manifests.ts';
import type { RenderedFile, Rendering } from '../rendering.ts';
import { renderedRisks } from './rules/rendered-risks.ts';
import { type SourceMap, sourceMapOf } from './source-map.ts';
import type { TextOfSource } from './source-texts.ts';
import {
  type SeenIgnore,
  seenRendered,
  type TemplateIgnore,
  templateIgnoresOf,
  unignoredByTemplates,
} from './template-ignores.ts';

/** A document of a rendered file with what is found in it. */
export interface JudgedDocument {
  readonly cut: CutDocument;
  readonly analysis: DocumentAnalysis;
  /** Something failed in it, or right around it. */
  readonly hasHoles: boolean;
  /** Those that no failed action may have made. Their spans count from the start of the document. */
  readonly findings: readonly Finding[];
}

export interface JudgedFile {
  readonly file: RenderedFile;
  readonly sources: SourceMap;
  readonly documents: readonly JudgedDocument[];
}

/**
 * Analyses of one context by the text of the document, those asked for last at the end. Given again, only documents are
 * analysed whose text is not among them.
 */
export type JudgedBefore = Map<string, DocumentAnalysis>;

export interface JudgedFiles {
  readonly files: readonly JudgedFile[];
  /** Nothing failed anywhere. */
  readonly isWhole: boolean;
  /** The names of rendered files that are no YAML, for Helm to stop at. */
  readonly unreadable: ReadonlySet<string>;
  /** The ignore comments of templates that are not rendered. */
  readonly ignores: readonly TemplateIgnore[];
  /** Every ignore comment wherever it speaks of something that is rendered. */
  readonly seen: readonly SeenIgnore[];
}

/** Judges all that a chart renders as the manifests of one application. */
export function judgeFiles(
  rendering: Rendering,
  textOf: TextOfSource,
  { context, before }: { readonly context: AnalysisContext; readonly before: JudgedBefore },
): JudgedFiles {
  const { documentsOf, unreadable } = cutAsHelm(rendering);
  const analysisOf = (source: DocumentSource): DocumentAnalysis => {
    const analysis = before.get(source.text) ?? analyseDocument(source, context);
    before.delete(source.text);
    before.set(source.text, analysis);
    return analysis;
  };
  const files = [...rendering.files.values()].flatMap((file) => {
    const cut = documentsOf.get(file.name);
    if (!cut) return [];
    const analyses = cut.map(({ source }) => analysisOf(source));
    return [{ file, cut, analyses, map: sourceMapOf(file, textOf) }];
  });
  forgetOldest(before, files.flatMap(({ cut }) => cut).reduce(lengthWith, 0));
  const isWhole = rendering.problems.length === 0 && files.every(({ map }) => map.holes.length === 0);
  const index = serviceIndexOf(
    files.map(({ file, analyses }) => indexAnalysed(placeInApplication(file), file.output.text, analyses)),
  );
  const ignores = templateIgnoresOf(rendering.chart);
  const seen: SeenIgnore[] = [];
  const judged = files.map(({ file, cut, analyses, map }): JudgedFile => {
    const surroundings = { path: placeInApplication(file), index, isComplete: isWhole };
    const joined = joinDocuments(analyses, context, surroundings);
    const documents = cut.flatMap((document, number): readonly JudgedDocument[] => {
      const analysis = analyses[number];
      if (!analysis) return [];
      const holes = holesOf(document, map);
      const question = { document, containers: analysis.containers, sources: map, holes, isWhole };
      const risks = renderedRisks(document, analysis.containers, { sources: map, textOf, context });
      const own = joined[number] ?? [];
      seen.push(...seenRendered(own, document, { file, sources: map }));
      const found = unignoredByTemplates([...own, ...risks], document, {
        ...{ file, ignores, seen },
        sources: map,
      });
      const findings = found.filter((finding) => isCertain(finding, question));
      return [{ cut: document, analysis, hasHoles: holes.length > 0, findings }];
    });
    return { file, sources: map, documents };
  });
  return { files: judged, isWhole, unreadable, ignores, seen };
}

/** The same chart with other values, or with its probes on, has most documents in common. */
const mostTimes = 3;

/** Keeps as many texts as a few renderings of some length have. */
function forgetOldest(before: JudgedBefore, length: number): void {
  let kept = 0;
  for (const text of before.keys()) kept += text.length;
  for (const text of before.keys()) {
    if (kept <= mostTimes * length) return;
    before.delete(text);
    kept -= text.length;
  }
}

function lengthWith(length: number, { source }: CutDocument): number {
  return length + source.text.length;
}

interface CutFiles extends Pick<JudgedFiles, 'unreadable'> {
  readonly documentsOf: ReadonlyMap<string, readonly CutDocument[]>;
}

/** The documents of each file in their order. Helm cuts otherwise than kubectl, and leaves out what it cannot read. */
function cutAsHelm({ files }: Rendering): CutFiles {
  const texts = new Map([...files].map(([name, { output }]) => [name, output.text]));
  const documentsOf = new Map<string, CutDocument[]>();
  const { manifests, problems } = readManifests(texts);
  for (const { file, text, start } of manifests) {
    const cut = cutFile(text, 'manifest').map((document) => ({ ...document, start: document.start + start }));
    documentsOf.set(file, [...(documentsOf.get(file) ?? []), ...cut]);
  }
  for (const cut of documentsOf.values()) cut.sort((one, other) => one.start - other.start);
  return { documentsOf, unreadable: new Set(problems.map(({ file }) => file)) };
}

/** All files of a release are one application, whatever folder their templates lie in. */
function placeInApplication({ name }: RenderedFile): string {
  return `/${name.replaceAll('/', ':')}`;
}

interface Question {
  readonly document: CutDocument;
  readonly containers: readonly ProbedContainer[];
  readonly sources: SourceMap;
  /** Where something failed in the file, as far as it is about the document. */
  readonly holes: readonly number[];
  readonly isWhole: boolean;
}

/** Whether a verdict stands whatever the actions would have printed that failed, and the functions that draw by lot. */
function isCertain(finding: Finding, { document, containers, sources, ...question }: Question): boolean {
  // It may be of use in another rendering of the same comment, or with other values.
  if (finding.ruleId === 'ignore-unused') return false;
  if (looksAround(finding.ruleId) && !question.isWhole) return false;
  const { start } = document;
  if (sources.isUnstable(shiftSpan(finding.span, start))) return false;
  const holes = question.holes.map((hole) => hole - start);
  if (holes.length === 0) return true;
  const { text } = document.source;
  const isAt = (span: Span, offset: number): boolean => mayBeIn(span, offset, text);
  const container = containers.find(({ span }) => isAt(span, finding.span.start));
  if (!container) return false;
  const others = containers.filter((other) => other !== container);
  const pod = container.pod.span;
  // What failed in another container, or outside the pod's spec, says nothing of this one.
  return holes.every((hole) => {
    if (isAt(container.span, hole)) return false;
    return others.some(({ span }) => isAt(span, hole)) || (pod !== null && !isAt(pod, hole));
  });
}

/** Those in a document, and in the blank space around that Helm cuts off. */
function holesOf({ start, source }: CutDocument, { holes, text }: SourceMap): readonly number[] {
  const end = start + source.text.length;
  return holes.filter((hole) => {
    if (hole < start) return text.slice(hole, start).trim() === '';
    return hole <= end || text.slice(end, hole).trim() === '';
  });
}

/** What stood right behind a mapping may have been a part of it. */
export function mayBeIn({ start, end }: Span, offset: number, text: string): boolean {
  return start <= offset && (offset <= end || text.slice(end, offset).trim() === '');
}
