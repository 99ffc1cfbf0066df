import type { Translations } from './message.ts';

/** One sentence or two per field of the API: what it is for. */
export const fieldMessages = {
  'field-startup-probe': {
    en: 'Holds the liveness and readiness probes back until the application is up. Runs only at the start.',
    ko: '애플리케이션이 뜰 때까지 라이브니스·레디니스 프로브를 미룬다. 시작할 때만 실행된다.',
  },
  'field-liveness-probe': {
    en: 'Restarts the container when it fails.',
    ko: '실패하면 컨테이너를 재시작한다.',
  },
  'field-readiness-probe': {
    en: 'Takes the Pod in and out of its Services. Never restarts anything.',
    ko: '파드를 서비스에 넣고 뺀다. 아무것도 재시작하지 않는다.',
  },
  'field-initial-delay-seconds': {
    en: 'No check before this many seconds after the container’s start.',
    ko: '컨테이너가 시작되고 이 시간이 지나기 전에는 검사하지 않는다.',
  },
  'field-period-seconds': {
    en: 'How often the kubelet runs this probe.',
    ko: 'kubelet이 이 프로브를 실행하는 간격이다.',
  },
  'field-timeout-seconds': {
    en: 'No answer in this time counts as a failure.',
    ko: '이 시간 안에 응답이 없으면 실패로 처리한다.',
  },
  'field-success-threshold': {
    en: 'Successes in a row until the probe counts as passed.',
    ko: '프로브를 성공으로 판정하기까지 필요한 연속 성공 횟수다.',
  },
  'field-failure-threshold': {
    en: 'Failures in a row before the kubelet acts. One success starts the count again.',
    ko: 'kubelet이 조치하기까지의 연속 실패 횟수다. 한 번이라도 성공하면 처음부터 다시 센다.',
  },
  'field-probe-grace': {
    en: 'Time to shut down when this probe kills the container, instead of the Pod’s value.',
    ko: '이 프로브 때문에 컨테이너가 종료될 때 파드의 값 대신 쓰는 유예 시간이다.',
  },
  'field-exec': {
    en: 'Runs a command inside the container. Exit code 0 passes, any other fails.',
    ko: '컨테이너 안에서 명령을 실행한다. 종료 코드가 0이면 성공, 그 밖에는 실패다.',
  },
  'field-http-get': {
    en: 'The kubelet sends a GET from outside the container. A status of 200–399 passes.',
    ko: 'kubelet이 컨테이너 밖에서 GET 요청을 보낸다. 상태 코드가 200–399이면 성공이다.',
  },
  'field-tcp-socket': {
    en: 'The kubelet opens a TCP connection from outside the container. If it opens, the check passes.',
    ko: 'kubelet이 컨테이너 밖에서 TCP 연결을 연다. 연결되면 성공이다.',
  },
  'field-grpc': {
    en: 'The kubelet calls `grpc.health.v1.Health/Check`. The answer `SERVING` passes.',
    ko: 'kubelet이 `grpc.health.v1.Health/Check`를 호출한다. 응답이 `SERVING`이면 성공이다.',
  },
  'field-exec-command': {
    en: 'The program and its arguments, one item each. No shell reads them.',
    ko: '프로그램과 인수를 항목 하나씩 적는다. 셸을 거치지 않고 실행된다.',
  },
  'field-http-path': {
    en: 'The path of the request, with a query if needed.',
    ko: '요청 경로다. 쿼리 문자열도 쓸 수 있다.',
  },
  'field-port': {
    en: 'A port number, or the name of a port in this container’s `ports`.',
    ko: '포트 번호, 또는 이 컨테이너의 `ports`에 있는 포트 이름이다.',
  },
  'field-host': {
    en: 'Whom the kubelet connects to instead of the Pod’s IP. Rarely what you want.',
    ko: 'kubelet이 파드 IP 대신 접속할 주소다. 거의 필요하지 않다.',
  },
  'field-http-scheme': {
    en: 'HTTP or HTTPS, in capital letters. HTTPS does not verify the certificate.',
    ko: 'HTTP 또는 HTTPS이며 대문자로 쓴다. HTTPS여도 인증서는 검증하지 않는다.',
  },
  'field-http-headers': {
    en: 'Headers to send with the request. `Host` chooses the virtual host.',
    ko: '요청에 붙일 헤더다. `Host`로 가상 호스트를 고른다.',
  },
  'field-http-protocol': {
    en: 'HTTP1 or HTTP2. HTTP2 speaks cleartext HTTP/2 from the first byte (h2c).',
    ko: 'HTTP1 또는 HTTP2다. HTTP2는 처음부터 평문 HTTP/2(h2c)로 통신한다.',
  },
  'field-header-name': {
    en: 'The header’s name: letters, digits and hyphens.',
    ko: '헤더 이름이다. 영문자, 숫자, 하이픈만 쓴다.',
  },
  'field-header-value': {
    en: 'The header’s value, always text: quote numbers and booleans.',
    ko: '헤더 값이며 항상 문자열이다. 숫자와 불리언은 따옴표로 감싼다.',
  },
  'field-grpc-port': {
    en: 'The port’s number. A gRPC check takes no port name.',
    ko: '포트 번호다. gRPC 검사에는 포트 이름을 쓸 수 없다.',
  },
  'field-grpc-service': {
    en: 'The service name sent with the health request. Empty asks for the server as a whole.',
    ko: '헬스 요청에 담아 보내는 서비스 이름이다. 비어 있으면 서버 전체의 상태를 묻는다.',
  },
  'field-grpc-mode': {
    en: 'Plaintext or TLS. TLS does not verify the certificate.',
    ko: 'Plaintext 또는 TLS다. TLS여도 인증서는 검증하지 않는다.',
  },
  'field-post-start': {
    en: 'Runs right after the container’s start. No probe of the Pod begins before it has ended.',
    ko: '컨테이너가 시작된 직후 실행된다. 끝나기 전에는 파드의 어떤 프로브도 시작되지 않는다.',
  },
  'field-pre-stop': {
    en: 'Runs before SIGTERM, also when a probe kills the container. It uses up the grace period.',
    ko: 'SIGTERM 전에 실행되며, 프로브 때문에 종료될 때도 실행된다. 유예 시간을 함께 쓴다.',
  },
  'field-stop-signal': {
    en: 'The signal that stops the container instead of the image’s own. Needs `spec.os.name`.',
    ko: '이미지에 정해진 신호 대신 컨테이너를 멈출 때 보내는 신호다. `spec.os.name`이 필요하다.',
  },
  'field-hook-exec': {
    en: 'Runs a command inside the container. It has no time limit of its own.',
    ko: '컨테이너 안에서 명령을 실행한다. 별도의 시간 제한은 없다.',
  },
  'field-hook-http-get': {
    en: 'Sends a GET. Only a failed connection counts as a failure, not the status code.',
    ko: 'GET 요청을 보낸다. 연결에 실패해야만 실패이며 상태 코드는 보지 않는다.',
  },
  'field-hook-tcp-socket': {
    en: 'Accepted by the API server, but it fails whenever it runs. Use another hook.',
    ko: 'API 서버는 받아들이지만 실행될 때마다 실패한다. 다른 훅을 쓴다.',
  },
  'field-hook-sleep': {
    en: 'The kubelet waits this long; nothing runs inside the container.',
    ko: 'kubelet이 이 시간만큼 기다린다. 컨테이너 안에서는 아무것도 실행되지 않는다.',
  },
  'field-sleep-seconds': {
    en: 'How long to wait, at most the Pod’s grace period.',
    ko: '기다리는 시간이다. 파드의 유예 시간을 넘을 수 없다.',
  },
  'field-port-name': {
    en: 'A name that probes and Services can use instead of the number.',
    ko: '프로브와 서비스가 번호 대신 쓸 수 있는 이름이다.',
  },
  'field-container-port': {
    en: 'The port the application listens on. A probe by number works without it, a probe by name does not.',
    ko: '애플리케이션이 수신하는 포트다. 번호로 쓰는 프로브는 없어도 되지만, 이름으로 쓰는 프로브에는 꼭 필요하다.',
  },
  'field-host-port': {
    en: 'A port of the node that leads to this container. Probes do not use it.',
    ko: '이 컨테이너로 이어지는 노드의 포트다. 프로브는 쓰지 않는다.',
  },
  'field-port-protocol': {
    en: 'TCP, UDP or SCTP. A probe that names the port ignores it.',
    ko: 'TCP, UDP, SCTP 중 하나다. 포트 이름을 쓰는 프로브는 이 값을 보지 않는다.',
  },
  'field-container-restart-policy': {
    en: 'Overrides the Pod’s `restartPolicy` for this container.',
    ko: '이 컨테이너에만 파드의 `restartPolicy` 대신 적용된다.',
  },
  'field-init-restart-policy': {
    en: '`Always` makes this init container a sidecar: it keeps running, and may have probes.',
    ko: '`Always`이면 이 초기화 컨테이너는 사이드카가 된다. 계속 실행되며 프로브를 둘 수 있다.',
  },
  'field-restart-rules': {
    en: 'Exit codes that decide on a restart before the policy does. Kills by a probe ignore them.',
    ko: '정책보다 먼저 재시작을 결정하는 종료 코드 규칙이다. 프로브 때문에 종료될 때는 보지 않는다.',
  },
  'field-restart-policy': {
    en: 'Whether containers are restarted when they end, also after a failed probe.',
    ko: '컨테이너가 끝났을 때 재시작할지 정한다. 프로브 실패로 끝난 경우도 포함된다.',
  },
  'field-pod-grace': {
    en: 'Time from the stop of a container to SIGKILL, preStop included.',
    ko: '컨테이너를 멈추기 시작해서 SIGKILL을 보낼 때까지의 시간이다. preStop도 여기에 포함된다.',
  },
  'field-readiness-gates': {
    en: 'Pod conditions that must be True, beside ready containers, before the Pod is Ready.',
    ko: '컨테이너가 준비되는 것과 별개로, 파드가 Ready가 되려면 True여야 하는 파드 조건이다.',
  },
  'field-host-network': {
    en: 'The Pod uses the node’s network: probes reach the node’s address.',
    ko: '파드가 노드의 네트워크를 쓴다. 프로브는 노드 주소로 접속한다.',
  },
  'field-share-process-namespace': {
    en: 'Containers see each other’s processes, exec probes too.',
    ko: '컨테이너끼리 서로의 프로세스를 본다. exec 프로브도 마찬가지다.',
  },
  'field-active-deadline': {
    en: 'The Pod is ended after this time, whatever its probes say.',
    ko: '프로브 결과와 관계없이 이 시간이 지나면 파드를 끝낸다.',
  },
  'field-init-containers': {
    en: 'Run one after another before the containers. Only sidecars among them may have probes.',
    ko: '컨테이너보다 먼저 차례로 실행된다. 그중 사이드카만 프로브를 둘 수 있다.',
  },
  'field-ephemeral-containers': {
    en: 'Added to a running Pod for debugging. They have no probes.',
    ko: '디버깅하려고 실행 중인 파드에 넣는 컨테이너다. 프로브를 둘 수 없다.',
  },
  'field-min-ready-seconds': {
    en: 'How long a new Pod must stay Ready before it counts as available.',
    ko: '새 파드가 사용 가능하다고 인정되기까지 Ready를 유지해야 하는 시간이다.',
  },
  'field-progress-deadline': {
    en: 'How long a rollout may stand still before it is reported as failed. Nothing is rolled back.',
    ko: '롤아웃이 진전 없이 머물 수 있는 시간이다. 넘기면 실패로 보고될 뿐 되돌리지는 않는다.',
  },
  'field-max-unavailable': {
    en: 'How many Pods may be missing during a rollout. A percentage is rounded down.',
    ko: '롤아웃하는 동안 모자라도 되는 파드 수다. 백분율은 내림한다.',
  },
  'field-max-surge': {
    en: 'How many Pods may be added during a rollout. A percentage is rounded up.',
    ko: '롤아웃하는 동안 더 만들 수 있는 파드 수다. 백분율은 올림한다.',
  },
  'field-publish-not-ready': {
    en: 'The Service sends traffic to Pods that are not Ready, too.',
    ko: '서비스가 Ready가 아닌 파드에도 트래픽을 보낸다.',
  },
} as const satisfies Record<string, Translations>;
