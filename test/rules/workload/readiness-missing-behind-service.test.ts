import assert from 'node:assert/strict';
import { test } from 'node:test';
import { fixturesOf } from '../../support/rule-fixtures.ts';
import { file, served, service } from '../../support/served.ts';

const { findings, findingsOf, fixes, fixTitles, messagesOf } = fixturesOf('readiness-missing-behind-service');

const web = `- name: web
  image: team/web
  ports: [{ name: http, containerPort: 8080 }]
`;
const readiness = 'readinessProbe: { httpGet: { path: /readyz, port: http } }\n';
const isFound = (text: string, options: Parameters<typeof findingsOf>[1] = {}): boolean =>
  findingsOf(text, options).length > 0;

test('a Service of the same file sends to a container without a readinessProbe', () => {
  findings(
    file(
      service(),
      served(`
- name: web
        ^^^ warning readiness-missing-behind-service 💡
  image: team/web
  ports: [{ name: http, containerPort: 8080 }]
`),
    ),
  );
});

test('only the container that owns the target port', () => {
  findings(
    file(
      service('ports: [{ port: 80, targetPort: 8080 }]'),
      served(`
- name: logs
  image: team/logs
  ports: [{ containerPort: 9000 }]
- name: web
        ^^^ warning readiness-missing-behind-service 💡
  image: team/web
  ports: [{ containerPort: 8080 }]
- name: istio-proxy
  image: istio/proxyv2
`),
    ),
  );
});

test('a number that nobody declares belongs to the only container', () => {
  const bare = '- name: web\n  image: team/web\n';
  const asked = service('ports: [{ port: 8080 }]');
  assert.ok(isFound(file(served(bare), asked)));
  assert.ok(!isFound(file(served(`${bare}- name: other\n  image: team/other\n`), asked)));
  assert.ok(!isFound(file(served(bare), service())));
});

test('with a startupProbe, or behind another container that is waited for, it is less urgent', () => {
  findings(
    file(
      served(`
- name: web
        ^^^ information readiness-missing-behind-service 💡
  image: team/web
  ports: [{ name: http, containerPort: 8080 }]
  startupProbe: { tcpSocket: { port: http } }
`),
      service(),
    ),
  );
  findings(
    file(
      served(`
- name: web
        ^^^ information readiness-missing-behind-service 💡
  image: team/web
  ports: [{ name: http, containerPort: 8080 }]
- name: other
  image: team/other
  readinessProbe: { tcpSocket: { port: 90 } }
`),
      service(),
    ),
  );
});

test('a Service in another file of the folder, or in a folder of Services beside it', () => {
  const text = served(web);
  assert.ok(isFound(text, { path: 'k8s/web.yaml', files: { 'k8s/service.yaml': service() } }));
  assert.ok(isFound(text, { path: 'k8s/apps/web.yaml', files: { 'k8s/services/web.yaml': service() } }));
  assert.ok(
    isFound(text, {
      path: 'k8s/web.yaml',
      files: {
        'k8s/list.yaml': `kind: List\napiVersion: v1\nitems:\n  - ${service().replace(/\n(?=.)/g, '\n    ')}`,
      },
    }),
  );
});

test('a Service with the same namespace written out is found anywhere', () => {
  const files = { 'network/prod/all/service.yaml': service(undefined, ', namespace: shop') };
  const path = 'apps/web/prod/deployment.yaml';
  assert.ok(isFound(served(web).replace('name: web }', 'name: web, namespace: shop }'), { path, files }));
  assert.equal(severityIn(served(web), path, files), 'hint');
});

test('quiet for a Service that belongs to the workloads of another folder, or another namespace', () => {
  const path = 'b/web.yaml';
  assert.equal(
    severityIn(served(web), path, { 'a/service.yaml': service(), 'a/web.yaml': served(web) }),
    'hint',
  );
  const shop = served(web).replace('name: web }', 'name: web, namespace: shop }');
  assert.equal(severityIn(shop, path, { 'b/s.yaml': service(undefined, ', namespace: other') }), 'hint');
});

const severityIn = (
  text: string,
  path: string,
  files: Readonly<Record<string, string>>,
): string | undefined => findingsOf(text, { path, files })[0]?.finding.severity;

