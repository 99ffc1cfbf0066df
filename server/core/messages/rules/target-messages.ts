import type { Translations } from '../message.ts';

export const targetMessages = {
  'fix-liveness-patience': {
    en: 'Let liveness bear {seconds} s of failures (failureThreshold: {value})',
    ko: 'liveness가 실패를 {seconds}초 동안 견디게 하기 (failureThreshold: {value})',
  },
  'fix-ask-instead': { en: 'Ask {asked} instead', ko: '{asked}에 묻도록 바꾸기' },
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
  'probe-path-role-swapped-livenessProbe': {
    en: 'livenessProbe asks ‘{asked}’, which by its name answers for readiness. Readiness may fail for what no restart cures (a dependency, warming up, draining), and each time the container is killed. Ask an endpoint for liveness.',
    ko: 'livenessProbe가 ‘{asked}’에 묻는데, 이름으로 보면 readiness에 답하는 곳임. readiness는 재시작으로 낫지 않는 까닭(의존 대상, 예열, 종료 준비)으로도 실패하며, 그때마다 컨테이너가 종료된다. liveness용 엔드포인트에 묻는다.',
  },
  'probe-path-role-swapped-startupProbe': {
    en: 'startupProbe asks ‘{asked}’, which by its name answers for readiness. A dependency that is away when the container starts then gets it killed once the startup budget is spent. Ask an endpoint for liveness.',
    ko: 'startupProbe가 ‘{asked}’에 묻는데, 이름으로 보면 readiness에 답하는 곳임. 기동할 때 의존 대상이 없으면 기동에 허용된 시간이 지난 뒤 컨테이너가 종료된다. liveness용 엔드포인트에 묻는다.',
  },
  'probe-path-role-swapped-readinessProbe': {
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
} as const satisfies Record<string, Translations>;
