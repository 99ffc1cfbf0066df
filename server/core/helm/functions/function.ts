import type { Span } from '../../text/span.ts';
import type { ParameterType, TextValue, Value } from '../values/value.ts';

/** A function of the template language. */
export interface HelmFunction {
  readonly name: string;
  /** Go's types; arguments have been checked against them before the call. */
  readonly parameters: readonly ParameterType[];
  /** The last parameter may come any number of times, also never. */
  readonly isVariadic: boolean;
  /** Its result depends on the clock, on randomness or on a network in Helm, and is made up here. */
  readonly isUnstable: boolean;
  /** Part of the template language itself; a function of the same name shadows it. */
  readonly isBuiltIn?: true;
  /** Throws a `FunctionFailure` where Helm's function returns an error or panics. */
  readonly call: (args: readonly Value[], context: CallContext) => Value;
}

/** What a function may know about the rendering it is called in. Its functions have to be called on it. */
export interface CallContext {
  /** The file and the action that call. */
  readonly file: string;
  readonly span: Span;
  /** `helm lint`: `required` and `fail` let things pass. */
  readonly isLint: boolean;
  /** Renders a template by its name. */
  include(name: string, data: Value): TextValue;
  /** Renders a text as a template. */
  tpl(text: TextValue, data: Value): TextValue;
  /** Counts work; throws when the rendering has used up what it may. */
  spend(steps: number): void;
}

/** What Go has in the place of an exception: the text behind `error calling NAME: `. */
export class FunctionFailure extends Error {
  /** `fail` and `required`, which Helm reports as `execution error at (…)`. */
  readonly isRaisedByChart: boolean;

  constructor(message: string, isRaisedByChart = false) {
    super(message);
    this.name = 'FunctionFailure';
    this.isRaisedByChart = isRaisedByChart;
  }
}

/** A function with fixed parameters. */
export function define(
  name: string,
  parameters: readonly ParameterType[],
  call: HelmFunction['call'],
): HelmFunction {
  return { name, parameters, isVariadic: false, isUnstable: false, call };
}

/** A function whose last parameter may come any number of times. */
export function defineVariadic(
  name: string,
  parameters: readonly ParameterType[],
  call: HelmFunction['call'],
): HelmFunction {
  return { name, parameters, isVariadic: true, isUnstable: false, call };
}

/** The same function under other names. */
export function aliases(original: HelmFunction, ...names: readonly string[]): readonly HelmFunction[] {
  return names.map((name) => ({ ...original, name }));
}

/** A function whose result Helm would not repeat. */
export function unstable(original: HelmFunction): HelmFunction {
  return { ...original, isUnstable: true };
}
