import type { ProbeName } from '../kubernetes/probe.ts';
import type { RuleId } from './rule-ids.ts';

/** A check of another tool, and which of our rules say the same. */
export interface PeerCheck {
  readonly tool: PeerTool;
  readonly check: string;
  readonly rules: readonly RuleId[];
  /** It is about this probe only. */
  readonly probe?: ProbeName;
}

/** Tools whose ways to ignore a check are understood. */
export const peerTools = ['kube-linter', 'kube-score', 'Polaris', 'checkov', 'datree', 'KICS'] as const;
export type PeerTool = (typeof peerTools)[number];

const missingReadiness: readonly RuleId[] = ['probes-missing', 'readiness-missing-behind-service'];
const missingLiveness: readonly RuleId[] = ['probes-missing', 'liveness-missing'];
const missingEither: readonly RuleId[] = [...missingReadiness, 'liveness-missing'];
const undeclaredPort: readonly RuleId[] = ['probe-port-not-declared'];

/**
 * What other tools check of probes. Sources: kube-linter, docs/generated/checks.md; kube-score, README_CHECKS.md;
 * Polaris, docs/checks/reliability.md; checkov, docs/5.Policy Index/kubernetes.md; datree, hub.datree.io; KICS,
 * docs.kics.io/latest/queries/kubernetes-queries. Trivy, kubeconform and kubeaudit check nothing of probes.
 */
export const peerChecks: readonly PeerCheck[] = [
  { tool: 'kube-linter', check: 'no-liveness-probe', rules: missingLiveness },
  { tool: 'kube-linter', check: 'no-readiness-probe', rules: missingReadiness },
  { tool: 'kube-linter', check: 'liveness-port', rules: undeclaredPort, probe: 'livenessProbe' },
  { tool: 'kube-linter', check: 'readiness-port', rules: undeclaredPort, probe: 'readinessProbe' },
  { tool: 'kube-linter', check: 'startup-port', rules: undeclaredPort, probe: 'startupProbe' },
  { tool: 'kube-score', check: 'pod-probes', rules: missingEither },
  { tool: 'kube-score', check: 'pod-probes-identical', rules: ['liveness-same-as-readiness'] },
  { tool: 'Polaris', check: 'livenessProbeMissing', rules: missingLiveness },
  { tool: 'Polaris', check: 'readinessProbeMissing', rules: missingReadiness },
  { tool: 'checkov', check: 'CKV_K8S_8', rules: missingLiveness },
  { tool: 'checkov', check: 'CKV_K8S_9', rules: missingReadiness },
  { tool: 'datree', check: 'CONTAINERS_MISSING_LIVENESSPROBE_KEY', rules: missingLiveness },
  { tool: 'datree', check: 'CONTAINERS_MISSING_READINESSPROBE_KEY', rules: missingReadiness },
  { tool: 'KICS', check: 'ade74944-a674-4e00-859e-c6eab5bde441', rules: missingLiveness },
  { tool: 'KICS', check: 'a659f3b5-9bf0-438a-bd9a-7d3a6427f1e3', rules: missingReadiness },
];

/** The checks of a tool by name; all of them for `*`. */
export function checksOf(tool: PeerTool, check: string): readonly PeerCheck[] {
  return peerChecks.filter((peer) => peer.tool === tool && (check === '*' || peer.check === check));
}
