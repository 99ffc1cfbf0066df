import type { FieldValue } from '../kubernetes/field-value.ts';
import type { EnvironmentVariable, ListValue } from '../kubernetes/probe.ts';

/**
 * What the kubelet makes of a word of an exec probe (`ExpandContainerCommandOnlyStatic`,
 * `third_party/forked/golang/expansion`): `$(NAME)` becomes the `value` of that entry in `env`, which is empty for
 * one with `valueFrom`; other names, those of `envFrom` too, stay as they are; `$$` is a `$`. Null when a template
 * decides a value that is asked for.
 */
export function expandWord(text: string, environment: ListValue<EnvironmentVariable>): string | null {
  let isKnown = true;
  const expanded = text.replace(/\$\$|\$\(([^)]*)\)/g, (written, name: string | undefined) => {
    if (name === undefined) return '$';
    const value = lookedUp(name, environment);
    if (value === 'unknown') isKnown = false;
    return typeof value === 'string' ? written : (value?.text ?? written);
  });
  return isKnown ? expanded : null;
}

/** How the kubelet reads one `$(NAME)`. */
export interface VariableUse {
  readonly name: string;
  /** Offset of the `$`. */
  readonly start: number;
  readonly end: number;
}

/** Every `$(NAME)` of a word that the kubelet would look up. */
export function variablesIn(text: string): readonly VariableUse[] {
  return [...text.matchAll(/\$\$|\$\(([^)]*)\)/g)].flatMap(({ 0: written, 1: name, index }) =>
    name === undefined ? [] : [{ name, start: index, end: index + written.length }],
  );
}

/** The entry of `env` that counts: the last one of the name. Null when there is none, `unknown` when a template decides. */
export function variableNamed(
  name: string,
  environment: ListValue<EnvironmentVariable>,
): EnvironmentVariable | 'unknown' | null {
  if (environment.kind === 'absent') return null;
  if (environment.kind === 'unknown') return looksLikeVariable(name) ? 'unknown' : null;
  const { items } = environment;
  const found = [...items].reverse().find((item) => item.name.kind === 'known' && item.name.value === name);
  const isOpen = !environment.isComplete || items.some((item) => item.name.kind === 'unknown');
  if (isOpen && looksLikeVariable(name)) return 'unknown';
  return found ?? null;
}

function looksLikeVariable(name: string): boolean {
  return /^[A-Za-z_][A-Za-z0-9_]*$/.test(name);
}

function lookedUp(
  name: string,
  environment: ListValue<EnvironmentVariable>,
): { readonly text: string } | 'unknown' | null {
  const variable = variableNamed(name, environment);
  return variable === null || variable === 'unknown' ? variable : textOf(variable.value);
}

function textOf(value: FieldValue<string>): { readonly text: string } | 'unknown' {
  if (value.kind === 'unknown') return 'unknown';
  return { text: value.kind === 'known' ? value.value : '' };
}
