import assert from 'node:assert/strict';
import { test } from 'node:test';
import { deploymentWith } from '../support/manifests.ts';
import { fixturesOf } from '../support/rule-fixtures.ts';

const { findings, fixes, fixTitles, messagesOf } = fixturesOf('probe-on-page-path');

function quiet(httpGet: string, image = 'team/web', ports = '[]'): void {
  findings(deploymentWith(`image: ${image}\nports: ${ports}\nlivenessProbe: { httpGet: { ${httpGet} } }`));
}

test('pages', () => {
  findings(
    deploymentWith(
      `
image: team/web
startupProbe: { httpGet: { path: /, port: 80 } }
                                 ^ hint probe-on-page-path 💡
livenessProbe:
  httpGet:
  ^^^^^^^ information probe-on-page-path 💡
    port: 80
readinessProbe: { httpGet: { path: /index.html, port: 80 } }
                                   ^^^^^^^^^^^ hint probe-on-page-path 💡
`,
    ),
  );
  findings(
    deploymentWith(`
image: team/web
livenessProbe: { httpGet: { path: /metrics, port: 80 } }
                                  ^^^^^^^^ hint probe-on-page-path 💡
`),
  );
});

test('health endpoints and pages below a path', () => {
  quiet('path: /healthz, port: 80');
  quiet('path: /homepage, port: 80');
  quiet('path: /api/login, port: 80');
});

test('programs and ports that have nothing better', () => {
  quiet('path: /, port: 80', 'nginx:1.27');
  quiet('path: /, port: 80', 'nginxinc/nginx-unprivileged');
  quiet('path: /metrics, port: 80', 'prom/node-exporter');
  quiet('path: /, port: 13133', 'otel/opentelemetry-collector');
  quiet('path: /, port: health-check', 'team/web', '[{ name: health-check, containerPort: 80 }]');
  quiet('path: /, port: 80', 'team/web', '[{ name: probe, containerPort: 80 }]');
});

test('what a template decides, and images that do', () => {
  const chart = { kind: 'template' } as const;
  findings(
    deploymentWith('image: team/web\nlivenessProbe: { httpGet: { path: "{{ .Values.p }}", port: 80 } }'),
    chart,
  );
  findings(
    deploymentWith('image: "{{ .Values.i }}"\nlivenessProbe: { httpGet: { path: /, port: 80 } }'),
    chart,
  );
});

const title = 'Ask /actuator/health/liveness instead';
const own = (path: string): string => `Ask ${path} instead, or the path that your application has`;
const spring = (httpGet: string, more = ''): string =>
  deploymentWith(
    `image: team/spring-shop\n${more}startupProbe:\n  tcpSocket:\n    port: 80\n  failureThreshold: 30\nlivenessProbe:\n  httpGet:\n    ${httpGet}\n  timeoutSeconds: 3\n`,
  );

test('asks the Actuator of Spring Boot', () => {
  fixes(spring('path: /login\n    port: 80'), title, spring('path: /actuator/health/liveness\n    port: 80'));
  fixes(spring('port: 80'), title, spring('path: /actuator/health/liveness\n    port: 80'));
  const ready = spring('path: /\n    port: 80').replace('livenessProbe', 'readinessProbe');
  assert.deepEqual(fixTitles(ready), ['Ask /actuator/health/readiness instead']);
  const named = 'env: [{ name: SPRING_PROFILES_ACTIVE, value: prod }]\n';
  const plain = (more: string): string => spring('path: /login\n    port: 80', more).replace('spring-', '');
  assert.deepEqual(fixTitles(plain(named)), [title]);
  assert.deepEqual(fixTitles(plain('')), [own('/livez')]);
});

test('asks a path that the author has to know, elsewhere than in Spring Boot', () => {
  const web = (httpGet: string, name = 'readinessProbe'): string =>
    deploymentWith(`image: team/web\n${name}:\n  httpGet:\n    ${httpGet}\n  timeoutSeconds: 3\n`);
  fixes(web('path: "/login"\n    port: 80'), own('/readyz'), web('path: "/readyz"\n    port: 80'));
  fixes(web('port: 80 # web'), own('/readyz'), web('path: /readyz\n    port: 80 # web'));
  fixes(web('path: /metrics\n    port: 80'), own('/readyz'), web('path: /readyz\n    port: 80'));
  const start = (path: string): string => web(`path: ${path}\n    port: 80`, 'startupProbe');
  fixes(start('/login'), own('/livez'), start('/livez'));
});

test('only connects, where that is no worse', () => {
  const web = (httpGet: string, port = '5000'): string =>
    deploymentWith(
      `image: team/web\nreadinessProbe:\n  ${httpGet}\n  timeoutSeconds: 3\n`.replaceAll('PORT', port),
    );
  const connect = (port: string): string => `Only connect to port ${port} instead (tcpSocket)`;
  const asked = 'httpGet: { path: /login, port: PORT, httpHeaders: [{ name: A, value: b }] }';
  fixes(web(asked), connect('5000'), web('tcpSocket:\n    port: PORT'));
  assert.deepEqual(fixTitles(web(asked, '80')), [own('/readyz')]);
  assert.deepEqual(fixTitles(web('httpGet: { path: /login, port: PORT, host: other }')), [own('/readyz')]);
  // A comment would be lost.
  const commented = 'httpGet:\n    path: /login\n    # of the web\n    port: PORT';
  assert.deepEqual(fixTitles(web(commented)), [own('/readyz')]);
});

test('does not guess where the Actuator is', () => {
  const guess = [own('/actuator/health/liveness')];
  const none = (more: string): void =>
    assert.deepEqual(fixTitles(spring('path: /login\n    port: 80', more)), guess, more);
  none('env: [{ name: MANAGEMENT_SERVER_PORT, value: "9090" }]\n');
  none('env: [{ name: SERVER_SERVLET_CONTEXT_PATH, value: /shop }]\n');
  none('ports: [{ name: http, containerPort: 80 }, { name: management, containerPort: 9090 }]\n');
  const management = 'ports: [{ name: management, containerPort: 80 }]\n';
  assert.deepEqual(fixTitles(spring('path: /login\n    port: management', management)), [title]);
  assert.deepEqual(fixTitles(spring('path: /metrics\n    port: 80')), guess);
});

test('the messages in both languages', () => {
  const text = deploymentWith('image: team/web\nlivenessProbe: { httpGet: { path: /login, port: 80 } }');
  assert.match(messagesOf(text)[0] ?? '', /^livenessProbe loads ‘\/login’, a page/);
  assert.match(messagesOf(text, { language: 'ko' })[0] ?? '', /페이지\(\/login\)를 불러옴/);
});
