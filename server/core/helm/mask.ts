import { scanActions } from './action.ts';
import { type LineSituation, maskLine, situationBehind } from './mask-line.ts';
import { applyParts, type MaskedPart } from './masked-part.ts';
import { blockStructure } from './template-blocks.ts';
import { templateLines } from './template-lines.ts';
import type { TemplateMask } from './template-mask.ts';

/**
 * Makes a Helm template readable as YAML without rendering it. The answer is as long as the text, with the same line
 * breaks, so that every offset stays. Lines of nothing but actions become blank, an action inside a scalar or key
 * becomes letters, and the bounds of a `define` at the start of a line become document separators.
 */
export function maskTemplate(text: string): TemplateMask {
  const actions = scanActions(text);
  if (actions.length === 0) return { yaml: text, holes: [], blocks: [] };
  const { blocks, defineBounds } = blockStructure(actions, text.length);
  const lines = templateLines(text, actions);
  const parts: MaskedPart[] = [];
  let situation: LineSituation = { blockScalar: null, unplacedKey: null };
  lines.forEach((line, index) => {
    const source = { text, lines, index, line, defineBounds };
    const masked = maskLine(source, situation);
    parts.push(...masked.parts);
    situation = situationBehind(source, masked);
  });
  return {
    yaml: applyParts(text, parts),
    holes: parts.flatMap(({ span, hole }) => (hole ? [{ span, ...hole }] : [])),
    blocks,
  };
}
