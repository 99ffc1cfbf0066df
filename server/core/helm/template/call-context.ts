import type { Span } from '../../text/span.ts';
import type { CallContext } from '../functions/function.ts';
import { FunctionFailure } from '../functions/function.ts';
import { goQuote } from '../values/quote.ts';
import { finishText, replaceInText, startText } from '../values/text.ts';
import { type TextValue, textOf, type Value } from '../values/value.ts';
import { executeTemplate } from './evaluate.ts';
import { atPlace, type Frame, lookUp, type Place, spend, type TemplateSet } from './machine.ts';
import type { TemplateSource, TemplateTree } from './nodes.ts';
import { parseTemplate } from './parser.ts';
import { isEmptyList } from './parsing.ts';

/** What a function called at the place may do with the rendering. */
export function callContext(frame: Frame, place: Place): CallContext {
  return new FrameContext(frame, place);
}

/** A class, since most calls ask for nothing: they need not make a function for each thing that could be asked for. */
class FrameContext implements CallContext {
  readonly #frame: Frame;
  readonly #place: Place;

  constructor(frame: Frame, place: Place) {
    this.#frame = frame;
    this.#place = place;
  }

  get file(): string {
    return this.#frame.tree.source.path;
  }

  get span(): Span {
    return this.#frame.action;
  }

  get isLint(): boolean {
    return this.#frame.machine.isLint;
  }

  include(name: string, data: Value): TextValue {
    return include(this.#frame, this.#place, name, data);
  }

  tpl(text: TextValue, data: Value): TextValue {
    return renderText(this.#frame, this.#place, text, data);
  }

  spend(steps: number): void {
    spend(this.#frame.machine, steps);
  }
}

/** Helm's name for the set of all templates, and for every text given to `tpl`. */
const rootName = 'gotpl';

/** Helm gives up there; the depth of the whole is limited besides. */
const maximumNesting = 1000;

function include(frame: Frame, place: Place, name: string, data: Value): TextValue {
  const { machine, defined } = frame;
  const nested = machine.nesting.get(name) ?? 0;
  if (nested > maximumNesting)
    throw new FunctionFailure(
      `rendering template has a nested reference name: ${name}: unable to execute template`,
    );
  const tree = lookUp(frame, name);
  if (!tree)
    throw new FunctionFailure(
      `template: no template ${goQuote(name)} associated with template ${goQuote(rootName)}`,
    );
  machine.nesting.set(name, nested + 1);
  try {
    return render(frame, tree, defined, data, (inner) =>
      around(frame, place, `error calling include: ${inner}`),
    );
  } finally {
    machine.nesting.set(name, nested);
  }
}

function around(frame: Frame, place: Place, words: string): string {
  return frame.wrap(atPlace({ ...frame, at: place }, words));
}

function render(
  frame: Frame,
  tree: TemplateTree,
  defined: TemplateSet,
  data: Value,
  wrap: Frame['wrap'],
): TextValue {
  const { machine, templates } = frame;
  if (machine.depth >= machine.limits.depth)
    throw new FunctionFailure(
      `rendering template has a nested reference name: ${tree.name}: unable to execute template`,
    );
  machine.depth += 1;
  const output = startText();
  try {
    const variables = [{ name: '$', operand: { value: data, isInterface: false } }];
    executeTemplate({
      machine,
      tree,
      templates,
      defined,
      variables,
      output,
      enclosing: frame.enclosing,
      caller: tree.source.value ? (frame.caller ?? { source: frame.tree.source, span: frame.action }) : null,
      wrap,
      at: place(tree),
      action: tree.span,
    });
  } finally {
    machine.depth -= 1;
  }
  return finishText(output);
}

function place({ body, name }: TemplateTree): Place {
  return { kind: 'named', at: body.at, name };
}

function renderText(frame: Frame, callPlace: Place, text: TextValue, data: Value): TextValue {
  const { tree, machine } = frame;
  const source: TemplateSource = { ...tree.source, name: rootName, text: text.text, value: text };
  const parsed = parseTemplate(source, (name) => machine.functions.has(name));
  spend(machine, 1 + (text.text.length >> 6));
  const [problem] = parsed.problems;
  if (problem) {
    const words = `template: ${source.name}:${problem.line}: ${problem.words}`;
    throw new FunctionFailure(`cannot parse template ${goQuote(text.text)}: ${words}`);
  }
  const defined = new Map(frame.defined);
  for (const definition of parsed.trees) {
    machine.lookedUp.add(definition.name);
    const before = defined.get(definition.name) ?? frame.templates.get(definition.name);
    if (before && isEmptyList(definition.body)) continue;
    defined.set(definition.name, definition);
  }
  const own = parsed.trees.findLast(({ name }) => name === source.name);
  if (!own) return textOf('');
  const output = render(frame, own, defined, data, (inner) =>
    around(
      frame,
      callPlace,
      `error calling tpl: error during tpl function execution for ${goQuote(text.text)}: ${inner}`,
    ),
  );
  return withoutNoValue(output);
}

const noValue = '<no value>';

/** What Helm does to every rendered text: Go prints these words for what is missing. */
export function withoutNoValue(text: TextValue): TextValue {
  if (!text.text.includes(noValue)) return text;
  const replacements = [...text.text.matchAll(/<no value>/g)].map(({ index }) => ({
    start: index,
    end: index + noValue.length,
    by: textOf(''),
  }));
  return replaceInText(text, replacements);
}
