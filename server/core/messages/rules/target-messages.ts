import type { Translations } from '../message.ts';

export const targetMessages = {
  'fix-liveness-patience': {
    en: 'Let liveness bear {seconds} s of failures (failureThreshold: {value})',
    ko: 'liveness가 실패를 {seconds}초 동안 견디게 하기 (failureThreshold: {value})',
  },
  'fix-ask-instead': { en: 'Ask {asked} instead', ko: '{asked}에 묻도록 바꾸기' },
  'fix-ask-own-path': {
    en: 'Ask {asked} instead, or the path that your application has',
    ko: '{asked} 또는 애플리케이션이 가진 경로에 묻도록 바꾸기',
  },
  'fix-ask-http': {
    en: 'Ask GET {path} on port {port} instead, or the path that your application has',
    ko: '포트 {port}에서 GET {path} 또는 애플리케이션이 가진 경로에 묻도록 바꾸기',
  },
  'fix-ask-grpc': {
    en: 'Ask for gRPC health on port {port} instead',
    ko: '포트 {port}에서 gRPC health를 묻도록 바꾸기',
  },
  'fix-connect-instead': {
    en: 'Only connect to port {port} instead (tcpSocket)',
    ko: '대신 포트 {port}에 연결만 하기(tcpSocket)',
  },
  'fix-host-to-header': {
    en: 'Send the name as a Host header to this pod',
    ko: '이름을 Host 헤더로 이 Pod에 보내기',
  },
  'liveness-same-as-readiness': {
    en: 'livenessProbe repeats readinessProbe and gives up no later: {seconds} s against {readinessSeconds} s. When the check slows down, the container is killed at the moment it should only leave the Service, and the others get its load. Give liveness more patience or a cheaper check.',
    ko: 'livenessProbe가 readinessProbe와 같은 것을 묻고 더 오래 견디지 않음: {seconds}초 대 {readinessSeconds}초. 검사가 느려지면 Service에서 빠지기만 해야 할 순간에 컨테이너가 종료되고 그 부하가 나머지로 몰린다. liveness에 더 긴 여유나 더 가벼운 검사를 준다.',
  },
  'liveness-same-as-readiness-related': {
    en: 'readinessProbe asks the same.',
    ko: 'readinessProbe가 같은 것을 묻는다.',
  },
  'liveness-same-as-readiness-title': {
    en: 'Liveness and readiness ask the same and give up equally fast',
    ko: '같은 것을 묻고 똑같이 빨리 포기하는 liveness와 readiness',
  },
  'liveness-same-as-readiness-what': {
    en: 'Both probes have the same check, and liveness bears failures (periodSeconds × failureThreshold) no longer than readiness.',
    ko: '두 프로브의 검사가 같고, liveness가 실패를 견디는 시간(periodSeconds × failureThreshold)이 readiness보다 길지 않음.',
  },
  'liveness-same-as-readiness-why': {
    en: 'Readiness takes a struggling container out of the Service so that it can recover. When liveness gives up at the same moment, it is killed instead, its connections are lost, and the remaining replicas get its load and follow.',
    ko: 'readiness는 힘겨워하는 컨테이너를 Service에서 빼서 회복할 시간을 준다. liveness가 같은 순간에 포기하면 회복하는 대신 종료되어 연결이 끊기고, 나머지 레플리카가 그 부하를 받아 뒤따라 무너진다.',
  },
  'liveness-same-as-readiness-instead': {
    en: 'Give liveness a higher failureThreshold, about three times the patience of readiness, or let it ask an endpoint that only says whether the process works. Without such an endpoint no livenessProbe is better.',
    ko: 'liveness의 failureThreshold를 높여 readiness의 세 배쯤 견디게 하거나, 프로세스가 동작하는지만 답하는 엔드포인트를 묻게 한다. 그런 엔드포인트가 없다면 livenessProbe가 없는 편이 낫다.',
  },
  'probe-host-set': {
    en: 'The kubelet asks {host} here, from the node, and not this pod. The pod counts as healthy or not for what another machine answers, and Pod Security Baseline refuses the field from Kubernetes 1.34 on. Remove host.',
    ko: '여기서 kubelet은 이 Pod가 아니라 {host}에 노드에서 접속함. 다른 곳의 응답으로 Pod의 상태가 정해지고, Kubernetes 1.34부터 Pod Security Baseline이 이 필드를 거부한다. host를 지운다.',
  },
  'probe-host-set-localhost': {
    en: '{host} is the node here, not this pod: the kubelet connects from the node. Whatever listens there on that port decides about this pod, usually nothing, and Pod Security Baseline refuses the field from Kubernetes 1.34 on. Remove host.',
    ko: '여기서 {host}는 이 Pod가 아니라 노드임: kubelet은 노드에서 접속한다. 노드의 그 포트에서 듣는 것이 이 Pod의 상태를 정하는데 대개 아무것도 없으며, Kubernetes 1.34부터 Pod Security Baseline이 이 필드를 거부한다. host를 지운다.',
  },
  'probe-host-set-node': {
    en: 'host: {host} reaches this pod only because it shares the network of the node. Pod Security Baseline refuses host in probes and hooks from Kubernetes 1.34 on. Keep it only if the program listens on nothing but the loopback address.',
    ko: 'host: {host}는 Pod가 노드의 네트워크를 함께 쓰기 때문에만 이 Pod에 닿음. Kubernetes 1.34부터 Pod Security Baseline이 프로브와 훅의 host를 거부한다. 프로그램이 루프백 주소에서만 들을 때에만 남겨 둔다.',
  },
  'probe-host-set-title': {
    en: 'A probe or hook with a host',
    ko: 'host가 있는 프로브나 훅',
  },
  'probe-host-set-what': {
    en: 'httpGet.host or tcpSocket.host names an address, in a probe or in a lifecycle hook.',
    ko: '프로브나 라이프사이클 훅의 httpGet.host 또는 tcpSocket.host에 주소가 있음.',
  },
  'probe-host-set-why': {
    en: 'The kubelet makes the connection from the node. With host it goes to the node itself or to another machine: localhost is not the pod, and the name of a Service is answered by any of its pods. Pod Security Baseline refuses the field from Kubernetes 1.34 on, because it lets a manifest send requests from every node.',
    ko: '접속은 kubelet이 노드에서 한다. host가 있으면 노드 자신이나 다른 곳으로 간다: localhost는 Pod가 아니며, Service 이름에는 그 Service의 아무 Pod나 응답한다. 매니페스트가 모든 노드에서 요청을 보내게 할 수 있으므로 Kubernetes 1.34부터 Pod Security Baseline이 이 필드를 거부한다.',
  },
  'probe-host-set-instead': {
    en: 'Leave host out: the kubelet then asks the address of the pod. For a virtual host set a Host header in httpHeaders.',
    ko: 'host를 생략하면 kubelet이 Pod의 주소에 묻는다. 가상 호스트가 필요하면 httpHeaders에 Host 헤더를 넣는다.',
  },
  'probe-path-role-swapped-liveness': {
    en: 'livenessProbe asks ‘{asked}’, which by its name answers for readiness. Readiness may fail for what no restart cures (a dependency, warming up, draining), and each time the container is killed. Ask an endpoint for liveness.',
    ko: 'livenessProbe가 ‘{asked}’에 묻는데, 이름으로 보면 readiness에 답하는 곳임. readiness는 재시작으로 낫지 않는 까닭(의존 대상, 예열, 종료 준비)으로도 실패하며, 그때마다 컨테이너가 종료된다. liveness용 엔드포인트에 묻는다.',
  },
  'probe-path-role-swapped-startup': {
    en: 'startupProbe asks ‘{asked}’, which by its name answers for readiness. A dependency that is away when the container starts then gets it killed once the startup budget is spent. Ask an endpoint for liveness.',
    ko: 'startupProbe가 ‘{asked}’에 묻는데, 이름으로 보면 readiness에 답하는 곳임. 기동할 때 의존 대상이 없으면 기동에 허용된 시간이 지난 뒤 컨테이너가 종료된다. liveness용 엔드포인트에 묻는다.',
  },
  'probe-path-role-swapped-readiness': {
    en: 'readinessProbe asks ‘{asked}’, which by its name answers for liveness. A container that is alive but cannot serve yet gets traffic. Ask an endpoint for readiness.',
    ko: 'readinessProbe가 ‘{asked}’에 묻는데, 이름으로 보면 liveness에 답하는 곳임. 살아 있지만 아직 처리할 수 없는 컨테이너가 트래픽을 받는다. readiness용 엔드포인트에 묻는다.',
  },
  'probe-path-role-swapped-title': {
    en: 'Liveness asks for readiness, or the reverse',
    ko: 'readiness를 묻는 liveness, 또는 그 반대',
  },
  'probe-path-role-swapped-what': {
    en: 'A segment of the path or of the gRPC service names another probe: ready, readyz or readiness for liveness and startup; live, livez, liveness or alive for readiness.',
    ko: '경로나 gRPC 서비스의 한 부분이 다른 프로브의 이름임: liveness와 startup에 ready, readyz, readiness, 또는 readiness에 live, livez, liveness, alive.',
  },
  'probe-path-role-swapped-why': {
    en: 'A readiness endpoint is meant to fail while a dependency is away, while caches warm up and while the container drains. As liveness it makes restarts of that, in all replicas at once. A liveness endpoint as readiness sends traffic to what is alive but cannot serve.',
    ko: 'readiness 엔드포인트는 의존 대상이 없거나 캐시를 예열하거나 종료를 준비하는 동안 실패하도록 되어 있다. liveness로 쓰면 그것이 모든 레플리카의 재시작이 된다. liveness 엔드포인트를 readiness로 쓰면 살아 있지만 처리할 수 없는 곳으로 트래픽이 간다.',
  },
  'probe-path-role-swapped-instead': {
    en: 'Let each probe ask the endpoint made for it: /livez or /live for liveness and startup, /readyz or /ready for readiness.',
    ko: '프로브마다 그것을 위한 엔드포인트에 묻는다: liveness와 startup은 /livez나 /live, readiness는 /readyz나 /ready.',
  },
  'aggregate-health-endpoint': {
    en: '{path} sums up everything {framework} is connected to. One database or broker that is away then gets every replica restarted, which cures nothing. Ask {groupPath}.',
    ko: '{path}는 {framework}가 연결된 모든 것의 상태를 합친 것임. 데이터베이스나 브로커 하나만 없어도 모든 레플리카가 재시작되며, 재시작으로 낫지 않는다. {groupPath}에 묻는다.',
  },
  'aggregate-health-endpoint-readiness': {
    en: '{path} sums up everything {framework} is connected to. One dependency that is away then takes every replica out of the Service at once, even for requests that do not need it. Ask {groupPath} and put into that group what every request needs.',
    ko: '{path}는 {framework}가 연결된 모든 것의 상태를 합친 것임. 의존 대상 하나만 없어도 그것이 필요 없는 요청까지 포함해 모든 레플리카가 한꺼번에 Service에서 빠진다. {groupPath}에 묻고, 모든 요청에 필요한 것만 그 그룹에 넣는다.',
  },
  'aggregate-health-endpoint-title': {
    en: 'A probe on a health endpoint that includes dependencies',
    ko: '의존 대상까지 포함한 헬스 엔드포인트를 묻는 프로브',
  },
  'aggregate-health-endpoint-what': {
    en: 'The path is the aggregate health of a framework: /actuator/health of Spring Boot, /q/health of Quarkus, /health on port 9990 of WildFly.',
    ko: '경로가 프레임워크의 종합 헬스임: Spring Boot의 /actuator/health, Quarkus의 /q/health, WildFly 포트 9990의 /health.',
  },
  'aggregate-health-endpoint-why': {
    en: 'The aggregate is down as soon as one of its parts is: database, broker, mail server, disk. As liveness that restarts every replica for an outage that lies elsewhere.',
    ko: '종합 헬스는 데이터베이스, 브로커, 메일 서버, 디스크 가운데 하나만 내려가도 내려간다. liveness로 쓰면 다른 곳의 장애 때문에 모든 레플리카가 재시작된다.',
  },
  'aggregate-health-endpoint-instead': {
    en: 'Ask the group made for the probe: /actuator/health/liveness and /actuator/health/readiness since Spring Boot 2.3; /live, /ready and /started below the health path of Quarkus and WildFly.',
    ko: '프로브를 위해 마련된 그룹에 묻는다: Spring Boot 2.3부터 /actuator/health/liveness와 /actuator/health/readiness, Quarkus와 WildFly는 헬스 경로 아래의 /live, /ready, /started.',
  },
  'http-scheme-port-mismatch': {
    en: 'This asks plain HTTP of a port that looks like TLS ({evidence}). A TLS server answers plain HTTP with 400 or closes the connection, and the check fails every time. Set scheme: HTTPS; the kubelet does not verify the certificate, so no CA is needed.',
    ko: 'TLS로 보이는 포트({evidence})에 평문 HTTP로 물음. TLS 서버는 평문 HTTP에 400으로 답하거나 연결을 닫으므로 검사가 늘 실패한다. scheme: HTTPS로 한다. kubelet은 인증서를 검증하지 않으므로 CA는 필요 없다.',
  },
  'http-scheme-port-mismatch-plain': {
    en: 'scheme: HTTPS asks a port that looks like plain HTTP ({evidence}). A server without TLS does not answer the handshake, and the check fails every time. Remove scheme, or ask the TLS port.',
    ko: 'scheme: HTTPS로 평문 HTTP로 보이는 포트({evidence})에 물음. TLS가 없는 서버는 핸드셰이크에 답하지 않으므로 검사가 늘 실패한다. scheme을 지우거나 TLS 포트에 묻는다.',
  },
  'http-scheme-port-mismatch-title': {
    en: 'A scheme that does not fit the port',
    ko: '포트와 맞지 않는 scheme',
  },
  'http-scheme-port-mismatch-what': {
    en: 'httpGet asks without TLS, and the port is named https, tls or ssl or has a number usual for TLS (443, 6443, 8443, 9443, 10250); or it asks with HTTPS, and the port is named http or is 80 or 8080. Where name and number disagree, nothing is said.',
    ko: 'httpGet이 TLS 없이 묻는데 포트 이름이 https, tls, ssl이거나 TLS에 흔한 번호(443, 6443, 8443, 9443, 10250)임. 또는 HTTPS로 묻는데 포트 이름이 http이거나 번호가 80이나 8080임. 이름과 번호가 서로 다르게 말하면 알리지 않는다.',
  },
  'http-scheme-port-mismatch-why': {
    en: 'One side waits for a handshake that the other does not make. The check fails however healthy the application is.',
    ko: '한쪽은 핸드셰이크를 기다리고 다른 쪽은 하지 않는다. 애플리케이션이 아무리 정상이어도 검사가 실패한다.',
  },
  'http-scheme-port-mismatch-instead': {
    en: 'Set scheme: HTTPS for a port that speaks TLS, and leave scheme out for the others. The kubelet does not verify certificates.',
    ko: 'TLS를 쓰는 포트에는 scheme: HTTPS를 넣고, 그 밖에는 scheme을 생략한다. kubelet은 인증서를 검증하지 않는다.',
  },
  'tcp-probe-on-http-port': {
    en: 'tcpSocket only checks that port {port} takes connections. The kernel accepts them for an application that hangs or still loads, so the probe passes all the same. If the application answers HTTP or gRPC here, ask it with httpGet or grpc.',
    ko: 'tcpSocket은 포트({port})가 연결을 받는지만 확인함. 애플리케이션이 멈췄거나 아직 로딩 중이어도 커널이 연결을 받으므로 프로브는 통과한다. 여기서 HTTP나 gRPC로 답하는 애플리케이션이라면 httpGet이나 grpc로 묻는다.',
  },
  'tcp-probe-on-http-port-title': {
    en: 'A mere connection to a port that speaks HTTP or gRPC',
    ko: 'HTTP나 gRPC를 쓰는 포트에 연결만 해 보는 프로브',
  },
  'tcp-probe-on-http-port-what': {
    en: 'A livenessProbe or readinessProbe makes a tcpSocket check of a port named http, https, web or grpc, or of an unnamed port 80, 443, 3000, 8000, 8080 or 8443, and no other probe asks that port more.',
    ko: 'livenessProbe나 readinessProbe가 이름이 http, https, web, grpc로 시작하는 포트나 이름 없는 포트 80, 443, 3000, 8000, 8080, 8443을 tcpSocket으로 검사하고, 그 포트에 더 물어보는 다른 프로브가 없음.',
  },
  'tcp-probe-on-http-port-why': {
    en: 'The kernel completes connections without the application. A hung one stays alive and ready. On a TLS port each check leaves an aborted handshake in the log, and behind an Istio sidecar that does not rewrite probes it always passes.',
    ko: '연결은 애플리케이션 없이 커널이 맺는다. 멈춘 애플리케이션도 살아 있고 준비된 것으로 남는다. TLS 포트에서는 검사마다 중단된 핸드셰이크가 로그에 남고, 프로브를 고쳐 쓰지 않는 Istio 사이드카 뒤에서는 늘 통과한다.',
  },
  'tcp-probe-on-http-port-instead': {
    en: 'Ask an endpoint with httpGet, or the health service with grpc. Keep tcpSocket for programs that speak neither.',
    ko: 'httpGet으로 엔드포인트에 묻거나 grpc로 헬스 서비스에 묻는다. tcpSocket은 둘 다 쓰지 않는 프로그램에 남겨 둔다.',
  },
  'probe-on-page-path': {
    en: '{probe} loads ‘{path}’, a page, with every check. A page is rendered, may read the database or redirect to a login, and changes with the application; a redirect to another host even counts as success. Ask an endpoint made for the purpose.',
    ko: '{probe}가 검사할 때마다 페이지({path})를 불러옴. 페이지는 렌더링되고 데이터베이스를 읽거나 로그인으로 리디렉션될 수 있으며 애플리케이션과 함께 바뀐다. 다른 호스트로 가는 리디렉션은 성공으로 치기까지 한다. 검사용으로 만든 엔드포인트에 묻는다.',
  },
  'probe-on-page-path-metrics': {
    en: '{probe} collects ‘{path}’ with every check. Gathering all metrics takes the time of a scrape and may run into the timeout while the application is well. Ask an endpoint made for the purpose.',
    ko: '{probe}가 검사할 때마다 메트릭({path})을 수집함. 모든 메트릭을 모으는 데는 스크레이프 한 번만큼의 시간이 들어, 애플리케이션이 정상이어도 제한 시간을 넘길 수 있다. 검사용으로 만든 엔드포인트에 묻는다.',
  },
  'probe-on-page-path-title': {
    en: 'A probe that fetches a page',
    ko: '페이지를 불러오는 프로브',
  },
  'probe-on-page-path-what': {
    en: 'httpGet has no path, / or the path of a page: index, login, home, dashboard, admin, an API documentation, or /metrics. Servers of files, exporters, ports named health or probe, and port 13133 of the OpenTelemetry Collector are left alone.',
    ko: 'httpGet에 path가 없거나, /이거나, 페이지의 경로임: index, login, home, dashboard, admin, API 문서, /metrics. 파일 서버, exporter, 이름이 health나 probe인 포트, OpenTelemetry Collector의 포트 13133은 제외한다.',
  },
  'probe-on-page-path-why': {
    en: 'Rendering costs time and may ask the database, so that liveness depends on it. A redirect to another host counts as success with a ProbeWarning event each time, and a changed page changes the probe.',
    ko: '렌더링에는 시간이 들고 데이터베이스를 읽을 수도 있어 liveness가 거기에 의존하게 된다. 다른 호스트로 가는 리디렉션은 매번 ProbeWarning 이벤트와 함께 성공으로 치며, 페이지가 바뀌면 프로브도 바뀐다.',
  },
  'probe-on-page-path-instead': {
    en: 'Serve a cheap endpoint such as /livez or /healthz and ask that.',
    ko: '/livez나 /healthz 같은 가벼운 엔드포인트를 만들어 거기에 묻는다.',
  },
  'fix-declare-port': { en: 'Add containerPort {port} to ports', ko: 'ports에 containerPort {port} 추가' },
  'probe-port-not-declared': {
    en: 'Port {port} is not among the ports of this container ({ports}), nor does its command or environment speak of it. If nothing listens there, every check fails. Ask a declared port, or declare this one.',
    ko: '포트 {port}가 이 컨테이너의 ports({ports})에 없고, 명령이나 환경 변수에도 나오지 않음. 그 포트에서 아무것도 듣지 않으면 모든 검사가 실패한다. 선언한 포트에 묻거나 이 포트를 선언한다.',
  },
  'probe-port-not-declared-typo': {
    en: 'Port {port} is not among the ports of this container, but {declared} is. It looks like a slip of the finger, and then every check fails. Ask port {declared}.',
    ko: '포트 {port}는 이 컨테이너의 ports에 없고 {declared}가 있음. 잘못 적은 것으로 보이며, 그렇다면 모든 검사가 실패한다. 포트 {declared}에 묻는다.',
  },
  'probe-port-not-declared-protocol': {
    en: 'Port {port} is declared for {protocol} only, and probes connect over TCP. If nothing listens there over TCP, every check fails. Ask a TCP port.',
    ko: '포트 {port}는 {protocol}로만 선언되어 있는데 프로브는 TCP로 접속함. TCP로 듣는 것이 없으면 모든 검사가 실패한다. TCP 포트에 묻는다.',
  },
  'probe-port-not-declared-sibling': {
    en: 'Port {port} is that of container {owner}, not of this one. When {owner} stops answering, this container is restarted, which heals nothing. Move the probe to {owner}, or ask a port of this container.',
    ko: '포트 {port}는 이 컨테이너가 아니라 컨테이너 {owner}의 포트임. {owner}가 응답하지 않으면 이 컨테이너가 재시작되는데 그래도 아무것도 낫지 않는다. 프로브를 {owner}로 옮기거나 이 컨테이너의 포트에 묻는다.',
  },
  'probe-port-not-declared-sibling-readiness': {
    en: 'Port {port} is that of container {owner}, not of this one. The pod is ready when {owner} answers, whatever this container does. Move the probe to {owner} if that is meant.',
    ko: '포트 {port}는 이 컨테이너가 아니라 컨테이너 {owner}의 포트임. 이 컨테이너가 어떻든 {owner}가 응답하면 파드가 준비된 것이 된다. 그런 뜻이라면 프로브를 {owner}로 옮긴다.',
  },
  'probe-port-not-declared-title': {
    en: 'A probe asks a port that the container does not declare',
    ko: '컨테이너가 선언하지 않은 포트에 묻는 프로브',
  },
  'probe-port-not-declared-what': {
    en: 'A probe names a port number that is not among the TCP ports of its container, though the container lists ports, and that stands in none of its command, args and env (hint). Warning where the number looks mistyped or is declared for UDP or SCTP only; information where another container of the pod has the port.',
    ko: '컨테이너가 ports를 적어 두었는데 프로브의 포트 번호가 그 TCP 포트 가운데 없고 command, args, env에도 나오지 않음(힌트). 잘못 적은 번호로 보이거나 UDP나 SCTP로만 선언되어 있으면 경고, 파드의 다른 컨테이너가 가진 포트이면 정보.',
  },
  'probe-port-not-declared-why': {
    en: 'Kubernetes does not compare: a port that nothing listens on is found out only when the probe fails. All containers of a pod share one network, so the port of a neighbour answers, but the restart hits the container with the probe.',
    ko: 'Kubernetes는 대조해 보지 않는다: 아무것도 듣지 않는 포트는 프로브가 실패해야 드러난다. 파드의 컨테이너들은 네트워크를 함께 쓰므로 이웃의 포트도 응답하지만, 재시작되는 것은 프로브가 있는 컨테이너다.',
  },
  'probe-port-not-declared-instead': {
    en: 'Declare the port with a name and let the probe ask for the name: a wrong name is found before the first check.',
    ko: '포트를 이름과 함께 선언하고 프로브가 그 이름으로 묻게 한다. 틀린 이름은 첫 검사 전에 드러난다.',
  },
} as const satisfies Record<string, Translations>;
