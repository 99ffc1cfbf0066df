import type {
  Language,
  Profile,
  ProjectSettings,
  RuleSeverities,
  ValidationScope,
  ValuesSettings,
} from '../core/index.ts';
import {
  isRuleId,
  languageOfLocale,
  languages,
  noHelmSettings,
  profiles,
  severityChoices,
} from '../core/index.ts';
import { pickedValuesKey, setInWorkspaceKey } from './protocol.ts';

/** The section that all settings stand in. */
export const settingsSection = 'kubeProbes';

/** What a user can set, for one resource. */
export interface Settings {
  readonly enable: boolean;
  readonly language: Language | 'auto';
  /** As written; `readKubernetesVersion` reads it. */
  readonly kubernetesVersion: string;
  readonly hoverLinks: boolean;
  readonly codeLens: boolean;
  readonly inlayHints: { readonly computed: boolean; readonly defaults: boolean };
  readonly rules: RuleSeverities;
  readonly profile: Profile;
  /** `auto`: all, but beside another YAML extension only what that one cannot know. */
  readonly validationScope: ValidationScope | 'auto';
  /** Globs on paths relative to the folder that is open. */
  readonly files: { readonly include: readonly string[]; readonly exclude: readonly string[] };
  readonly helm: HelmSettings;
}

/** What charts are rendered with, and what of them is judged. */
export interface HelmSettings extends ValuesSettings {
  /** The id of what the user picked in the editor for the chart; null where nothing. */
  readonly picked: string | null;
  /** Whether probes that the values switch off are judged, too. */
  readonly checkDormantProbes: boolean;
}

export const defaultSettings: Settings = {
  enable: true,
  language: 'auto',
  kubernetesVersion: 'auto',
  hoverLinks: true,
  codeLens: true,
  inlayHints: { computed: true, defaults: false },
  rules: {},
  profile: 'recommended',
  validationScope: 'auto',
  files: { include: [], exclude: [] },
  helm: { valuesFiles: [], profiles: {}, picked: null, checkDormantProbes: false },
};

/** Reads the section as a client hands it over; what has another type than expected counts as not set. */
export function readSettings(section: unknown): Settings {
  const enable = at(section, 'enable');
  const language = at(section, 'language');
  const version = at(section, 'kubernetesVersion');
  const links = at(section, 'hover', 'links');
  const scope = at(section, 'validation', 'scope');
  const profile = at(section, 'profile');
  return {
    enable: typeof enable === 'boolean' ? enable : defaultSettings.enable,
    language: languages.find((known) => known === language) ?? defaultSettings.language,
    kubernetesVersion: readVersion(version),
    hoverLinks: typeof links === 'boolean' ? links : defaultSettings.hoverLinks,
    codeLens: switchedOn(at(section, 'codeLens'), defaultSettings.codeLens),
    inlayHints: {
      computed: switchedOn(at(section, 'inlayHints', 'computed'), defaultSettings.inlayHints.computed),
      defaults: switchedOn(at(section, 'inlayHints', 'defaults'), defaultSettings.inlayHints.defaults),
    },
    rules: readRules(at(section, 'rules')),
    profile: profiles.find((known) => known === profile) ?? defaultSettings.profile,
    validationScope: scope === 'probes' || scope === 'pod' ? scope : defaultSettings.validationScope,
    files: {
      include: texts(at(section, 'files', 'include')),
      exclude: texts(at(section, 'files', 'exclude')),
    },
    helm: readHelmSettings(section),
  };
}

function readHelmSettings(section: unknown): HelmSettings {
  const picked = at(section, pickedValuesKey);
  return {
    valuesFiles: texts(at(section, 'helm', 'valuesFiles')),
    profiles: readProfiles(at(section, 'helm', 'profiles')),
    picked: typeof picked === 'string' ? picked : null,
    checkDormantProbes: switchedOn(
      at(section, 'helm', 'checkDormantProbes'),
      defaultSettings.helm.checkDormantProbes,
    ),
  };
}

function readProfiles(value: unknown): ValuesSettings['profiles'] {
  if (typeof value !== 'object' || value === null) return {};
  return Object.fromEntries(Object.entries(value).map(([name, files]) => [name, texts(files)]));
}

