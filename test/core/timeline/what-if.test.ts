import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { EffectiveProbe } from '../../../server/core/simulation/scenario.ts';
import { cardsOf } from '../../../server/core/timeline/cards.ts';
import { usualPhase } from '../../../server/core/timeline/kubelet-phases.ts';
import { timelineMarkdown } from '../../../server/core/timeline/timeline-markdown.ts';
import { timelineText, timelineWords } from '../../../server/core/timeline/timeline-text.ts';
import type { SimulatedContainer, WhatIfName } from '../../../server/core/timeline/what-if.ts';
import { usualWhatIf, whatIfNames } from '../../../server/core/timeline/what-if.ts';
import { runWhatIf, sweepPhases } from '../../../server/core/timeline/what-if-run.ts';
import { drawTimeline } from './draw-timeline.ts';

const usual: EffectiveProbe = {
  periodSeconds: 10,
  timeoutSeconds: 1,
  successThreshold: 1,
  failureThreshold: 3,
};
const plain: SimulatedContainer = {
  effective: {
    startup: { ...usual, periodSeconds: 5, failureThreshold: 12 },
    liveness: usual,
    readiness: { ...usual, periodSeconds: 5, successThreshold: 2 },
  },
  graceSeconds: 30,
  restartPolicy: 'Always',
  isSidecar: false,
  sharesCheck: false,
};

function played(name: WhatIfName, container: SimulatedContainer = plain) {
  const usualOne = usualWhatIf(name, container);
  const whatIf = container === plain ? { ...usualOne, atSeconds: 90 } : usualOne;
  const run = runWhatIf({ container, whatIf, kubernetesVersion: '1.36' }, usualPhase);
  assert.ok(run, name);
  return { whatIf, ...run };
}

function cards(name: WhatIfName, container: SimulatedContainer = plain) {
  const { whatIf, timeline } = played(name, container);
  const { ranges } = sweepPhases({ container, whatIf, kubernetesVersion: '1.36' });
  const { figures, endMs } = timeline;
  return cardsOf({ container, whatIf, figures, ranges, endMs });
}

function words(list: ReturnType<typeof cards>): readonly string[] {
  return list.map(({ title, value, note }) =>
    [title, value, ...(note ? [note] : [])].map((text) => timelineWords(text, 'en')).join(' | '),
  );
}

test('a hang: the readinessProbe takes it out of the Service, the livenessProbe has it killed', () => {
  const drawn = drawTimeline(played('hang').timeline, 2000).split('\n');
  assert.deepEqual(drawn.slice(0, 3), [
    'app       bbbbbbbbbbssssssssssssssssssssssssssssssssssshhhhhhhhhhhhhhhhhhhhhhhhhhhhhbbbbbbbbbbssssssssssssss',
    'container sssssssssssrrrrrrrrrrrrrrrrrrrrrrrrrrrrrrrrrrrrrrrrrrrrrrrrtttttttttttttttrrssssssssssrrrrrrrrrrrr',
    'service   nnnnnnnnnnnnntttttttttttttttttttttttttttttttteeeeeennnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnntttttttttt',
  ]);
});

test('a slow boot is killed before it is up, again and again', () => {
  assert.deepEqual(words(cards('slow-boot')).slice(0, 3), [
    'Ready after start | never',
    'First kill after | 58 s | 55–61 s',
    'Restarts | 5 | in 325 s',
  ]);
});

test('a dependency that is down takes the Pod out of the Service and restarts nothing', () => {
  const { timeline } = played('dependency-down');
  assert.deepEqual(
    timeline.moments.map(({ kind }) => kind),
    ['started', 'ready', 'dependency-down', 'out-of-service', 'recovered', 'ready-again'],
  );
  assert.equal(timeline.figures.restarts, 0);
  const shared = played('dependency-down', { ...plain, sharesCheck: true });
  assert.equal(shared.timeline.figures.restarts, 1, 'unless the livenessProbe asks the same');
});

test('the figures tell the run, and what any timing of the kubelet may make of it', () => {
  const [ready, errors, restart, out, budget] = words(cards('hang'));
  assert.match(ready ?? '', /^Ready after start \| \d+ s \| 20–31 s$/);
  assert.match(errors ?? '', /^Errors after a hang \| \d+ s \| 11–16 s$/);
  assert.match(restart ?? '', /^Restart after a hang \| \d+ s \| 51–62 s$/);
  assert.match(out ?? '', /^Out of Service \| \d+ s \| 55–82 s$/);
  assert.equal(budget, 'Startup budget | 20 s | of 55–60 s used');
});

test('without a livenessProbe a hang is never ended, without a readinessProbe errors have no end', () => {
  const { liveness: _, readiness: __, ...startup } = plain.effective;
  const [, errors, restart] = words(cards('hang', { ...plain, effective: startup }));
  assert.equal(errors, 'Errors after a hang | no end');
  assert.equal(restart, 'Restart after a hang | never');
});

test('every what-if of every container comes to an end, also with the largest numbers', () => {
  const largest = 2 ** 31 - 1;
  const huge = {
    periodSeconds: largest,
    timeoutSeconds: largest,
    successThreshold: 1,
    failureThreshold: largest,
    initialDelaySeconds: largest,
  };
  const containers: readonly SimulatedContainer[] = [
    { ...plain, effective: {} },
    { ...plain, effective: { liveness: huge, readiness: huge } },
    { ...plain, effective: { startup: huge }, graceSeconds: largest, isSidecar: true },
    { ...plain, effective: { liveness: { ...usual, periodSeconds: 1 } }, restartPolicy: 'Never' },
  ];
  for (const container of containers) {
    for (const name of whatIfNames) assert.ok(played(name, container).timeline.endMs > 0, name);
  }
});

test('a timeline as Markdown, whatever the container is called', () => {
  const { timeline } = played('crash');
  const text = timelineMarkdown({
    timeline,
    cards: cards('crash'),
    name: '`a|b`',
    object: '',
    whatIf: timelineText('timeline-what-if-crash'),
    kubernetesVersion: '1.36',
    language: 'ko',
  });
  assert.match(
    text,
    /^### 프로브 타임라인: `` `a\|b` ``\n\n가정: \*\*비정상 종료\*\*\n\n\| 항목 \| 이번 실행 \| 모든 타이밍 \|\n/,
  );
  assert.match(text, /\| 3 \| 90초 \| 앱 비정상 종료 \|/);
});
