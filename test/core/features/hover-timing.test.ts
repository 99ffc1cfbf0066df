import assert from 'node:assert/strict';
import { test } from 'node:test';
import { deploymentWith, podWith } from '../../support/manifests.ts';
import { card, cardIn, hoverIn } from './hovering.ts';

test('periodSeconds of a livenessProbe with nothing but a handler', () => {
  const fixture = deploymentWith(`
livenessProbe:
  httpGet: { path: /healthz, port: 8080 }
  peri<|>odSeconds:
`);
  assert.equal(
    cardIn(fixture),
    card(`
    **periodSeconds** · \`livenessProbe\`
    How often the kubelet runs this probe.
    \`10\` *(default, not set here)* · min 1 · \`0\` is replaced by 10
    → With \`failureThreshold: 3\` and \`timeoutSeconds: 1\`: a hang is noticed after **21–31 s**.
    → The first check comes up to 10 s later than \`initialDelaySeconds\`: ticks are not aligned with the container’s start.
    \`http-get http://:8080/healthz delay=0s timeout=1s period=10s #success=1 #failure=3\`
  `),
  );
});

test('periodSeconds that is set', () => {
  const fixture = deploymentWith(`
readinessProbe:
  httpGet: { path: /ready, port: 8080 }
  periodSeconds: <|>5
  successThreshold: 2
`);
  assert.equal(
    cardIn(fixture),
    card(`
    **periodSeconds** · \`readinessProbe\`
    How often the kubelet runs this probe.
    \`5\` *(set here)* · default \`10\` · min 1 · \`0\` is replaced by 10
    → With \`failureThreshold: 3\` and \`timeoutSeconds: 1\`: a failing Pod leaves its Services after **10–16 s**.
    → While the container is not Ready, the kubelet also checks in between.
    \`http-get http://:8080/ready delay=0s timeout=1s period=5s #success=2 #failure=3\`
  `),
  );
});

test('periodSeconds of a startupProbe', () => {
  const fixture = deploymentWith(`
startupProbe:
  tcpSocket: { port: 8080 }
  initialDelaySeconds: 15
  period<|>Seconds: 5
  failureThreshold: 12
`);
  assert.equal(
    cardIn(fixture),
    card(`
    **periodSeconds** · \`startupProbe\`
    How often the kubelet runs this probe.
    \`5\` *(set here)* · default \`10\` · min 1 · \`0\` is replaced by 10
    → With \`failureThreshold: 12\` and \`initialDelaySeconds: 15\`: the application may take **75 s** to start.
    → The first check comes up to 5 s later than \`initialDelaySeconds\`: ticks are not aligned with the container’s start.
    \`tcp-socket :8080 delay=15s timeout=1s period=5s #success=1 #failure=12\`
  `),
  );
});

test('periodSeconds of a livenessProbe beside a startupProbe', () => {
  const fixture = deploymentWith(`
startupProbe:
  tcpSocket: { port: 8080 }
livenessProbe:
  tcpSocket: { port: 8080 }
  period<|>Seconds: 20
`);
  assert.equal(
    cardIn(fixture),
    card(`
    **periodSeconds** · \`livenessProbe\`
    How often the kubelet runs this probe.
    \`20\` *(set here)* · default \`10\` · min 1 · \`0\` is replaced by 10
    → With \`failureThreshold: 3\` and \`timeoutSeconds: 1\`: a hang is noticed after **41–61 s**.
    → After the success of the startupProbe, the first check comes up to 20 s later.
    \`tcp-socket :8080 delay=0s timeout=1s period=20s #success=1 #failure=3\`
  `),
  );
});

test('a zero that the API server replaces', () => {
  const fixture = deploymentWith(`
livenessProbe:
  grpc: { port: 9090 }
  timeoutSeconds: <|>0
`);
  assert.equal(
    cardIn(fixture),
    card(`
    **timeoutSeconds** · \`livenessProbe\`
    No answer in this time counts as a failure.
    \`1\` *(default: the API server replaces the \`0\` set here)* · min 1
    → An answer that takes **1 s** or longer counts as a failure.
    → With \`failureThreshold: 3\` and \`periodSeconds: 10\`: a hang is noticed after **21–31 s**.
    \`grpc <pod>:9090  delay=0s timeout=1s period=10s #success=1 #failure=3\`
  `),
  );
});

test('initialDelaySeconds of a lone livenessProbe', () => {
  const fixture = deploymentWith(`
livenessProbe:
  tcpSocket: { port: 8080 }
  initial<|>DelaySeconds: 15
`);
  assert.equal(
    cardIn(fixture),
    card(`
    **initialDelaySeconds** · \`livenessProbe\`
    No check before this many seconds after the container’s start.
    \`15\` *(set here)* · default \`0\` · min 0
    → The first check comes **14–25 s** after the container’s start: at the kubelet’s first tick after the delay, which it may end up to a second early.
    → Without a startupProbe, an application that never answers is killed **34–46 s** after its start.
    \`tcp-socket :8080 delay=15s timeout=1s period=10s #success=1 #failure=3\`
  `),
  );
});

