import type { Span } from '../text/span.ts';
import type { Chart, FileTree } from './chart/chart.ts';
import type { ParsedFile } from './template/nodes.ts';
import type { HelmRules } from './values/coalesce.ts';
import type { SetFlag } from './values/origin.ts';
import type { MapValue, TextValue } from './values/value.ts';

/** What `helm template` is asked for. */
export interface RenderRequest {
  readonly tree: FileTree;
  /** The folder of the root chart in the tree; '' for its root. */
  readonly chartFolder: string;
  /** In the order given: later ones win. */
  readonly valuesFiles: readonly ValuesFile[];
  readonly sets: readonly SetExpression[];
  /** What `--set-file` reads, by the path that is written in the flag. */
  readonly setFiles: ReadonlyMap<string, string>;
  readonly release: Release;
  readonly kubeVersion: string;
  /** Given with `--api-versions`, besides those Helm knows. */
  readonly apiVersions: readonly string[];
  /** A missing key is an error. */
  readonly isStrict: boolean;
  /** `required` and `fail` let things pass. */
  readonly isLint: boolean;
  /** What would be rendered only for its digest is not; zeros stand for the digest. Helm does not do that. */
  readonly leavesOutDigests?: boolean;
  readonly limits: RenderLimits;
  /** Templates parsed before, by name: given again, only those whose text has changed are parsed. */
  readonly parsed?: Map<string, ParsedFile>;
  /** Problems that only `helm template` has: names, missing dependencies, a `kubeVersion` that does not fit. */
  readonly checksAsTemplate: boolean;
  /** Whose rules hold for values that are null; those of Helm 3 where it is not given. */
  readonly rules?: HelmRules;
  /** Asked now and then; true ends the rendering. */
  readonly isCancelled: () => boolean;
}

export interface ValuesFile {
  readonly path: string;
  readonly text: string;
  /** Given where the values stand in a file of something else; the text is blank but for them. */
  readonly inline?: InlineHost;
}

/** What values stand in: an Application of Argo CD, a HelmRelease of Flux. The chart itself is not edited from there. */
export interface InlineHost {
  /** The key whose value they are. All spans count in the file. */
  readonly keySpan: Span;
  /** The whole text of the file. */
  readonly hostText: string;
  /** What is filled in before Helm sees the values: nothing that rests on it is known. */
  readonly fills: readonly Span[];
}

/** The values that are written where a release is, of all that a chart is rendered with. */
export function inlineFileOf(
  valuesFiles: readonly ValuesFile[],
): (ValuesFile & { readonly inline: InlineHost }) | null {
  for (const { inline, ...file } of valuesFiles) if (inline) return { ...file, inline };
  return null;
}

export interface SetExpression {
  readonly flag: SetFlag;
  readonly expression: string;
  /** Where the value stands in the file of inline values, letter for letter as in the expression; absent for all others. */
  readonly written?: Span;
}

export interface Release {
  readonly name: string;
  readonly namespace: string;
  readonly revision: number;
  readonly isUpgrade: boolean;
}

export interface RenderLimits {
  /** Nodes evaluated and items touched, over all files. */
  readonly steps: number;
  /** Includes within includes. */
  readonly depth: number;
  /** UTF-16 units of output, over all files. */
  readonly outputLength: number;
}

/** The release that `.Capabilities` tells of where none is asked for, as in Helm 3.22. */
export const defaultKubeVersion = 'v1.37.0';

export const defaultLimits: RenderLimits = { steps: 20_000_000, depth: 1100, outputLength: 20_000_000 };

export interface Rendering {
  /** By Helm's name: `<chart>/templates/x.yaml`, in the order in which Helm renders. Failed actions left nothing. */
  readonly files: ReadonlyMap<string, RenderedFile>;
  /** With its dependencies as they take part; null where loading failed. */
  readonly chart: Chart | null;
  /** The root chart's values as its templates see them; null where loading failed before. */
  readonly values: MapValue | null;
  /** In the order in which Helm would meet them: Helm stops at the first. */
  readonly problems: readonly RenderProblem[];
}

export interface RenderedFile {
  readonly name: string;
  /** The template in the file tree. */
  readonly path: string;
  /** The text, and where every part of it comes from. */
  readonly output: TextValue;
  /** A function whose result Helm would not repeat was called. */
  readonly isUnstable: boolean;
}

export type RenderStage = 'flags' | 'load' | 'dependencies' | 'values' | 'render' | 'yaml';

export interface RenderProblem {
  readonly stage: RenderStage;
  /** Helm's words. */
  readonly message: string;
  /** In the file tree: the file that Helm names first, which may include the one at fault. */
  readonly path: string | null;
  /** 1-based, in that file. */
  readonly line: number | null;
  /** Counted as Helm does: bytes from 0; null where Helm names none. */
  readonly column: number | null;
  /** The innermost action at fault, and its file in the tree. */
  readonly place: { readonly path: string; readonly span: Span } | null;
}
