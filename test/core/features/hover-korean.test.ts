import assert from 'node:assert/strict';
import { test } from 'node:test';
import { deploymentWith, podWith } from '../../support/manifests.ts';
import { card, cardIn } from './hovering.ts';

test('periodSeconds of a livenessProbe with nothing but a handler, in Korean', () => {
  const fixture = deploymentWith(`
livenessProbe:
  httpGet: { path: /healthz, port: 8080 }
  peri<|>odSeconds:
`);
  assert.equal(
    cardIn(fixture, { language: 'ko' }),
    card(`
    **periodSeconds** · \`livenessProbe\`
    kubelet이 이 프로브를 실행하는 간격이다.
    \`10\` *(기본값, 여기서는 생략됨)* · 최소 1 · \`0\`은 기본값(10)으로 바뀜
    → \`failureThreshold: 3\`, \`timeoutSeconds: 1\` 기준: 응답이 멈추면 **21–31초** 뒤에 감지한다.
    → 첫 검사는 \`initialDelaySeconds\`보다 최대 10초 늦게 실행된다. kubelet의 틱이 컨테이너 시작 시점에 맞춰져 있지 않기 때문이다.
    \`http-get http://:8080/healthz delay=0s timeout=1s period=10s #success=1 #failure=3\`
  `),
  );
});

test('periodSeconds that is set, in Korean', () => {
  const fixture = deploymentWith(`
readinessProbe:
  httpGet: { path: /ready, port: 8080 }
  periodSeconds: <|>5
  successThreshold: 2
`);
  assert.equal(
    cardIn(fixture, { language: 'ko' }),
    card(`
    **periodSeconds** · \`readinessProbe\`
    kubelet이 이 프로브를 실행하는 간격이다.
    \`5\` *(여기서 설정)* · 기본값 \`10\` · 최소 1 · \`0\`은 기본값(10)으로 바뀜
    → \`failureThreshold: 3\`, \`timeoutSeconds: 1\` 기준: 검사에 실패하는 파드는 **10–16초** 뒤 서비스에서 제외된다.
    → Ready가 아닌 동안에는 kubelet이 주기 사이에도 검사한다.
    \`http-get http://:8080/ready delay=0s timeout=1s period=5s #success=2 #failure=3\`
  `),
  );
});

test('a zero that the API server replaces, in Korean', () => {
  const fixture = deploymentWith(`
livenessProbe:
  grpc: { port: 9090 }
  timeoutSeconds: <|>0
`);
  assert.equal(
    cardIn(fixture, { language: 'ko' }),
    card(`
    **timeoutSeconds** · \`livenessProbe\`
    이 시간 안에 응답이 없으면 실패로 처리한다.
    \`1\` *(기본값: 여기에 쓴 \`0\`을 API 서버가 바꿈)* · 최소 1
    → 응답이 **1초** 이상 걸리면 실패로 처리한다.
    → \`failureThreshold: 3\`, \`periodSeconds: 10\` 기준: 응답이 멈추면 **21–31초** 뒤에 감지한다.
    \`grpc <pod>:9090  delay=0s timeout=1s period=10s #success=1 #failure=3\`
  `),
  );
});

test('initialDelaySeconds of a lone livenessProbe, in Korean', () => {
  const fixture = deploymentWith(`
livenessProbe:
  tcpSocket: { port: 8080 }
  initial<|>DelaySeconds: 15
`);
  assert.equal(
    cardIn(fixture, { language: 'ko' }),
    card(`
    **initialDelaySeconds** · \`livenessProbe\`
    컨테이너가 시작되고 이 시간이 지나기 전에는 검사하지 않는다.
    \`15\` *(여기서 설정)* · 기본값 \`0\` · 최소 0
    → 첫 검사는 컨테이너 시작 후 **14–25초**에 실행된다. 지연이 끝나고 kubelet의 다음 틱이 올 때까지 기다리기 때문이며, 지연은 최대 1초 일찍 끝날 수 있다.
    → startupProbe가 없어, 한 번도 응답하지 않는 애플리케이션은 시작 후 **34–46초**에 종료된다.
    \`tcp-socket :8080 delay=15s timeout=1s period=10s #success=1 #failure=3\`
  `),
  );
});

test('a timeout longer than the period, in Korean', () => {
  const fixture = deploymentWith(`
livenessProbe:
  tcpSocket: { port: 8080 }
  timeout<|>Seconds: 15
`);
  assert.equal(
    cardIn(fixture, { language: 'ko' }),
    card(`
    **timeoutSeconds** · \`livenessProbe\`
    이 시간 안에 응답이 없으면 실패로 처리한다.
    \`15\` *(여기서 설정)* · 기본값 \`1\` · 최소 1 · \`0\`은 기본값(1)으로 바뀜
    → 응답이 **15초** 이상 걸리면 실패로 처리한다.
    ⚠ 타임아웃이 주기(10초)보다 길다. 검사는 겹치지 않으므로 응답 없는 검사가 다음 검사를 늦춘다.
    \`tcp-socket :8080 delay=0s timeout=15s period=10s #success=1 #failure=3\`
  `),
  );
});

