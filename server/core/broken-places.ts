import type { Finding } from './finding.ts';
import type { Span } from './text/span.ts';
import { overlaps } from './text/span.ts';
import type { YamlDocument, YamlNode } from './yaml/node.ts';

/**
 * Findings that can be trusted although the text is broken somewhere: not those on a broken line, and not those that
 * hang on a key around it, for what that key holds is not known. Elsewhere in the document everything is said as ever.
 */
export function trustedFindings(
  findings: readonly Finding[],
  document: YamlDocument,
  text: string,
): readonly Finding[] {
  if (document.problems.length === 0) return findings;
  const doubtful = document.problems.flatMap(({ span }) => [
    lineAround(text, span.start),
    ...keysAround(document.root, span.start),
  ]);
  return findings.filter(({ span }) => !doubtful.some((place) => overlaps(place, span)));
}

function lineAround(text: string, offset: number): Span {
  const end = text.indexOf('\n', offset);
  return { start: text.lastIndexOf('\n', offset - 1) + 1, end: end < 0 ? text.length : end };
}

/** The keys whose values hold an offset, or end right before it. */
function keysAround(root: YamlNode | null, offset: number): readonly Span[] {
  const keys: Span[] = [];
  for (let node = root; node; ) {
    let next: YamlNode | null = null;
    if (node.kind === 'mapping') {
      const holder = node.entries.findLast(({ key }) => key.span.start <= offset);
      if (holder) keys.push(holder.key.span);
      next = holder?.value ?? null;
    } else if (node.kind === 'sequence') {
      next = node.items.findLast(({ span }) => span.start <= offset)?.node ?? null;
    }
    node = next;
  }
  return keys;
}
