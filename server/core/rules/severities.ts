import type { AnalysisContext, ValidationScope } from '../analysis.ts';
import type { Finding } from '../finding.ts';
import { helmRuleIds } from '../helm/judge/rules/ids.ts';
import type { ProbedContainer } from '../kubernetes/probe.ts';
import { probeNames } from '../kubernetes/probe.ts';
import type { Span } from '../text/span.ts';
import { rules } from './index.ts';
import { isAsked } from './run.ts';

/** Findings as the settings want them: of another severity, or not at all. */
export function withSeverities(
  findings: readonly Finding[],
  { severities }: AnalysisContext,
): readonly Finding[] {
  if (!severities) return findings;
  return findings.flatMap((finding) => {
    const severity = severities[finding.ruleId];
    if (severity === undefined || severity === finding.severity) return [finding];
    return severity === 'off' ? [] : [{ ...finding, severity }];
  });
}

/** Whether settings turn a rule off, their profile does not ask it, or it is asked only where a chart is rendered. */
export function isOff(ruleId: string, context: AnalysisContext): boolean {
  const { severities } = context;
  if (helmRuleIds.some((id) => id === ruleId)) return true;
  const isTurnedOff = Object.entries(severities ?? {}).some(
    ([id, severity]) => id === ruleId && severity === 'off',
  );
  return isTurnedOff || rules.some((rule) => rule.id === ruleId && !isAsked(rule, context));
}

const aboutProbes = /(?:^|\.)(?:livenessProbe|readinessProbe|startupProbe|lifecycle)(?:\.|$)/;

/** Findings that the scope lets through. What other tools say about any YAML is left to them in the scope of probes. */
export function inScope(
  findings: readonly Finding[],
  scope: ValidationScope | undefined,
  containers: readonly ProbedContainer[],
): readonly Finding[] {
  if (scope !== 'probes') return findings;
  const places = containers.flatMap(placesAboutProbes);
  return findings.filter(
    ({ ruleId, category, objectPath, span }) =>
      ruleId === 'probe-unknown-or-misplaced-field' ||
      category === 'risk' ||
      category === 'runtime' ||
      category === 'suppression' ||
      category === 'settings' ||
      (objectPath === ''
        ? places.some((place) => place.start <= span.start && span.end <= place.end)
        : aboutProbes.test(objectPath)),
  );
}

function placesAboutProbes(container: ProbedContainer): readonly Span[] {
  const probes = probeNames.flatMap((name) => {
    const probe = container.probes[name];
    return probe.kind === 'probe' ? [{ start: probe.keySpan.start, end: probe.span.end }] : [];
  });
  const hooks = [container.postStart, container.preStop].flatMap((hook) => (hook ? [hook.span] : []));
  return [...probes, ...hooks];
}
