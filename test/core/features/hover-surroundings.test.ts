import assert from 'node:assert/strict';
import { test } from 'node:test';
import { podWith } from '../../support/manifests.ts';
import { card, cardIn } from './hovering.ts';

const manifest = `apiVersion: apps/v1
kind: Deployment
metadata: { name: web }
spec:
  minReadySeconds: 10
  progressDeadlineSeconds: 120
  selector: { matchLabels: { app: web } }
  template:
    metadata: { labels: { app: web } }
    spec:
      terminationGracePeriodSeconds: 60
      restartPolicy: Always
      hostNetwork: true
      readinessGates:
        - conditionType: example.com/ready
      initContainers:
        - name: proxy
          restartPolicy: Always # a sidecar
      containers:
        - name: web
          ports:
            - name: http # named
              containerPort: 8080
              protocol: TCP
            - containerPort: 9000
          lifecycle:
            preStop:
              sleep:
                seconds: 20
            postStart:
              exec: { command: [warm, up] }
          startupProbe:
            httpGet:
              path: healthz
              port: http
              host: 127.0.0.1
              scheme: https
              httpHeaders:
                - name: Host
                  value: web
              protocol:
            periodSeconds: 5
            failureThreshold: 60
            terminationGracePeriodSeconds: 5
          livenessProbe:
            grpc:
              port: 9090
              service: live
          readinessProbe:
            exec:
              command: [cat, /tmp/ready]
`;

/** The manifest with the cursor in a part of it. */
function at(part: string): string {
  const start = manifest.indexOf(part);
  assert.ok(start >= 0, part);
  return `${manifest.slice(0, start + 1)}<|>${manifest.slice(start + 1)}`;
}

test('minReadySeconds', () => {
  assert.equal(
    cardIn(at('minReadySeconds')),
    card(`
    **minReadySeconds** · \`Deployment\`
    How long a new Pod must stay Ready before it counts as available.
    \`10\` *(set here)* · default \`0\` · min 0
    → A new Pod that answers at once counts as available **10–20 s** after the container’s start.
    → The time starts again whenever the Pod stops being Ready.
  `),
  );
});

test('a progress deadline that a slow start can exceed', () => {
  assert.equal(
    cardIn(at('progressDeadlineSeconds')),
    card(`
    **progressDeadlineSeconds** · \`Deployment\`
    How long a rollout may stand still before it is reported as failed. Nothing is rolled back.
    \`120\` *(set here)* · default \`600\` · min 1
    → Every step forward starts the time again; at its end the rollout is only reported as failed.
    ⚠ The startupProbe allows 300 s and \`minReadySeconds\` adds 10 s: a slow but healthy Pod can exceed it.
  `),
  );
});

test('the grace period of the Pod', () => {
  assert.equal(
    cardIn(at('terminationGracePeriodSeconds: 60')),
    card(`
    **terminationGracePeriodSeconds** · \`Pod\`
    Time from the stop of a container to SIGKILL, preStop included.
    \`60\` *(set here)* · default \`30\`
    → A process that ignores SIGTERM is killed after **60 s**.
    → A kill by the \`startupProbe\` has **5 s** instead.
  `),
  );
});

test('the restart policy of the Pod', () => {
  assert.equal(
    cardIn(at('restartPolicy: Always\n')),
    card(`
    **restartPolicy** · \`Pod\`
    Whether containers are restarted when they end, also after a failed probe.
    \`Always\` *(set here)* · default \`Always\` · one of \`Always\`, \`OnFailure\`, \`Never\`
    → A container that keeps ending waits 0, 10, 20, 40 s and so on before each restart, at most 300 s.
  `),
  );
});

test('hostNetwork', () => {
  assert.equal(
    cardIn(at('hostNetwork')),
    card(`
    **hostNetwork** · \`Pod\`
    The Pod uses the node’s network: probes reach the node’s address.
    \`true\` *(set here)* · default \`false\`
  `),
  );
});

test('readiness gates', () => {
  assert.equal(
    cardIn(at('readinessGates')),
    card(`
    **readinessGates** · \`Pod\`
    Pod conditions that must be True, beside ready containers, before the Pod is Ready.
    \`example.com/ready\`
    → A condition that nobody sets counts as False: the Pod then never becomes Ready.
  `),
  );
});

test('the restart policy of a sidecar', () => {
  assert.equal(
    cardIn(at('Always # a sidecar')),
    card(`
    **restartPolicy** · \`initContainers\`
    \`Always\` makes this init container a sidecar: it keeps running, and may have probes.
    \`Always\` *(set here)* · one of \`Always\`, \`OnFailure\`, \`Never\`
    → A container that keeps ending waits 0, 10, 20, 40 s and so on before each restart, at most 300 s.
  `),
  );
});

test('the name of a port', () => {
  assert.equal(
    cardIn(at('http # named')),
    card(`
    **name** · \`ports\`
    A name that probes and Services can use instead of the number.
    \`http\` *(set here)*
    → Checked by \`startupProbe\`.
  `),
  );
});

