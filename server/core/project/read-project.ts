import type { Profile, RuleSeverities } from '../analysis.ts';
import { profiles } from '../analysis.ts';
import type { Finding, Fix, Severity } from '../finding.ts';
import { readKubernetesVersion } from '../kubernetes/version.ts';
import type { Message } from '../messages/message.ts';
import { message } from '../messages/message.ts';
import type { RuleId } from '../rules/rule-ids.ts';
import { isRuleId, ruleIds } from '../rules/rule-ids.ts';
import type { ScalarNode, YamlDocument, YamlNode } from '../yaml/node.ts';
import type { Member } from '../yaml/resolve.ts';
import { isMergeEntry, membersOf, resolveNode } from '../yaml/resolve.ts';
import type { MeantName } from './meant-name.ts';
import { meantKey, meantName, meantSeverity } from './meant-name.ts';
import { projectFinding } from './project-finding.ts';
import type { ProjectKey, ProjectSettings } from './project-settings.ts';
import { noProjectSettings, projectKeys, severityChoices } from './project-settings.ts';

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

function isNothing(node: YamlNode | null): boolean {
  return node?.kind === 'scalar' && node.value.type === 'null';
}

/** The text of a scalar as it is written, whatever type YAML gives it: `off` and `1.30` mean what they say. */
function textOf(node: YamlNode | null): string | null {
  return node?.kind === 'scalar' ? node.text.trim() : null;
}

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
      const globs = readGlobs(key, member, findings);
      return globs === null ? {} : { [key]: globs };
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

function readGlobs(
  key: 'include' | 'exclude',
  member: Member,
  findings: Finding[],
): readonly string[] | null {
  const { node, written } = member.value;
  if (node?.kind !== 'sequence') {
    const words = message('project-file-not-globs', { key });
    findings.push(projectFinding('project-file-invalid-value', written, words, listFix(member)));
    return null;
  }
  return node.items.flatMap((item) => {
    const { node: glob } = resolveNode(item.node);
    const text = glob?.kind === 'scalar' && glob.value.type === 'string' ? glob.text : '';
    if (text !== '') return [text];
    const words = message('project-file-not-a-glob', { key });
    findings.push(projectFinding('project-file-invalid-value', item.node, words));
    return [];
  });
}

/** One glob alone becomes a list of one. */
function listFix(member: Member): readonly Fix[] {
  const { node } = member.value;
  if (!isOwnScalar(member, node) || node.value.type !== 'string' || node.text === '') return [];
  const newText = `[${JSON.stringify(node.text)}]`;
  return [fixOf(message('fix-write-list', { value: newText }), 'safe', node, newText)];
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

function renameFix(
  { name, entry: { key }, via }: Member,
  meant: MeantName,
  present: ReadonlySet<string>,
): readonly Fix[] {
  if (present.has(meant.name) || via.length > 0 || key.kind !== 'scalar' || key.tag !== undefined) return [];
  const title = message('fix-rename-key', { key: name, name: meant.name });
  return [fixOf(title, safetyOf(meant), key, meant.name)];
}

interface Choice {
  readonly key: string;
  readonly known: readonly string[];
  readonly meant: MeantName | null;
}

function noChoice(member: Member, { key, known, meant }: Choice): Finding {
  const { node, written } = member.value;
  const args = { key, value: textOf(node) ?? '…', known: known.join(', ') };
  const fixes =
    meant && isOwnScalar(member, node)
      ? [fixOf(message('fix-write-value', { value: meant.name }), safetyOf(meant), node, meant.name)]
      : [];
  return projectFinding(
    'project-file-invalid-value',
    written,
    message('project-file-not-a-choice', args),
    fixes,
  );
}

/** Whether the value stands at its own place, in one piece and without an anchor that others refer to. */
function isOwnScalar({ value, via }: Member, node: YamlNode | null): node is ScalarNode {
  if (node?.kind !== 'scalar' || value.via.length > 0 || via.length > 0) return false;
  const isOneValue =
    node.style === 'plain' || node.style === 'single-quoted' || node.style === 'double-quoted';
  return isOneValue && node.anchor === undefined && node.tag === undefined;
}

/** Another word for the same is as good; what only looks alike has to be looked at. */
function safetyOf({ isSynonym }: MeantName): Fix['safety'] {
  return isSynonym ? 'safe' : 'changes-behaviour';
}

function fixOf(title: Message, safety: Fix['safety'], { span }: YamlNode, newText: string): Fix {
  return { title, safety, isPreferred: true, edits: [{ span, newText }] };
}
