import type { DocumentSource } from './analysis.ts';
import { maskTemplate } from './helm/mask.ts';
import type { TemplateMask } from './helm/template-mask.ts';
import type { Span } from './text/span.ts';
import { shiftSpan } from './text/span.ts';
import type { DocumentPiece } from './yaml/split.ts';
import { splitDocuments } from './yaml/split.ts';

/** How a file's text is read: as it stands, as a Helm template that is masked before anything else looks at it, or as the settings of a project. */
export type FileKind = 'manifest' | 'template' | 'project';

/** A document and where its text starts in the file. */
export interface CutDocument {
  readonly start: number;
  readonly source: DocumentSource;
  readonly isEmpty: boolean;
}

/**
 * Cuts a file into its documents as kubectl does; their texts, put together, are the file.
 * Templates are masked first: a `---` inside an action is no separator.
 */
export function cutFile(text: string, kind: FileKind): readonly CutDocument[] {
  if (kind === 'project') return cutProject(text);
  if (kind === 'manifest') return splitDocuments(text).map((piece) => cut(text, piece, null));
  const mask = maskTemplate(text);
  return splitDocuments(mask.yaml).map((piece) => cut(text, piece, mask));
}

/** The first document with anything in it has the settings; those before it count as theirs. */
function cutProject(text: string): readonly CutDocument[] {
  const documents = splitDocuments(text).map((piece) => cut(text, piece, null));
  const settings = documents.findIndex(({ isEmpty }) => !isEmpty);
  return documents.map((document, index) => {
    const isSurplus = settings >= 0 && index > settings && !document.isEmpty;
    return { ...document, source: { ...document.source, project: isSurplus ? 'surplus' : 'settings' } };
  });
}

function cut(text: string, piece: DocumentPiece, mask: TemplateMask | null): CutDocument {
  const { span } = piece;
  return {
    start: span.start,
    isEmpty: piece.isEmpty,
    source: {
      text: text.slice(span.start, span.end),
      contentStart: piece.contentStart - span.start,
      format: piece.format,
      problems: piece.problems,
      template: mask && maskOf(mask, span),
    },
  };
}

/** The part of a mask that concerns one document. A block that reaches beyond it is cut to it. */
function maskOf(mask: TemplateMask, document: Span): TemplateMask {
  const clip = (span: Span): Span =>
    shiftSpan(
      { start: Math.max(span.start, document.start), end: Math.min(span.end, document.end) },
      -document.start,
    );
  const isInside = (span: Span): boolean => span.start < document.end && span.end > document.start;
  return {
    yaml: mask.yaml.slice(document.start, document.end),
    holes: mask.holes
      .filter((hole) => isInside(hole.span))
      .map((hole) => ({ ...hole, span: clip(hole.span) })),
    blocks: mask.blocks
      .filter((block) => isInside(block.span))
      .map((block) => ({ ...block, span: clip(block.span), arms: block.arms.map(clip) })),
  };
}
