import assert from 'node:assert/strict';
import { test } from 'node:test';
import {
  applyEdits,
  codeActionsAt,
  cutFile,
  joinDocuments,
  renderMessage,
} from '../../../server/core/index.ts';
import { analysed, contextOf, findings } from '../../support/fixtures.ts';

const podWithProbe = (probe: string, before = ''): string => `${before}apiVersion: v1
kind: Pod
metadata: { name: web }
spec:
  containers:
    - name: web
      image: team/web
${probe}`;

test('at the end of a line: the node of its key', () => {
  findings(
    podWithProbe(`      readinessProbe: # kube-probes-ignore probe-timing-invalid-number -- the server is patched
        tcpSocket: { port: 80 }
        periodSeconds: -1
`),
  );
});

test('alone above a key: that key and what is in it, not its neighbours', () => {
  findings(
    podWithProbe(`      readinessProbe:
        tcpSocket: { port: 80 }
        # kube-probes-ignore probe-timing-invalid-number
        periodSeconds: -1
        timeoutSeconds: -1
        #               ^^ error probe-timing-invalid-number 💡
`),
  );
});

test('above a list item: the item', () => {
  findings(`apiVersion: v1
kind: Pod
metadata: { name: web }
spec:
  containers:
    # kube-probes-ignore probe-timing-invalid-number, success-threshold-not-one
    - name: web
      image: team/web
      livenessProbe: { tcpSocket: { port: 80 }, initialDelaySeconds: -1, successThreshold: 2 }
    - name: other
      image: team/web
      livenessProbe: { tcpSocket: { port: 80 }, initialDelaySeconds: -1 }
      #                                                              ^^ error probe-timing-invalid-number 💡
`);
});

test('before the first key: the document, and only this one', () => {
  const refused = '      readinessProbe: { tcpSocket: { port: 80 }, periodSeconds: -1 }\n';
  findings(
    `${podWithProbe(refused, '# kube-probes-ignore probe-timing-invalid-number\n')}---\n${podWithProbe(refused)}      #                                                         ^^ error probe-timing-invalid-number 💡\n`,
  );
});

test('an ignore that silences nothing, and one that names no rule', () => {
  findings(
    podWithProbe(`      # kube-probes-ignore duplicate-key
      #                    ^^^^^^^^^^^^^ information ignore-unused 💡
      readinessProbe: # kube-probes-ignore no-such-rule
      #                                    ^^^^^^^^^^^^ warning ignore-unknown-rule
        tcpSocket: { port: 80 }
`),
  );
});

test('what looks like a comment inside a text ignores nothing', () => {
  findings(
    podWithProbe(`      command: [sh, -c, "echo # kube-probes-ignore duplicate-key"]
      readinessProbe:
        tcpSocket: { port: 80 }
        periodSeconds: -1
        #              ^^ error probe-timing-invalid-number 💡
`),
  );
});

test('an ignore for the file counts in all its documents, and says when it has nothing to do', () => {
  const refused = podWithProbe('      readinessProbe: { tcpSocket: { port: 5432 }, periodSeconds: -1 }\n');
  const idsOf = (text: string): readonly (readonly string[])[] =>
    joinDocuments(
      analysed(text).map(({ analysis }) => analysis),
      contextOf({}),
    ).map((found) => found.map(({ ruleId }) => ruleId));
  const comment = '# kube-probes-ignore-file probe-timing-invalid-number duplicate-key\n';
  assert.deepEqual(idsOf(`${refused}---\n${comment}${refused}`), [[], ['ignore-unused']]);
});

test('"ignore here" silences its finding and nothing more, in block and flow style', () => {
  for (const probe of [
    '      readinessProbe:\n        tcpSocket: { port: 80 }\n        periodSeconds: -1\n',
    '      readinessProbe: { tcpSocket: { port: 80 }, periodSeconds: -1 }\n',
    '      readinessProbe:\n        tcpSocket: { port: 80 }\n        # five\n        periodSeconds:\n        - 5\n        - 6\n',
    '      readinessProbe:\n        tcpSocket: { port: 80 }\n        periodSeconds:\n          - 5\n',
    '      readinessProbe:\n        tcpSocket: { port: 80 }\n        periodSeconds:\n          a: 5\n',
    '      readinessProbe:\n        tcpSocket: { port: 80 }\n        periodSeconds:\n          five\n',
    '      # kube-probes-ignore duplicate-key -- for later\n      readinessProbe: { tcpSocket: { port: 80 }, periodSeconds: -1 }\n',
  ]) {
    const text = podWithProbe(probe);
    const [document] = analysed(text);
    const [cut] = cutFile(text, 'manifest');
    assert.ok(document && cut);
    const context = contextOf({});
    const { source } = cut;
    const { analysis } = document;
    const found = analysis.findings.find(({ ruleId }) => ruleId === 'probe-timing-invalid-number');
    assert.ok(found);
    const { ignores } = codeActionsAt({ source, analysis, span: found.span, context });
    const [here] = ignores;
    assert.ok(here);
    assert.equal(renderMessage(here.fix.title, 'en'), 'Ignore "probe-timing-invalid-number" here');
    const after = analysed(applyEdits(text, here.fix.edits))[0]?.analysis.findings ?? [];
    assert.deepEqual(
      after.map(({ ruleId }) => ruleId),
      analysis.findings.map(({ ruleId }) => ruleId).filter((id) => id !== 'probe-timing-invalid-number'),
    );
  }
});
