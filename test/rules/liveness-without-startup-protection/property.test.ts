import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { parse } from 'yaml';
import { applyEdits, renderMessage } from '../../../server/core/index.ts';
import { analysed } from '../../support/fixtures.ts';
import type { Style } from './written-containers.ts';
import { handlers, styles, writePod } from './written-containers.ts';

const id = 'liveness-without-startup-protection';

const container = fc.record({
  image: fc.constantFrom('team/web', 'postgres:16', 'eclipse-temurin:21'),
  handler: fc.constantFrom(...handlers),
  timing: fc.subarray([
    'initialDelaySeconds: 0',
    'periodSeconds: 5',
    'timeoutSeconds: 3',
    'failureThreshold: 4',
  ]),
  isHandlerLast: fc.boolean(),
  isProbeFirst: fc.boolean(),
});
const style: fc.Arbitrary<Style> = fc.record({
  syntax: fc.constantFrom(...styles),
  step: fc.constantFrom(2, 4),
  isListIndented: fc.boolean(),
  hasComments: fc.boolean(),
  hasAnchors: fc.boolean(),
  lineEnding: fc.constantFrom('\n', '\r\n'),
  endsWithLineEnding: fc.boolean(),
});

test('a fix clears its finding, makes no other, and changes nothing but what it says', () => {
  let fixCount = 0;
  const ways = new Set<string>();
  fc.assert(
    fc.property(container, style, (model, written) => {
      const text = writePod(model, written);
      const before = idsOfFindings(text);
      const offered = fixesOf(text);
      assert.ok(offered.length > 0, text);
      for (const { title, after } of offered) {
        fixCount += 1;
        const label = `${title}\n${text}\n→\n${after}`;
        const findings = idsOfFindings(after);
        assert.ok(!findings.includes(id), label);
        assert.deepEqual(
          findings,
          before.filter((one) => one !== id),
          label,
        );
        assert.deepEqual(withoutStart(parsed(after)), withoutStart(parsed(text)), label);
        assertKept(text, after, label);
        assert.deepEqual(fixesOf(after), [], label);
        if (title.startsWith('Add startupProbe')) {
          assertRightCheck(after, title, label);
          ways.add(title.replace(/.*\(/, ''));
        }
      }
    }),
    { numRuns: 300, seed: 1 },
  );
  assert.ok(fixCount > 300);
  assert.deepEqual([...ways].sort(), ['connects to port http)', 'uses the liveness check)']);
});

/** Every finding, in the order of the ids, so that a second one of a kind counts. */
function idsOfFindings(text: string): readonly string[] {
  return analysed(text)
    .flatMap(({ analysis }) => analysis.findings.map(({ ruleId }) => ruleId))
    .sort();
}

function fixesOf(text: string): readonly { readonly title: string; readonly after: string }[] {
  return analysed(text).flatMap(({ document, analysis }) =>
    analysis.findings
      .filter(({ ruleId }) => ruleId === id)
      .flatMap(({ fixes }) => fixes)
      .map((fix) => ({
        title: renderMessage(fix.title, 'en'),
        after: text.slice(0, document.start) + applyEdits(document.source.text, fix.edits),
      })),
  );
}

interface ParsedProbe {
  readonly initialDelaySeconds?: number;
  readonly periodSeconds?: number;
  readonly timeoutSeconds?: number;
  readonly failureThreshold?: number;
}

interface ParsedContainer {
  readonly startupProbe?: ParsedProbe;
  readonly livenessProbe: ParsedProbe;
}

function parsed(text: string): ParsedContainer {
  return parse(text, { version: '1.1', merge: true }).spec.containers[0];
}

function withoutStart({ startupProbe: _, livenessProbe, ...rest }: ParsedContainer): object {
  const { initialDelaySeconds: __, ...probe } = livenessProbe;
  return { ...rest, livenessProbe: probe };
}

/** The startupProbe asks what the livenessProbe asks; where that has defects of its own, it connects to the port. */
function assertRightCheck(text: string, title: string, label: string): void {
  const { startupProbe, livenessProbe } = parsed(text);
  const { periodSeconds, timeoutSeconds, failureThreshold, ...check } = startupProbe ?? {};
  const {
    initialDelaySeconds: _,
    periodSeconds: __,
    timeoutSeconds: patience,
    failureThreshold: ___,
    ...same
  } = livenessProbe;
  assert.ok(failureThreshold === 30 || failureThreshold === 60, label);
  if (title.endsWith('(connects to port http)')) {
    assert.deepEqual(check, { tcpSocket: { port: 'http' } }, label);
    assert.deepEqual([periodSeconds, timeoutSeconds], [10, undefined], label);
    return;
  }
  assert.deepEqual(check, same, label);
  // A command is not left to the default.
  assert.deepEqual(
    [periodSeconds, timeoutSeconds],
    [10, patience ?? ('exec' in check ? 5 : undefined)],
    label,
  );
}

/** Something was written at one place, at most in the stead of a 0, and every byte before and behind it is as it was. */
function assertKept(before: string, after: string, label: string): void {
  let start = 0;
  while (start < before.length && before[start] === after[start]) start += 1;
  let end = 0;
  while (end < before.length - start && before.at(-1 - end) === after.at(-1 - end)) end += 1;
  const left = before.slice(start, before.length - end);
  assert.ok(left === '' || left === '0', label);
}
