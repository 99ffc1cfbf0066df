import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { AnalysisContext } from '../../server/core/index.ts';
import { analyseDocument, cutFile } from '../../server/core/index.ts';
import { contextOf } from '../support/fixtures.ts';
import { deploymentWith } from '../support/manifests.ts';
import { fixturesOf } from '../support/rule-fixtures.ts';

const { findings, fixes, fixTitles, messagesOf } = fixturesOf('probe-timeout-default');

test('a command without a timeout', () => {
  findings(
    deploymentWith(`
image: team/web
startupProbe:
^^^^^^^^^^^^ warning probe-timeout-default 💡
  exec: { command: [pg_isready] }
readinessProbe: { exec: { command: [pg_isready] } }
^^^^^^^^^^^^^^ warning probe-timeout-default 💡
`),
  );
});

test('a look at a file and other checks are a hint, in the strict profile only', () => {
  const text = deploymentWith(`
image: team/web
livenessProbe:
^^^^^^^^^^^^^ hint probe-timeout-default 💡
  exec: { command: [cat, /tmp/healthy] }
readinessProbe:
^^^^^^^^^^^^^^ hint probe-timeout-default 💡
  httpGet: { path: /readyz, port: 80 }
`);
  findings(text);
  const plain = text.replace(/^.*hint.*\n/gm, '');
  const [document] = cutFile(plain, 'manifest');
  assert.ok(document);
  const found = analyseDocument(document.source, contextOf({})).findings;
  assert.ok(!found.some(({ ruleId }) => ruleId === 'probe-timeout-default'));
});

test('little CPU and answers that take work, for liveness in the recommended profile', () => {
  const found = (container: string, severities: AnalysisContext['severities'] = {}) => {
    const [document] = cutFile(deploymentWith(`image: team/web\n${container}`), 'manifest');
    assert.ok(document);
    return analyseDocument(document.source, { ...contextOf({}), severities })
      .findings.filter(({ ruleId }) => ruleId === 'probe-timeout-default')
      .map(({ severity, message: { id, args } }) => [severity, id, args]);
  };
  const cpu = (amount: string) => `resources: { limits: { cpu: ${amount} } }\n`;
  const live = 'livenessProbe: { httpGet: { path: /livez, port: 80 } }';
  const grpc = 'livenessProbe: { grpc: { port: 80 } }';
  const little = [['information', 'probe-timeout-default-cpu', { seconds: 1, milli: 250 }]];
  assert.deepEqual(found(cpu('250m') + live), little);
  assert.deepEqual(found(cpu('0.25') + grpc), little);
  assert.deepEqual(found(cpu('251m') + live), []);
  assert.deepEqual(found(cpu('100m') + live.replace('liveness', 'readiness')), []);
  assert.deepEqual(found(`${cpu('100m')}livenessProbe: { tcpSocket: { port: 80 } }`), []);
  assert.deepEqual(found(cpu('100m') + live.replace('} }', '}, timeoutSeconds: 1 }')), []);
  // What asks for the wrong thing is told that first.
  for (const path of ['/login', '/q/health', '/actuator/health']) {
    assert.deepEqual(found(live.replace('/livez', path)), []);
    const others = { 'probe-on-page-path': 'off', 'aggregate-health-endpoint': 'off' } as const;
    assert.deepEqual(found(live.replace('/livez', path), others), [
      ['information', 'probe-timeout-default-work', { seconds: 1, path }],
    ]);
  }
});

test('quiet for what only looks for a file, and for what cannot fail', () => {
  const quiet = (command: string): void => {
    const text = deploymentWith(`image: team/web\nreadinessProbe: { exec: { command: [${command}] } }`);
    const [document] = cutFile(text, 'manifest');
    assert.ok(document);
    const found = analyseDocument(document.source, contextOf({})).findings.map(({ ruleId }) => ruleId);
    assert.ok(!found.includes('probe-timeout-default'), command);
  };
  for (const command of ['ls, /var/run/app.sock', 'stat, /tmp/ready', 'sh, -c, "ls /tmp/ready"', '"true"'])
    quiet(command);
});

test('quiet where a timeout is written, in patches and fragments, and where a template may write one', () => {
  const exec = 'exec: { command: [pg_isready] }';
  findings(deploymentWith(`image: team/web\nreadinessProbe: { ${exec}, timeoutSeconds: 1 }`));
  findings(`readinessProbe: { ${exec} }\n`);
  findings(
    deploymentWith(
      `image: team/web\nreadinessProbe:\n  ${exec}\n  {{- toYaml .Values.readiness | nindent 12 }}`,
    ),
    { kind: 'template' },
  );
  findings(
    deploymentWith('image: team/web\nreadinessProbe:\n  exec: { command: ["{{ .Values.command }}"] }'),
    { kind: 'template' },
  );
});

test('fixed in block and flow style, never above the period', () => {
  const block = (numbers: string): string =>
    deploymentWith(`image: team/web\nreadinessProbe:\n  exec:\n    command: [pg_isready]\n${numbers}`);
  fixes(
    block('  periodSeconds: 20'),
    'Add timeoutSeconds: 5',
    block('  periodSeconds: 20\n  timeoutSeconds: 5'),
  );
  fixes(
    block('  periodSeconds: 3'),
    'Add timeoutSeconds: 3',
    block('  periodSeconds: 3\n  timeoutSeconds: 3'),
  );
  fixes(
    deploymentWith('image: team/web\nreadinessProbe: {httpGet: {path: /readyz, port: 80}}'),
    'Add timeoutSeconds: 3',
    deploymentWith(
      'image: team/web\nreadinessProbe: {httpGet: {path: /readyz, port: 80}, timeoutSeconds: 3}',
    ),
  );
  assert.deepEqual(fixTitles(block('  periodSeconds: 1')), []);
});

test('the messages', () => {
  const text = deploymentWith('image: team/web\nreadinessProbe: { exec: { command: [pg_isready] } }');
  assert.match(messagesOf(text).join(), /the command has 1 s/);
  assert.match(messagesOf(text, { language: 'ko' }).join(), /명령에 1초뿐임/);
  const other = deploymentWith('image: team/web\nreadinessProbe: { tcpSocket: { port: 80 } }');
  assert.match(messagesOf(other).join(), /every check has 1 s/);
  assert.match(messagesOf(other, { language: 'ko' }).join(), /검사마다 1초뿐임/);
});
