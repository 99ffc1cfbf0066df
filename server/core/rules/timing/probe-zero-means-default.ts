import { fixesWith } from '../../edits/index.ts';
import type { Fix } from '../../finding.ts';
import type { TimingFieldName } from '../../kubernetes/probe.ts';
import { timingFieldNames } from '../../kubernetes/probe.ts';
import { timingFields } from '../../kubernetes/probe-fields.ts';
import { message } from '../../messages/message.ts';
import type { ProbeRule, Subject } from '../rule.ts';
import { defineRule } from '../rule.ts';
import { hasToStay } from './spelled-out.ts';
import type { ProbePlace } from './timing-place.ts';
import { numberSpan, removeNumber, writeTiming } from './timing-place.ts';

/** A 0 that the API server takes for "not set". */
export const probeZeroMeansDefault = defineRule<ProbeRule>({
  id: 'probe-zero-means-default',
  category: 'risk',
  concern: 'risk',
  severity: 'warning',
  profile: 'recommended',
  fix: 'safe',
  appliesTo: ['startupProbe', 'livenessProbe', 'readinessProbe'],
  quietFor: [],
  docs: {
    title: 'probe-zero-means-default-title',
    what: 'probe-zero-means-default-what',
    why: 'probe-zero-means-default-why',
    instead: 'probe-zero-means-default-instead',
  },
  check(subject) {
    const { container, probe } = subject;
    return replacedZeros.flatMap(({ name, defaultValue }) => {
      const field = probe.timing[name];
      if (field.kind !== 'known' || field.value !== 0) return [];
      return [
        {
          span: numberSpan(container, probe, name),
          objectPath: `${probe.objectPath}.${name}`,
          message: message(`probe-zero-means-default-${kindOf(name)}`, { field: name, value: defaultValue }),
          fixes: honestNumbers(subject, name, defaultValue),
        },
      ];
    });
  },
});

/** What stands at 0 to mean something the API does not know. */
const replacedZeros = timingFieldNames.flatMap((name) => {
  const definition = timingFields[name];
  return 'zeroMeansDefault' in definition && definition.zeroMeansDefault
    ? [{ name, defaultValue: definition.defaultValue ?? 0 }]
    : [];
});

function kindOf(name: TimingFieldName): 'timeout' | 'failures' | 'other' {
  if (name === 'timeoutSeconds') return 'timeout';
  return name === 'failureThreshold' ? 'failures' : 'other';
}

function honestNumbers(place: Subject & ProbePlace, name: TimingFieldName, value: number): readonly Fix[] {
  const written = fixesWith(
    { title: message('fix-set-field', { field: name, value }), safety: 'safe', isPreferred: true },
    writeTiming(place, { [name]: value }),
  );
  // What a patch does not say is its base's; and a timeout is better written than left to its default of one second.
  if (place.container.object.role === 'patch' || name === 'timeoutSeconds') return written;
  if (hasToStay(place, name)) return written;
  const { name: owner } = place.probe;
  return [
    ...written,
    ...fixesWith(
      { title: message('fix-remove-field', { field: name, owner }), safety: 'safe', isPreferred: false },
      removeNumber(place, name),
    ),
  ];
}
