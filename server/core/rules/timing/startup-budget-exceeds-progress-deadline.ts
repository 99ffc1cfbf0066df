import type { EditResult } from '../../edits/index.ts';
import {
  declined,
  fixesWith,
  insertInOrder,
  isShared,
  setScalar,
  writtenMapping,
} from '../../edits/index.ts';
import { message } from '../../messages/message.ts';
import { readDocument } from '../../read-document.ts';
import type { ProbeRule } from '../rule.ts';
import { defineRule } from '../rule.ts';
import { hasTemplateBlock } from '../template-blocks.ts';
import { exceeds, rolloutOf, startAllowance, timingOf } from './timing-limits.ts';
import type { ProbePlace } from './timing-place.ts';
import { nodeAt, probeSpan } from './timing-place.ts';

/** A start that may take longer than the rollout waits. */
export const startupBudgetExceedsProgressDeadline = defineRule<ProbeRule>({
  id: 'startup-budget-exceeds-progress-deadline',
  category: 'risk',
  concern: 'reliability',
  severity: 'information',
  profile: 'recommended',
  fix: 'changes-behaviour',
  appliesTo: ['startupProbe', 'livenessProbe'],
  quietFor: [],
  docs: {
    title: 'startup-budget-exceeds-progress-deadline-title',
    what: 'startup-budget-exceeds-progress-deadline-what',
    why: 'startup-budget-exceeds-progress-deadline-why',
    instead: 'startup-budget-exceeds-progress-deadline-instead',
  },
  check({ container, probe, source, shared }) {
    const rollout = rolloutOf(container);
    const allowed = startAllowance(container, probe, timingOf(container, probe));
    if (rollout === null || allowed === null || !exceeds(allowed, rollout)) return [];
    const { deadlineSeconds: deadline, minReadySeconds } = rollout;
    const value = Math.ceil((allowed + minReadySeconds + marginSeconds) / 60) * 60;
    return [
      {
        span: probeSpan(container, probe),
        objectPath: probe.objectPath,
        message:
          minReadySeconds > 0
            ? message('startup-budget-exceeds-progress-deadline-ready', {
                allowed,
                deadline,
                ready: minReadySeconds,
              })
            : message('startup-budget-exceeds-progress-deadline', { allowed, deadline }),
        fixes: fixesWith(
          {
            title: message('fix-set-field', { field: deadlineField, value }),
            safety: 'changes-behaviour',
            isPreferred: true,
          },
          writeDeadline({ container, probe, source, shared }, value),
        ),
      },
    ];
  },
});

/** What scheduling, pulling the image and the controllers take besides. */
const marginSeconds = 60;
const deadlineField = 'progressDeadlineSeconds';
/** An int32. */
const largestDeadlineSeconds = 2 ** 31 - 1;

/** In the order in which such objects are usually written. */
const specOrder = [
  'replicas',
  'revisionHistoryLimit',
  'minReadySeconds',
  deadlineField,
  'paused',
  'selector',
  'strategy',
  'template',
];

function writeDeadline({ container, source, shared }: ProbePlace, seconds: number): EditResult {
  const { object } = container;
  const field = object.progressDeadlineSeconds;
  if (field.kind === 'unknown') return declined('template');
  if (seconds > largestDeadlineSeconds) return declined('layout');
  if (field.kind === 'known') {
    const isElsewhere = field.via.length > 0 || isShared(field.span, shared);
    return isElsewhere ? declined('shared') : setScalar(source.text, field.span, seconds);
  }
  const spec = nodeAt(readDocument(source).root, object.span)?.entries.find(({ name }) => name === 'spec');
  if (spec?.value.kind !== 'mapping' || isShared(spec.value.span, shared)) return declined('shared');
  const mapping = writtenMapping(spec.value);
  if (mapping.members.some(({ name }) => name === deadlineField)) return declined('layout');
  if (hasTemplateBlock(spec.value.span, source.template)) return declined('template');
  return insertInOrder(source.text, { mapping, order: specOrder }, { key: deadlineField, value: seconds });
}
