import assert from 'node:assert/strict';
import { test } from 'node:test';
import { deploymentWith } from '../support/manifests.ts';
import { fixturesOf } from '../support/rule-fixtures.ts';

const { findings, messagesOf } = fixturesOf('probe-on-page-path');

function quiet(httpGet: string, image = 'team/web', ports = '[]'): void {
  findings(deploymentWith(`image: ${image}\nports: ${ports}\nlivenessProbe: { httpGet: { ${httpGet} } }`));
}

test('pages', () => {
  findings(
    deploymentWith(
      `
image: team/web
startupProbe: { httpGet: { path: /, port: 80 } }
                                 ^ hint probe-on-page-path
livenessProbe:
  httpGet:
  ^^^^^^^ information probe-on-page-path
    port: 80
readinessProbe: { httpGet: { path: /index.html, port: 80 } }
                                   ^^^^^^^^^^^ hint probe-on-page-path
`,
    ),
  );
  findings(
    deploymentWith(`
image: team/web
livenessProbe: { httpGet: { path: /metrics, port: 80 } }
                                  ^^^^^^^^ hint probe-on-page-path
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

test('the messages in both languages', () => {
  const text = deploymentWith('image: team/web\nlivenessProbe: { httpGet: { path: /login, port: 80 } }');
  assert.match(messagesOf(text)[0] ?? '', /^livenessProbe loads ‘\/login’, a page/);
  assert.match(messagesOf(text, { language: 'ko' })[0] ?? '', /페이지\(\/login\)를 불러옴/);
});
