import type { FieldDefinition } from '../kubernetes/field-definition.ts';
import { stageAt } from '../kubernetes/field-definition.ts';
import { formatKubernetesVersion } from '../kubernetes/version.ts';
import type { Message } from '../messages/message.ts';
import { message } from '../messages/message.ts';
import type { HoverText } from './hover-probe-view.ts';
import { code } from './markdown.ts';

/** What the chosen Kubernetes version does with a field that it does not know or has switched off. */
export function versionCaution(
  definition: FieldDefinition,
  { version }: Pick<HoverText, 'version'>,
): Message | null {
  const stage = stageAt(definition, version);
  const args = { version: formatKubernetesVersion(version) };
  if (stage?.isEnabled) return null;
  if (stage) return message('hover-disabled-field', { ...args, gate: code(definition.featureGate ?? '') });
  const [first] = definition.stages;
  return message('hover-unknown-field', { ...args, since: `1.${first?.minor ?? 0}` });
}
