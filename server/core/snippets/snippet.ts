/** A ready-made piece of a container (or, for `probe-grace`, of a probe). */
export interface Snippet {
  readonly title: string;
  /** What is typed to get it; the first one is shown. */
  readonly prefixes: readonly [string, ...string[]];
  readonly body: readonly string[];
  readonly description: { readonly en: string; readonly ko: string };
  /** The keys that the body writes; where one of them is there already, the snippet does not fit. */
  readonly keys: readonly string[];
  readonly level: 'container' | 'probe';
}
