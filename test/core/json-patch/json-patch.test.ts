import assert from 'node:assert/strict';
import { test } from 'node:test';
import { analyseDocument, codeActionsAt, cutFile } from '../../../server/core/index.ts';
import {
  contextOf,
  findings,
  findingsOf,
  fixed,
  fixes,
  fixTitles,
  messagesOf,
} from '../../support/fixtures.ts';
import { cardIn, hoverIn } from '../features/hovering.ts';

test('a value is judged as in the probe it is written into', () =>
  findings(`
- op: replace
  path: /spec/containers/0/livenessProbe/periodSeconds
  value: "5"
  #      ^^^ error probe-timing-invalid-number 💡
- op: add
  path: /spec/containers/0/livenessProbe/successThreshold
  value: 2
  #      ^ error success-threshold-not-one 💡
- op: add
  path: /spec/containers/0/readinessProbe/successThreshold
  value: 2
- op: replace
  path: /spec/containers/1/readinessProbe/timeoutSeconds
  value: -1
  #      ^^ error probe-timing-invalid-number
- op: add
  path: /spec/jobTemplate/spec/template/spec/containers/2/startupProbe/httpGet/port
  value: 70000
  #      ^^^^^ error probe-port-invalid
- op: replace
  path: /spec/containers/0/startupProbe/httpGet/scheme
  value: https
  #      ^^^^^ error http-get-invalid 💡
- op: replace
  path: /spec/containers/0/startupProbe/exec/command/2
  value: 5
  #      ^ error type-mismatch 💡
- op: add
  path: /spec/containers/0/readinessProbe/terminationGracePeriodSeconds
  #                                       ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ error probe-grace-period-invalid
  value: 5
`));

test('a whole probe is complete, and so is a whole container', () => {
  findings(`
- op: add
  path: /spec/containers/0/livenessProbe
  value:
    httpGet: { path: /x, port: 80 }
    tcpSocket: { port: 80 }
    ^^^^^^^^^ error probe-handler-multiple 💡
    successThreshold: 3
    #                 ^ error success-threshold-not-one 💡
- op: replace
  path: /spec/containers/0/readinessProbe
  #                        ^^^^^^^^^^^^^^ error probe-handler-missing
  value: { periodSeconds: 5 }
- op: add
  path: /spec/template/spec/containers/-
  value:
    name: proxy
    image: envoy
    livenessProbe:
      tcpSocket: { port: 0 }
      #                  ^ error probe-port-invalid
`);
  findings(`
- op: add
  path: /spec/template/spec/containers
  value:
    - name: other
      livenessProbe: { exec: { command: [cat, /x] }, periodSeconds: -1 }
      #                                                             ^^ error probe-timing-invalid-number 💡
`);
});

test('a misspelt field is found in the path', () =>
  fixes(
    `- { op: add, path: "/spec/containers/0/livenessProbe/periodSecond", value: 5 }\n`,
    'Rename periodSecond to periodSeconds',
    `- { op: add, path: "/spec/containers/0/livenessProbe/periodSeconds", value: 5 }\n`,
  ));

test('what is taken away, asked or moved is not judged', () =>
  findings(`
- op: remove
  path: /spec/containers/0/livenessProbe/periodSecond
- op: test
  path: /spec/containers/0/livenessProbe/periodSeconds
  value: -1
- op: move
  from: /spec/containers/0/livenessProbe
  path: /spec/containers/0/readinessProbe
`));

test('nothing is said about what a later operation changes', () =>
  findings(`
- { op: add, path: /spec/containers/0/livenessProbe, value: { periodSeconds: 5 } }
- { op: add, path: /spec/containers/0/livenessProbe/tcpSocket, value: { port: 80 } }
- { op: replace, path: /spec/containers/0/readinessProbe/periodSeconds, value: -1 }
- { op: replace, path: /spec/containers/0/readinessProbe/periodSeconds, value: 5 }
- { op: replace, path: /spec/containers/0/startupProbe/periodSeconds, value: -1 }
- { op: remove, path: /spec/containers/0/startupProbe }
`));

test('nothing is said about a part of a probe whose rest stands in the patched object', () =>
  findings(`
- { op: add, path: /spec/containers/0/livenessProbe/periodSeconds, value: 5 }
- { op: add, path: /spec/containers/0/livenessProbe/httpGet/port, value: web }
- { op: add, path: /spec/containers/0/readinessProbe/httpGet/httpHeaders/0/value, value: x }
- { op: add, path: /spec/containers/0/readinessProbe/exec/command/-, value: 5 }
- { op: add, path: /spec/containers/0/readinessProbe/periodSeconds, value: null }
- { op: add, path: /spec/containers/0/startupProbe/periodSeconds }
`));

