import type { Translations } from '../message.ts';

export const workloadMessages = {
  'fix-limit-run': {
    en: 'Limit the whole run instead ({field}: {seconds})',
    ko: '대신 전체 실행 시간 제한하기({field}: {seconds})',
  },
  'fix-wrap-pod': {
    en: 'Make it a Deployment of one replica',
    ko: '복제본 하나인 Deployment로 바꾸기',
  },
  'bare-pod': {
    en: 'Nothing recreates this Pod when its node fails or it is evicted. Probes restart its containers, but only where it runs; it cannot be rolled out or scaled either. Make it the template of a Deployment, or of a Job if its work ends.',
    ko: '노드가 고장 나거나 축출되면 이 Pod를 다시 만드는 것이 없음. probe는 컨테이너를 제자리에서 다시 시작할 뿐이며, 배포를 이어 가거나 규모를 조정할 수도 없다. Deployment의 템플릿으로 바꾸거나, 끝나는 작업이면 Job의 템플릿으로 바꾼다.',
  },
  'bare-pod-title': { en: 'A Pod without a controller', ko: '컨트롤러가 없는 Pod' },
  'bare-pod-what': {
    en: 'A Pod stands by itself and is meant to run on. Left out: hooks of Helm, static Pods, Pods with an owner or a status, and folders of examples, tests and documentation.',
    ko: '계속 실행될 Pod가 홀로 있음. Helm 훅, 스태틱 파드, 소유자나 상태가 있는 Pod, 예제와 테스트와 문서 폴더는 제외한다.',
  },
  'bare-pod-why': {
    en: 'The kubelet restarts containers of a Pod, but a Pod that is gone stays gone: after a drained or lost node, after an eviction.',
    ko: 'kubelet은 Pod의 컨테이너를 다시 시작하지만, 사라진 Pod는 사라진 채로 남는다. 노드를 비우거나 잃은 뒤, 축출된 뒤가 그렇다.',
  },
  'bare-pod-instead': {
    en: 'Put the Pod into the template of a Deployment, StatefulSet or DaemonSet, or of a Job where the work ends.',
    ko: 'Pod를 Deployment, StatefulSet, DaemonSet의 템플릿에 넣는다. 끝나는 작업이면 Job의 템플릿에 넣는다.',
  },
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
  'readiness-missing-behind-service': {
    en: 'Service {service} sends requests to {container}, which has no readinessProbe. It gets them from the moment its process starts, and a rollout goes on although the new version may serve nothing. Add a readinessProbe on the port that is served.',
    ko: 'Service {service}가 readinessProbe 없는 {container}에 요청을 보냄. 프로세스가 시작하는 순간부터 요청을 받고, 새 버전이 아무것도 제공하지 못해도 배포가 계속된다. 요청을 받는 포트에 readinessProbe를 추가한다.',
  },
  'readiness-missing-behind-service-liveness': {
    en: 'Service {service} sends requests to {container}, which has a livenessProbe but no readinessProbe. The first answer to trouble is then a kill: until it comes, and while the container boots again, requests go on to it. Add a readinessProbe that fails before the livenessProbe does.',
    ko: 'Service {service}가 livenessProbe는 있고 readinessProbe는 없는 {container}에 요청을 보냄. 문제가 생기면 먼저 종료부터 되고, 그때까지와 다시 기동하는 동안에도 요청이 계속 간다. livenessProbe보다 먼저 실패하는 readinessProbe를 추가한다.',
  },
  'readiness-missing-behind-service-unseen': {
    en: '{container} serves port {port} and has no readinessProbe. If a Service sends requests to it, they come from the moment its process starts. No Service that selects it is in these files; with one, add a readinessProbe.',
    ko: '{container}가 포트 {port}를 제공하는데 readinessProbe가 없음. Service가 요청을 보낸다면 프로세스가 시작하는 순간부터 온다. 이 파일들에는 이 파드를 선택하는 Service가 없다. 있다면 readinessProbe를 추가한다.',
  },
  'readiness-missing-behind-service-title': {
    en: 'Requests to a container without a readinessProbe',
    ko: 'readinessProbe 없이 요청을 받는 컨테이너',
  },
  'readiness-missing-behind-service-what': {
    en: 'A Service of the file, the folder or the workspace selects the pod, its target port belongs to this container, and the container has no readinessProbe. Ports that are only watched (metrics) and containers that come with a mesh or an agent do not count. Where no Service is to be seen, a port that speaks HTTP or gRPC gets a hint.',
    ko: '파일이나 폴더, 워크스페이스의 Service가 파드를 선택하고 대상 포트가 이 컨테이너의 것인데 readinessProbe가 없음. 지켜보기만 하는 포트(metrics)와 메시나 에이전트에 딸린 컨테이너는 세지 않는다. Service가 보이지 않으면 HTTP나 gRPC 포트에 힌트만 준다.',
  },
  'readiness-missing-behind-service-why': {
    en: 'A container without a readinessProbe is ready as soon as it runs. It gets requests while it boots, a rollout replaces instances that serve by ones that may not, and nothing takes an overloaded instance out for a while.',
    ko: 'readinessProbe가 없는 컨테이너는 실행되자마자 준비된 것으로 여겨진다. 기동하는 동안 요청을 받고, 배포는 제공하던 인스턴스를 그러지 못할 수도 있는 것으로 바꾸며, 과부하가 걸린 인스턴스를 잠시 빼 주는 것이 없다.',
  },
  'readiness-missing-behind-service-instead': {
    en: 'Add a readinessProbe that asks the served port something cheap: httpGet of a readiness path, grpc, or tcpSocket for other protocols.',
    ko: '요청을 받는 포트에 값싼 것을 묻는 readinessProbe를 추가한다. 준비 상태 경로에 httpGet, grpc를 쓰고, 다른 프로토콜에는 tcpSocket을 쓴다.',
  },
  'prestop-missing': {
    en: 'Requests of Service {service} may fail while this pod goes away. Its endpoint is removed and {container} gets SIGTERM at the same time, so a server that stops at once is still sent requests for some seconds; readiness does not help here. Add a preStop hook that sleeps a few seconds.',
    ko: '파드가 사라지는 동안 Service {service}의 요청이 실패할 수 있음. 엔드포인트가 지워지는 것과 {container}가 SIGTERM을 받는 것이 동시에 일어나므로, 바로 멈추는 서버에는 몇 초 동안 요청이 더 온다. 여기에는 readiness가 도움이 되지 않는다. 몇 초 동안 sleep하는 preStop을 추가한다.',
  },
  'prestop-missing-title': {
    en: 'No pause between a Service and SIGTERM',
    ko: 'Service와 SIGTERM 사이에 없는 여유',
  },
  'prestop-missing-what': {
    en: 'A Service sends requests to the container of a Deployment, StatefulSet or Rollout, and the container has no preStop hook. Databases, headless Services, short grace periods and programs whose variables or arguments speak of draining are left out.',
    ko: 'Service가 Deployment, StatefulSet, Rollout의 컨테이너에 요청을 보내는데 preStop 훅이 없음. 데이터베이스, 헤드리스 Service, 짧은 유예 시간, 변수나 인수가 drain을 말하는 프로그램은 제외한다.',
  },
  'prestop-missing-why': {
    en: 'When a pod is removed, load balancers learn of it while its process already shuts down. Requests that are on their way then meet a closed port, at every rollout.',
    ko: '파드가 삭제될 때 로드 밸런서는 프로세스가 이미 종료되는 동안에야 그것을 알게 된다. 오는 중이던 요청은 배포할 때마다 닫힌 포트를 만난다.',
  },
  'prestop-missing-instead': {
    en: 'Add lifecycle.preStop with a sleep of 5 s (`sleep.seconds`, on by default since 1.30), or a command that sleeps in older clusters. A server that waits by itself after SIGTERM needs none.',
    ko: 'lifecycle.preStop에 5초 sleep(`sleep.seconds`)을 추가한다(1.30부터 기본으로 켜짐). 더 오래된 클러스터에서는 sleep하는 명령을 쓴다. SIGTERM 뒤에 스스로 기다리는 서버에는 필요 없다.',
  },
  'probes-missing': {
    en: '{container} has ports but no probes. Kubernetes then knows only whether its process runs: a rollout goes on whatever the new version does. One cheap readinessProbe already protects it.',
    ko: '{container}에 포트는 있고 probe는 없음. Kubernetes는 프로세스가 도는지만 알게 되어, 새 버전이 어떻든 배포가 계속된다. 값싼 readinessProbe 하나로도 배포가 보호된다.',
  },
  'probes-missing-title': {
    en: 'A container with ports and no probes',
    ko: '포트는 있고 probe는 없는 컨테이너',
  },
  'probes-missing-what': {
    en: 'The main container of a workload that runs on has ports and none of the three probes, and readiness-missing-behind-service has nothing to say.',
    ko: '계속 실행되는 워크로드의 주 컨테이너에 포트가 있고 세 probe가 모두 없으며, readiness-missing-behind-service가 해당하지 않음.',
  },
  'probes-missing-why': {
    en: 'A process that runs is not an application that works. Without a probe a rollout takes every new version for good, and nobody notices when one stops answering.',
    ko: '실행 중인 프로세스가 곧 동작하는 애플리케이션은 아니다. probe가 없으면 배포는 어떤 새 버전이든 좋다고 여기고, 응답이 멈춰도 아무도 모른다.',
  },
  'probes-missing-instead': {
    en: 'Add a readinessProbe on a port that the application opens when it can work.',
    ko: '애플리케이션이 일할 수 있을 때 여는 포트에 readinessProbe를 추가한다.',
  },
  'liveness-missing': {
    en: '{container} has no livenessProbe. If it hangs, nothing restarts it. A livenessProbe is worth having only where a restart cures the fault; give it patience and a startupProbe.',
    ko: '{container}에 livenessProbe가 없음. 멈춰도 다시 시작되지 않는다. livenessProbe는 재시작으로 고쳐지는 문제에만 쓸모가 있다. 충분한 여유와 startupProbe를 함께 둔다.',
  },
  'liveness-missing-title': {
    en: 'A container without a livenessProbe',
    ko: 'livenessProbe가 없는 컨테이너',
  },
  'liveness-missing-what': {
    en: 'A container with ports of a workload that runs on has no livenessProbe. Only asked in the strict profile: for teams that demand one.',
    ko: '계속 실행되는 워크로드의 포트가 있는 컨테이너에 livenessProbe가 없음. strict 프로필에서만 묻는다. livenessProbe를 요구하는 팀을 위한 것이다.',
  },
  'liveness-missing-why': {
    en: 'A process that hangs without ending stays as it is until a person restarts it. But a livenessProbe that fails for the wrong reason does more harm than none.',
    ko: '끝나지 않고 멈춘 프로세스는 사람이 다시 시작할 때까지 그대로 있다. 그러나 엉뚱한 이유로 실패하는 livenessProbe는 없는 것보다 해롭다.',
  },
  'liveness-missing-instead': {
    en: 'Add a livenessProbe that asks only the process itself, with failureThreshold 6 or more, and a startupProbe in front of it.',
    ko: '프로세스 자신에게만 묻는 livenessProbe를 failureThreshold 6 이상으로 추가하고 그 앞에 startupProbe를 둔다.',
  },
} as const satisfies Record<string, Translations>;
