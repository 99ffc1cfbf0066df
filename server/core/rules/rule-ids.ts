import { helmRuleIds } from '../helm/judge/rules/ids.ts';
import { projectRuleIds } from '../project/ids.ts';
import { execRuleIds } from './exec/ids.ts';
import { targetRuleIds } from './target/ids.ts';
import { timingRuleIds } from './timing/ids.ts';
import { workloadRuleIds } from './workload/ids.ts';

/** Defects that stand in the text's form: how it is read before anything is known about Kubernetes. */
const readingRules = [
  'yaml-syntax',
  'template-outside-chart',
  'duplicate-key',
  'merge-overrides-key',
] as const;

/** What kubectl or the API server's decoder refuses. */
const decodeRules = [
  'missing-api-version',
  'missing-kind',
  'malformed-api-version',
  'not-an-object',
  'unknown-kind',
  'type-mismatch',
  'unknown-field',
  'field-behind-feature-gate',
  'probe-unknown-or-misplaced-field',
  'probe-timing-invalid-number',
] as const;

/** What the API server's validation refuses, or warns of; and what the kubelet will certainly fail at. */
const validationRules = [
  'probe-handler-missing',
  'probe-handler-multiple',
  'success-threshold-not-one',
  'probe-grace-period-invalid',
  'probe-port-quoted-number',
  'probe-port-invalid',
  'exec-command-missing',
  'http-get-invalid',
  'probe-on-init-or-ephemeral-container',
  'probe-named-port-undefined',
  'hook-handler-missing',
  'hook-handler-multiple',
  'hook-port-invalid',
  'hook-named-port-undefined',
  'hook-tcp-socket',
  'sleep-exceeds-grace-period',
  'sleep-too-short',
  'grace-period-negative',
  'active-deadline-invalid',
  'container-name-missing',
  'container-name-duplicate',
  'container-port-invalid',
  'container-port-duplicate',
  'container-port-overlap',
  'port-name-in-two-containers',
  'host-port-conflict',
  'host-port-mismatch',
  'host-ip-without-host-port',
  'ephemeral-containers-refused',
  'ephemeral-container-field-refused',
  'ephemeral-container-target-unknown',
  'container-restart-policy-invalid',
  'restart-rule-invalid',
  'restart-policy-invalid',
  'readiness-gate-invalid',
  'pod-os-invalid',
  'rollout-setting-invalid',
] as const;

const riskRules = [
  'liveness-without-startup-protection',
  ...timingRuleIds,
  ...targetRuleIds,
  ...execRuleIds,
  ...workloadRuleIds,
] as const;

const suppressionRules = ['ignore-unused', 'ignore-unknown-rule'] as const;

/** The id of every kind of defect the product can name, in the order in which they are documented. */
export const ruleIds = [
  ...readingRules,
  ...decodeRules,
  ...validationRules,
  ...riskRules,
  ...helmRuleIds,
  ...suppressionRules,
  ...projectRuleIds,
] as const;

export type RuleId = (typeof ruleIds)[number];

export function isRuleId(text: string): text is RuleId {
  return (ruleIds as readonly string[]).includes(text);
}