test('other lists and other paths are left alone', () => {
  for (const text of [
    `- { op: add, path: /spec/livenessProbe/periodSeconds, value: -1 }\n`,
    `- { op: add, path: /spec/containers/0/livenessProbes/periodSeconds, value: -1 }\n`,
    `- { op: add, path: /spec/containers/0~1livenessProbe~1periodSeconds, value: -1 }\n`,
    `- { op: add, path: /spec/containers/0/livenessProbe/periodSeconds, value: -1, note: x }\n`,
    `- { op: write, path: /spec/containers/0/livenessProbe/periodSeconds, value: -1 }\n`,
    `- { op: add, path: 'spec/containers/0/livenessProbe/periodSeconds', value: -1 }\n`,
    `- { op: add, path: /spec/containers/01/livenessProbe/periodSeconds, value: -1 }\n`,
    `- { op: add, path: [/spec/containers/0/livenessProbe/periodSeconds], value: -1 }\n`,
  ])
    findings(text);
});

test('an escaped path is read, and the value stands for it', () => {
  findings(`
- op: add
  path: "/spec/template/spec/containers/0/liveness\\x50robe/successThreshold"
  value: 2
  #      ^ error success-threshold-not-one 💡
`);
  const [found] = findingsOf(
    '- { op: add, path: /spec/foo~1bar~0/containers/0/livenessProbe/periodSeconds, value: -1 }\n',
  );
  assert.equal(found?.finding.objectPath, 'spec.foo/bar~.containers[0].livenessProbe.periodSeconds');
});

const kustomization = (patch: string): string => `
apiVersion: kustomize.config.k8s.io/v1beta1
kind: Kustomization
patches:
  - target: { kind: Deployment }
    ${patch}
`;

test('a patch in a text of a kustomization is judged where it stands', () => {
  findings(
    kustomization(`patch: |-
      - op: replace
        path: /spec/containers/0/livenessProbe/successThreshold
        value: 2
        #      ^ error success-threshold-not-one 💡
  - patch: | # a comment
      [
        { "op": "add", "path": "/spec/containers/0/readinessProbe", "value": { "periodSeconds": "5" } }
        #                                                                                       ^^^ error probe-timing-invalid-number 💡
      ]
  - patch: '[{ "op": "add", "path": "/spec/containers/0/livenessProbe/timeoutSeconds", "value": -1 }]'
    #                                                                                           ^^ error probe-timing-invalid-number`),
  );
});

test('also without apiVersion and kind, with Windows line ends, and as a list in an object', () => {
  const text = kustomization(`patch: |-
      - op: replace
        path: /spec/containers/0/livenessProbe/successThreshold
        value: 2`).replace(/apiVersion.*\nkind.*\n/, '');
  assert.match(fixed(text.replaceAll('\n', '\r\n'), 'Set successThreshold to 1'), /value: 1\r\n$/);
  findings(`
kind: Kustomization
apiVersion: kustomize.toolkit.fluxcd.io/v1
spec:
  patchesJson6902:
    - target: { kind: Deployment }
      patch:
        - op: add
          path: /spec/containers/0/livenessProbe/successThreshold
          value: 3
          #      ^ error success-threshold-not-one 💡
`);
});

test('texts whose letters do not stand in the file, and texts of templates, are left alone', () => {
  findings(
    kustomization(
      `patch: "- op: add\\n  path: /spec/containers/0/livenessProbe/periodSeconds\\n  value: -1\\n"`,
    ),
  );
  const folded = `patch: >-
      [{ op: add, path: /spec/containers/0/livenessProbe/periodSeconds,
      value: -1 }]`;
  findings(kustomization(folded));
  findings(kustomization(folded.replace('>-', '|-')).replace('patch:', 'text:'));
  findings(kustomization(folded.replace('>-', '|-')), { kind: 'template' });
});

test('a half-written text says nothing about what is broken', () =>
  findings(
    kustomization(`patch: |-
      - op: add
        path: /spec/containers/0/livenessProbe/successThreshold
        value: 2
        #      ^ error success-threshold-not-one 💡
      - op:
        path: /spec/containers/0/livenessProbe/periodSeconds
        value: "-1`),
  ));

test('fixes write the value and nothing around it', () => {
  const patch = `- op: add
  path: /spec/containers/0/livenessProbe/periodSeconds
  value: '5' # seconds
`;
  fixes(patch, 'Remove the quotes: 5', patch.replace(`'5'`, '5'));
  assert.deepEqual(
    fixTitles(`- { op: add, path: /spec/containers/0/livenessProbe/periodSeconds, value: -1 }\n`),
    [],
  );
  const whole = `- op: add
  path: /spec/containers/0/livenessProbe
  value:
    periodSeconds: -1
    tcpSocket: { port: 80 }
`;
  fixes(whole, 'Remove periodSeconds from livenessProbe', whole.replace('    periodSeconds: -1\n', ''));
});

test('comments silence findings in lists and in texts', () => {
  findings(`
- op: add
  path: /spec/containers/0/livenessProbe/successThreshold
  # kube-probes-ignore success-threshold-not-one
  value: 2
`);
  findings(
    kustomization(`patch: |-
      - op: add
        path: /spec/containers/0/livenessProbe/successThreshold
        value: 2 # kube-probes-ignore success-threshold-not-one
      - op: add
        path: /spec/containers/0/livenessProbe/periodSeconds
        value: 2 # kube-probes-ignore probe-port-invalid
        #                             ^^^^^^^^^^^^^^^^^^ information ignore-unused 💡
  # kube-probes-ignore success-threshold-not-one
  - patch: |-
      # kube-probes-ignore probe-timing-invalid-number
      - { op: add, path: /spec/containers/0/livenessProbe/successThreshold, value: 2 }
      - { op: add, path: /spec/containers/0/livenessProbe/periodSeconds, value: -2 }
  - patch: |-
      - { op: add, path: /spec/containers/0/livenessProbe/periodSeconds, value: -2 }
      #                                                                         ^^ error probe-timing-invalid-number`),
  );
});