test('the grace period of a probe, in Korean', () => {
  const fixture = podWith(
    `
livenessProbe:
  tcpSocket: { port: 8080 }
  termination<|>GracePeriodSeconds: 5
`,
    'terminationGracePeriodSeconds: 60\n',
  );
  assert.equal(
    cardIn(fixture, { language: 'ko' }),
    card(`
    **terminationGracePeriodSeconds** · \`livenessProbe\`
    이 프로브 때문에 컨테이너가 종료될 때 파드의 값 대신 쓰는 유예 시간이다.
    \`5\` *(여기서 설정)* · 기본값 \`60\`(파드의 값) · 최소 1
    → 이 프로브 때문에 종료될 때 늦어도 **5초** 뒤에 SIGKILL을 보낸다. preStop 시간도 포함된다.
    → 그 밖의 이유로 파드가 멈출 때는 60초가 적용된다.
    \`tcp-socket :8080 delay=0s timeout=1s period=10s #success=1 #failure=3\`
  `),
  );
});

test('a value through a merge, in Korean', () => {
  const fixture = podWith(`
livenessProbe:
  <<: *timing
  tcpSocket: { port: 8080 }
`).replace('spec:', 'x-timing: &timing { period<|>Seconds: 30 }\nspec:');
  assert.equal(
    cardIn(fixture, { language: 'ko' }),
    card(`
    **periodSeconds** · \`livenessProbe\`
    kubelet이 이 프로브를 실행하는 간격이다.
    \`30\` *(5행에 쓴 값, \`<<: *timing\`(10행)에서 옴)* · 기본값 \`10\` · 최소 1 · \`0\`은 기본값(10)으로 바뀜
    → \`failureThreshold: 3\`, \`timeoutSeconds: 1\` 기준: 응답이 멈추면 **61–91초** 뒤에 감지한다.
    → 첫 검사는 \`initialDelaySeconds\`보다 최대 30초 늦게 실행된다. kubelet의 틱이 컨테이너 시작 시점에 맞춰져 있지 않기 때문이다.
    \`tcp-socket :8080 delay=0s timeout=1s period=30s #success=1 #failure=3\`
  `),
  );
});

test('a livenessProbe, in Korean', () => {
  const fixture = podWith(`
liveness<|>Probe:
  httpGet: { path: /healthz, port: 8080 }
`);
  assert.equal(
    cardIn(fixture, { language: 'ko' }),
    card(`
    **livenessProbe – 라이브니스(활성) 프로브**
    실패하면 컨테이너를 재시작한다.
    기본값: \`initialDelaySeconds: 0\`, \`periodSeconds: 10\`, \`timeoutSeconds: 1\`, \`successThreshold: 1\`, \`failureThreshold: 3\`
    → 응답이 멈추면 **21–31초** 뒤에 감지하고, 늦어도 그로부터 30초 뒤에 SIGKILL을 보낸다.
    ⚠ startupProbe가 없어, 한 번도 응답하지 않는 애플리케이션은 시작 후 **20–31초**에 종료된다.
    \`http-get http://:8080/healthz delay=0s timeout=1s period=10s #success=1 #failure=3\`
  `),
  );
});

test('a readinessProbe, in Korean', () => {
  const fixture = podWith(`
readiness<|>Probe:
  httpGet: { path: /ready, port: 8080 }
`);
  assert.equal(
    cardIn(fixture, { language: 'ko' }),
    card(`
    **readinessProbe – 레디니스(준비성) 프로브**
    파드를 서비스에 넣고 뺀다. 아무것도 재시작하지 않는다.
    기본값: \`initialDelaySeconds: 0\`, \`periodSeconds: 10\`, \`timeoutSeconds: 1\`, \`successThreshold: 1\`, \`failureThreshold: 3\`
    → 검사가 실패하기 시작하면 **20–31초** 뒤 서비스에서 제외되고, 회복하면 늦어도 10초 뒤 복귀한다.
    → 바로 응답하는 애플리케이션은 컨테이너 시작 후 **0–10초**에 Ready가 된다.
    \`http-get http://:8080/ready delay=0s timeout=1s period=10s #success=1 #failure=3\`
  `),
  );
});