/** What the settings say of rules that exist, in severities that exist. */
function readRules(value: unknown): RuleSeverities {
  if (typeof value !== 'object' || value === null) return {};
  const entries = Object.entries(value).flatMap(([id, written]) => {
    const severity = severityChoices.find((known) => known === written);
    return isRuleId(id) && severity !== undefined ? [[id, severity] as const] : [];
  });
  return Object.fromEntries(entries);
}

function switchedOn(value: unknown, fallback: boolean): boolean {
  return typeof value === 'boolean' ? value : fallback;
}

function texts(value: unknown): readonly string[] {
  return Array.isArray(value) ? value.filter((item) => typeof item === 'string') : [];
}

/** A JSON number loses its last digit (`1.30` → 1.3), so a number is only taken where that can't mislead. */
function readVersion(value: unknown): string {
  if (typeof value === 'string') return value;
  return typeof value === 'number' && /^1\.\d\d$/.test(String(value))
    ? String(value)
    : defaultSettings.kubernetesVersion;
}

/** Whose globs decide whether a file is left out: those of the settings, or those of the project file. */
export type GlobsOwner = 'settings' | 'project';

/** Settings in which a project file has had its say. */
export interface ProjectedSettings {
  readonly settings: Settings;
  readonly globsOf: { readonly include: GlobsOwner; readonly exclude: GlobsOwner };
}

/**
 * What is set for a folder or workspace wins over the project file, and the project file over the user's settings for
 * all of their work and the defaults: each setting by itself, each rule by itself. Of a client that cannot tell these
 * apart, what it sends counts as set for the folder.
 */
export function withProject(section: unknown, project: ProjectSettings): ProjectedSettings {
  const settings = readSettings(section);
  const own = at(section, setInWorkspaceKey) ?? section;
  const isOwn = (...names: readonly [string, string?]): boolean => (at(own, ...names) ?? null) !== null;
  const { profile, kubernetesVersion: version, include, exclude, helm = noHelmSettings } = project;
  const files = {
    include: isOwn('files', 'include') ? undefined : include,
    exclude: isOwn('files', 'exclude') ? undefined : exclude,
  };
  return {
    settings: {
      ...settings,
      profile: isOwn('profile') ? settings.profile : (profile ?? settings.profile),
      kubernetesVersion: isOwn('kubernetesVersion')
        ? settings.kubernetesVersion
        : (version ?? settings.kubernetesVersion),
      rules: { ...settings.rules, ...project.rules, ...readRules(at(own, 'rules')) },
      files: {
        include: files.include ?? settings.files.include,
        exclude: files.exclude ?? settings.files.exclude,
      },
      helm: {
        ...settings.helm,
        valuesFiles: isOwn('helm', 'valuesFiles')
          ? settings.helm.valuesFiles
          : (helm.valuesFiles ?? settings.helm.valuesFiles),
        profiles: {
          ...settings.helm.profiles,
          ...helm.profiles,
          ...readProfiles(at(own, 'helm', 'profiles')),
        },
        checkDormantProbes: isOwn('helm', 'checkDormantProbes')
          ? settings.helm.checkDormantProbes
          : (helm.checkDormantProbes ?? settings.helm.checkDormantProbes),
      },
    },
    globsOf: {
      include: files.include ? 'project' : 'settings',
      exclude: files.exclude ? 'project' : 'settings',
    },
  };
}

/** The section inside what a client sends unasked: the whole of its settings, or the section itself. */
export function sectionOf(settings: unknown): unknown {
  return at(settings, settingsSection) ?? settings;
}

export function languageFor(settings: Settings, locale: string | undefined): Language {
  return settings.language === 'auto' ? languageOfLocale(locale) : settings.language;
}

/** Looks up `first.second`, nested or as one dotted key. */
function at(section: unknown, first: string, second?: string): unknown {
  if (typeof section !== 'object' || section === null) return undefined;
  const record = section as Record<string, unknown>;
  if (second === undefined) return record[first];
  return record[`${first}.${second}`] ?? at(record[first], second);
}
