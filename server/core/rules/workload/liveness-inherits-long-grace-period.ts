import type { EditResult } from '../../edits/index.ts';
import { declined, fixesWith, insertInOrder, isShared, together } from '../../edits/index.ts';
import type { Fix } from '../../finding.ts';
import type { Probe } from '../../kubernetes/probe.ts';
import { probeHandlerNames, timingFieldNames } from '../../kubernetes/probe.ts';
import { message } from '../../messages/message.ts';
import { imageNameOf, programIn } from '../image-name.ts';
import { databaseImages } from '../lists.ts';
import type { Report, Subject } from '../rule.ts';
import { defineRule } from '../rule.ts';
import { hasTemplateBlock } from '../template-blocks.ts';
import { writtenProbe } from '../written-facts.ts';
import { probesWithLongGracePeriod } from './long-grace-period.ts';
import { keyIn } from './places.ts';
import { preStopSleepSeconds } from './pre-stop-sleep.ts';

const usualGraceSeconds = 30;
const field = 'terminationGracePeriodSeconds';

/** A long grace period meant for an orderly end, which a container that hangs waits out before it is started anew. */
export const livenessInheritsLongGracePeriod = defineRule({
  id: 'liveness-inherits-long-grace-period',
  category: 'risk',
  concern: 'reliability',
  severity: 'information',
  profile: 'recommended',
  fix: 'changes-behaviour',
  appliesTo: 'container',
  quietFor: [],
  docs: {
    title: 'liveness-inherits-long-grace-period-title',
    what: 'liveness-inherits-long-grace-period-what',
    why: 'liveness-inherits-long-grace-period-why',
    instead: 'liveness-inherits-long-grace-period-instead',
  },
  check(subject: Subject): readonly Report[] {
    const { container } = subject;
    const probes = probesWithLongGracePeriod(container);
    const [first] = probes;
    const grace = container.pod.terminationGracePeriodSeconds;
    if (!first || grace.kind !== 'known') return [];
    const isDatabase = mustFlush(subject);
    const args = { grace: grace.value };
    return [
      {
        span: keyIn(container, first),
        objectPath: first.objectPath,
        severity: isDatabase ? 'hint' : 'information',
        message: isDatabase
          ? message('liveness-inherits-long-grace-period-database', args)
          : message('liveness-inherits-long-grace-period', args),
        fixes: isDatabase ? [] : fixesFor(subject, probes),
      },
    ];
  },
});

/** Data stores write out what they hold when they are told to stop. */
function mustFlush({ container: { image } }: Subject): boolean {
  return image.kind === 'known' && programIn(imageNameOf(image.value), databaseImages) !== null;
}

function fixesFor(subject: Subject, probes: readonly Probe[]): readonly Fix[] {
  const sleepSeconds = Math.ceil(preStopSleepSeconds(subject.container.preStop) ?? 0);
  const value = usualGraceSeconds + sleepSeconds;
  return fixesWith(
    { title: message('fix-add-field', { field, value }), safety: 'changes-behaviour', isPreferred: true },
    together(...probes.map((probe) => addGracePeriod(subject, probe, value))),
  );
}

function addGracePeriod({ source, shared, container }: Subject, probe: Probe, value: number): EditResult {
  const mapping = writtenProbe(source.text, probe);
  if (!mapping || container.via.length > 0 || isShared(probe.span, shared)) return declined('shared');
  if (probe.isOpen || hasTemplateBlock(probe.span, source.template)) return declined('template');
  // A key with nothing behind it counts as absent, and must not be written twice.
  if (source.text.slice(probe.span.start, probe.span.end).includes(field)) return declined('layout');
  const order = [...probeHandlerNames, ...timingFieldNames];
  return insertInOrder(source.text, { mapping, order }, { key: field, value });
}
