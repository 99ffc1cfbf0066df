import type { Finding } from '../finding.ts';
import { message } from '../messages/message.ts';
import type { Member } from '../yaml/resolve.ts';
import { membersOf } from '../yaml/resolve.ts';
import { meantName } from './meant-name.ts';
import { projectFinding } from './project-finding.ts';
import { helmKeys, noHelmSettings, type ProjectHelmSettings } from './project-settings.ts';
import { isNothing, noChoice, readTexts, renameFix, textOf } from './project-values.ts';

/** Reads what a project file says of charts; null where that is no mapping. */
export function readHelmSettings(member: Member, findings: Finding[]): ProjectHelmSettings | null {
  const { node, written } = member.value;
  if (node?.kind !== 'mapping') {
    findings.push(projectFinding('project-file-invalid-value', written, message('project-file-not-helm')));
    return null;
  }
  const members = membersOf(node);
  const present = new Set(members.map(({ name }) => name));
  let settings = noHelmSettings;
  for (const setting of members) {
    const key = helmKeys.find((known) => known === setting.name);
    if (key === undefined) findings.push(unknownKey(setting, present));
    else if (!isNothing(setting.value.node))
      settings = { ...settings, ...readSetting(key, setting, findings) };
  }
  return settings;
}

function readSetting(
  key: (typeof helmKeys)[number],
  member: Member,
  findings: Finding[],
): Partial<ProjectHelmSettings> {
  switch (key) {
    case 'valuesFiles': {
      const files = readTexts(member, { key: `helm.${key}`, ...fileWords }, findings);
      return files === null ? {} : { valuesFiles: files };
    }
    case 'profiles':
      return { profiles: readProfiles(member, findings) };
    case 'checkDormantProbes': {
      const isChecked = readBoolean(member, findings);
      return isChecked === null ? {} : { checkDormantProbes: isChecked };
    }
  }
}

const fileWords = { notAList: 'project-file-not-files', notAnItem: 'project-file-not-a-file' } as const;

function readProfiles(member: Member, findings: Finding[]): ProjectHelmSettings['profiles'] {
  const { node, written } = member.value;
  if (node?.kind !== 'mapping') {
    const words = message('project-file-not-profiles');
    findings.push(projectFinding('project-file-invalid-value', written, words));
    return {};
  }
  const profiles = membersOf(node).flatMap((profile) => {
    const files = readTexts(profile, { key: `helm.profiles.${profile.name}`, ...fileWords }, findings);
    return files === null ? [] : [[profile.name, files] as const];
  });
  return Object.fromEntries(profiles);
}

const booleans = ['true', 'false'] as const;

function readBoolean(member: Member, findings: Finding[]): boolean | null {
  const { node } = member.value;
  if (node?.kind === 'scalar' && node.value.type === 'boolean') return node.value.value;
  const meant = meantName(textOf(node) ?? '', booleans);
  findings.push(noChoice(member, { key: `helm.${member.name}`, known: booleans, meant }));
  return null;
}

function unknownKey(member: Member, present: ReadonlySet<string>): Finding {
  const { name, entry } = member;
  const meant = meantName(name, helmKeys);
  const args = { key: `helm.${name}`, known: helmKeys.map((key) => `helm.${key}`).join(', ') };
  const words = meant
    ? message('project-file-unknown-key-near', { ...args, nearest: meant.name })
    : message('project-file-unknown-key', args);
  return projectFinding(
    'project-file-unknown-key',
    entry.key,
    words,
    meant ? renameFix(member, meant, present) : [],
  );
}
