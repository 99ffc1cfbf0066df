import type { ProbeName, TimingFieldName } from '../kubernetes/probe.ts';

/** What somebody changes in the view of a timeline, to be written into the text or into the files of a chart. */
export type TimelineChange =
  /** `probe` is null for the Pod's grace period; a null value takes the field away. */
  | {
      readonly kind: 'number';
      readonly probe: ProbeName | null;
      readonly field: TimingFieldName;
      readonly value: number | null;
    }
  | { readonly kind: 'fix'; readonly suggestion: string }
  | { readonly kind: 'add'; readonly probe: ProbeName };
