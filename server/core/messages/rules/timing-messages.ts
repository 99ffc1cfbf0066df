import type { Translations } from '../message.ts';

export const timingMessages = {
  'fix-raise-tolerance': {
    en: 'Set periodSeconds to {period} and failureThreshold to {failures}',
    ko: '값 변경: periodSeconds {period}, failureThreshold {failures}',
  },
  'fix-raise-startup-budget': {
    en: 'Set failureThreshold to {failures} (allows {seconds} s)',
    ko: 'failureThreshold 변경: {failures} ({seconds}초 허용)',
  },

  'liveness-single-failure': {
    en: 'One failed check kills the container: a single answer that takes longer than {timeout} s is enough, and one is asked for every {period} s. A pause of the garbage collector, CPU throttling or a lost packet restarts a healthy container, and the restart slows down the others. Three tries cost little: set failureThreshold to 3.',
    ko: '검사가 한 번만 실패해도 컨테이너가 종료됨: {period}초마다 묻는데, 답이 한 번 {timeout}초를 넘기는 것으로 충분하다. 가비지 컬렉션, CPU 제한, 패킷 손실만으로 멀쩡한 컨테이너가 재시작되고, 그 재시작이 다른 컨테이너까지 느리게 한다. failureThreshold를 3으로 둔다.',
  },
  'liveness-single-failure-title': {
    en: 'Liveness kills at the first failure',
    ko: '첫 실패에 바로 종료하는 liveness',
  },
  'liveness-single-failure-what': {
    en: 'The livenessProbe has failureThreshold: 1.',
    ko: 'livenessProbe의 failureThreshold가 1임.',
  },
  'liveness-single-failure-why': {
    en: 'A single slow answer kills a healthy container: a pause of the garbage collector, throttling and packet loss happen to every application. The restarts add load, which makes the next answers slower.',
    ko: '느린 답 하나로 멀쩡한 컨테이너가 종료된다: 가비지 컬렉션, CPU 제한, 패킷 손실은 어느 애플리케이션에나 일어난다. 재시작은 부하를 늘려 다음 답을 더 느리게 한다.',
  },
  'liveness-single-failure-instead': {
    en: 'Allow three failures. Where a hang has to be noticed sooner, shorten periodSeconds rather than failureThreshold. One failure is borne without a remark where timeoutSeconds is at least 5 and periodSeconds at least 30 behind a startupProbe.',
    ko: '실패를 세 번 허용한다. 멈춤을 더 일찍 알아야 한다면 failureThreshold가 아니라 periodSeconds를 줄인다. startupProbe가 있고 timeoutSeconds가 5 이상, periodSeconds가 30 이상이면 알리지 않는다.',
  },

  'timeout-exceeds-period': {
    en: 'A check may take {timeout} s, but one is due every {period} s. Checks of one probe never overlap: a slow one swallows those that were due meanwhile, and the real interval becomes {timeout} s. Raise periodSeconds to {timeout}, or lower timeoutSeconds to {period}.',
    ko: '검사 하나가 {timeout}초까지 걸릴 수 있는데 {period}초마다 할 차례가 옴. 한 probe의 검사는 겹치지 않으므로 느린 검사가 그사이의 차례를 삼키고, 실제 간격은 {timeout}초가 된다. periodSeconds: {timeout} 또는 timeoutSeconds: {period}로 바꾼다.',
  },
  'timeout-exceeds-period-detection': {
    en: 'A check may take {timeout} s, but one is due every {period} s. Checks of one probe never overlap: a slow one swallows those that were due meanwhile, so a hang is noticed after {from}–{to} s, not after the {expected} s of periodSeconds × failureThreshold. Raise periodSeconds to {timeout}, or lower timeoutSeconds to {period}.',
    ko: '검사 하나가 {timeout}초까지 걸릴 수 있는데 {period}초마다 할 차례가 옴. 한 probe의 검사는 겹치지 않아 느린 검사가 그사이의 차례를 삼키므로, 멈춤은 periodSeconds × failureThreshold인 {expected}초가 아니라 {from}–{to}초 뒤에 드러난다. periodSeconds: {timeout} 또는 timeoutSeconds: {period}로 바꾼다.',
  },
  'timeout-exceeds-period-title': {
    en: 'timeoutSeconds is longer than periodSeconds',
    ko: 'periodSeconds보다 긴 timeoutSeconds',
  },
  'timeout-exceeds-period-what': {
    en: 'A check may take longer than the time after which the next one is due. Equal values are fine.',
    ko: '검사 하나가 다음 검사의 차례가 올 때까지보다 오래 걸릴 수 있음. 두 값이 같은 것은 괜찮다.',
  },
  'timeout-exceeds-period-why': {
    en: 'The kubelet runs one check of a probe at a time. When the application hangs, the timeout becomes the interval, and noticing takes timeoutSeconds × failureThreshold. Authors of such numbers usually expect the opposite.',
    ko: 'kubelet은 한 probe의 검사를 한 번에 하나만 실행한다. 애플리케이션이 멈추면 제한 시간이 곧 간격이 되어, 알아차리는 데 timeoutSeconds × failureThreshold가 걸린다. 이런 값을 쓴 사람은 대개 그 반대를 기대한다.',
  },
  'timeout-exceeds-period-instead': {
    en: 'Raise periodSeconds to the timeout where slow answers are normal, or lower timeoutSeconds to the period where a hang has to be noticed soon.',
    ko: '느린 답이 보통이라면 periodSeconds를 제한 시간만큼 늘리고, 멈춤을 빨리 알아야 한다면 timeoutSeconds를 주기만큼 줄인다.',
  },

  'probe-zero-means-default-timeout': {
    en: '{field}: 0 means {value}: the API server puts the default in place of 0. A check is cut off after {value} s; 0 does not mean “without limit”. Write the number that is meant.',
    ko: '{field}: 0의 실제 값은 {value}임: API 서버가 0 대신 기본값을 넣는다. 검사는 {value}초 뒤에 끊기며, 0은 “제한 없음”이 아니다. 뜻하는 값을 쓴다.',
  },
  'probe-zero-means-default-failures': {
    en: '{field}: 0 means {value}: the API server puts the default in place of 0. The probe acts after {value} failures; 0 does not mean “never”. Write the number that is meant, or remove the probe.',
    ko: '{field}: 0의 실제 값은 {value}임: API 서버가 0 대신 기본값을 넣는다. probe는 {value}번 실패하면 작동하며, 0은 “하지 않음”이 아니다. 뜻하는 값을 쓰거나 probe를 지운다.',
  },
  'probe-zero-means-default-other': {
    en: '{field}: 0 means {value}: the API server puts the default in place of 0. Whoever reads the manifest believes in a number that never applies. Write the number that is meant.',
    ko: '{field}: 0의 실제 값은 {value}임: API 서버가 0 대신 기본값을 넣는다. 매니페스트를 읽는 사람은 결코 쓰이지 않는 값을 믿게 된다. 뜻하는 값을 쓴다.',
  },
  'probe-zero-means-default-title': {
    en: '0 is silently replaced by the default',
    ko: '말없이 기본값으로 바뀌는 0',
  },
  'probe-zero-means-default-what': {
    en: 'timeoutSeconds, periodSeconds, successThreshold or failureThreshold is 0. initialDelaySeconds: 0 is a true 0.',
    ko: 'timeoutSeconds, periodSeconds, successThreshold, failureThreshold 가운데 하나가 0임. initialDelaySeconds: 0은 그대로 0이다.',
  },
  'probe-zero-means-default-why': {
    en: 'To the API server 0 is “not set”: it becomes a timeout of 1 s, a period of 10 s, 1 success, 3 failures. So failureThreshold: 0 does not mean never, and timeoutSeconds: 0 does not mean without limit.',
    ko: 'API 서버에게 0은 “정하지 않음”이다: 제한 시간 1초, 주기 10초, 성공 1번, 실패 3번이 된다. 그러므로 failureThreshold: 0은 하지 않음이 아니고, timeoutSeconds: 0은 제한 없음이 아니다.',
  },
  'probe-zero-means-default-instead': {
    en: 'Write the number that is meant: the default itself, or another one.',
    ko: '기본값이든 다른 값이든 뜻하는 값을 쓴다.',
  },

  'liveness-too-aggressive': {
    en: 'A container that does not answer for {from}–{to} s is killed (periodSeconds {period}, failureThreshold {failures}). Garbage collection, a busy node or a restart of the kubelet takes as long, and the restarts come when load is highest. Ask every 10 s and allow 3 failures, unless larger numbers stand there.',
    ko: '{from}–{to}초 동안 답하지 않는 컨테이너가 종료됨(periodSeconds {period}, failureThreshold {failures}). 가비지 컬렉션, 바쁜 노드, kubelet 재시작만으로도 그만큼 걸리고, 재시작은 부하가 가장 클 때 일어난다. 더 큰 값이 아니라면 10초마다 묻고 실패를 3번 허용한다.',
  },
  'liveness-too-aggressive-period': {
    en: 'Liveness asks every {period} s. A hang of {from}–{to} s is borne either way; asking this often only takes CPU time from the application and the kubelet. Ask every 10 s.',
    ko: 'liveness가 {period}초마다 물음. 어차피 {from}–{to}초의 멈춤은 견디므로, 이렇게 자주 묻는 것은 애플리케이션과 kubelet의 CPU 시간만 쓴다. 10초마다 묻는다.',
  },
  'liveness-too-aggressive-title': {
    en: 'Liveness gives up too soon or asks too often',
    ko: '너무 일찍 포기하거나 너무 자주 묻는 liveness',
  },
  'liveness-too-aggressive-what': {
    en: 'Liveness kills after a hang of less than 10 s (warning), bears less than 20 s by periodSeconds × failureThreshold, or asks more often than every 3 s (information).',
    ko: 'liveness가 10초도 안 되는 멈춤에 종료하거나(경고), periodSeconds × failureThreshold로 20초를 견디지 못하거나, 3초보다 자주 물음(정보).',
  },
  'liveness-too-aggressive-why': {
    en: 'Pauses of some seconds are normal: garbage collection, pressure on the node, a restart of the kubelet. Restarts then follow peaks of load, when every instance is needed, and the remaining ones get slower in turn.',
    ko: '몇 초의 멈춤은 보통 일이다: 가비지 컬렉션, 노드의 부하, kubelet 재시작. 그러면 모든 인스턴스가 필요한 부하의 절정에 재시작이 일어나고, 남은 것들이 다시 느려진다.',
  },
  'liveness-too-aggressive-instead': {
    en: 'Ask every 10 s and allow three failures. What has to react within seconds is readiness: it takes the container out of service without killing it.',
    ko: '10초마다 묻고 실패를 세 번 허용한다. 몇 초 안에 반응해야 하는 것은 readiness다: 컨테이너를 종료하지 않고 트래픽에서 뺀다.',
  },

  'probe-timeout-default': {
    en: 'Without timeoutSeconds every check has {seconds} s. A pause of the garbage collector or CPU throttling alone can take longer. Write down how long an answer may take.',
    ko: 'timeoutSeconds가 없어 검사마다 {seconds}초뿐임. 가비지 컬렉션이나 CPU 제한만으로도 더 걸릴 수 있다. 답이 얼마나 걸려도 되는지 적는다.',
  },
  'probe-timeout-default-exec': {
    en: 'Without timeoutSeconds the command has {seconds} s. Starting its process counts, too, and on a busy node or under a CPU limit that alone can take longer; then the check fails though the application is well. Write down how long the command may take.',
    ko: 'timeoutSeconds가 없어 명령에 {seconds}초뿐임. 프로세스를 시작하는 시간도 들어가는데, 바쁜 노드나 CPU 제한 아래에서는 그것만으로 더 걸릴 수 있고, 그러면 애플리케이션이 멀쩡해도 검사가 실패한다. 명령이 얼마나 걸려도 되는지 적는다.',
  },
  'probe-timeout-default-cpu': {
    en: 'Without timeoutSeconds every check has {seconds} s, and this container may use {milli}m of a processor at most. Throttled for most of that second, a healthy application may not answer in time and is restarted. Write down how long an answer may take.',
    ko: 'timeoutSeconds가 없어 검사마다 {seconds}초뿐인데, 이 컨테이너의 CPU 제한은 {milli}m임. 그 시간의 대부분을 제한에 걸려 있으면 정상인 애플리케이션도 제때 답하지 못해 재시작될 수 있다. 답이 얼마나 걸려도 되는지 적는다.',
  },
  'probe-timeout-default-work': {
    en: 'Without timeoutSeconds every check has {seconds} s, and ‘{path}’ is an answer that takes work. When it is slow for a moment, a healthy application is restarted. Write down how long an answer may take, or ask for less.',
    ko: 'timeoutSeconds가 없어 검사마다 {seconds}초뿐인데, {path}의 답에는 작업이 든다. 잠깐 느려지기만 해도 정상인 애플리케이션이 재시작된다. 답이 얼마나 걸려도 되는지 적거나 더 가벼운 것을 묻는다.',
  },
  'probe-timeout-default-title': {
    en: 'A check relies on the timeout of one second',
    ko: '1초 제한 시간에 기대는 검사',
  },
  'probe-timeout-default-what': {
    en: 'An exec probe has no timeoutSeconds (warning), or an httpGet or grpc livenessProbe of a container with a CPU limit of 250m or less, or on a page or a health that sums up all dependencies (information). In the strict profile the other probes and commands that only look for a file are looked at as well (hint).',
    ko: 'exec probe에 timeoutSeconds가 없음(경고). CPU 제한이 250m 이하인 컨테이너나, 페이지 또는 의존성을 모두 합친 헬스를 묻는 httpGet, grpc livenessProbe에 없음(정보). strict 프로필에서는 다른 probe와 파일만 확인하는 명령도 살핀다(힌트).',
  },
  'probe-timeout-default-why': {
    en: 'The default is one second, in which the process has to be started as well. Since Kubernetes 1.20 it applies to commands, too: many that had worked began to fail, above all under a CPU limit.',
    ko: '기본값은 1초이며, 그 안에 프로세스도 시작되어야 한다. Kubernetes 1.20부터 명령에도 적용되어, 잘 되던 많은 검사가 특히 CPU 제한 아래에서 실패하기 시작했다.',
  },
  'probe-timeout-default-instead': {
    en: 'Add timeoutSeconds: 5 to commands and 3 to other checks, and not more than periodSeconds. Where one second is meant, write it.',
    ko: '명령에는 timeoutSeconds: 5, 다른 검사에는 3을 넣되 periodSeconds를 넘지 않게 한다. 1초를 뜻한다면 그렇게 적는다.',
  },

  'startup-budget-too-small': {
    en: 'The application gets {seconds} s to start; then the startupProbe kills it. That is no more than liveness would allow by default, and on a busy node or under a CPU limit a start can take several times as long as on a laptop. Allow as many failures as the slowest start needs.',
    ko: '애플리케이션에 주어진 기동 시간이 {seconds}초이고, 그 뒤에는 startupProbe가 종료함. liveness가 기본값으로 허용하는 것보다 길지 않으며, 바쁜 노드나 CPU 제한 아래에서는 기동이 노트북에서보다 몇 배 걸릴 수 있다. 가장 느린 기동에 필요한 만큼 실패를 허용한다.',
  },
  'startup-budget-too-small-jvm': {
    en: 'The application gets {seconds} s to start; then the startupProbe kills it, and it runs on the JVM ({evidence}). On a busy node or under a CPU limit such a start can take minutes. Allow as many failures as the slowest start needs.',
    ko: '애플리케이션에 주어진 기동 시간이 {seconds}초이고 그 뒤에는 startupProbe가 종료하는데, JVM 위에서 돈다({evidence}). 바쁜 노드나 CPU 제한 아래에서는 그런 기동에 몇 분이 걸릴 수 있다. 가장 느린 기동에 필요한 만큼 실패를 허용한다.',
  },
  'startup-budget-too-small-database': {
    en: 'The database ({evidence}) gets {seconds} s to start; then the startupProbe kills it. After a crash it first replays its log, and each kill makes it begin again from zero. Allow as many failures as the longest recovery needs.',
    ko: '데이터베이스({evidence})에 주어진 기동 시간이 {seconds}초이고, 그 뒤에는 startupProbe가 종료함. 비정상 종료 뒤에는 먼저 로그를 재생하며, 종료될 때마다 처음부터 다시 시작한다. 가장 긴 복구에 필요한 만큼 실패를 허용한다.',
  },
  'startup-budget-too-small-title': {
    en: 'The startupProbe gives little time',
    ko: '시간을 적게 주는 startupProbe',
  },
  'startup-budget-too-small-what': {
    en: 'initialDelaySeconds + periodSeconds × failureThreshold of the startupProbe is 30 s or less, or less than 120 s for a database or a JVM.',
    ko: 'startupProbe의 initialDelaySeconds + periodSeconds × failureThreshold가 30초 이하이거나, 데이터베이스 또는 JVM인데 120초보다 짧음.',
  },
  'startup-budget-too-small-why': {
    en: 'With its defaults a startupProbe allows 30 s and then kills, which protects no better than liveness alone. The first start on a busy node can take several times as long as elsewhere.',
    ko: '기본값의 startupProbe는 30초를 허용하고 종료하므로 liveness만 있는 것보다 낫지 않다. 바쁜 노드에서의 첫 기동은 다른 곳보다 몇 배 걸릴 수 있다.',
  },
  'startup-budget-too-small-instead': {
    en: 'Raise failureThreshold: the budget costs nothing, as the probe hands over the moment the application is up.',
    ko: 'failureThreshold를 늘린다: 애플리케이션이 올라오는 즉시 넘겨주므로 넉넉해도 손해가 없다.',
  },

  'fix-replace-delay': {
    en: 'Replace the delay by a startupProbe allowing {seconds} s',
    ko: '지연을 startupProbe로 바꾸기 ({seconds}초 허용)',
  },
  'liveness-long-initial-delay': {
    en: 'After every restart liveness looks away for {delay} s. That is too long on a good day, as a hang right after the start goes unnoticed, and too short on a bad one. A startupProbe covers the worst case and hands over the moment the application is up.',
    ko: '재시작할 때마다 liveness가 {delay}초 동안 살피지 않음. 기동이 빠른 날에는 그 직후의 멈춤을 놓칠 만큼 길고, 느린 날에는 짧다. startupProbe는 가장 느린 기동까지 허용하고 애플리케이션이 올라오는 즉시 넘겨준다.',
  },
  'liveness-long-initial-delay-title': {
    en: 'A long fixed delay where a startupProbe fits',
    ko: 'startupProbe가 어울리는 곳의 긴 고정 지연',
  },
  'liveness-long-initial-delay-what': {
    en: 'The livenessProbe has an initialDelaySeconds of more than 60, and there is no startupProbe.',
    ko: 'livenessProbe의 initialDelaySeconds가 60보다 크고 startupProbe가 없음.',
  },
  'liveness-long-initial-delay-why': {
    en: 'A fixed delay counts from every start of the container, however soon the application is up: what hangs within it is not noticed. And what once starts more slowly is killed all the same.',
    ko: '고정 지연은 애플리케이션이 얼마나 빨리 올라오든 컨테이너가 시작할 때마다 센다: 그사이의 멈춤은 드러나지 않는다. 한 번이라도 더 느리게 기동하면 역시 종료된다.',
  },
  'liveness-long-initial-delay-instead': {
    en: 'Use a startupProbe with the same check that allows as long as the delay and the failures behind it, and take the delay away.',
    ko: '지연과 그 뒤의 실패가 허용하던 만큼을 허용하는, 같은 검사의 startupProbe를 쓰고 지연을 지운다.',
  },
  'initial-delay-redundant-with-startup': {
    en: 'The startupProbe guards the start already. The {delay} s count from the start of the container, so they are over when this probe begins, or merely hold it back from an application that is up. Take initialDelaySeconds away.',
    ko: '기동은 이미 startupProbe가 보호함. {delay}초는 컨테이너가 시작할 때부터 세므로, 이 probe가 시작될 때는 지났거나 이미 올라온 애플리케이션의 검사를 늦출 뿐이다. initialDelaySeconds를 지운다.',
  },
  'initial-delay-redundant-with-startup-longer': {
    en: 'This probe waits until {delay} s after the start, although the startupProbe has decided about the start within {budget} s. In the time between, an application that is up is not checked. Take initialDelaySeconds away unless something relies on it.',
    ko: 'startupProbe가 {budget}초 안에 기동을 판정하는데도 이 probe는 시작 뒤 {delay}초까지 기다림. 그사이에는 올라온 애플리케이션을 검사하지 않는다. 기대는 것이 없다면 initialDelaySeconds를 지운다.',
  },
  'initial-delay-redundant-with-startup-title': {
    en: 'A delay behind a startupProbe',
    ko: 'startupProbe 뒤의 지연',
  },
  'initial-delay-redundant-with-startup-what': {
    en: 'A livenessProbe or readinessProbe has initialDelaySeconds beside a startupProbe.',
    ko: 'startupProbe가 있는데 livenessProbe나 readinessProbe에 initialDelaySeconds가 있음.',
  },
  'initial-delay-redundant-with-startup-why': {
    en: 'Liveness and readiness wait for the startupProbe anyway. The delay counts from the start of the container, not from the success of the startupProbe: it is normally over by then, and misleads the reader.',
    ko: 'liveness와 readiness는 어차피 startupProbe를 기다린다. 지연은 startupProbe의 성공이 아니라 컨테이너의 시작부터 세므로 보통 그때는 이미 지났고, 읽는 사람을 헷갈리게 할 뿐이다.',
  },
  'initial-delay-redundant-with-startup-instead': {
    en: 'Leave the start to the startupProbe and take initialDelaySeconds away.',
    ko: '기동은 startupProbe에 맡기고 initialDelaySeconds를 지운다.',
  },
  'startup-budget-exceeds-progress-deadline': {
    en: 'The start may take {allowed} s, but the rollout counts as failed when it stands still for {deadline} s. Pipelines, Argo CD and Flux then roll back a release whose containers are still within their time. Raise progressDeadlineSeconds of the object.',
    ko: '기동에 {allowed}초까지 걸릴 수 있는데 롤아웃은 {deadline}초 동안 나아가지 않으면 실패로 여겨짐. 그러면 파이프라인, Argo CD, Flux가 아직 허용된 시간 안에 있는 릴리스를 되돌린다. 오브젝트의 progressDeadlineSeconds를 늘린다.',
  },
  'startup-budget-exceeds-progress-deadline-ready': {
    en: 'The start may take {allowed} s, and the Pod has to be ready for {ready} s more, but the rollout counts as failed when it stands still for {deadline} s. Pipelines, Argo CD and Flux then roll back a release whose containers are still within their time. Raise progressDeadlineSeconds of the object.',
    ko: '기동에 {allowed}초까지 걸릴 수 있고 Pod가 {ready}초 더 준비되어 있어야 하는데, 롤아웃은 {deadline}초 동안 나아가지 않으면 실패로 여겨짐. 그러면 파이프라인, Argo CD, Flux가 아직 허용된 시간 안에 있는 릴리스를 되돌린다. 오브젝트의 progressDeadlineSeconds를 늘린다.',
  },
  'startup-budget-exceeds-progress-deadline-title': {
    en: 'The start may take longer than the rollout waits',
    ko: '롤아웃이 기다리는 것보다 길 수 있는 기동',
  },
  'startup-budget-exceeds-progress-deadline-what': {
    en: 'In a Deployment (or Argo Rollout) the startupProbe, or a livenessProbe with a delay, allows a start longer than progressDeadlineSeconds (600 by default), minReadySeconds included.',
    ko: 'Deployment(또는 Argo Rollout)에서 startupProbe나 지연이 있는 livenessProbe가 허용하는 기동이 minReadySeconds를 더해 progressDeadlineSeconds(기본값 600)보다 긺.',
  },
  'startup-budget-exceeds-progress-deadline-why': {
    en: 'The rollout is reported as failed (ProgressDeadlineExceeded) while the containers are still within the time they are allowed, and a healthy release is rolled back.',
    ko: '컨테이너가 아직 허용된 시간 안에 있는데 롤아웃이 실패(ProgressDeadlineExceeded)로 보고되고, 멀쩡한 릴리스가 되돌려진다.',
  },
  'startup-budget-exceeds-progress-deadline-instead': {
    en: 'Set progressDeadlineSeconds to more than the start may take, with a minute for scheduling and pulling the image; or allow less for the start.',
    ko: 'progressDeadlineSeconds를 기동에 허용된 시간보다 길게, 스케줄링과 이미지 받기에 1분을 더해 정한다. 또는 기동에 허용하는 시간을 줄인다.',
  },
  'liveness-too-slow': {
    en: 'A hang is noticed after {from}–{to} s only. All that time the container does nothing, or keeps the work it was given. Ask every 10–30 s and allow 3 failures; a slow start is the matter of a startupProbe.',
    ko: '멈춤이 {from}–{to}초 뒤에야 드러남. 그동안 컨테이너는 아무것도 하지 않거나 맡은 일을 붙들고 있다. 10–30초마다 묻고 실패를 3번 허용한다. 느린 기동은 startupProbe의 몫이다.',
  },
  'liveness-too-slow-readiness': {
    en: 'An instance that hangs keeps getting requests of Service {service} for {from}–{to} s. Until the readinessProbe has failed that often, every request it gets waits for an answer that does not come. Ask every 5–10 s and allow 3 failures.',
    ko: '멈춘 인스턴스가 {from}–{to}초 동안 Service {service}의 요청을 계속 받음. readinessProbe가 그만큼 실패할 때까지 받은 요청은 모두 오지 않을 응답을 기다린다. 5–10초마다 묻고 실패를 3번 허용한다.',
  },
  'liveness-too-slow-title': {
    en: 'A hang is noticed very late',
    ko: '아주 늦게 드러나는 멈춤',
  },
  'liveness-too-slow-what': {
    en: 'periodSeconds × failureThreshold of the livenessProbe is more than 600 s, or it asks less often than every 120 s. Of a readinessProbe behind a Service: more than 120 s. Databases and brokers, which may pause for long, are left out.',
    ko: 'livenessProbe의 periodSeconds × failureThreshold가 600초보다 길거나 120초보다 드물게 물음. Service 뒤의 readinessProbe는 120초보다 김. 오래 멈출 수 있는 데이터베이스와 브로커는 제외한다.',
  },
  'liveness-too-slow-why': {
    en: 'For many minutes an instance that hangs counts as alive and is not replaced, or gets requests that nobody answers.',
    ko: '멈춘 인스턴스가 몇 분 동안 살아 있는 것으로 여겨져 교체되지 않거나, 아무도 응답하지 않을 요청을 받는다.',
  },
  'liveness-too-slow-instead': {
    en: 'Ask every 10 to 30 s and allow three failures. Where the patience was meant for the start, use a startupProbe.',
    ko: '10–30초마다 묻고 실패를 세 번 허용한다. 기동을 위한 여유였다면 startupProbe를 쓴다.',
  },
  'probe-timing-implicit': {
    en: 'Some of the numbers of this {probe} are left to the defaults. They differ from what many assume, a timeout of 1 s above all, and a review does not see them. Write them down.',
    ko: '{probe}의 일부 값이 기본값에 맡겨져 있음. 기본값은 제한 시간 1초처럼 흔한 짐작과 다르고 리뷰에서도 보이지 않는다. 값을 명시한다.',
  },
  'probe-timing-implicit-title': {
    en: 'Numbers of a probe left to the defaults',
    ko: '기본값에 맡긴 probe의 값',
  },
  'probe-timing-implicit-what': {
    en: 'A probe lacks initialDelaySeconds, periodSeconds, timeoutSeconds or failureThreshold. Looked at in the strict profile only.',
    ko: 'probe에 initialDelaySeconds, periodSeconds, timeoutSeconds, failureThreshold 가운데 없는 것이 있음. strict 프로필에서만 살핀다.',
  },
  'probe-timing-implicit-why': {
    en: 'Numbers that are written can be reviewed. The defaults (no delay, every 10 s, 1 s to answer, 3 failures) are known to few by heart.',
    ko: '적힌 값은 검토할 수 있다. 기본값(지연 없음, 10초마다, 답 1초, 실패 3번)을 외우는 사람은 드물다.',
  },
  'probe-timing-implicit-instead': {
    en: 'Write the numbers, if only the defaults.',
    ko: '기본값이라도 값을 적는다.',
  },
} as const satisfies Record<string, Translations>;