/** Titles of what can be done to silence the finding at the `2`. */
function ignoresIn(text: string): readonly string[] {
  const [document] = cutFile(text, 'manifest');
  assert.ok(document);
  const { source } = document;
  const analysis = analyseDocument(source, contextOf({}));
  const at = text.indexOf('2');
  const { ignores } = codeActionsAt({
    source,
    analysis,
    span: { start: at, end: at },
    context: contextOf({}),
  });
  return ignores.map(({ fix }) => fix.title.id);
}

test('no comment is offered inside JSON', () => {
  const operation = `"path": "/spec/containers/0/livenessProbe/successThreshold", "value": 2`;
  assert.deepEqual(ignoresIn(kustomization(`patch: |-\n      [{ "op": "add", ${operation} }]`)), [
    'fix-ignore-in-file',
  ]);
  assert.deepEqual(ignoresIn(kustomization(`patch: |-\n      - { "op": "add", ${operation} }`)), [
    'fix-ignore-here',
    'fix-ignore-in-file',
  ]);
  assert.deepEqual(ignoresIn(kustomization(`patch: '[{ "op": "add", ${operation} }]'`)), [
    'fix-ignore-here',
    'fix-ignore-in-file',
  ]);
});

test('a file in JSON is judged as well', () =>
  findings(`[
  { "op": "add", "path": "/spec/containers/0/livenessProbe/successThreshold", "value": 2 }
  #                                                                                    ^ error success-threshold-not-one 💡
]
`));

test('the field of the path has the card it has in a manifest', () => {
  for (const language of ['en', 'ko'] as const) {
    const card = cardIn(
      `- op: add\n  path: /spec/containers/0/livenessProbe/period<|>Seconds\n  value: 7\n`,
      {
        language,
      },
    );
    assert.match(card, /^\*\*periodSeconds\*\* · `livenessProbe`/);
    assert.match(card, /`7`/);
  }
  const text = `- op: add\n  path: /spec/containers/0/livenessProbe/periodSeconds\n  value: 7\n`;
  const fieldsOf = (at: string) => hoverIn(text.replace(at, `<|>${at}`))?.about;
  assert.equal(fieldsOf('Seconds'), 'periodSeconds');
  assert.equal(fieldsOf('7'), '7');
  assert.equal(fieldsOf('Probe'), 'livenessProbe');
  assert.equal(fieldsOf('value'), undefined);
  assert.equal(fieldsOf('containers'), undefined);
});

test('what a part leaves out is up to the patched object, what a whole probe leaves out has its default', () => {
  const part = cardIn(`- op: add\n  path: /spec/containers/0/liveness<|>Probe/periodSeconds\n  value: 7\n`);
  assert.match(part, /base/);
  const whole = cardIn(
    `- op: add\n  path: /spec/containers/0/liveness<|>Probe\n  value: { tcpSocket: { port: 80 }, periodSeconds: 7 }\n`,
  );
  assert.match(whole, /`timeoutSeconds: 1`/);
});

test('fields of handlers and texts of kustomizations have cards, removals have none', () => {
  assert.match(
    cardIn(`- { op: add, path: /spec/containers/0/livenessProbe/httpGet/po<|>rt, value: 80 }\n`),
    /^\*\*port\*\* · `httpGet`/,
  );
  assert.match(
    cardIn(
      `- { op: add, path: /spec/containers/0/livenessProbe, value: { httpGet: { pa<|>th: /x, port: 80 } } }\n`,
    ),
    /^\*\*path\*\* · `httpGet`/,
  );
  assert.match(
    cardIn(
      kustomization(`patch: |-
      - op: add
        path: /spec/containers/0/readinessProbe/failure<|>Threshold
        value: 3`),
    ),
    /^\*\*failureThreshold\*\* · `readinessProbe`/,
  );
  assert.equal(
    cardIn(`- { op: remove, path: /spec/containers/0/livenessProbe/period<|>Seconds }\n`),
    'nothing',
  );
});

test('messages speak of the probe in both languages', () => {
  const text = `- { op: add, path: /spec/containers/0/livenessProbe/successThreshold, value: 2 }\n`;
  for (const language of ['en', 'ko'] as const) {
    assert.match(messagesOf(text, { language }).join(), /`livenessProbe`/);
  }
});

test('no rule is asked about what is known in part', () => {
  const text = `- { op: add, path: /spec/containers/0/livenessProbe, value: { tcpSocket: { port: 80 }, timeoutSeconds: 30 } }\n`;
  const [document] = cutFile(text, 'manifest');
  assert.ok(document);
  assert.deepEqual(analyseDocument(document.source, contextOf({ rules: [] })).findings, []);
});