test('initialDelaySeconds beside a startupProbe', () => {
  const fixture = deploymentWith(`
startupProbe:
  tcpSocket: { port: 8080 }
livenessProbe:
  tcpSocket: { port: 8080 }
  initial<|>DelaySeconds: 15
`);
  assert.equal(
    cardIn(fixture),
    card(`
    **initialDelaySeconds** · \`livenessProbe\`
    No check before this many seconds after the container’s start.
    \`15\` *(set here)* · default \`0\` · min 0
    → The first check waits for both: 15 s since the container’s start, and the success of the startupProbe.
    ⚠ Counted from the container’s start, not from the success of the startupProbe: usually unnecessary beside one.
    \`tcp-socket :8080 delay=15s timeout=1s period=10s #success=1 #failure=3\`
  `),
  );
});

test('initialDelaySeconds of a readinessProbe', () => {
  const fixture = deploymentWith(`
readinessProbe:
  tcpSocket: { port: 8080 }
  initial<|>DelaySeconds: 5
  periodSeconds: 10
  successThreshold: 3
`);
  assert.equal(
    cardIn(fixture),
    card(`
    **initialDelaySeconds** · \`readinessProbe\`
    No check before this many seconds after the container’s start.
    \`5\` *(set here)* · default \`0\` · min 0
    → The first check comes **4–15 s** after the container’s start: at the kubelet’s first tick after the delay, which it may end up to a second early.
    → An application that answers at once is Ready **4–35 s** after the container’s start.
    \`tcp-socket :8080 delay=5s timeout=1s period=10s #success=3 #failure=3\`
  `),
  );
});

test('a timeout longer than the period', () => {
  const fixture = deploymentWith(`
livenessProbe:
  tcpSocket: { port: 8080 }
  timeout<|>Seconds: 15
`);
  assert.equal(
    cardIn(fixture),
    card(`
    **timeoutSeconds** · \`livenessProbe\`
    No answer in this time counts as a failure.
    \`15\` *(set here)* · default \`1\` · min 1 · \`0\` is replaced by 1
    → An answer that takes **15 s** or longer counts as a failure.
    ⚠ The timeout is longer than the period (10 s): checks never overlap, so one that hangs delays the next.
    \`tcp-socket :8080 delay=0s timeout=15s period=10s #success=1 #failure=3\`
  `),
  );
});

test('successThreshold of a readinessProbe', () => {
  const fixture = deploymentWith(`
readinessProbe:
  tcpSocket: { port: 8080 }
  periodSeconds: 5
  success<|>Threshold: 2
`);
  assert.equal(
    cardIn(fixture),
    card(`
    **successThreshold** · \`readinessProbe\`
    Successes in a row until the probe counts as passed.
    \`2\` *(set here)* · default \`1\` · min 1 · \`0\` is replaced by 1
    → Back in its Services at most **10 s** after it recovers.
    → An application that answers at once is Ready **0–10 s** after the container’s start.
    \`tcp-socket :8080 delay=0s timeout=1s period=5s #success=2 #failure=3\`
  `),
  );
});

test('before 1.36 the kubelet may learn of a start a second late', () => {
  const fixture = deploymentWith(`
readinessProbe:
  tcpSocket: { port: 8080 }
  periodSeconds: 5
  success<|>Threshold: 2
`);
  const readyIn = (version: string): string | undefined =>
    /Ready \*\*(.*)\*\*/.exec(hoverIn(fixture, { version })?.markdown ?? '')?.[1];
  assert.deepEqual([readyIn('1.36'), readyIn('1.35')], ['0–10 s', '0–11 s']);
});

test('successThreshold of a livenessProbe, as it must not be', () => {
  const fixture = deploymentWith(`
livenessProbe:
  tcpSocket: { port: 8080 }
  success<|>Threshold: 2
`);
  assert.equal(
    cardIn(fixture),
    card(`
    **successThreshold** · \`livenessProbe\`
    Successes in a row until the probe counts as passed.
    \`2\` *(set here; the API server refuses it)* · default \`1\` · must be 1 · \`0\` is replaced by 1
    → One success is enough; the API server takes no other value here.
    \`tcp-socket :8080 delay=0s timeout=1s period=10s #success=2 #failure=3\`
  `),
  );
});

