import type { MessageId } from '../messages/message.ts';
import type { DocumentationPage } from './documentation-pages.ts';
import type { ProbeName } from './probe.ts';
import type { KubernetesVersion } from './version.ts';

/** What the API server's Go type holds. `int-or-string` is `intstr.IntOrString`. */
export type FieldType = 'int32' | 'int64' | 'string' | 'boolean' | 'int-or-string' | 'object' | 'list';

/** A step in a field's life, reached in minor release 1.`minor`. A field that is not enabled is dropped by default servers. */
export interface FieldStage {
  readonly minor: number;
  readonly stage: 'alpha' | 'beta' | 'stable' | 'deprecated';
  readonly isEnabled: boolean;
}

/** Everything the product knows about one field of the API; no other place repeats these facts. */
export interface FieldDefinition {
  readonly name: string;
  readonly type: FieldType;
  readonly isRequired: boolean;
  /** What an absent field becomes; null where nothing takes its place. */
  readonly defaultValue: number | string | boolean | null;
  /** The least value that means what it says: the API server also takes 0 where `zeroMeansDefault`. */
  readonly minimum: number | null;
  /** Null where only the type limits the value. */
  readonly maximum: number | null;
  /** For a string: all the API server accepts; null for any. */
  readonly allowedValues: readonly string[] | null;
  /** The API server replaces a written 0 by the default before it validates (`SetDefaults_Probe`). */
  readonly zeroMeansDefault: boolean;
  /** The probes that may carry the field; for fields outside probes all three. */
  readonly probes: readonly ProbeName[];
  /** Oldest first, never empty. */
  readonly stages: readonly FieldStage[];
  /** The feature gate that decides, as long as there is one. */
  readonly featureGate: string | null;
  readonly page: DocumentationPage;
  /** One sentence: what the field is for. */
  readonly meaning: MessageId;
}

/** The field's stage in a release, or null before it existed. */
export function stageAt(
  field: Pick<FieldDefinition, 'stages'>,
  version: KubernetesVersion,
): FieldStage | null {
  return field.stages.filter((stage) => stage.minor <= version.minor).at(-1) ?? null;
}

const sinceTheBeginning: readonly FieldStage[] = [{ minor: 0, stage: 'stable', isEnabled: true }];
const allProbes: readonly ProbeName[] = ['startupProbe', 'livenessProbe', 'readinessProbe'];

/** What most fields have in common: optional, unlimited, in every release, in every probe. */
export const ordinary = {
  isRequired: false,
  defaultValue: null,
  minimum: null,
  maximum: null,
  allowedValues: null,
  zeroMeansDefault: false,
  probes: allProbes,
  stages: sinceTheBeginning,
  featureGate: null,
} as const;

/** Shorthands for the steps of a field's life. */
export const alpha = (minor: number): FieldStage => ({ minor, stage: 'alpha', isEnabled: false });
export const beta = (minor: number): FieldStage => ({ minor, stage: 'beta', isEnabled: true });
export const betaOff = (minor: number): FieldStage => ({ minor, stage: 'beta', isEnabled: false });
export const stable = (minor: number): FieldStage => ({ minor, stage: 'stable', isEnabled: true });