test('no Service to be seen in the workspace: a hint for ports that speak HTTP or gRPC', () => {
  findings(
    served(`
- name: web
        ^^^ hint readiness-missing-behind-service 💡
  image: team/web
  ports: [{ containerPort: 80 }]
`),
    { files: {} },
  );
  assert.ok(isFound(served(web.replace('name: http', 'name: grpc-api')), { files: {} }));
  assert.ok(!isFound(served(web.replace('name: http', 'name: wire')), { files: {} }));
  assert.ok(!isFound(served(web)), 'the workspace is not known');
  const pod = `apiVersion: v1\nkind: Pod\nmetadata: { name: web }\nspec:\n  containers:\n    - { name: web, image: a, ports: [{ containerPort: 80 }] }\n`;
  assert.ok(!isFound(pod, { files: {} }));
});

test('quiet with a readinessProbe, and where a template decides', () => {
  assert.ok(!isFound(file(served(web + readiness.replace(/^/, '  ')), service())));
  const template = { kind: 'template' } as const;
  const added = served(
    `${web}  {{- with .Values.readiness }}\n  readinessProbe: {{ toYaml . }}\n  {{- end }}\n`,
  );
  assert.ok(!isFound(file(added, service()), template));
  const named = service().replace('app: web', 'app: {{ .Values.app }}');
  assert.ok(!isFound(file(served(web), named), template));
  const optional = `{{- if .Values.service }}\n${service()}{{- end }}\n`;
  assert.ok(!isFound(file(served(web), optional), template));
  assert.ok(isFound(file(served(web), service()), template));
});

test('quiet for what is not sent requests, or not by the Service', () => {
  assert.ok(
    !isFound(
      file(served(web), service('publishNotReadyAddresses: true\nports: [{ port: 80, targetPort: http }]')),
    ),
  );
  assert.ok(
    !isFound(file(served(web), service('ports: [{ name: http-metrics, port: 80, targetPort: http }]'))),
  );
  assert.ok(!isFound(file(served(web), service('ports: [{ port: 80, targetPort: http, protocol: UDP }]'))));
  assert.ok(!isFound(file(served(web), service().replace('app: web', 'app: web, tier: front'))));
  assert.ok(!isFound(file(served(web), service().replace('selector: { app: web }', 'type: ExternalName'))));
  assert.ok(!isFound(file(served(web.replace('name: web', 'name: oauth2-proxy')), service())));
  assert.ok(!isFound(file(served(web.replace('team/web', 'oliver006/redis-exporter')), service())));
});

test('quiet for Jobs, hooks, owned objects, patches and kinds that fill in probes', () => {
  const deployment = served(web);
  const isFoundAs = (text: string): boolean => isFound(file(text, service()));
  assert.ok(!isFoundAs(deployment.replace('apps/v1', 'batch/v1').replace('Deployment', 'Job')));
  assert.ok(
    !isFoundAs(deployment.replace('{ name: web }', '{ name: web, annotations: { helm.sh/hook: test } }')),
  );
  assert.ok(
    !isFoundAs(deployment.replace('{ name: web }', '{ name: web, ownerReferences: [{ kind: Shop }] }')),
  );
  assert.ok(!isFoundAs(deployment.replace('  image: team/web\n', '')));
  assert.ok(!isFoundAs(deployment.replace('apps/v1', 'shop.example.com/v1').replace('Deployment', 'Shop')));
});

test('an ignore comment silences it, and is told of when it silences nothing', () => {
  const comment = '# kube-probes-ignore readiness-missing-behind-service';
  const ignored = served(`${comment}\n${web}`);
  assert.ok(!isFound(file(ignored, service())));
  const unused = (text: string, files?: Readonly<Record<string, string>>): number =>
    fixturesOf('ignore-unused').findingsOf(text, files ? { files } : {}).length;
  assert.equal(unused(file(ignored, service()), {}), 0);
  const probed = served(`${comment}\n${web}  ${readiness}`);
  assert.equal(unused(probed, {}), 1);
  assert.equal(unused(probed), 0, 'another file may have the Service');
  const ofFile = file(
    `# kube-probes-ignore-file readiness-missing-behind-service\n${served(web)}`,
    service(),
  );
  assert.ok(!isFound(ofFile));
  assert.equal(unused(ofFile, {}), 0);
  assert.equal(unused(`# kube-probes-ignore-file readiness-missing-behind-service\n${probed}`, {}), 2);
});

