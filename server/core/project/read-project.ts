import type { Profile, RuleSeverities } from '../analysis.ts';
import { profiles } from '../analysis.ts';
import type { Finding, Severity } from '../finding.ts';
import { readKubernetesVersion } from '../kubernetes/version.ts';
import { message } from '../messages/message.ts';
import type { RuleId } from '../rules/rule-ids.ts';
import { isRuleId, ruleIds } from '../rules/rule-ids.ts';
import type { YamlDocument } from '../yaml/node.ts';
import type { Member } from '../yaml/resolve.ts';
import { isMergeEntry, membersOf } from '../yaml/resolve.ts';
import { meantKey, meantName, meantSeverity } from './meant-name.ts';
import { projectFinding } from './project-finding.ts';
import type { ProjectKey, ProjectSettings } from './project-settings.ts';
import { noProjectSettings, projectKeys, severityChoices } from './project-settings.ts';
import { isNothing, noChoice, readTexts, renameFix, textOf } from './project-values.ts';
import { readHelmSettings } from './read-helm-settings.ts';

/** What a project file sets, and what in it has no effect. */
export interface ProjectReading {
  readonly settings: ProjectSettings;
  readonly findings: readonly Finding[];
}

/** Reads the settings of a project file. What cannot be read counts as not set, and is reported at its place. */
export function readProject({ root }: YamlDocument): ProjectReading {
  if (!root || isNothing(root)) return { settings: noProjectSettings, findings: [] };
  if (root.kind !== 'mapping') {
    const words = message('project-file-not-settings');
    return {
      settings: noProjectSettings,
      findings: [projectFinding('project-file-invalid-value', root, words)],
    };
  }
  const findings: Finding[] = [];
  const members = membersOf(root);
  const written = new Set(members.map(({ name }) => name));
  let settings: ProjectSettings = noProjectSettings;
  for (const member of members) {
    const key = projectKeys.find((known) => known === member.name);
    if (key !== undefined) settings = { ...settings, ...readSetting(key, member, findings) };
    else findings.push(unknownKey(member, written));
  }
  for (const entry of root.entries) {
    if (entry.name !== null || isMergeEntry(entry)) continue;
    const args = { key: '?', known: projectKeys.join(', ') };
    findings.push(
      projectFinding('project-file-unknown-key', entry.key, message('project-file-unknown-key', args)),
    );
  }
  return { settings, findings };
}

const globWords = { notAList: 'project-file-not-globs', notAnItem: 'project-file-not-a-glob' } as const;

function readSetting(
  key: ProjectKey,
  member: Member,
  findings: Finding[],
): Partial<Omit<ProjectSettings, 'rules'>> & { readonly rules?: RuleSeverities } {
  if (isNothing(member.value.node)) return {};
  switch (key) {
    case 'profile': {
      const profile = readProfile(member, findings);
      return profile === null ? {} : { profile };
    }
    case 'kubernetesVersion': {
      const version = readVersion(member, findings);
      return version === null ? {} : { kubernetesVersion: version };
    }
    case 'rules':
      return { rules: readRules(member, findings) };
    case 'include':
    case 'exclude': {
      const globs = readTexts(member, { key, ...globWords }, findings);
      return globs === null ? {} : { [key]: globs };
    }
    case 'helm': {
      const helm = readHelmSettings(member, findings);
      return helm === null ? {} : { helm };
    }
  }
}

function readProfile(member: Member, findings: Finding[]): Profile | null {
  const text = textOf(member.value.node);
  const profile = profiles.find((known) => known === text);
  if (profile !== undefined) return profile;
  findings.push(
    noChoice(member, { key: 'profile', known: profiles, meant: meantName(text ?? '', profiles) }),
  );
  return null;
}

function readVersion(member: Member, findings: Finding[]): string | null {
  const { node, written } = member.value;
  const text = textOf(node);
  if (text !== null && readKubernetesVersion(text).kind !== 'unreadable') return text;
  const words = message('project-file-not-a-version', { value: text ?? '…' });
  findings.push(projectFinding('project-file-invalid-value', written, words));
  return null;
}

function readRules(member: Member, findings: Finding[]): RuleSeverities {
  const { node, written } = member.value;
  if (node?.kind !== 'mapping') {
    const words = message('project-file-not-rules', { example: 'liveness-single-failure' });
    findings.push(projectFinding('project-file-invalid-value', written, words));
    return {};
  }
  const members = membersOf(node);
  const present = new Set(members.map(({ name }) => name));
  const chosen: { -readonly [Id in RuleId]?: Severity | 'off' } = {};
  for (const rule of members) {
    if (!isRuleId(rule.name)) {
      findings.push(unknownRule(rule, present));
      continue;
    }
    if (isNothing(rule.value.node)) continue;
    const text = textOf(rule.value.node);
    const severity = severityChoices.find((known) => known === text);
    if (severity !== undefined) chosen[rule.name] = severity;
    else {
      const meant = meantSeverity(text ?? '', severityChoices);
      findings.push(noChoice(rule, { key: rule.name, known: severityChoices, meant }));
    }
  }
  return chosen;
}

function unknownKey(member: Member, written: ReadonlySet<string>): Finding {
  const { name, entry } = member;
  const meant = meantKey(name, projectKeys);
  const args = { key: name, known: projectKeys.join(', ') };
  if (!meant || !takes(meant.name, member)) {
    return projectFinding('project-file-unknown-key', entry.key, message('project-file-unknown-key', args));
  }
  const words = message('project-file-unknown-key-near', { ...args, nearest: meant.name });
  return projectFinding('project-file-unknown-key', entry.key, words, renameFix(member, meant, written));
}

/** Whether the value fits another key: `version: 2` is no Kubernetes version. */
function takes(key: string, member: Member): boolean {
  const known = projectKeys.find((name) => name === key);
  const findings: Finding[] = [];
  if (known !== undefined) readSetting(known, member, findings);
  return known !== undefined && findings.length === 0;
}

function unknownRule(member: Member, present: ReadonlySet<string>): Finding {
  const { name, entry } = member;
  const meant = meantName(name, ruleIds);
  const words = meant
    ? message('project-file-unknown-rule-near', { rule: name, nearest: meant.name })
    : message('project-file-unknown-rule', { rule: name });
  const fixes = meant ? renameFix(member, meant, present) : [];
  return projectFinding('project-file-unknown-rule', entry.key, words, fixes);
}
