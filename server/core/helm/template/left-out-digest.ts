import type { TextValue } from '../values/value.ts';
import type { CommandNode, OperandNode, PipeNode } from './nodes.ts';

/*
 * `{{ include (print $.Template.BasePath "/configmap.yaml") . | sha256sum }}` stands in two of five charts. Who only
 * wants to see what is rendered need not render another template to digest it.
 */

/** What stands in the place of a digest, by function: as long as one, and without quotes of the same kind in YAML. */
const standIns: ReadonlyMap<string, string> = new Map([
  ['sha1sum', 'a'.repeat(40)],
  ['sha256sum', 'a'.repeat(64)],
  ['sha512sum', 'a'.repeat(128)],
  ['adler32sum', '1'.repeat(9)],
]);

/** The part of a pipeline that can be left out, and what stands in its place. */
export interface LeftOutDigest {
  /** Of the command that digests. */
  readonly last: number;
  /** Of the right length. */
  readonly digest: TextValue;
}

const known = new WeakMap<PipeNode, LeftOutDigest | null>();

/** Null where the pipeline digests nothing that would have to be rendered for it. */
export function leftOutDigest(pipe: PipeNode): LeftOutDigest | null {
  const before = known.get(pipe);
  if (before !== undefined) return before;
  const found = findDigest(pipe);
  known.set(pipe, found);
  return found;
}

function findDigest({ commands }: PipeNode): LeftOutDigest | null {
  for (let last = commands.length - 1; last >= 0; last--) {
    const [called, argument, ...more] = commands[last]?.operands ?? [];
    const text = called?.kind === 'identifier' ? standIns.get(called.name) : undefined;
    if (called?.kind !== 'identifier' || text === undefined || more.length > 0) continue;
    const isRendered = argument
      ? last === 0 && argument.kind === 'pipe' && argument.commands.some(rendersText)
      : commands.slice(0, last).some(rendersText);
    if (!isRendered) continue;
    const origin = { from: 'derived', function: called.name, of: [] } as const;
    return { last, digest: { kind: 'text', text, marks: [{ start: 0, end: text.length, origin }] } };
  }
  return null;
}

const rendering: ReadonlySet<string> = new Set(['include', 'tpl']);

function rendersText({ operands }: CommandNode): boolean {
  return operands.some(isRendering);
}

function isRendering(operand: OperandNode): boolean {
  switch (operand.kind) {
    case 'identifier':
      return rendering.has(operand.name);
    case 'pipe':
      return operand.commands.some(rendersText);
    case 'chain':
      return isRendering(operand.of);
    default:
      return false;
  }
}
