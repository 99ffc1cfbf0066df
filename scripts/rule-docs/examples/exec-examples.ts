import type { execRuleIds } from '../../../server/core/rules/exec/ids.ts';
import type { RuleExample } from '../rule-example.ts';
import { pod, ports, probe } from '../rule-example.ts';

/** A container with one probe; its handler and what follows stand at eight spaces. */
const asking = (handler: string, rest = '        timeoutSeconds: 5\n', name = 'readinessProbe'): string =>
  pod(`${ports}      ${name}:\n${handler}${rest}`);

const command = (...words: readonly string[]): string =>
  `        exec:\n          command: [${words.join(', ')}]\n`;

const checkUrl = '      env:\n        - name: CHECK_URL\n          value: http://localhost:8080/readyz\n';

const probePassword = `      env:
        - name: PROBE_PASSWORD
          valueFrom:
            secretKeyRef:
              name: web-credentials
              key: password
`;

export const execExamples: Readonly<Record<(typeof execRuleIds)[number], RuleExample>> = {
  'exec-http-client': {
    title: 'curl asks its own container',
    bad: asking(command('curl', '-f', 'http://localhost:8080/readyz')),
    good: asking('        httpGet:\n          path: /readyz\n          port: http\n'),
  },
  'exec-curl-without-fail': {
    title: 'curl without -f',
    bad: asking(command('sh', '-c', '"curl -s http://localhost:8080/readyz && test -f /tmp/ready"')),
    good: asking(command('sh', '-c', '"curl -f -s http://localhost:8080/readyz && test -f /tmp/ready"')),
  },
  'exec-shell-syntax-without-shell': {
    title: 'An operator that no shell reads',
    bad: pod(
      probe(
        'readinessProbe',
        '        timeoutSeconds: 5\n',
        '        exec:\n          command: ["/app/check", "||", "exit", "1"]\n',
      ),
    ),
    good: pod(
      probe(
        'readinessProbe',
        '        timeoutSeconds: 5\n',
        '        exec:\n          command: ["/bin/sh", "-c", "/app/check || exit 1"]\n',
      ),
    ),
  },
  'exec-sh-c-arguments-split': {
    title: 'A script cut into items',
    bad: pod(
      probe(
        'readinessProbe',
        '        timeoutSeconds: 5\n',
        '        exec:\n          command: ["sh", "-c", "/app/check", "--ready"]\n',
      ),
    ),
    good: pod(
      probe(
        'readinessProbe',
        '        timeoutSeconds: 5\n',
        '        exec:\n          command: ["sh", "-c", "/app/check --ready"]\n',
      ),
    ),
  },
  'exec-env-not-expanded': {
    title: 'A variable for a shell where none runs',
    bad: pod(
      checkUrl +
        probe(
          'readinessProbe',
          '        timeoutSeconds: 5\n',
          '        exec:\n          command: ["/app/check", "$CHECK_URL"]\n',
        ),
    ),
    good: pod(
      checkUrl +
        probe(
          'readinessProbe',
          '        timeoutSeconds: 5\n',
          '        exec:\n          command: ["/app/check", "$(CHECK_URL)"]\n',
        ),
    ),
  },
  'exec-always-succeeds': {
    title: 'A failure that is swallowed',
    bad: pod(
      probe(
        'readinessProbe',
        '        timeoutSeconds: 5\n',
        '        exec:\n          command: [sh, -c, "/app/check || true"]\n',
      ),
    ),
    good: pod(
      probe(
        'readinessProbe',
        '        timeoutSeconds: 5\n',
        '        exec:\n          command: [sh, -c, "/app/check"]\n',
      ),
    ),
  },
  'exec-retry-loop': {
    title: 'A check that waits',
    bad: pod(
      probe(
        'readinessProbe',
        '        timeoutSeconds: 5\n',
        '        exec:\n          command: [sh, -c, "until /app/check; do sleep 1; done"]\n',
      ),
    ),
    good: pod(
      probe(
        'readinessProbe',
        '        timeoutSeconds: 5\n',
        '        exec:\n          command: [/app/check]\n',
      ),
    ),
  },
  'exec-process-exists-liveness': {
    title: 'A liveness probe that asks for a process',
    bad: pod(
      ports +
        probe(
          'startupProbe',
          '        timeoutSeconds: 5\n        failureThreshold: 30\n',
          '        tcpSocket:\n          port: 8080\n',
        ) +
        probe(
          'livenessProbe',
          '        timeoutSeconds: 5\n',
          '        exec:\n          command: [pgrep, web]\n',
        ),
    ),
    good: pod(
      ports +
        probe(
          'startupProbe',
          '        timeoutSeconds: 5\n        failureThreshold: 30\n',
          '        tcpSocket:\n          port: 8080\n',
        ) +
        probe(
          'livenessProbe',
          '        timeoutSeconds: 5\n',
          '        exec:\n          command: ["/bin/sh", "-c", "find /tmp/heartbeat -mmin -1 | grep -q ."]\n',
        ),
    ),
  },
  'exec-tool-missing-in-image': {
    title: 'bash in an image without it',
    bad: pod(
      probe(
        'readinessProbe',
        '        timeoutSeconds: 5\n',
        '        exec:\n          command: [bash, -c, "test -f /tmp/ready"]\n',
      ),
    ).replace('registry.example.com/web:1.4.0', 'alpine:3.22'),
    good: pod(
      probe(
        'readinessProbe',
        '        timeoutSeconds: 5\n',
        '        exec:\n          command: [sh, -c, "test -f /tmp/ready"]\n',
      ),
    ).replace('registry.example.com/web:1.4.0', 'alpine:3.22'),
  },
  'exec-replaceable-by-native-probe': {
    title: 'A command that only asks the gRPC health service',
    bad: asking(command('grpc_health_probe', '-addr=:8080')),
    good: asking('        grpc:\n          port: 8080\n'),
  },
  'exec-starts-heavy-runtime': {
    title: 'A JVM at every check',
    bad: asking(command('nodetool', 'status'), '        periodSeconds: 30\n        timeoutSeconds: 10\n'),
    good: asking('        httpGet:\n          path: /readyz\n          port: http\n'),
  },
  'exec-probe-too-frequent': {
    title: 'A command every two seconds',
    bad: asking(command('cat', '/tmp/ready'), '        periodSeconds: 2\n        timeoutSeconds: 2\n'),
    good: asking(command('cat', '/tmp/ready'), '        periodSeconds: 10\n        timeoutSeconds: 2\n'),
  },
  'exec-inline-credentials': {
    title: 'A password in the command',
    bad: asking(command('sh', '-c', `'mysqladmin status -uroot -pS3cret'`)),
    good: asking(command('sh', '-c', `'mysqladmin status -uroot -p"\${PROBE_PASSWORD}"'`)).replace(
      '      readinessProbe:',
      `${probePassword}      readinessProbe:`,
    ),
  },
  'liveness-depends-on-outside': {
    title: 'Liveness that asks a database',
    bad: asking(
      command('pg_isready', '-h', 'postgres.shop.svc'),
      '        initialDelaySeconds: 30\n        timeoutSeconds: 5\n',
      'livenessProbe',
    ),
    good: asking(
      command('pg_isready', '-h', 'postgres.shop.svc'),
      '        initialDelaySeconds: 30\n        timeoutSeconds: 5\n',
    ),
  },
  'exec-reply-not-checked': {
    title: 'redis-cli ping without a look at the reply',
    bad: asking(command('redis-cli', 'ping')),
    good: asking(command('"/bin/sh"', '"-c"', '"redis-cli ping | grep -q PONG"')),
  },
  'exec-inner-wait-exceeds-timeout': {
    title: 'A command that waits longer than the probe',
    bad: asking(command('pg_isready', '-t', '"5"'), '        timeoutSeconds: 5\n'),
    good: asking(command('pg_isready', '-t', '"5"'), '        timeoutSeconds: 6\n'),
  },
};
