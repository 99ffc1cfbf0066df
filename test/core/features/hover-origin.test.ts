import assert from 'node:assert/strict';
import { test } from 'node:test';
import { podWith } from '../../support/manifests.ts';
import { card, cardIn } from './hovering.ts';

test('a value through an alias', () => {
  const fixture = podWith(`
livenessProbe:
  tcpSocket: { port: 8080 }
  period<|>Seconds: *slow
`).replace('spec:', 'x-slow: &slow 30\nspec:');
  assert.equal(
    cardIn(fixture),
    card(`
    **periodSeconds** · \`livenessProbe\`
    How often the kubelet runs this probe.
    \`30\` *(written in line 5, through \`*slow\` (line 11))* · default \`10\` · min 1 · \`0\` is replaced by 10
    → With \`failureThreshold: 3\` and \`timeoutSeconds: 1\`: a hang is noticed after **61–91 s**.
    → The first check comes up to 30 s later than \`initialDelaySeconds\`: ticks are not aligned with the container’s start.
    \`tcp-socket :8080 delay=0s timeout=1s period=30s #success=1 #failure=3\`
  `),
  );
});

test('a value through a merge', () => {
  const fixture = podWith(`
livenessProbe:
  <<: *timing
  tcpSocket: { port: 8080 }
`).replace('spec:', 'x-timing: &timing { period<|>Seconds: 30 }\nspec:');
  assert.equal(
    cardIn(fixture),
    card(`
    **periodSeconds** · \`livenessProbe\`
    How often the kubelet runs this probe.
    \`30\` *(written in line 5, through \`<<: *timing\` (line 10))* · default \`10\` · min 1 · \`0\` is replaced by 10
    → With \`failureThreshold: 3\` and \`timeoutSeconds: 1\`: a hang is noticed after **61–91 s**.
    → The first check comes up to 30 s later than \`initialDelaySeconds\`: ticks are not aligned with the container’s start.
    \`tcp-socket :8080 delay=0s timeout=1s period=30s #success=1 #failure=3\`
  `),
  );
});

test('a key that a later merge overrides', () => {
  const fixture = podWith(`
livenessProbe:
  tcpSocket: { port: 8080 }
  period<|>Seconds: 5
  <<: *timing
`).replace('spec:', 'x-timing: &timing { periodSeconds: 30 }\nspec:');
  assert.equal(
    cardIn(fixture),
    card(`
    **periodSeconds** · \`livenessProbe\`
    How often the kubelet runs this probe.
    \`30\` *(from \`<<: *timing\` (line 12), which stands later and wins)* · default \`10\` · min 1 · \`0\` is replaced by 10
    → With \`failureThreshold: 3\` and \`timeoutSeconds: 1\`: a hang is noticed after **61–91 s**.
    → The first check comes up to 30 s later than \`initialDelaySeconds\`: ticks are not aligned with the container’s start.
    \`tcp-socket :8080 delay=0s timeout=1s period=30s #success=1 #failure=3\`
  `),
  );
});

test('a key that is written again', () => {
  const fixture = podWith(`
livenessProbe:
  tcpSocket: { port: 8080 }
  period<|>Seconds: 5
  periodSeconds: 6
`);
  assert.equal(
    cardIn(fixture),
    card(`
    **periodSeconds** · \`livenessProbe\`
    How often the kubelet runs this probe.
    \`6\` *(this key is set again; the last one wins)* · default \`10\` · min 1 · \`0\` is replaced by 10
    → With \`failureThreshold: 3\` and \`timeoutSeconds: 1\`: a hang is noticed after **13–19 s**.
    → The first check comes up to 6 s later than \`initialDelaySeconds\`: ticks are not aligned with the container’s start.
    \`tcp-socket :8080 delay=0s timeout=1s period=6s #success=1 #failure=3\`
  `),
  );
});

