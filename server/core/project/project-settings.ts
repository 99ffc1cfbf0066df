import type { Profile, RuleSeverities } from '../analysis.ts';
import type { Severity } from '../finding.ts';
import type { ValuesSettings } from '../helm/values-choice.ts';
import type { MessageId } from '../messages/message.ts';

/** What a project file sets; what it leaves out, or says in a way that cannot be read, is absent. */
export interface ProjectSettings {
  readonly profile?: Profile;
  readonly rules: RuleSeverities;
  /** As written; `readKubernetesVersion` reads it. */
  readonly kubernetesVersion?: string;
  /** Globs on paths relative to the project file's folder. */
  readonly include?: readonly string[];
  readonly exclude?: readonly string[];
  readonly helm?: ProjectHelmSettings;
}

/** What charts are rendered with; see `ValuesSettings`. */
export interface ProjectHelmSettings {
  readonly valuesFiles?: readonly string[];
  readonly profiles: ValuesSettings['profiles'];
  /** Whether probes that the values switch off are judged, too. */
  readonly checkDormantProbes?: boolean;
}

export const noHelmSettings: ProjectHelmSettings = { profiles: {} };

export const noProjectSettings: ProjectSettings = { rules: {} };

/** The keys of a project file, in the order in which they are offered. */
export const projectKeys = ['profile', 'rules', 'kubernetesVersion', 'include', 'exclude', 'helm'] as const;

/** The keys below `helm`. */
export const helmKeys = ['valuesFiles', 'profiles', 'checkDormantProbes'] as const;
export type ProjectKey = (typeof projectKeys)[number];

/** What each of them means. */
export const keyMeanings = {
  profile: 'project-key-profile',
  rules: 'project-key-rules',
  kubernetesVersion: 'project-key-kubernetes-version',
  include: 'project-key-include',
  exclude: 'project-key-exclude',
  helm: 'project-key-helm',
} as const satisfies Record<ProjectKey, MessageId>;

export const helmKeyMeanings = {
  valuesFiles: 'project-key-helm-values-files',
  profiles: 'project-key-helm-profiles',
  checkDormantProbes: 'project-key-helm-dormant',
} as const satisfies Record<(typeof helmKeys)[number], MessageId>;

/** What a rule can be set to, worst first. */
export const severityChoices: readonly (Severity | 'off')[] = [
  'error',
  'warning',
  'information',
  'hint',
  'off',
];