test('a port that no probe checks', () => {
  assert.equal(
    cardIn(at('containerPort: 9000')),
    card(`
    **containerPort** · \`ports\`
    The port the application listens on. A probe by number works without it, a probe by name does not.
    \`9000\` *(set here)* · required · 1–65535
    → No probe of this container checks it.
  `),
  );
});

test('preStop that sleeps', () => {
  assert.equal(
    cardIn(at('preStop')),
    card(`
    **preStop** · \`lifecycle\`
    Runs before SIGTERM, also when a probe kills the container. It uses up the grace period.
    → Of a grace period of 60 s, **40 s** remain between SIGTERM and SIGKILL.
  `),
  );
});

test('the seconds of a sleep', () => {
  assert.equal(
    cardIn(at('seconds: 20')),
    card(`
    **seconds** · \`sleep\`
    How long to wait, at most the Pod’s grace period.
    \`20\` *(set here)* · required · min 0
  `),
  );
});

test('postStart', () => {
  assert.equal(
    cardIn(at('postStart')),
    card(`
    **postStart** · \`lifecycle\`
    Runs right after the container’s start. No probe of the Pod begins before it has ended.
  `),
  );
});

test('path', () => {
  assert.equal(
    cardIn(at('path: healthz')),
    card(`
    **path** · \`httpGet\`
    The path of the request, with a query if needed.
    \`healthz\` *(set here)* · default \`/\`
    \`http-get https://127.0.0.1:http/healthz delay=0s timeout=1s period=5s #success=1 #failure=60\`
  `),
  );
});

test('a named port', () => {
  assert.equal(
    cardIn(at('port: http')),
    card(`
    **port** · \`httpGet\`
    A port number, or the name of a port in this container’s \`ports\`.
    \`http\` *(set here)* · \`http\` → \`8080/TCP\` · required · 1–65535
    \`http-get https://127.0.0.1:http/healthz delay=0s timeout=1s period=5s #success=1 #failure=60\`
  `),
  );
});

test('host', () => {
  assert.equal(
    cardIn(at('host: 127')),
    card(`
    **host** · \`httpGet\`
    Whom the kubelet connects to instead of the Pod’s IP. Rarely what you want.
    \`127.0.0.1\` *(set here)*
    ⚠ \`host\` is set: the kubelet connects to \`127.0.0.1\`, not to the Pod.
    \`http-get https://127.0.0.1:http/healthz delay=0s timeout=1s period=5s #success=1 #failure=60\`
  `),
  );
});

test('a scheme in small letters', () => {
  assert.equal(
    cardIn(at('scheme')),
    card(`
    **scheme** · \`httpGet\`
    HTTP or HTTPS, in capital letters. HTTPS does not verify the certificate.
    \`https\` *(set here; the API server refuses it)* · default \`HTTP\` · one of \`HTTP\`, \`HTTPS\`
    \`http-get https://127.0.0.1:http/healthz delay=0s timeout=1s period=5s #success=1 #failure=60\`
  `),
  );
});

test('httpHeaders', () => {
  assert.equal(
    cardIn(at('httpHeaders')),
    card(`
    **httpHeaders** · \`httpGet\`
    Headers to send with the request. \`Host\` chooses the virtual host.
    \`http-get https://127.0.0.1:http/healthz delay=0s timeout=1s period=5s #success=1 #failure=60\`
  `),
  );
});

test('the name of a header', () => {
  assert.equal(
    cardIn(at('name: Host')),
    card(`
    **name** · \`httpHeaders\`
    The header’s name: letters, digits and hyphens.
    \`Host\` *(set here)* · required
  `),
  );
});

test('the value of a header', () => {
  assert.equal(
    cardIn(at('value: web')),
    card(`
    **value** · \`httpHeaders\`
    The header’s value, always text: quote numbers and booleans.
    \`web\` *(set here)* · required
  `),
  );
});

test('a field of httpGet without a value', () => {
  assert.equal(
    cardIn(at('protocol:\n')),
    card(`
    **protocol** · \`httpGet\`
    HTTP1 or HTTP2. HTTP2 speaks cleartext HTTP/2 from the first byte (h2c).
    *not set here* · one of \`HTTP1\`, \`HTTP2\`
    ⚠ Servers of Kubernetes 1.37 drop it unless the feature gate \`H2CContainerProbe\` is on.
    \`http-get https://127.0.0.1:http/healthz delay=0s timeout=1s period=5s #success=1 #failure=60\`
  `),
  );
});

test('the port of grpc', () => {
  assert.equal(
    cardIn(at('port: 9090')),
    card(`
    **port** · \`grpc\`
    The port’s number. A gRPC check takes no port name.
    \`9090\` *(set here)* · required · 1–65535
    \`grpc <pod>:9090 live delay=0s timeout=1s period=10s #success=1 #failure=3\`
  `),
  );
});

