import { readCodeSpans } from '../../server/core/features/inline-text.ts';
import type { Suggestion } from '../../server/core/timeline/timeline-container.ts';
import type { WhatIfName } from '../../server/core/timeline/what-if.ts';
import { Line } from './line.tsx';
import type { Words } from './words.ts';

/** Which rules speak of what is being played through; the first that found something is told. */
const aptRules: Readonly<Record<WhatIfName, readonly string[]>> = {
  healthy: [],
  hang: ['liveness-inherits-long-grace-period', 'liveness-too-slow', 'liveness-too-aggressive'],
  'slow-boot': [
    'liveness-without-startup-protection',
    'startup-budget-too-small',
    'startup-budget-exceeds-progress-deadline',
    'liveness-long-initial-delay',
  ],
  'slow-replies': ['probe-timeout-default', 'timeout-exceeds-period', 'liveness-too-aggressive'],
  'dependency-down': [
    'liveness-depends-on-outside',
    'liveness-same-as-readiness',
    'aggregate-health-endpoint',
    'probe-path-role-swapped',
  ],
  crash: ['liveness-without-startup-protection'],
  flapping: ['liveness-single-failure', 'liveness-too-aggressive'],
  'pod-deleted': ['grace-period-shorter-than-prestop', 'prestop-missing'],
};

/** Errors first, then what speaks of this what-if, then the gravest. */
export function chooseSuggestion(suggestions: readonly Suggestion[], name: WhatIfName): Suggestion | null {
  const error = suggestions.find(({ severity }) => severity === 'error');
  if (error) return error;
  for (const rule of aptRules[name]) {
    const apt = suggestions.find(({ ruleId }) => ruleId === rule);
    if (apt) return apt;
  }
  return suggestions.find(({ severity }) => severity === 'warning') ?? null;
}

interface SuggestionProps {
  readonly suggestion: Suggestion;
  readonly words: Words;
  readonly onApply: (id: string) => void;
}

/** One thing worth changing, and the editor's own fix for it. */
export function SuggestionBar({ suggestion, words, onApply }: SuggestionProps) {
  return (
    <section class={`suggestion ${suggestion.severity}`} aria-label={words.say('timeline-view-suggestion')}>
      <p title={suggestion.text}>
        <Line line={readCodeSpans(firstSentences(suggestion.text))} />
      </p>
      <button type="button" class="main" onClick={() => onApply(suggestion.id)}>
        {suggestion.action}
      </button>
    </section>
  );
}

const longestText = 200;

/** As many whole sentences as a glance takes in, at least one. */
export function firstSentences(text: string): string {
  const sentences = text.split(/(?<=[.!?]) (?=\S)/);
  let shown = sentences[0] ?? text;
  for (const sentence of sentences.slice(1)) {
    if (shown.length + sentence.length > longestText) break;
    shown = `${shown} ${sentence}`;
  }
  return shown;
}
