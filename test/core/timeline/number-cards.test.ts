import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { CardText } from '../../../server/core/features/card-text.ts';
import { readInline, wordsOf } from '../../../server/core/features/inline-text.ts';
import type { Language } from '../../../server/core/index.ts';
import { readKubernetesVersion } from '../../../server/core/kubernetes/version.ts';
import type { Span } from '../../../server/core/text/span.ts';
import { timelineContainer } from '../../../server/core/timeline/container-facts.ts';
import type { TimelineContainer } from '../../../server/core/timeline/timeline-container.ts';
import type { FixtureOptions } from '../../support/fixtures.ts';
import { analysed } from '../../support/fixtures.ts';
import { card, hoverAtOffset } from '../features/hovering.ts';

function firstOf(text: string, language: Language, options: FixtureOptions = {}): TimelineContainer<Span> {
  const [found] = analysed(text, options);
  const container = found?.analysis.containers[0];
  assert.ok(found && container);
  const { document, analysis } = found;
  const cards = { version: readKubernetesVersion('auto').version, firstLine: 0 };
  const { source } = document;
  return timelineContainer({ container, source, findings: analysis.findings, language, key: '', cards });
}

type ProbeOrPod = 'startupProbe' | 'livenessProbe' | 'readinessProbe' | null;

/** The card of a number as lines of words. */
function linesOf(container: TimelineContainer<Span>, probe: ProbeOrPod, field: string): readonly string[] {
  const owner = probe && container.probes[probe];
  const boxes = owner?.kind === 'probe' ? Object.values(owner.numbers) : [container.grace];
  const found = boxes.find((box) => box.field === field)?.card;
  assert.ok(found, `${probe} ${field} has no card`);
  return wordLines(found);
}

function wordLines({ title, meaning, facts, statements, describeLine }: CardText): readonly string[] {
  const signs = { consequence: '→', caution: '⚠' } as const;
  return [
    wordsOf(title),
    wordsOf(meaning),
    wordsOf(facts),
    ...statements.map(({ kind, words }) => `${signs[kind]} ${wordsOf(words)}`),
    ...(describeLine ? [wordsOf(describeLine)] : []),
  ];
}

const manifest = `apiVersion: v1
kind: Pod
metadata: { name: web }
spec:
  terminationGracePeriodSeconds: 40
  containers:
    - name: web
      startupProbe:
        tcpSocket: { port: 80 }
        failureThreshold: 1
      livenessProbe:
        tcpSocket: { port: 80 }
        initialDelaySeconds: 7
        periodSeconds: 5
        timeoutSeconds: 9
        terminationGracePeriodSeconds: 5
      readinessProbe:
        tcpSocket: { port: 80 }
        successThreshold: 2
`;

test('the card of a number says what the editor’s hover on it says, in both languages', () => {
  for (const language of ['en', 'ko'] as const) {
    const container = firstOf(manifest, language);
    const written = Object.entries(container.probes).flatMap(([name, probe]) =>
      probe.kind === 'probe' ? Object.values(probe.numbers).map((box) => ({ name, box })) : [],
    );
    const compared = [...written, { name: 'Pod', box: container.grace }].filter(({ box }) => box.place);
    assert.equal(compared.length, 7);
    for (const { name, box } of compared) {
      assert.ok(box.place && box.card, `${name} ${box.field}`);
      const shown = hoverAtOffset(manifest, box.place.start, { language });
      const lines = shown?.markdown.split('\n').filter((line) => line !== '') ?? [];
      const words = lines.map((line) => wordsOf(readInline(line)).trimEnd());
      assert.deepEqual(wordLines(box.card), words, `${name} ${box.field} ${language}`);
    }
  }
});

test('a number that is left out explains its default', () => {
  assert.equal(
    linesOf(firstOf(manifest, 'en'), 'readinessProbe', 'timeoutSeconds').join('\n'),
    card(`
      timeoutSeconds · readinessProbe
      No answer in this time counts as a failure.
      1 (default, not set here) · min 1 · 0 is replaced by 1
      → An answer that takes 1 s or longer counts as a failure.
      → With failureThreshold: 3 and periodSeconds: 10: a failing Pod leaves its Services after 20–31 s.
      tcp-socket :80 delay=0s timeout=1s period=10s #success=2 #failure=3
    `),
  );
});

test('the grace period of a Pod explains itself, also where a probe inherits it', () => {
  const container = firstOf(manifest, 'ko');
  const [, , facts = ''] = linesOf(container, 'startupProbe', 'terminationGracePeriodSeconds');
  assert.match(facts, /^40 \(파드의 값, 여기서는 생략됨\)/);
  assert.match(
    linesOf(container, null, 'terminationGracePeriodSeconds').join('\n'),
    /^terminationGrace.* · Pod\n/,
  );
});

test('what a template decides is said to be decided there', () => {
  const text = manifest.replace('periodSeconds: 5', 'periodSeconds: {{ .Values.period }}');
  const lines = linesOf(firstOf(text, 'en', { kind: 'template' }), 'livenessProbe', 'periodSeconds');
  assert.match(lines[2] ?? '', /^\{\{ \.Values\.period \}\} \(decided when the template is rendered\)/);
});

test('words of the file stay words of one code span', () => {
  const hostile = '"><img/src=x/onerror=alert(1)>`**';
  const text = manifest
    .replace('40', `&${hostile} 40`)
    .replace('periodSeconds: 5', `periodSeconds: *${hostile}`);
  const probe = firstOf(text, 'en').probes.livenessProbe;
  assert.ok(probe.kind === 'probe');
  const facts = probe.numbers.periodSeconds?.card?.facts ?? [];
  assert.ok(facts.some((run) => run.style === 'code' && run.text === `*${hostile}`));
});

test('nobody who does not ask for cards gets any', () => {
  const [found] = analysed(manifest);
  const container = found?.analysis.containers[0];
  assert.ok(found && container);
  const { source } = found.document;
  const plain = timelineContainer({ container, source, findings: [], language: 'en', key: '' });
  assert.equal(plain.grace.card, null);
});
