import assert from 'node:assert/strict';
import { test } from 'node:test';
import { podWith } from '../../support/manifests.ts';
import { fixturesOf } from '../../support/rule-fixtures.ts';

const { findings, findingsOf, fixes, fixTitles, messagesOf } = fixturesOf('probe-on-run-to-completion');

const job = (restartPolicy: string, container: string): string => `apiVersion: batch/v1
kind: Job
metadata: { name: import }
spec:
  template:
    spec:
      restartPolicy: ${restartPolicy}
      containers:
        - name: import
          image: team/import
${container}`;
const liveness = '          livenessProbe: { exec: { command: [/alive] } }\n';

test('readiness of a Job, and liveness that cannot restart', () => {
  findings(`
apiVersion: batch/v1
kind: Job
metadata: { name: import }
spec:
  template:
    spec:
      restartPolicy: Never
      containers:
        - name: import
          image: team/import
          livenessProbe: { exec: { command: [/alive] } }
          ^^^^^^^^^^^^^ information probe-on-run-to-completion 💡
          readinessProbe: { exec: { command: [/ready] } }
          ^^^^^^^^^^^^^^ hint probe-on-run-to-completion 💡
`);
});

test('probes that kill in a Pod that is not restarted', () => {
  findings(`
apiVersion: v1
kind: Pod
metadata: { name: import }
spec:
  restartPolicy: Never
  containers:
    - name: import
      image: team/import
      startupProbe: { exec: { command: [/alive] } }
      ^^^^^^^^^^^^ information probe-on-run-to-completion
      livenessProbe: { exec: { command: [/alive] } }
      ^^^^^^^^^^^^^ information probe-on-run-to-completion 💡
      readinessProbe: { exec: { command: [/ready] } }
`);
});

test('quiet', () => {
  const isQuiet = (text: string): void => assert.equal(findingsOf(text, { kind: 'template' }).length, 0);
  const readiness = 'readinessProbe: { tcpSocket: { port: 80 } }';
  isQuiet(job('OnFailure', liveness));
  isQuiet(job('{{ .Values.policy }}', liveness));
  isQuiet(job('Never', liveness.replace('liveness', 'startup')));
  isQuiet(job('OnFailure', `          ports: [{ containerPort: 80 }]\n          ${readiness}\n`));
  isQuiet(
    job(
      'Never',
      `      initContainers:\n        - { name: proxy, image: p, restartPolicy: Always, ${readiness} }\n`,
    ),
  );
  isQuiet(podWith('image: team/web\nlivenessProbe: { tcpSocket: { port: 80 } }'));
});

test('fixed in block and in flow style', () => {
  fixes(
    job(
      'OnFailure',
      '          # ready?\n          readinessProbe:\n            exec: { command: [/r] }\n          tty: true\n',
    ),
    'Remove readinessProbe from container',
    job('OnFailure', '          tty: true\n'),
  );
  const flow = (probe: string): string =>
    `apiVersion: batch/v1\nkind: Job\nmetadata: { name: a }\nspec: { template: { spec: { restartPolicy: Never, containers: [{ name: a, image: a${probe} }] } } }\n`;
  fixes(
    flow(', readinessProbe: { exec: { command: [/r] } }'),
    'Remove readinessProbe from container',
    flow(''),
  );
});

test('the messages', () => {
  const readiness = job('OnFailure', liveness.replace('liveness', 'readiness'));
  const never = job('Never', liveness);
  const pod = podWith('image: a\nlivenessProbe: { tcpSocket: { port: 80 } }', 'restartPolicy: Never');
  const texts = (language: 'en' | 'ko'): readonly string[] =>
    [readiness, never, pod].map((text) => messagesOf(text, { language })[0] ?? '');
  for (const [index, start] of [
    /does nothing for this Job/,
    /attempt of the Job/,
    /restartPolicy is Never/,
  ].entries()) {
    assert.match(texts('en')[index] ?? '', start);
  }
  for (const [index, start] of [/이 Job에/, /Job의 시도/, /Never이므로/].entries()) {
    assert.match(texts('ko')[index] ?? '', start);
  }
});

test('a limit for the whole run in place of a livenessProbe', () => {
  const title = 'Limit the whole run instead (activeDeadlineSeconds: 3600)';
  const limited = (text: string, indent: string, key: string): string =>
    text
      .replace(/ *livenessProbe.*\n/, '')
      .replace(`${indent}${key}:`, `${indent}activeDeadlineSeconds: 3600\n${indent}${key}:`);
  const never = job('Never', liveness);
  fixes(never, title, limited(never, '  ', 'template'));
  const suspended = never.replace('spec:\n', 'spec:\n  suspend: true # for now\n');
  fixes(suspended, title, limited(suspended, '  ', 'template'));
  const template = never.slice(never.indexOf('spec:')).replace(/^(?=.)/gm, '    ');
  const daily = `apiVersion: batch/v1\nkind: CronJob\nmetadata: { name: import }\nspec:\n  schedule: "0 3 * * *"\n  jobTemplate:\n${template}`;
  fixes(daily, title, limited(daily, '      ', 'template'));
  const pod = podWith(`image: team/import\n${liveness.trim()}\n`, 'restartPolicy: Never\n');
  fixes(
    pod,
    title,
    pod.replace(/ *livenessProbe.*\n/, '').replace('Never\n', 'Never\n  activeDeadlineSeconds: 3600\n'),
  );
  assert.deepEqual(fixTitles(suspended.replace('suspend: true', 'activeDeadlineSeconds: 9')), []);
  assert.deepEqual(
    fixTitles(never.replace('spec:\n', 'spec:\n  {{- toYaml .Values.job | nindent 2 }}\n'), {
      kind: 'template',
    }),
    [],
  );
});