test('a failureThreshold of one', () => {
  const fixture = deploymentWith(`
livenessProbe:
  tcpSocket: { port: 8080 }
  failure<|>Threshold: 1
`);
  assert.equal(
    cardIn(fixture),
    card(`
    **failureThreshold** · \`livenessProbe\`
    Failures in a row before the kubelet acts. One success starts the count again.
    \`1\` *(set here)* · default \`3\` · min 1 · \`0\` is replaced by 3
    → With \`timeoutSeconds: 1\` and \`periodSeconds: 10\`: a hang is noticed after **1–11 s**.
    ⚠ A single failed check restarts the container, even after a short hiccup.
    \`tcp-socket :8080 delay=0s timeout=1s period=10s #success=1 #failure=1\`
  `),
  );
});

test('a failureThreshold that is a text', () => {
  const fixture = deploymentWith(`
livenessProbe:
  tcpSocket: { port: 8080 }
  failure<|>Threshold: three
`);
  assert.equal(
    cardIn(fixture),
    card(`
    **failureThreshold** · \`livenessProbe\`
    Failures in a row before the kubelet acts. One success starts the count again.
    \`three\` *(not the type that the API server takes)* · default \`3\` · min 1 · \`0\` is replaced by 3
    → The timing cannot be told: the API server refuses \`failureThreshold\`.
    \`tcp-socket :8080 delay=0s timeout=1s period=10s #success=1 #failure=?\`
  `),
  );
});

test('a negative period', () => {
  const fixture = deploymentWith(`
livenessProbe:
  tcpSocket: { port: 8080 }
  period<|>Seconds: -1
`);
  assert.equal(
    cardIn(fixture),
    card(`
    **periodSeconds** · \`livenessProbe\`
    How often the kubelet runs this probe.
    \`-1\` *(set here; the API server refuses it)* · default \`10\` · min 1 · \`0\` is replaced by 10
    → The timing cannot be told: the API server refuses \`periodSeconds\`.
    \`tcp-socket :8080 delay=0s timeout=1s period=-1s #success=1 #failure=3\`
  `),
  );
});

test('the grace period of a probe', () => {
  const fixture = podWith(
    `
livenessProbe:
  tcpSocket: { port: 8080 }
  termination<|>GracePeriodSeconds: 5
`,
    'terminationGracePeriodSeconds: 60\n',
  );
  assert.equal(
    cardIn(fixture),
    card(`
    **terminationGracePeriodSeconds** · \`livenessProbe\`
    Time to shut down when this probe kills the container, instead of the Pod’s value.
    \`5\` *(set here)* · default \`60\` (the Pod’s) · min 1
    → When this probe kills the container, SIGKILL comes at most **5 s** later, preStop included.
    → Any other stop of the Pod has 60 s.
    \`tcp-socket :8080 delay=0s timeout=1s period=10s #success=1 #failure=3\`
  `),
  );
});

test('a grace period left to the Pod', () => {
  const fixture = podWith(`
livenessProbe:
  tcpSocket: { port: 8080 }
  termination<|>GracePeriodSeconds:
`);
  assert.equal(
    cardIn(fixture),
    card(`
    **terminationGracePeriodSeconds** · \`livenessProbe\`
    Time to shut down when this probe kills the container, instead of the Pod’s value.
    \`30\` *(the Pod’s default, not set here)* · min 1
    → When this probe kills the container, SIGKILL comes at most **30 s** later, preStop included.
    \`tcp-socket :8080 delay=0s timeout=1s period=10s #success=1 #failure=3\`
  `),
  );
});

test('a grace period of one second, which the kubelet makes two', () => {
  const fixture = podWith(
    `
livenessProbe:
  tcpSocket: { port: 8080 }
  termination<|>GracePeriodSeconds: 1
`,
    'restartPolicy: Never\n',
  );
  assert.equal(
    cardIn(fixture),
    card(`
    **terminationGracePeriodSeconds** · \`livenessProbe\`
    Time to shut down when this probe kills the container, instead of the Pod’s value.
    \`1\` *(set here)* · default \`30\` (the Pod’s) · min 1
    → When this probe kills the container, SIGKILL comes at most **2 s** later, preStop included.
    ⚠ With \`restartPolicy: Never\` and no other container left, the Pod’s value applies instead.
    \`tcp-socket :8080 delay=0s timeout=1s period=10s #success=1 #failure=3\`
  `),
  );
});

test('a grace period on a readinessProbe', () => {
  const fixture = podWith(`
readinessProbe:
  tcpSocket: { port: 8080 }
  termination<|>GracePeriodSeconds: 5
`);
  assert.equal(
    cardIn(fixture),
    card(`
    **terminationGracePeriodSeconds** · \`readinessProbe\`
    Time to shut down when this probe kills the container, instead of the Pod’s value.
    \`5\` *(set here; the API server refuses it)* · min 1
    ⚠ The API server refuses it on a readinessProbe, which never kills anything.
    \`tcp-socket :8080 delay=0s timeout=1s period=10s #success=1 #failure=3\`
  `),
  );
});
