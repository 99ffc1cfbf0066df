import type { Translations } from '../message.ts';

export const workloadMessages = {
  'grace-period-shorter-than-prestop': {
    en: 'preStop sleeps {sleep} s of a grace period of {grace} s, so nothing is left for the shutdown. The grace period counts from the start of preStop: the process gets SIGTERM only when it is over, and SIGKILL 2 s later. Make terminationGracePeriodSeconds longer than the sleep and the shutdown together.',
    ko: 'preStop이 유예 시간 {grace}초 가운데 {sleep}초를 sleep으로 쓰므로 종료할 시간이 남지 않음. 유예 시간은 preStop이 시작할 때부터 센다: 프로세스는 시간이 다 지난 뒤에야 SIGTERM을 받고 2초 뒤에 SIGKILL을 받는다. terminationGracePeriodSeconds를 sleep과 종료에 걸리는 시간의 합보다 길게 한다.',
  },
  'grace-period-shorter-than-prestop-probe': {
    en: 'When {probe} kills this container, preStop sleeps {sleep} s of its {grace} s, so nothing is left for the shutdown. preStop also runs before a kill by a probe, within the grace period of the probe. Raise terminationGracePeriodSeconds above the sleep.',
    ko: '{probe}가 이 컨테이너를 종료할 때 preStop이 {grace}초 가운데 {sleep}초를 sleep으로 쓰므로 종료할 시간이 남지 않음. probe가 종료할 때에도 preStop은 probe의 유예 시간 안에서 실행된다. terminationGracePeriodSeconds를 sleep보다 길게 한다.',
  },
  'grace-period-shorter-than-prestop-title': {
    en: 'A preStop hook that uses up the grace period',
    ko: '유예 시간을 다 쓰는 preStop',
  },
  'grace-period-shorter-than-prestop-what': {
    en: 'The preStop hook sleeps as long as the grace period or longer.',
    ko: 'preStop 훅이 유예 시간만큼 또는 그보다 오래 sleep한다.',
  },
  'grace-period-shorter-than-prestop-why': {
    en: 'The grace period (30 s by default) counts from the start of preStop. The process gets SIGTERM when it is over and SIGKILL 2 s later, so open requests and unwritten buffers are lost at every rollout.',
    ko: '유예 시간(기본값 30초)은 preStop이 시작할 때부터 센다. 프로세스는 시간이 다 지난 뒤 SIGTERM을 받고 2초 뒤에 SIGKILL을 받으므로, 배포할 때마다 처리 중인 요청과 쓰지 못한 버퍼를 잃는다.',
  },
  'grace-period-shorter-than-prestop-instead': {
    en: 'Set terminationGracePeriodSeconds to the sleep plus the time the process needs to shut down, or sleep less: 5 s are enough for most load balancers.',
    ko: 'terminationGracePeriodSeconds를 sleep에 프로세스가 종료하는 데 필요한 시간을 더한 값으로 하거나 sleep을 줄인다. 대부분의 로드 밸런서에는 5초면 충분하다.',
  },
  'liveness-inherits-long-grace-period': {
    en: 'If this container hangs, ending it may take {grace} s. A probe kills with the grace period of the pod unless it has its own, and a process that hangs does not heed SIGTERM, so nothing restarts until that time is over. Give the probe a terminationGracePeriodSeconds of its own.',
    ko: '이 컨테이너가 멈추면 종료하는 데 {grace}초가 걸릴 수 있음. probe는 자신의 유예 시간이 없으면 파드의 유예 시간으로 종료하고, 멈춘 프로세스는 SIGTERM을 받아들이지 않으므로 그 시간이 지날 때까지 다시 시작되지 않는다. probe에 terminationGracePeriodSeconds를 따로 넣는다.',
  },
  'liveness-inherits-long-grace-period-database': {
    en: 'If this database hangs, ending it may take {grace} s. A probe kills with the grace period of the pod unless it has its own; a database may need it to write out its data. If a hung one should be back sooner, give the probe a terminationGracePeriodSeconds of its own.',
    ko: '이 데이터베이스가 멈추면 종료하는 데 {grace}초가 걸릴 수 있음. probe는 자신의 유예 시간이 없으면 파드의 유예 시간으로 종료하며, 데이터베이스가 데이터를 쓰는 데 그 시간이 필요할 수 있다. 멈췄을 때 더 빨리 다시 시작해야 하면 probe에 terminationGracePeriodSeconds를 따로 넣는다.',
  },
  'liveness-inherits-long-grace-period-title': {
    en: 'A hung container that waits out a long grace period',
    ko: '긴 유예 시간을 다 기다리는 멈춘 컨테이너',
  },
  'liveness-inherits-long-grace-period-what': {
    en: 'The pod has a grace period of more than 120 s, and a livenessProbe or startupProbe has none of its own.',
    ko: '파드의 유예 시간이 120초보다 긴데, livenessProbe나 startupProbe에 자신의 유예 시간이 없음.',
  },
  'liveness-inherits-long-grace-period-why': {
    en: 'A long grace period lets work end in order when a pod is removed. A process that hangs does not end in order: its restart only comes when the whole time is over.',
    ko: '긴 유예 시간은 파드가 삭제될 때 작업을 차례로 끝내기 위한 것이다. 멈춘 프로세스는 차례로 끝나지 않으므로, 그 시간이 다 지나야 다시 시작된다.',
  },
  'liveness-inherits-long-grace-period-instead': {
    en: 'Add terminationGracePeriodSeconds to the probe: what the process needs when it is killed for not answering.',
    ko: 'probe에 terminationGracePeriodSeconds를 추가한다. 응답하지 않아 종료될 때 프로세스에 필요한 시간을 쓴다.',
  },
  'probe-on-run-to-completion': {
    en: 'A readinessProbe does nothing for this {kind}. Readiness decides whether a Service sends requests, and nothing sends any to work that runs to its end. Remove it.',
    ko: '이 {kind}에 readinessProbe는 하는 일이 없음. readiness는 Service가 요청을 보낼지를 정하는데, 끝까지 실행되는 작업에는 아무도 요청을 보내지 않는다. 지운다.',
  },
  'probe-on-run-to-completion-job': {
    en: 'When {probe} kills this container, it is not started again: the attempt of the {kind} has failed. With restartPolicy Never each kill costs one of backoffLimit (6 by default). Say how long the work may take with activeDeadlineSeconds, or set restartPolicy: OnFailure.',
    ko: '{probe}가 이 컨테이너를 종료하면 다시 시작되지 않고 {kind}의 시도가 실패로 끝남. restartPolicy가 Never이면 종료될 때마다 backoffLimit(기본값 6)에서 하나를 쓴다. 작업에 허용할 시간을 activeDeadlineSeconds로 정하거나 restartPolicy: OnFailure로 한다.',
  },
  'probe-on-run-to-completion-pod': {
    en: 'When {probe} kills this container, nothing starts it again: the restartPolicy is Never. A probe that kills is there to heal by a restart; here it only ends the work. Say how long it may take with activeDeadlineSeconds, or set restartPolicy: OnFailure.',
    ko: '{probe}가 이 컨테이너를 종료하면 restartPolicy가 Never이므로 다시 시작되지 않음. 종료하는 probe는 재시작으로 고치려고 있는데 여기서는 작업을 끝낼 뿐이다. 허용할 시간을 activeDeadlineSeconds로 정하거나 restartPolicy: OnFailure로 한다.',
  },
  'probe-on-run-to-completion-title': {
    en: 'A probe on work that runs to its end',
    ko: '끝까지 실행되는 작업의 probe',
  },
  'probe-on-run-to-completion-what': {
    en: 'A Job has a readinessProbe, or a probe kills a container that restartPolicy: Never keeps from starting again.',
    ko: 'Job에 readinessProbe가 있거나, restartPolicy: Never 때문에 다시 시작되지 않는 컨테이너를 probe가 종료한다.',
  },
  'probe-on-run-to-completion-why': {
    en: 'Nothing sends requests to a Job, so its readiness is of no use. A kill by a probe ends the attempt instead of healing it.',
    ko: 'Job에는 아무도 요청을 보내지 않으므로 readiness가 쓸모없다. probe가 종료하면 고쳐지는 것이 아니라 시도가 끝난다.',
  },
  'probe-on-run-to-completion-instead': {
    en: 'Remove the readinessProbe. Instead of a livenessProbe, set activeDeadlineSeconds to the longest time the work may take.',
    ko: 'readinessProbe를 지운다. livenessProbe 대신 작업에 허용할 가장 긴 시간을 activeDeadlineSeconds에 쓴다.',
  },
  'istio-probe-rewrite-disabled': {
    en: 'Istio does not take over the probes of this pod ({handlers}). The kubelet has no certificate of the mesh: under strict mTLS httpGet and grpc fail, and tcpSocket passes whatever the application does, because the proxy accepts every connection. Remove the annotation; rewriting is the default.',
    ko: '이 파드의 프로브({handlers})를 Istio가 넘겨받지 않음. kubelet에는 메시의 인증서가 없어, strict mTLS에서 httpGet과 grpc는 실패하고 tcpSocket은 프록시가 모든 연결을 받아 주므로 애플리케이션과 상관없이 통과한다. annotation을 지운다. 프로브 재작성이 기본값이다.',
  },
  'istio-probe-rewrite-disabled-tcp': {
    en: 'Istio does not take over the probes of this pod ({handlers}). The proxy accepts every connection, so they pass whatever the application does. Remove the annotation; rewriting is the default.',
    ko: '이 파드의 프로브({handlers})를 Istio가 넘겨받지 않음. 프록시가 모든 연결을 받아 주므로 애플리케이션과 상관없이 통과한다. annotation을 지운다. 프로브 재작성이 기본값이다.',
  },
  'istio-probe-rewrite-disabled-title': {
    en: 'Probe rewriting is switched off in a pod of the mesh',
    ko: '메시에 속한 파드에서 꺼진 프로브 재작성',
  },
  'istio-probe-rewrite-disabled-what': {
    en: 'A pod has the annotation sidecar.istio.io/rewriteAppHTTPProbers: "false" and probes with httpGet, tcpSocket or grpc. Pods without injection, in ambient mode or in the network of the node, and ports that the proxy leaves alone, are left alone here as well.',
    ko: '파드에 sidecar.istio.io/rewriteAppHTTPProbers: "false" annotation과 httpGet, tcpSocket, grpc 프로브가 있음. 주입하지 않는 파드, ambient 모드나 노드 네트워크의 파드, 프록시가 건드리지 않는 포트는 제외한다.',
  },
  'istio-probe-rewrite-disabled-why': {
    en: 'The kubelet is not part of the mesh. With strict mTLS its HTTP and gRPC requests are refused, and a TCP check only meets the proxy. For that reason Istio sends probes through its agent by default.',
    ko: 'kubelet은 메시에 속하지 않는다. strict mTLS에서는 kubelet의 HTTP와 gRPC 요청이 거부되고, TCP 검사는 프록시만 만난다. 그래서 Istio는 기본으로 프로브를 에이전트를 거쳐 보낸다.',
  },
  'istio-probe-rewrite-disabled-instead': {
    en: 'Remove the annotation, or keep the probe’s port from the proxy with traffic.sidecar.istio.io/excludeInboundPorts.',
    ko: 'annotation을 지우거나, traffic.sidecar.istio.io/excludeInboundPorts로 프로브의 포트를 프록시에서 뺀다.',
  },
} as const satisfies Record<string, Translations>;
