import type { Finding, Severity } from './finding.ts';
import type { TemplateMask } from './helm/template-mask.ts';
import type { ProbedContainer } from './kubernetes/probe.ts';
import type { ServiceFacts } from './kubernetes/services.ts';
import type { KubernetesVersion } from './kubernetes/version.ts';
import type { IgnoreComment } from './rules/ignore-comments.ts';
import type { RuleId } from './rules/rule-ids.ts';
import type { Span } from './text/span.ts';
import type { YamlProblem } from './yaml/node.ts';

/** One document of a file, ready to be analysed. Everything in it counts from the start of `text`. */
export interface DocumentSource {
  /** The piece as the user wrote it, its separator line included. */
  readonly text: string;
  readonly contentStart: number;
  readonly format: 'yaml' | 'json';
  /** Of the separator. */
  readonly problems: readonly YamlProblem[];
  /** For a template; its `yaml` is as long as `text`. */
  readonly template: TemplateMask | null;
  /** Of a project file: its settings, or a document behind them that nobody reads. Absent for all other files. */
  readonly project?: 'settings' | 'surplus';
}

/** Everything besides the text that an analysis depends on; part of the cache key. */
export interface AnalysisContext {
  readonly kubernetesVersion: KubernetesVersion;
  /** What the user makes of single rules; the others have their own severities. */
  readonly severities?: RuleSeverities;
  /** Which rules are asked at all; `recommended` when absent. */
  readonly profile?: Profile;
  /** How much around the probes is judged; everything when absent. */
  readonly scope?: ValidationScope;
}

/** By rule id; `off` silences a rule. */
export type RuleSeverities = Readonly<Partial<Record<RuleId, Severity | 'off'>>>;

/**
 * Sets of risk rules, each with all of the one before it: what is all but certain to hurt; what most teams want to know;
 * matters of taste as well.
 */
export const profiles = ['minimal', 'recommended', 'strict'] as const;
export type Profile = (typeof profiles)[number];

/** `pod`: all that the API server would say about pods. `probes`: only probes, hooks and what makes them fail. */
export type ValidationScope = 'probes' | 'pod';

/** What a document is to the product. `not-kubernetes` and `empty` are never judged, a project file by its own rules. */
export type DocumentRole =
  | 'built-in'
  | 'custom'
  | 'patch'
  | 'fragment'
  | 'other-kubernetes'
  | 'not-kubernetes'
  | 'project-file'
  | 'empty';

/** Facts and findings of one document; spans count from the start of its text. The tree is not kept. */
export interface DocumentAnalysis {
  readonly role: DocumentRole;
  readonly containers: readonly ProbedContainer[];
  readonly services: readonly ServiceFacts[];
  /**
   * Of a document that is the inside of a probe without its name: the container around it for each probe it may be. No
   * rule is asked about them, and only what holds for all of them is told.
   */
  readonly namelessProbe?: readonly ProbedContainer[];
  /**
   * What JSON Patch operations write of containers, one for each operation: of these nothing else is known, and no rule
   * is asked about them.
   */
  readonly patchedContainers?: readonly ProbedContainer[];
  /** Texts in JSON inside the document, where no comment may stand. */
  readonly jsonTexts?: readonly Span[];
  /** Without what settings and ignore comments silence; `joinDocuments` applies those that speak for the whole file. */
  readonly findings: readonly Finding[];
  readonly fileIgnores: readonly IgnoreComment[];
  /** Releases of charts are written in it: what is found in their values, only the charts can tell. */
  readonly holdsReleases?: true;
  /**
   * What kubectl refuses in a document that is no object, where the file has Kubernetes objects besides; alone it may
   * be anything. `joinDocuments` decides.
   */
  readonly besideObjects?: readonly Finding[];
  /** What the rules that look at other documents need of this one; absent where they have nothing to ask. */
  readonly lookingAround?: LookingAround;
}

/** What stands in a document. */
export type DocumentFacts = Pick<
  DocumentAnalysis,
  'role' | 'containers' | 'services' | 'namelessProbe' | 'patchedContainers'
>;

export interface LookingAround {
  readonly source: DocumentSource;
  /** Those that do not speak for the whole file. */
  readonly comments: readonly IgnoreComment[];
}
