import type { RenderStage } from '../core/helm/rendering.ts';
import type { FindingCategory, Severity } from '../core/index.ts';
import type { Range } from '../positions/line-table.ts';

/** What `kube-probes check --format json` prints; a contract with other programs, versioned by `version`. */
export interface CheckReport {
  readonly version: 1;
  readonly summary: CheckSummary;
  readonly findings: readonly ReportedFinding[];
  /** What `--fix` changed; the findings are those left. */
  readonly fixed?: readonly FixedFile[];
  /** What `--baseline` left out: findings it knows, and how many it knows that are no longer found. */
  readonly baseline?: { readonly known: number; readonly stale: number };
  /** Files that could not be read, or not be written; what Helm stops at in a chart. */
  readonly problems: readonly {
    readonly path: string;
    readonly message: string;
    /** Where Helm stops. */
    readonly stage?: RenderStage;
    /** Counted from 1, where Helm names one. */
    readonly line?: number;
  }[];
}

export interface FixedFile {
  readonly path: string;
  /** How many findings of each rule were fixed. */
  readonly fixes: Readonly<Record<string, number>>;
}

export interface CheckSummary extends Readonly<Record<Severity, number>> {
  readonly files: number;
  readonly documents: number;
  readonly containers: number;
  readonly probes: number;
}

export interface ReportedFinding {
  readonly ruleId: string;
  readonly category: FindingCategory;
  readonly severity: Severity;
  readonly path: string;
  /** The n-th document of the file that is not empty, from 0. */
  readonly document: number;
  /** Index in a list's `items`. */
  readonly item: number | null;
  /** The object it is about, where it has containers and no template decides on its name. */
  readonly object: ReportedObject | null;
  readonly range: Range;
  readonly objectPath: string;
  readonly message: string;
  readonly apiMessage?: string;
  /** Of a chart: it is about probes that the values switch off, as if they were on. */
  readonly dormant?: true;
  readonly documentation?: string;
  readonly related?: readonly { readonly path: string; readonly range: Range; readonly message: string }[];
  /** Of a chart: everything rendered that has it from this place. */
  readonly rendered?: readonly RenderedObject[];
  readonly fixes: readonly ReportedFix[];
}

export interface RenderedObject extends ReportedObject {
  /** The file by Helm's name: `<chart>/templates/x.yaml`. */
  readonly rendered: string;
  readonly container: string | null;
  readonly objectPath: string;
}

export interface ReportedObject {
  readonly kind: string | null;
  readonly namespace: string | null;
  readonly name: string | null;
}

export interface ReportedFix {
  readonly title: string;
  readonly safety: 'safe' | 'changes-behaviour';
  readonly edits: readonly { readonly path: string; readonly range: Range; readonly newText: string }[];
}

/** Worst first. */
export const severities: readonly Severity[] = ['error', 'warning', 'information', 'hint'];

/** Whether a severity is at least as bad as another. */
export function reaches(severity: Severity, threshold: Severity): boolean {
  return severities.indexOf(severity) <= severities.indexOf(threshold);
}