test('fixed by a check that fits the port', () => {
  const checked = (ports: string, probe: string, image = 'team/web'): string =>
    served(`- name: web\n  image: ${image}\n  ports: [${ports}]\n${probe}`);
  const fixedAs = (ports: string, title: string, handler: string, image?: string): void => {
    const [, name = '7000'] = /name: (\w+)/.exec(ports) ?? [];
    const asked = service(`ports: [{ port: 80, targetPort: ${name} }]`);
    const probe = `  readinessProbe:\n    ${handler}\n    periodSeconds: 5\n    timeoutSeconds: 3\n    failureThreshold: 3\n`;
    fixes(file(checked(ports, '', image), asked), title, file(checked(ports, probe, image), asked));
  };
  fixedAs(
    '{ name: http, containerPort: 8080 }',
    'Add a readinessProbe: GET /readyz on port http',
    'httpGet:\n      path: /readyz\n      port: http',
  );
  fixedAs(
    '{ name: http, containerPort: 8080 }',
    'Add a readinessProbe: GET /actuator/health/readiness on port http',
    'httpGet:\n      path: /actuator/health/readiness\n      port: http',
    'team/spring-petclinic',
  );
  fixedAs(
    '{ name: webhook, containerPort: 9443 }',
    'Add a readinessProbe: GET /readyz on port webhook',
    'httpGet:\n      path: /readyz\n      port: webhook\n      scheme: HTTPS',
  );
  fixedAs(
    '{ name: grpc, containerPort: 9000 }',
    'Add a readinessProbe: gRPC health on port 9000',
    'grpc:\n      port: 9000',
  );
  fixedAs(
    '{ containerPort: 7000 }',
    'Add a readinessProbe: connect to port 7000',
    'tcpSocket:\n      port: 7000',
  );
});

test('fixed in flow style and below an empty key; not where an alias repeats the container', () => {
  const flow = (probe: string): string =>
    file(
      `{ apiVersion: v1, kind: Pod, metadata: { name: web, labels: { app: web } }, spec: { containers: [{ name: web, image: a${probe} }] } }\n`,
      service('ports: [{ port: 7000 }]'),
    );
  const title = 'Add a readinessProbe: connect to port 7000';
  fixes(
    flow(''),
    title,
    flow(
      ', readinessProbe: {tcpSocket: {port: 7000}, periodSeconds: 5, timeoutSeconds: 3, failureThreshold: 3}',
    ),
  );
  const block = (probe: string): string =>
    file(served(`- name: web\n  image: a\n  readinessProbe:${probe}\n`), service('ports: [{ port: 7000 }]'));
  fixes(
    block(''),
    title,
    block(
      '\n    tcpSocket:\n      port: 7000\n    periodSeconds: 5\n    timeoutSeconds: 3\n    failureThreshold: 3',
    ),
  );
  const repeated = file(
    served('- &web\n  name: web\n  image: a\n').replace('spec:\n  selector', 'x: *web\nspec:\n  selector'),
    service('ports: [{ port: 7000 }]'),
  );
  assert.deepEqual(fixTitles(repeated), []);
});

test('the messages', () => {
  const text = file(served(web), service());
  assert.match(
    messagesOf(text)[0] ?? '',
    /^Service web sends requests to web, which has no readinessProbe\./,
  );
  assert.match(messagesOf(text, { language: 'ko' })[0] ?? '', /^Service web가 readinessProbe 없는 web에/);
  const killed = file(served(`${web}  livenessProbe: { tcpSocket: { port: http } }\n`), service());
  assert.match(messagesOf(killed)[0] ?? '', /has a livenessProbe but no readinessProbe/);
  assert.match(
    messagesOf(served(web), { files: {} })[0] ?? '',
    /^web serves port http and has no readinessProbe/,
  );
});