test('a startupProbe, in Korean', () => {
  const fixture = podWith(`
startup<|>Probe:
  exec: { command: [cat, /tmp/ready] }
  initialDelaySeconds: 15
  periodSeconds: 5
  failureThreshold: 12
`);
  assert.equal(
    cardIn(fixture, { language: 'ko' }),
    card(`
    **startupProbe – 스타트업(시작) 프로브**
    애플리케이션이 뜰 때까지 라이브니스·레디니스 프로브를 미룬다. 시작할 때만 실행된다.
    기본값: \`timeoutSeconds: 1\`, \`successThreshold: 1\`
    → 기동 시간을 **75초**까지 허용한다. 마지막 검사는 컨테이너 시작 후 69–75초에 시작된다.
    ⚠ 그 뒤에는 더 기다리지 않고 컨테이너를 종료하고 재시작한다.
    \`exec [cat /tmp/ready] delay=15s timeout=1s period=5s #success=1 #failure=12\`
  `),
  );
});

test('a probe without a value, in Korean', () => {
  const fixture = podWith(`
image: web
readiness<|>Probe:
`);
  assert.equal(
    cardIn(fixture, { language: 'ko' }),
    card(`
    **readinessProbe – 레디니스(준비성) 프로브**
    파드를 서비스에 넣고 뺀다. 아무것도 재시작하지 않는다.
    *값이 비어 있어 프로브가 없는 것과 같음*
    → 없으면 컨테이너가 시작되자마자 준비된 것으로 본다.
  `),
  );
});

test('httpGet with a port name that leads nowhere, in Korean', () => {
  const fixture = podWith(`
ports:
  - { name: http, containerPort: 8080 }
livenessProbe:
  http<|>Get: { path: /healthz, port: web }
`);
  assert.equal(
    cardIn(fixture, { language: 'ko' }),
    card(`
    **httpGet** · \`livenessProbe\`
    kubelet이 컨테이너 밖에서 GET 요청을 보낸다. 상태 코드가 200–399이면 성공이다.
    \`GET http://POD-IP:web/healthz\`
    → 상태 코드 200–399가 **1초** 안에 오면 성공이다.
    ⚠ 이 컨테이너에는 이름이 \`web\`인 포트가 없다. 모든 검사가 오류로 끝나며, 오류는 성공으로도 실패로도 세지 않는다.
    \`http-get http://:web/healthz delay=0s timeout=1s period=10s #success=1 #failure=3\`
  `),
  );
});

test('exec, in Korean', () => {
  const fixture = podWith(`
livenessProbe:
  exe<|>c: { command: [sh, -c, "test -f /tmp/alive"] }
  periodSeconds: 5
`);
  assert.equal(
    cardIn(fixture, { language: 'ko' }),
    card(`
    **exec** · \`livenessProbe\`
    컨테이너 안에서 명령을 실행한다. 종료 코드가 0이면 성공, 그 밖에는 실패다.
    \`sh -c test -f /tmp/alive\`
    → 명령이 **1초** 안에 0으로 끝나면 성공이다.
    → 컨테이너 안에서 프로세스를 1분에 약 **12개** 실행한다.
    \`exec [sh -c test -f /tmp/alive] delay=0s timeout=1s period=5s #success=1 #failure=3\`
  `),
  );
});

test('a probe in a patch, in Korean', () => {
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
    cardIn(fixture, { language: 'ko' }),
    card(`
    **livenessProbe – 라이브니스(활성) 프로브**
    실패하면 컨테이너를 재시작한다.
    베이스의 값: \`initialDelaySeconds\`, \`timeoutSeconds\`, \`successThreshold\`
    → 정확한 시간은 이 패치에 없는 \`timeoutSeconds\`에 따라 달라진다. 베이스의 값이 적용된다.
    ⚠ 데이터베이스나 다른 서비스가 아니라 프로세스 자체만 검사한다. 그쪽 장애로 모든 레플리카가 재시작될 수 있다.
    \`delay=?s timeout=?s period=5s #success=? #failure=6\`
  `),
  );
});

test('a number that the template decides, in Korean', () => {
  const fixture = podWith(`
livenessProbe:
  tcpSocket: { port: 8080 }
  period<|>Seconds: {{ .Values.period }}
`);
  assert.equal(
    cardIn(fixture, { kind: 'template', language: 'ko' }),
    card(`
    **periodSeconds** · \`livenessProbe\`
    kubelet이 이 프로브를 실행하는 간격이다.
    \`{{ .Values.period }}\` *(템플릿을 렌더링할 때 정해짐)* · 기본값 \`10\` · 최소 1 · \`0\`은 기본값(10)으로 바뀜
    → 정확한 시간은 템플릿이 정하는 \`periodSeconds\`에 따라 달라진다.
    \`tcp-socket :8080 delay=0s timeout=1s period=?s #success=1 #failure=3\`
  `),
  );
});