test('the service of grpc', () => {
  assert.equal(
    cardIn(at('service: live')),
    card(`
    **service** · \`grpc\`
    The service name sent with the health request. Empty asks for the server as a whole.
    \`live\` *(set here)*
    \`grpc <pod>:9090 live delay=0s timeout=1s period=10s #success=1 #failure=3\`
  `),
  );
});

test('the command of a probe', () => {
  assert.equal(
    cardIn(at('command: [cat')),
    card(`
    **command** · \`exec\`
    The program and its arguments, one item each. No shell reads them.
    required
    → Passes when the command ends with 0 within **1 s**.
    → Starts about **6** processes a minute in the container.
    \`exec [cat /tmp/ready] delay=0s timeout=1s period=10s #success=1 #failure=3\`
  `),
  );
});

test('a progress deadline that a slow start can exceed, in Korean', () => {
  assert.equal(
    cardIn(at('progressDeadlineSeconds'), { language: 'ko' }),
    card(`
    **progressDeadlineSeconds** · \`Deployment\`
    롤아웃이 진전 없이 머물 수 있는 시간이다. 넘기면 실패로 보고될 뿐 되돌리지는 않는다.
    \`120\` *(여기서 설정)* · 기본값 \`600\` · 최소 1
    → 롤아웃이 한 걸음 나아갈 때마다 처음부터 다시 센다. 시간이 다 되어도 실패로 보고될 뿐이다.
    ⚠ startupProbe가 300초까지 허용하고 \`minReadySeconds\`가 10초를 더하므로, 느리지만 정상인 파드도 이 시간을 넘길 수 있다.
  `),
  );
});

test('the grace period of the Pod, in Korean', () => {
  assert.equal(
    cardIn(at('terminationGracePeriodSeconds: 60'), { language: 'ko' }),
    card(`
    **terminationGracePeriodSeconds** · \`Pod\`
    컨테이너를 멈추기 시작해서 SIGKILL을 보낼 때까지의 시간이다. preStop도 여기에 포함된다.
    \`60\` *(여기서 설정)* · 기본값 \`30\`
    → SIGTERM을 무시하는 프로세스는 **60초** 뒤에 강제 종료된다.
    → \`startupProbe\` 때문에 종료될 때는 대신 **5초**가 적용된다.
  `),
  );
});

test('the name of a port, in Korean', () => {
  assert.equal(
    cardIn(at('http # named'), { language: 'ko' }),
    card(`
    **name** · \`ports\`
    프로브와 서비스가 번호 대신 쓸 수 있는 이름이다.
    \`http\` *(여기서 설정)*
    → \`startupProbe\`가 검사하는 포트다.
  `),
  );
});

test('preStop that sleeps, in Korean', () => {
  assert.equal(
    cardIn(at('preStop'), { language: 'ko' }),
    card(`
    **preStop** · \`lifecycle\`
    SIGTERM 전에 실행되며, 프로브 때문에 종료될 때도 실행된다. 유예 시간을 함께 쓴다.
    → 유예 시간 60초 중 SIGTERM과 SIGKILL 사이에 **40초**가 남는다.
  `),
  );
});

test('a named port, in Korean', () => {
  assert.equal(
    cardIn(at('port: http'), { language: 'ko' }),
    card(`
    **port** · \`httpGet\`
    포트 번호, 또는 이 컨테이너의 \`ports\`에 있는 포트 이름이다.
    \`http\` *(여기서 설정)* · \`http\` → \`8080/TCP\` · 필수 · 1–65535
    \`http-get https://127.0.0.1:http/healthz delay=0s timeout=1s period=5s #success=1 #failure=60\`
  `),
  );
});

test('preStop that nobody can foresee', () => {
  const hook = 'lifecycle: { pre<|>Stop: { exec: { command: [drain] } } }';
  assert.match(
    cardIn(podWith(hook)),
    /^→ Its run time is taken from the grace period of 30 s; at least 2 s remain/m,
  );
});

test('preStop that sleeps longer than the Pod may', () => {
  const hook = 'lifecycle: { pre<|>Stop: { sleep: { seconds: 30 } } }';
  assert.match(cardIn(podWith(hook)), /\*\*2 s\*\* remain.+\n⚠ It takes up the whole grace period/);
});

test('a negative grace period', () => {
  const shown = cardIn(podWith('image: web', 'termination<|>GracePeriodSeconds: -1\n'));
  assert.match(shown, /^⚠ The API server takes a negative grace period/m);
  assert.match(shown, /killed after \*\*2 s\*\*/);
});

test('what restartPolicy means for a probe', () => {
  const shown = (policy: string) => cardIn(podWith('image: web', `restart<|>Policy: ${policy}\n`));
  assert.match(shown('Never'), /^→ A container that a probe kills stays stopped/m);
  assert.match(shown('OnFailure'), /^→ A container that a probe kills is restarted, too/m);
  assert.match(shown('Sometimes'), /^`Sometimes` \*\(set here; the API server refuses it\)\*/m);
});
