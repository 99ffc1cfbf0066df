import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { languages } from '../../../server/core/messages/message.ts';
import { hoverAtOffset } from './hovering.ts';

const manifest = `x: &timing { periodSeconds: 30 }
apiVersion: v1
kind: Pod
metadata: { name: web }
spec:
  terminationGracePeriodSeconds: 40
  containers:
    - name: web
      ports: [{ name: http, containerPort: 8080 }]
      livenessProbe: &probe
        <<: *timing
        httpGet: { path: /healthz, port: http, httpHeaders: [{ name: Host, value: "웹" }] }
        timeoutSeconds:
        failureThreshold: {{ .Values.failures }}
      {{- if .Values.ready }}
      readinessProbe: *probe
      {{- end }}
      lifecycle: { preStop: { sleep: { seconds: 5 } } }
`;

/** Wherever the cursor is and whatever was cut out, a hover is a card or nothing. */
function checkHover(text: string, offset: number, kind: 'manifest' | 'template'): void {
  for (const language of languages) {
    const shown = hoverAtOffset(text, offset, { kind, language, links: true });
    if (!shown) continue;
    assert.ok(shown.markdown.split('\n').length <= 9, shown.markdown);
    assert.doesNotMatch(shown.markdown, /undefined|NaN|\[object|\{[a-z]+\}/);
  }
}

test('text that is cut, at every place', () => {
  for (let end = 0; end <= manifest.length; end += 11)
    checkHover(manifest.slice(0, end), Math.max(0, end - 4), 'template');
});

test('text with a hole, a stray character and any cursor', () => {
  const index = fc.nat(manifest.length);
  const stray = fc.constantFrom(
    '',
    ':',
    '{',
    '}',
    '[',
    '- ',
    '\n',
    '\t',
    '"',
    "'",
    '&a ',
    '*a',
    '<<: ',
    '#',
    '{{',
    '|',
    '`',
  );
  fc.assert(
    fc.property(
      index,
      fc.nat(30),
      stray,
      index,
      fc.constantFrom('manifest', 'template'),
      (at, length, text, offset, kind) => {
        checkHover(manifest.slice(0, at) + text + manifest.slice(at + length), offset, kind);
      },
    ),
    { numRuns: 120 },
  );
});
