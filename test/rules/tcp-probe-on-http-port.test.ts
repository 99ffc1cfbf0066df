import assert from 'node:assert/strict';
import { test } from 'node:test';
import { deploymentWith } from '../support/manifests.ts';
import { fixturesOf } from '../support/rule-fixtures.ts';

const { findings, fixes, fixTitles, messagesOf } = fixturesOf('tcp-probe-on-http-port');

const ports = 'ports: [{ name: web-ui, containerPort: 5000 }, { name: amqp, containerPort: 8080 }]\n';

function quiet(probes: string, image = 'team/web'): void {
  findings(deploymentWith(`image: ${image}\n${ports}${probes}`));
}

test('a port that by its name or number speaks', () => {
  findings(
    deploymentWith(`
image: team/web
ports: [{ name: web-ui, containerPort: 5000 }]
livenessProbe: { tcpSocket: { port: web-ui } }
                                    ^^^^^^ hint tcp-probe-on-http-port 💡
readinessProbe:
  tcpSocket:
    port: 3000
          ^^^^ hint tcp-probe-on-http-port 💡
`),
  );
});

const own = (path: string, port: string): string =>
  `Ask GET ${path} on port ${port} instead, or the path that your application has`;

test('asks a question there, by a path that the author has to know', () => {
  const web = (handler: string, more = ''): string =>
    deploymentWith(`image: team/web\n${more}readinessProbe:\n  ${handler}\n  periodSeconds: 5 # often\n`);
  const named = (name: string): string => `ports: [{ name: ${name}, containerPort: 5000 }]\n`;
  fixes(
    web('tcpSocket:\n    port: web-ui', named('web-ui')),
    own('/healthz', 'web-ui'),
    web('httpGet:\n    path: /healthz\n    port: web-ui', named('web-ui')),
  );
  fixes(
    web('tcpSocket: { port: 5000 }', named('https')),
    own('/healthz', '5000'),
    web('httpGet:\n    path: /healthz\n    port: 5000\n    scheme: HTTPS', named('https')),
  );
  fixes(
    web('tcpSocket: { port: grpc-api }', named('grpc-api')),
    'Ask for gRPC health on port 5000 instead',
    web('grpc:\n    port: 5000', named('grpc-api')),
  );
  const spring = 'env: [{ name: SPRING_PROFILES_ACTIVE, value: prod }]\n';
  assert.deepEqual(fixTitles(web('tcpSocket: { port: 80 }', spring)), [
    own('/actuator/health/readiness', '80'),
  ]);
});

test('no fix that would lose a comment or change what is shared', () => {
  const none = (probe: string, more = ''): void =>
    assert.deepEqual(fixTitles(deploymentWith(`image: team/web\n${more}livenessProbe:${probe}`)), [], probe);
  none('\n  tcpSocket:\n    # of the web\n    port: 80\n');
  none(' &check { tcpSocket: { port: 80 } }\nreadinessProbe: *check\n');
});

test('startup, other names, other numbers, another host', () => {
  quiet('startupProbe: { tcpSocket: { port: 80 } }');
  quiet('livenessProbe: { tcpSocket: { port: 8080 } }');
  quiet('livenessProbe: { tcpSocket: { port: 5432 } }');
  quiet('livenessProbe: { tcpSocket: { port: 80, host: example.com } }');
});

test('programs with another protocol', () => {
  quiet('livenessProbe: { tcpSocket: { port: 80 } }', 'postgres:16');
  quiet('livenessProbe: { tcpSocket: { port: 80 } }', 'bitnami/kafka');
});

test('another probe asks the port properly', () => {
  quiet(
    'livenessProbe: { tcpSocket: { port: web-ui } }\nreadinessProbe: { httpGet: { path: /readyz, port: 5000 } }',
  );
  quiet('livenessProbe: { tcpSocket: { port: 80 } }\nreadinessProbe: { grpc: { port: 80 } }');
});

test('what a template decides, and images that do', () => {
  const chart = { kind: 'template' } as const;
  findings(
    deploymentWith('image: team/web\nlivenessProbe: { tcpSocket: { port: "{{ .Values.port }}" } }'),
    chart,
  );
  findings(deploymentWith('image: "{{ .Values.image }}"\nlivenessProbe: { tcpSocket: { port: 80 } }'), chart);
});

test('the message in both languages', () => {
  const text = deploymentWith('image: team/web\nlivenessProbe: { tcpSocket: { port: 80 } }');
  assert.match(messagesOf(text)[0] ?? '', /only checks that port 80 takes connections/);
  assert.match(messagesOf(text, { language: 'ko' })[0] ?? '', /포트\(80\)가 연결을 받는지만/);
});
