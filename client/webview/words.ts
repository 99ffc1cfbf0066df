import type { ProbeName, TimingFieldName } from '../../server/core/kubernetes/probe.ts';
import type { Language } from '../../server/core/messages/message.ts';
import type { ProbeKind } from '../../server/core/simulation/scenario.ts';
import type { TimelineText, TimelineTextId } from '../../server/core/timeline/timeline-text.ts';
import { secondsOf, timelineText, timelineWords } from '../../server/core/timeline/timeline-text.ts';

/** Says things in the language of the view. */
export interface Words {
  readonly language: Language;
  readonly say: (id: TimelineTextId, args?: TimelineText['args']) => string;
  readonly render: (text: TimelineText) => string;
  /** `28 s` */
  readonly seconds: (ms: number) => string;
}

export function wordsIn(language: Language): Words {
  const render = (text: TimelineText): string => timelineWords(text, language);
  return {
    language,
    render,
    say: (id, args = {}) => render(timelineText(id, args)),
    seconds: (ms) => render(secondsOf(ms)),
  };
}

export const probeNameOf: Readonly<Record<ProbeKind, ProbeName>> = {
  startup: 'startupProbe',
  liveness: 'livenessProbe',
  readiness: 'readinessProbe',
};

export const fieldLabels: Readonly<Record<TimingFieldName, TimelineTextId>> = {
  initialDelaySeconds: 'timeline-field-initial-delay',
  periodSeconds: 'timeline-field-period',
  timeoutSeconds: 'timeline-field-timeout',
  successThreshold: 'timeline-field-success',
  failureThreshold: 'timeline-field-failure',
  terminationGracePeriodSeconds: 'timeline-field-grace',
};

/** Thresholds are counted, the rest is measured. */
export function hasSeconds(field: TimingFieldName): boolean {
  return field.endsWith('Seconds');
}
