import assert from 'node:assert/strict';
import { test } from 'node:test';
import { podWith } from '../../support/manifests.ts';
import { card, cardIn } from './hovering.ts';

test('a livenessProbe', () => {
  const fixture = podWith(`
liveness<|>Probe:
  httpGet: { path: /healthz, port: 8080 }
`);
  assert.equal(
    cardIn(fixture),
    card(`
    **livenessProbe**
    Restarts the container when it fails.
    defaults: \`initialDelaySeconds: 0\`, \`periodSeconds: 10\`, \`timeoutSeconds: 1\`, \`successThreshold: 1\`, \`failureThreshold: 3\`
    → A hang is noticed after **21–31 s**; SIGKILL follows up to 30 s later.
    ⚠ Without a startupProbe, an application that never answers is killed **20–31 s** after its start.
    \`http-get http://:8080/healthz delay=0s timeout=1s period=10s #success=1 #failure=3\`
  `),
  );
});

test('a livenessProbe beside a startupProbe', () => {
  const fixture = podWith(`
startupProbe:
  tcpSocket: { port: 8080 }
liveness<|>Probe:
  httpGet: { path: /healthz, port: 8080 }
  initialDelaySeconds: 0
  periodSeconds: 10
  timeoutSeconds: 1
  successThreshold: 1
  failureThreshold: 3
`);
  assert.equal(
    cardIn(fixture),
    card(`
    **livenessProbe**
    Restarts the container when it fails.
    all numbers set here
    → A hang is noticed after **21–31 s**; SIGKILL follows up to 30 s later.
    ⚠ Check the process itself, never a database or another service: their outage would restart every replica.
    \`http-get http://:8080/healthz delay=0s timeout=1s period=10s #success=1 #failure=3\`
  `),
  );
});

test('a livenessProbe that nothing restarts after', () => {
  const fixture = podWith(
    `
liveness<|>Probe:
  tcpSocket: { port: 8080 }
`,
    'restartPolicy: Never\n',
  );
  assert.equal(
    cardIn(fixture),
    card(`
    **livenessProbe**
    Restarts the container when it fails.
    defaults: \`initialDelaySeconds: 0\`, \`periodSeconds: 10\`, \`timeoutSeconds: 1\`, \`successThreshold: 1\`, \`failureThreshold: 3\`
    → A hang is noticed after **21–31 s**; SIGKILL follows up to 30 s later.
    ⚠ With \`restartPolicy: Never\` the container is killed and not started again.
    \`tcp-socket :8080 delay=0s timeout=1s period=10s #success=1 #failure=3\`
  `),
  );
});

test('a readinessProbe', () => {
  const fixture = podWith(`
readiness<|>Probe:
  httpGet: { path: /ready, port: 8080 }
`);
  assert.equal(
    cardIn(fixture),
    card(`
    **readinessProbe**
    Takes the Pod in and out of its Services. Never restarts anything.
    defaults: \`initialDelaySeconds: 0\`, \`periodSeconds: 10\`, \`timeoutSeconds: 1\`, \`successThreshold: 1\`, \`failureThreshold: 3\`
    → When checks begin to fail, the Pod leaves its Services after **20–31 s**; it is back at most 10 s after it recovers.
    → An application that answers at once is Ready **0–10 s** after the container’s start.
    \`http-get http://:8080/ready delay=0s timeout=1s period=10s #success=1 #failure=3\`
  `),
  );
});

test('a readinessProbe beside a startupProbe', () => {
  const fixture = podWith(`
startupProbe:
  tcpSocket: { port: 8080 }
  periodSeconds: 2
readiness<|>Probe:
  tcpSocket: { port: 8080 }
  periodSeconds: 5
`);
  assert.equal(
    cardIn(fixture),
    card(`
    **readinessProbe**
    Takes the Pod in and out of its Services. Never restarts anything.
    defaults: \`initialDelaySeconds: 0\`, \`timeoutSeconds: 1\`, \`successThreshold: 1\`, \`failureThreshold: 3\`
    → When checks begin to fail, the Pod leaves its Services after **10–16 s**; it is back at most 5 s after it recovers.
    → An application that answers at once is Ready **0–5 s** after the container’s start.
    \`tcp-socket :8080 delay=0s timeout=1s period=5s #success=1 #failure=3\`
  `),
  );
});

test('a startupProbe', () => {
  const fixture = podWith(`
startup<|>Probe:
  exec: { command: [cat, /tmp/ready] }
  initialDelaySeconds: 15
  periodSeconds: 5
  failureThreshold: 12
`);
  assert.equal(
    cardIn(fixture),
    card(`
    **startupProbe**
    Holds the liveness and readiness probes back until the application is up. Runs only at the start.
    defaults: \`timeoutSeconds: 1\`, \`successThreshold: 1\`
    → Allows **75 s** to start: the last check begins 69–75 s after the container’s start.
    ⚠ After that the container is killed and restarted: failing does not mean waiting longer.
    \`exec [cat /tmp/ready] delay=15s timeout=1s period=5s #success=1 #failure=12\`
  `),
  );
});

test('a probe without a value', () => {
  const fixture = podWith(`
image: web
readiness<|>Probe:
`);
  assert.equal(
    cardIn(fixture),
    card(`
    **readinessProbe**
    Takes the Pod in and out of its Services. Never restarts anything.
    *nothing is written here, so there is no probe*
    → Without it, the container counts as ready as soon as it has started.
  `),
  );
});

test('a merge key tells what it brings', () => {
  const fixture = podWith(`
livenessProbe:
  <<: *ti<|>ming
  tcpSocket: { port: 80 }
`).replace('spec:', 'x-timing: &timing { periodSeconds: 30, timeoutSeconds: 0 }\nspec:');
  assert.match(
    cardIn(fixture),
    /^`<<: \*timing` \(line 10\) brings `periodSeconds: 30`, `timeoutSeconds: 1` · defaults: `initialDelaySeconds: 0`/m,
  );
});

test('a probe where the API server takes none', () => {
  const inList = (list: string) => `apiVersion: v1
kind: Pod
metadata: { name: web }
spec:
  ${list}:
    - name: setup
      liveness<|>Probe: { tcpSocket: { port: 80 } }
`;
  assert.match(
    cardIn(inList('initContainers')),
    /^⚠ The API server refuses it here: an init container needs/m,
  );
  assert.match(cardIn(inList('ephemeralContainers')), /^⚠ The API server refuses it here: ephemeral/m);
  assert.doesNotMatch(cardIn(inList('containers')), /refuses/);
  const sidecar = inList('initContainers').replace('name: setup', 'name: setup\n      restartPolicy: Always');
  assert.doesNotMatch(cardIn(sidecar), /refuses/);
});

test('a probe that a template may leave out', () => {
  const fixture = podWith(`
{{- if .Values.probes }}
liveness<|>Probe:
  tcpSocket: { port: 80 }
{{- end }}
`);
  const shown = cardIn(fixture, { kind: 'template' });
  assert.match(shown, /^\*in a template branch, so it may not be rendered\* · defaults:/m);
});
