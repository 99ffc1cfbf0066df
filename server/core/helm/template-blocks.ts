import type { Span } from '../text/span.ts';
import type { Action } from './action.ts';
import type { TemplateBlock } from './template-mask.ts';

/** The nesting of a template's actions. */
export interface TemplateStructure {
  /** In the order of their opening actions. */
  readonly blocks: readonly TemplateBlock[];
  /** The actions that open or end a `define`: what stands between them is printed elsewhere. */
  readonly defineBounds: ReadonlySet<Action>;
}

interface OpenBlock {
  readonly kind: TemplateBlock['kind'] | 'define' | 'block';
  readonly opening: Action;
  readonly arms: Span[];
  armStart: number;
}

/** Pairs the control actions. An `end` or `else` without a block is passed over, a block without an `end` reaches to the end of the text. */
export function blockStructure(actions: readonly Action[], textLength: number): TemplateStructure {
  const blocks: TemplateBlock[] = [];
  const defineBounds = new Set<Action>();
  const stack: OpenBlock[] = [];
  const close = (end: number): void => {
    const block = stack.pop();
    if (!block || block.kind === 'define' || block.kind === 'block') return;
    blocks.push({ kind: block.kind, span: { start: block.opening.span.start, end }, arms: block.arms });
  };
  for (const action of actions) {
    const innermost = stack.at(-1);
    switch (action.kind) {
      case 'if':
      case 'with':
      case 'range':
      case 'define':
      case 'block':
        stack.push({ kind: action.kind, opening: action, arms: [], armStart: action.span.end });
        if (action.kind === 'define') defineBounds.add(action);
        break;
      case 'else':
        if (innermost) endArm(innermost, action.span);
        break;
      case 'end':
        if (innermost?.kind === 'define') defineBounds.add(action);
        if (innermost) endArm(innermost, action.span);
        close(action.span.end);
        break;
      case 'print':
      case 'comment':
      case 'silent':
        break;
    }
  }
  for (let open = stack.at(-1); open; open = stack.at(-1)) {
    endArm(open, { start: textLength, end: textLength });
    close(textLength);
  }
  return { blocks: blocks.sort((a, b) => a.span.start - b.span.start), defineBounds };
}

function endArm(block: OpenBlock, at: Span): void {
  block.arms.push({ start: block.armStart, end: at.start });
  block.armStart = at.end;
}