test('a probe through an alias', () => {
  const fixture = podWith(`
livenessProbe: *sh<|>ared
`).replace('spec:', 'x-probe: &shared { tcpSocket: { port: 8080 }, timeoutSeconds: 3 }\nspec:');
  assert.equal(
    cardIn(fixture),
    card(`
    **livenessProbe**
    Restarts the container when it fails.
    *through \`*shared\` (line 9)* · defaults: \`initialDelaySeconds: 0\`, \`periodSeconds: 10\`, \`successThreshold: 1\`, \`failureThreshold: 3\`
    → A hang is noticed after **23–33 s**; SIGKILL follows up to 30 s later.
    ⚠ Without a startupProbe, an application that never answers is killed **20–33 s** after its start.
    \`tcp-socket :8080 delay=0s timeout=3s period=10s #success=1 #failure=3\`
  `),
  );
});

test('a patch leaves the rest to its base', () => {
  const fixture = `apiVersion: apps/v1
kind: Deployment
metadata: { name: web }
spec:
  template:
    spec:
      containers:
        - name: web
          livenessProbe:
            period<|>Seconds: 5
`;
  assert.equal(
    cardIn(fixture),
    card(`
    **periodSeconds** · \`livenessProbe\`
    How often the kubelet runs this probe.
    \`5\` *(set here)* · default \`10\` · min 1 · \`0\` is replaced by 10
    → The timing depends on \`timeoutSeconds\`, \`failureThreshold\`, which this patch leaves to the base.
    \`delay=?s timeout=?s period=5s #success=? #failure=?\`
  `),
  );
});

test('a probe in a patch', () => {
  const fixture = `apiVersion: apps/v1
kind: Deployment
metadata: { name: web }
spec:
  template:
    spec:
      containers:
        - name: web
          liveness<|>Probe:
            periodSeconds: 5
            failureThreshold: 6
`;
  assert.equal(
    cardIn(fixture),
    card(`
    **livenessProbe**
    Restarts the container when it fails.
    from the base: \`initialDelaySeconds\`, \`timeoutSeconds\`, \`successThreshold\`
    → The timing depends on \`timeoutSeconds\`, which this patch leaves to the base.
    ⚠ Check the process itself, never a database or another service: their outage would restart every replica.
    \`delay=?s timeout=?s period=5s #success=? #failure=6\`
  `),
  );
});

test('a number that the template decides', () => {
  const fixture = podWith(`
livenessProbe:
  tcpSocket: { port: 8080 }
  period<|>Seconds: {{ .Values.period }}
`);
  assert.equal(
    cardIn(fixture, { kind: 'template' }),
    card(`
    **periodSeconds** · \`livenessProbe\`
    How often the kubelet runs this probe.
    \`{{ .Values.period }}\` *(decided when the template is rendered)* · default \`10\` · min 1 · \`0\` is replaced by 10
    → The timing depends on \`periodSeconds\`, which the template decides.
    \`tcp-socket :8080 delay=0s timeout=1s period=?s #success=1 #failure=3\`
  `),
  );
});

test('a number beside lines that the template adds', () => {
  const fixture = podWith(`
livenessProbe:
  tcpSocket: { port: 8080 }
  {{- toYaml .Values.timing | nindent 8 }}
  period<|>Seconds: 4
`);
  assert.equal(
    cardIn(fixture, { kind: 'template' }),
    card(`
    **periodSeconds** · \`livenessProbe\`
    How often the kubelet runs this probe.
    \`4\` *(set here)* · default \`10\` · min 1 · \`0\` is replaced by 10
    → The timing depends on \`timeoutSeconds\`, \`failureThreshold\`, which the template decides.
    → The first check comes up to 4 s later than \`initialDelaySeconds\`: ticks are not aligned with the container’s start.
    \`tcp-socket :8080 delay=?s timeout=?s period=4s #success=? #failure=?\`
  `),
  );
});

test('a probe with templated parts', () => {
  const fixture = podWith(`
liveness<|>Probe:
  httpGet: { path: {{ .Values.path }}, port: http }
  periodSeconds: {{ .Values.period }}
`);
  assert.equal(
    cardIn(fixture, { kind: 'template' }),
    card(`
    **livenessProbe**
    Restarts the container when it fails.
    defaults: \`initialDelaySeconds: 0\`, \`timeoutSeconds: 1\`, \`successThreshold: 1\`, \`failureThreshold: 3\`
    → The timing depends on \`periodSeconds\`, which the template decides.
    ⚠ Check the process itself, never a database or another service: their outage would restart every replica.
    \`http-get http://:http/? delay=0s timeout=1s period=?s #success=1 #failure=3\`
  `),
  );
});
