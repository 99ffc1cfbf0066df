import type { SyntaxNode } from 'unbash';
import { forEachChild } from 'unbash';
import type { Script } from '../../command/index.ts';
import type { Span } from '../../text/span.ts';

type Loop = Extract<SyntaxNode, { type: 'While' | 'For' | 'ArithmeticFor' }>;

/** The word that opens a loop which does the same again and again, rather than one thing after the other. */
export function repeatingLoop({ tree, text }: Script): (Span & { readonly word: string }) | null {
  if (!tree) return null;
  const loop = loopsIn(tree).find((one) => repeats(one, text));
  if (!loop) return null;
  const word = /^[a-z]+/.exec(text.slice(loop.pos))?.[0] ?? '';
  return word === '' ? null : { start: loop.pos, end: loop.pos + word.length, word };
}

function loopsIn(node: SyntaxNode): readonly Loop[] {
  const found: Loop[] = [];
  if (node.type === 'While' || node.type === 'For' || node.type === 'ArithmeticFor') found.push(node);
  forEachChild(node, (child) => {
    found.push(...loopsIn(child));
  });
  return found;
}

function repeats(loop: Loop, text: string): boolean {
  const body = text.slice(loop.body.pos, loop.body.end);
  switch (loop.type) {
    case 'For':
      return !uses(body, loop.name.text);
    case 'ArithmeticFor': {
      const [, name] = /^for\s*\(\(\s*(\w+)/.exec(text.slice(loop.pos)) ?? [];
      return name !== undefined && !uses(body, name);
    }
    case 'While': {
      const clause = text.slice(loop.clause.pos, loop.clause.end);
      // Lines of a file and arguments come to an end; a counter that the body reads counts something.
      if (/(?:^|[\s;|&])read(?:\s|$)/.test(clause) || /(?:^|[\s;|&])shift(?:[\s;]|$)/.test(body))
        return false;
      const counters = [...clause.matchAll(/\$\{?(\w+)/g)].map(([, name = '']) => name);
      const work = body.replace(/\w+=\S+|\$?\(\([^)]*\)\)|\blet\s+\S+/g, '');
      return !counters.some((name) => uses(work, name));
    }
  }
}

/** Whether a variable's value is read. */
function uses(body: string, name: string): boolean {
  return new RegExp(`\\$\\{?[#!]?${name}\\b|\\(\\([^)]*\\b${name}\\b`).test(body);
}
