import { nearestName } from '../validation/unknown-field-suggestion.ts';

/** What was probably meant by a name that is none of those known. */
export interface MeantName {
  readonly name: string;
  /** Another word for the same, not a guess by its letters. */
  readonly isSynonym: boolean;
}

/** Other tools' words for our settings, in lower case without `-`, `_` and `.`. */
const keySynonyms: Readonly<Record<string, string>> = {
  version: 'kubernetesVersion',
  k8sversion: 'kubernetesVersion',
  kubeversion: 'kubernetesVersion',
  kubeprobeskubernetesversion: 'kubernetesVersion',
  kubeprobesprofile: 'profile',
  kubeprobesrules: 'rules',
  kubeprobesfilesinclude: 'include',
  kubeprobesfilesexclude: 'exclude',
  preset: 'profile',
  severities: 'rules',
  severity: 'rules',
  checks: 'rules',
  files: 'include',
  ignore: 'exclude',
  ignores: 'exclude',
  ignorepaths: 'exclude',
  skip: 'exclude',
};

const severitySynonyms: Readonly<Record<string, string>> = {
  critical: 'error',
  danger: 'error',
  err: 'error',
  warn: 'warning',
  info: 'information',
  note: 'information',
  notice: 'information',
  false: 'off',
  no: 'off',
  none: 'off',
  ignore: 'off',
  ignored: 'off',
  disable: 'off',
  disabled: 'off',
  skip: 'off',
};

const noSynonyms: Readonly<Record<string, string>> = {};

function meant(
  asked: string,
  known: readonly string[],
  synonyms: Readonly<Record<string, string>>,
): MeantName | null {
  const folded = asked.toLowerCase().replace(/[-_.]/g, '');
  const same = known.find((name) => name.toLowerCase().replace(/[-_.]/g, '') === folded);
  if (same !== undefined) return { name: same, isSynonym: true };
  const synonym = Object.hasOwn(synonyms, folded) ? synonyms[folded] : undefined;
  if (synonym !== undefined) return { name: synonym, isSynonym: true };
  const name = nearestName(asked, known);
  return name === undefined ? null : { name, isSynonym: false };
}

export function meantKey(asked: string, keys: readonly string[]): MeantName | null {
  return meant(asked, keys, keySynonyms);
}

export function meantSeverity(asked: string, severities: readonly string[]): MeantName | null {
  return meant(asked, severities, severitySynonyms);
}

export function meantName(asked: string, known: readonly string[]): MeantName | null {
  return meant(asked, known, noSynonyms);
}
