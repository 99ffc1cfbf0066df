import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { FieldDefinition } from '../../../server/core/kubernetes/field-definition.ts';
import { probeNames, timingFieldNames } from '../../../server/core/kubernetes/probe.ts';
import { timingFields } from '../../../server/core/kubernetes/probe-fields.ts';
import { languages } from '../../../server/core/messages/message.ts';
import { deploymentWith } from '../../support/manifests.ts';
import { hoverAtOffset, hoverIn, plain } from './hovering.ts';

const states = { absent: '', set: '7', zero: '0', unknown: '{{ .Values.number }}' } as const;
type State = keyof typeof states;

/** What every card has to say, whatever the field. */
function expectations(field: FieldDefinition, state: State, isReadiness: boolean): RegExp[] {
  const { defaultValue, name } = field;
  if (name === 'terminationGracePeriodSeconds' && isReadiness) return [];
  const isOnly = name === 'successThreshold' && !isReadiness;
  switch (state) {
    case 'absent':
      return [
        defaultValue === null
          ? /`30` \*\(the Pod’s default/
          : new RegExp(`^\`${defaultValue}\` \\*\\(default, not set`, 'm'),
      ];
    case 'set':
      return [
        isOnly ? /^`7` \*\(set here; the API server refuses it/m : /^`7` \*\(set here\)/m,
        /· default `\d+`/,
      ];
    case 'zero':
      if (defaultValue === null) return [/^`0` \*\(set here; the API server refuses it/m];
      return [
        field.zeroMeansDefault
          ? new RegExp(`^\`${defaultValue}\` \\*\\(default: the API server replaces the \`0\``, 'm')
          : /^`0` \*\(set here\)/m,
      ];
    case 'unknown':
      return [
        /^`\{\{ \.Values\.number \}\}` \*\(decided when the template is rendered\)/m,
        /· default `\d+`/,
      ];
  }
}

for (const probe of probeNames) {
  for (const name of timingFieldNames) {
    for (const state of Object.keys(states) as State[]) {
      test(`${name} of a ${probe}, ${state}`, () => {
        const file = deploymentWith(`${probe}:\n  tcpSocket: { port: 80 }\n  <|>${name}: ${states[state]}\n`);
        const shown = hoverIn(file, { kind: 'template' });
        assert.equal(shown?.about, name);
        const card = plain(shown.markdown);
        for (const expected of expectations(timingFields[name], state, probe === 'readinessProbe'))
          assert.match(card, expected);
      });
    }
  }
}

function everyFixture(): string[] {
  return probeNames.flatMap((probe) =>
    timingFieldNames.flatMap((name) =>
      Object.values(states).map((value) =>
        deploymentWith(`${probe}:\n  httpGet: { port: http, path: / }\n  <|>${name}: ${value}\n`),
      ),
    ),
  );
}

test('a card has nine lines at most, in the same order, with nothing left open', () => {
  for (const fixture of everyFixture()) {
    for (const language of languages) {
      const { markdown } = hoverIn(fixture, { language, kind: 'template', links: true }) ?? { markdown: '' };
      const lines = markdown.split('\n');
      assert.ok(lines.length <= 9, markdown);
      assert.match(lines[0] ?? '', /^\*\*[A-Za-z]+\*\* · `[a-z]+Probe` {2}$/);
      assert.match(lines.at(-1) ?? '', /^\[.+\]\(https:\/\/kubernetes\.io\/[\x21-\x7e]+\) · `.+`$/);
      const withoutActions = markdown.replaceAll('{{ .Values.number }}', '');
      assert.doesNotMatch(withoutActions, /[{}]|undefined|null|NaN|\[object/, markdown);
    }
  }
});

test('no number follows from a value that the template decides', () => {
  const decides = {
    livenessProbe: ['periodSeconds', 'timeoutSeconds', 'failureThreshold'],
    startupProbe: ['periodSeconds', 'initialDelaySeconds', 'failureThreshold'],
    readinessProbe: ['periodSeconds', 'timeoutSeconds', 'failureThreshold'],
  } as const;
  for (const probe of probeNames) {
    for (const name of decides[probe]) {
      const shown = hoverIn(
        deploymentWith(`<|>${probe}:\n  tcpSocket: { port: 80 }\n  ${name}: {{ .Values.number }}\n`),
        { kind: 'template' },
      );
      assert.match(
        shown?.markdown ?? '',
        new RegExp(`→ The timing depends on \`${name}\`, which the template`),
      );
      // When a readinessProbe first succeeds depends on neither its timeout nor its failures.
      if (probe !== 'readinessProbe') assert.doesNotMatch(shown?.markdown ?? '', /–\d+ s/);
    }
  }
});

test('links to the documentation can be left out', () => {
  const fixture = deploymentWith('<|>livenessProbe:\n  tcpSocket: { port: 80 }\n');
  assert.match(hoverIn(fixture, { links: true })?.markdown ?? '', /\]\(https:/);
  assert.doesNotMatch(hoverIn(fixture, { links: false })?.markdown ?? '', /https:/);
});

test('files of other programs get no hover', () => {
  const files = [
    'on: push\njobs:\n  build:\n    livenessProbe:\n      <|>periodSeconds: 3\n',
    'services:\n  web:\n    image: web\n    <|>livenessProbe:\n      periodSeconds: 3\n',
    'periodSeconds: <|>3\n',
    'openapi: 3.0.0\ncomponents:\n  schemas:\n    Probe:\n      properties:\n        <|>periodSeconds: { type: integer }\n',
  ];
  for (const file of files) assert.equal(hoverIn(file), null, file);
});

test('only what concerns probes is hovered, and a hover covers the place that was asked about', () => {
  const file = deploymentWith(`
image: web # periodSeconds: 3
livenessProbe: # restarts
  httpGet:
    path: /periodSeconds
    port: 8080
  periodSeconds: 4
  failureThreshold: "x"
  timeoutSeconds:
readinessProbe: { exec: { command: [periodSeconds] }, initialDelaySeconds: 3, periodSeconds: }
`);
  const about = new Set<string>();
  for (let offset = 0; offset <= file.length; offset++) {
    const shown = hoverAtOffset(file, offset);
    if (!shown) continue;
    about.add(shown.about);
    const at = file.lastIndexOf(shown.about, offset);
    assert.ok(at >= 0 && at + shown.about.length >= offset, `${offset}: ${shown.about}`);
  }
  assert.deepEqual(
    [...about].sort().join(' '),
    '"x" /periodSeconds 3 4 8080 command exec failureThreshold httpGet initialDelaySeconds livenessProbe path periodSeconds port readinessProbe timeoutSeconds',
  );
});

test('a hover in the second document tells lines of the file', () => {
  const second = `---
apiVersion: v1
kind: Pod
metadata: { name: web }
x: &slow 30
spec:
  containers:
    - name: web
      livenessProbe: { tcpSocket: { port: 80 }, period<|>Seconds: *slow }
`;
  const shown = hoverIn(`a: 1\n${second}`);
  assert.match(shown?.markdown ?? '', /^`30` \*\(written in line 6, through `\*slow` \(line 10\)\)\*/m);
});
