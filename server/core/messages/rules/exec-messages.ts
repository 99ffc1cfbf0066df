import type { Translations } from '../message.ts';

export const execMessages = {
  'exec-http-client': {
    en: 'Each check starts {program} in the container to ask port {port}. The kubelet can make this request itself, which costs far less than starting a process and needs no client in the image. Use httpGet.',
    ko: '검사할 때마다 컨테이너 안에서 {program}을 실행해 포트 {port}에 묻는다. kubelet이 같은 요청을 직접 보낼 수 있으며, 프로세스를 띄우는 것보다 훨씬 가볍고 이미지에 클라이언트도 필요 없다. httpGet을 쓴다.',
  },
  'exec-http-client-blind': {
    en: 'curl without -f succeeds on HTTP 4xx and 5xx too, so this check only tells that something answers on port {port}. The kubelet can ask by itself, and counts a status of 400 or more as a failure. Use httpGet, or add -f.',
    ko: '-f 없는 curl은 HTTP 4xx와 5xx에도 성공하므로, 이 검사로는 포트 {port}에서 무언가 응답한다는 것만 알 수 있다. kubelet은 직접 요청을 보내고 400 이상의 상태를 실패로 센다. httpGet을 쓰거나 -f를 넣는다.',
  },
  'exec-http-client-title': {
    en: 'exec starts curl or wget to ask its own container',
    ko: '자기 컨테이너에 묻기 위해 curl이나 wget을 실행하는 exec',
  },
  'exec-http-client-what': {
    en: 'An exec probe runs curl or wget against its own container, with nothing in the request that the kubelet cannot send itself.',
    ko: 'exec 프로브가 자기 컨테이너를 향해 curl이나 wget을 실행하는데, kubelet이 직접 보내지 못할 요청이 아님.',
  },
  'exec-http-client-why': {
    en: 'Every check starts several processes through the container runtime; on a node with 100 Pods that alone was measured to take a third of the CPU (kubernetes/kubernetes#82440). The client may also be missing from the image.',
    ko: '검사마다 컨테이너 런타임을 거쳐 프로세스 여러 개가 뜨는데, Pod 100개인 노드에서 이것만으로 CPU의 3분의 1을 쓴 측정이 있다(kubernetes/kubernetes#82440). 이미지에 클라이언트가 없을 수도 있다.',
  },
  'exec-http-client-instead': {
    en: 'Use httpGet with the same path, port, scheme and headers. It reaches the Pod’s IP, so the server must not listen on 127.0.0.1 only.',
    ko: '경로, 포트, 스킴, 헤더가 같은 httpGet을 쓴다. Pod IP로 접속하므로 서버가 127.0.0.1에서만 듣고 있으면 안 된다.',
  },
  'fix-use-handler': { en: 'Use {handler} instead of the command', ko: '명령 대신 {handler} 사용' },
  'fix-use-tcp-socket': {
    en: 'Use tcpSocket on port {port} instead of the command',
    ko: '명령 대신 포트 {port}의 tcpSocket 사용',
  },
  'fix-ping-broker': {
    en: 'Run {command} every {period} s with a timeout of {timeout} s',
    ko: '{command}을 {period}초마다 시간 제한 {timeout}초로 실행',
  },
  'fix-check-heartbeat': {
    en: 'Check that the program touched {file} within 1 min (its own loop must do so)',
    ko: '프로그램이 1분 안에 {file} 파일을 갱신했는지 확인 (프로그램이 직접 갱신해야 함)',
  },
  'fix-ask-ruok': {
    en: 'Send ruok to port {port} and test for imok',
    ko: '포트 {port}에 ruok를 보내 imok인지 확인',
  },
  'fix-add-curl-fail': { en: 'Add -f to curl', ko: 'curl에 -f 추가' },
  'exec-curl-without-fail': {
    en: 'curl without -f exits 0 on HTTP 4xx and 5xx. The probe passes while the application answers with errors. Add -f.',
    ko: '-f 없는 curl은 HTTP 4xx와 5xx에도 0으로 끝난다. 애플리케이션이 오류로 응답해도 프로브는 통과한다. -f를 넣는다.',
  },
  'exec-curl-without-fail-title': {
    en: 'curl exits 0 on HTTP errors',
    ko: 'HTTP 오류에도 0으로 끝나는 curl',
  },
  'exec-curl-without-fail-what': {
    en: 'A probe runs curl without -f (--fail), and nothing looks at the status or the answer.',
    ko: '프로브가 -f(--fail) 없이 curl을 실행하고, 상태 코드나 응답을 아무도 보지 않음.',
  },
  'exec-curl-without-fail-why': {
    en: 'Without -f curl returns 0 for 403, 404 and 500 alike, so the probe only tells that something answered.',
    ko: '-f가 없으면 curl은 403, 404, 500에도 0을 돌려주므로, 프로브로는 무언가 응답했다는 것만 알 수 있다.',
  },
  'exec-curl-without-fail-instead': {
    en: 'Add -f, or use httpGet where curl only asks its own container.',
    ko: '-f를 넣거나, 자기 컨테이너에 묻는 것뿐이라면 httpGet을 쓴다.',
  },
  'exec-shell-syntax-without-shell': {
    en: '“{token}” needs a shell. An exec probe runs the program directly, so this and what follows become its arguments. Run it with sh -c.',
    ko: "'{token}'에는 셸이 필요하다. exec는 프로그램을 직접 실행하므로 이것과 뒤의 단어는 인자가 된다. sh -c로 실행한다.",
  },
  'exec-shell-syntax-without-shell-line': {
    en: 'No program is called “{line}”. Without a shell the whole item is the name of the program. Write each word as an item of its own, or run it with sh -c.',
    ko: "'{line}'이라는 이름의 프로그램은 없다. 셸이 없으면 항목 전체가 프로그램 이름이다. 단어마다 항목을 나누거나 sh -c로 실행한다.",
  },
  'exec-shell-syntax-without-shell-title': {
    en: 'Shell syntax in an exec without a shell',
    ko: '셸 없는 exec 안의 셸 문법',
  },
  'exec-shell-syntax-without-shell-what': {
    en: 'The command has shell operators such as `||`, `|` or `>` as items, or a whole command line in its only item, and no shell that reads them.',
    ko: '명령에 `||`, `|`, `>` 같은 셸 연산자가 항목으로 있거나 항목 하나에 명령줄 전체가 있지만, 이를 읽을 셸이 없다.',
  },
  'exec-shell-syntax-without-shell-why': {
    en: 'An exec probe runs the first item as a program and gives it the others as arguments. A program that cannot be found is an error of the prober, which the kubelet drops: the liveness probe never restarts, the readiness probe never turns ready.',
    ko: 'exec 프로브는 첫 항목을 프로그램으로 실행하고 나머지를 인자로 준다. 찾을 수 없는 프로그램은 프로브 자체의 오류이고 kubelet은 그 결과를 버린다. liveness는 재시작하지 않고 readiness는 준비 상태가 되지 않는다.',
  },
  'exec-shell-syntax-without-shell-instead': {
    en: 'Run the line with `sh -c`, or write one word per item and do without operators.',
    ko: '그 줄을 `sh -c`로 실행하거나, 연산자 없이 항목마다 단어 하나를 쓴다.',
  },
  'exec-sh-c-arguments-split': {
    en: '{shell} -c runs only “{word}” and ignores what follows. Only the first word after -c is the script; the others become $0, $1 and so on. Write the script as one item.',
    ko: "{shell} -c는 '{word}'만 실행하고 뒤를 무시한다. -c 다음의 첫 단어만 스크립트이고 나머지는 $0, $1 등이 된다. 스크립트를 한 항목으로 쓴다.",
  },
  'exec-sh-c-arguments-split-option': {
    en: '{shell} takes this as the name of a file. Only behind -c it is a script. Add -c in front of it.',
    ko: '{shell}은 이것을 파일 이름으로 읽는다. -c 뒤에서만 스크립트가 된다. 앞에 -c를 넣는다.',
  },
  'exec-sh-c-arguments-split-title': {
    en: 'Arguments after sh -c are ignored',
    ko: '무시되는 sh -c 뒤의 인자',
  },
  'exec-sh-c-arguments-split-what': {
    en: 'The script behind `sh -c` is cut into several items, or a script is given to a shell without `-c`.',
    ko: '`sh -c` 뒤의 스크립트가 여러 항목으로 나뉘어 있거나, `-c` 없이 셸에 스크립트를 주었다.',
  },
  'exec-sh-c-arguments-split-why': {
    en: 'The shell runs the first word only, without its arguments. Such a probe always fails or always passes, whatever the application does.',
    ko: '셸은 첫 단어만 인자 없이 실행한다. 이런 프로브는 애플리케이션 상태와 무관하게 항상 실패하거나 항상 성공한다.',
  },
  'exec-sh-c-arguments-split-instead': {
    en: 'Write the whole script as one item in quotes behind `-c`.',
    ko: '`-c` 뒤에 스크립트 전체를 따옴표로 묶어 한 항목으로 쓴다.',
  },
  'exec-env-not-expanded': {
    en: '{variable} stays as it is written. Only a shell replaces it, and none runs here. Write $(NAME) for a literal entry of env, or run the command with sh -c.',
    ko: '{variable}은 쓰인 그대로 남는다. 셸만 이것을 바꾸는데 여기에는 셸이 없다. env에 값이 적힌 변수는 $(NAME)으로 쓰고, 아니면 sh -c로 실행한다.',
  },
  'exec-env-not-expanded-empty': {
    en: '$({name}) becomes empty here. For probes the kubelet knows only values written in env, not those of valueFrom. Read it in a shell as ${name}.',
    ko: '여기서 $({name})은 빈 문자열이 된다. 프로브에서 kubelet은 env에 적힌 값만 알고 valueFrom의 값은 모른다. 셸에서 ${name}으로 읽는다.',
  },
  'exec-env-not-expanded-undefined': {
    en: '$({name}) stays as it is written, because env has no entry {name}. For probes the kubelet does not look into envFrom. Add it to env with a value, or read it in a shell as ${name}.',
    ko: 'env에 {name} 항목이 없어 $({name})은 쓰인 그대로 남는다. 프로브에서 kubelet은 envFrom을 보지 않는다. env에 값과 함께 넣거나 셸에서 ${name}으로 읽는다.',
  },
  'exec-env-not-expanded-title': {
    en: 'Variable in exec is never expanded',
    ko: 'exec에서 바뀌지 않는 변수',
  },
  'exec-env-not-expanded-what': {
    en: 'The command has `$NAME` without a shell, or `$(NAME)` for a variable whose value does not stand in `env` as text.',
    ko: '명령에 셸 없이 `$NAME`이 있거나, `env`에 값이 글로 적혀 있지 않은 변수의 `$(NAME)`이 있다.',
  },
  'exec-env-not-expanded-why': {
    en: 'The kubelet replaces only `$(NAME)`, and only by values written in `env`; with `valueFrom` it becomes empty, and `envFrom` does not count. The program then gets a wrong argument.',
    ko: 'kubelet은 `$(NAME)`만, 그것도 `env`에 적힌 값으로만 바꾼다. `valueFrom`이면 빈 문자열이 되고 `envFrom`은 보지 않는다. 프로그램은 잘못된 인자를 받는다.',
  },
  'exec-env-not-expanded-instead': {
    en: 'Use `$(NAME)` for literal entries; for all others run the command with `sh -c` and write `$NAME` in quotes.',
    ko: '값이 적힌 항목에는 `$(NAME)`을 쓰고, 그 밖에는 `sh -c`로 실행하면서 `$NAME`을 따옴표로 묶어 쓴다.',
  },
  'exec-always-succeeds': {
    en: 'This command always exits 0, so the {probe} detects nothing but a timeout. What comes last decides the status. Let the failure of the real check reach the end.',
    ko: '이 명령은 항상 0으로 끝나 {probe}는 시간 초과 말고는 아무것도 찾지 못한다. 마지막에 실행된 것이 상태를 정한다. 실제 검사의 실패가 끝까지 전해지게 한다.',
  },
  'exec-always-succeeds-title': {
    en: 'Probe command cannot fail',
    ko: '실패할 수 없는 프로브 명령',
  },
  'exec-always-succeeds-what': {
    en: 'The command exits 0 whatever it finds: it ends in `|| true`, `exit 0` or `echo`, or `ps | grep` or `pgrep -f` finds the line of its own shell.',
    ko: '명령이 무엇을 찾든 0으로 끝난다. `|| true`, `exit 0`, `echo`로 끝나거나 `ps | grep`이나 `pgrep -f`가 자기 셸의 줄을 찾는다.',
  },
  'exec-always-succeeds-why': {
    en: 'A probe that cannot fail costs a process every period and detects nothing; as readinessProbe it sends traffic too early.',
    ko: '실패할 수 없는 프로브는 주기마다 프로세스만 쓰고 아무것도 찾지 못한다. readinessProbe라면 트래픽을 너무 일찍 보낸다.',
  },
  'exec-always-succeeds-instead': {
    en: 'Let the check be the last command, or exit with its status. Remove the probe if nothing is to be checked.',
    ko: '검사를 마지막 명령으로 두거나 그 상태로 끝낸다. 검사할 것이 없으면 프로브를 지운다.',
  },
  'exec-retry-loop': {
    en: 'The command repeats by itself ({option}). Kubernetes already repeats the check, and what runs longer than timeoutSeconds counts as a failure. Ask once, and set periodSeconds and failureThreshold.',
    ko: '명령이 스스로 반복한다({option}). 검사는 이미 Kubernetes가 반복하며 timeoutSeconds보다 오래 걸리면 실패가 된다. 한 번만 묻고 periodSeconds와 failureThreshold를 정한다.',
  },
  'exec-retry-loop-loop': {
    en: 'The command waits {seconds} s in a loop. Kubernetes already repeats the check, and what runs longer than timeoutSeconds counts as a failure. Ask once, and set periodSeconds and failureThreshold.',
    ko: '명령이 반복문 안에서 {seconds}초씩 기다린다. 검사는 이미 Kubernetes가 반복하며 timeoutSeconds보다 오래 걸리면 실패가 된다. 한 번만 묻고 periodSeconds와 failureThreshold를 정한다.',
  },
  'exec-retry-loop-sleep': {
    en: 'The command sleeps {seconds} s in every check. The time counts against timeoutSeconds and detects nothing. Use initialDelaySeconds or a startupProbe to wait for the start.',
    ko: '명령이 검사마다 {seconds}초를 쉰다. 이 시간은 timeoutSeconds에 들어가고 찾아내는 것은 없다. 기동을 기다리려면 initialDelaySeconds나 startupProbe를 쓴다.',
  },
  'exec-retry-loop-title': {
    en: 'Retry or wait loop inside a probe',
    ko: '프로브 안의 재시도와 대기',
  },
  'exec-retry-loop-what': {
    en: 'The command retries or waits by itself: `curl --retry`, `wget --tries`, `sleep`, a waiting loop, or `wait-for-it`.',
    ko: '명령이 스스로 재시도하거나 기다린다. `curl --retry`, `wget --tries`, `sleep`, 대기 반복문, `wait-for-it` 등이다.',
  },
  'exec-retry-loop-why': {
    en: 'Kubernetes repeats the check anyway. An inner loop outlives `timeoutSeconds` and hides how many attempts really failed.',
    ko: '검사는 어차피 Kubernetes가 반복한다. 안쪽 반복은 `timeoutSeconds`를 넘기고 실제로 몇 번 실패했는지 감춘다.',
  },
  'exec-retry-loop-instead': {
    en: 'Ask once per check. `periodSeconds` and `failureThreshold` say how often and how many times; a `startupProbe` waits for the start.',
    ko: '검사마다 한 번만 묻는다. 간격과 횟수는 `periodSeconds`와 `failureThreshold`가 정하고, 기동은 `startupProbe`가 기다린다.',
  },
  'exec-process-exists-liveness': {
    en: '{program} only sees whether a process exists. If the main process dies, the container restarts without a probe, and a process that hangs is still found. Ask the application, or remove the livenessProbe.',
    ko: '{program}은 프로세스가 있는지만 본다. 주 프로세스가 죽으면 프로브 없이도 컨테이너가 재시작되고, 멈춘 프로세스는 여전히 발견된다. 애플리케이션에 묻거나 livenessProbe를 지운다.',
  },
  'exec-process-exists-liveness-title': {
    en: 'Liveness only checks that a process exists',
    ko: '프로세스의 존재만 보는 liveness',
  },
  'exec-process-exists-liveness-what': {
    en: 'The livenessProbe runs `pgrep`, `pidof`, `kill -0` or `ps | grep` in a container with ports and one process, as far as the manifest shows.',
    ko: '매니페스트에 보이는 한 포트가 있고 프로세스가 하나인 컨테이너에서 livenessProbe가 `pgrep`, `pidof`, `kill -0`, `ps | grep`을 실행한다.',
  },
  'exec-process-exists-liveness-why': {
    en: 'When the main process ends, the container ends and is restarted anyway. A process that hangs passes the check.',
    ko: '주 프로세스가 끝나면 컨테이너도 끝나고 어차피 재시작된다. 멈춘 프로세스는 이 검사를 통과한다.',
  },
  'exec-process-exists-liveness-instead': {
    en: 'Ask the application itself (`httpGet`, `grpc`, a heartbeat file), or do without a livenessProbe.',
    ko: '애플리케이션 자체에 묻거나(`httpGet`, `grpc`, 하트비트 파일) livenessProbe를 두지 않는다.',
  },
  'exec-tool-missing-in-image': {
    en: 'The image {image} probably has no {tool}. A program that cannot be started is an error of the prober, which the kubelet drops. Use httpGet, tcpSocket or grpc, or a program that the image has.',
    ko: '이미지 {image}에는 {tool} 프로그램이 없을 가능성이 높다. 시작할 수 없는 프로그램은 프로브 자체의 오류이고 kubelet은 그 결과를 버린다. httpGet, tcpSocket, grpc나 이미지에 있는 프로그램을 쓴다.',
  },
  'exec-tool-missing-in-image-title': {
    en: 'exec needs a tool the image probably lacks',
    ko: '이미지에 없을 도구를 쓰는 exec',
  },
  'exec-tool-missing-in-image-what': {
    en: 'The command runs a shell or a usual tool in an image whose name says that it has none (distroless, scratch, pause, Chainguard’s), bash in alpine or busybox, or curl in a slim image of a language.',
    ko: '이름으로 보아 셸과 도구가 없는 이미지(distroless, scratch, pause, Chainguard 이미지)에서 셸이나 흔한 도구를, alpine이나 busybox에서 bash를, 언어의 slim 이미지에서 curl을 실행한다.',
  },
  'exec-tool-missing-in-image-why': {
    en: 'The exec cannot start and its result is dropped: liveness never restarts, readiness never turns ready.',
    ko: 'exec가 시작되지 못하고 결과가 버려진다. liveness는 재시작하지 않고 readiness는 준비 상태가 되지 않는다.',
  },
  'exec-tool-missing-in-image-instead': {
    en: 'Let the kubelet ask with `httpGet`, `tcpSocket` or `grpc`, or ship a small check program in the image.',
    ko: 'kubelet이 `httpGet`, `tcpSocket`, `grpc`로 묻게 하거나 작은 검사 프로그램을 이미지에 넣는다.',
  },
  'fix-split-command': {
    en: 'Write each word as an item of its own',
    ko: '단어마다 항목 나누기',
  },
  'fix-run-in-shell': {
    en: 'Run it with sh -c',
    ko: 'sh -c로 실행하기',
  },
  'fix-join-script': {
    en: 'Write the script as one item',
    ko: '스크립트를 한 항목으로 쓰기',
  },
  'fix-add-shell-option': {
    en: 'Add -c',
    ko: '-c 추가',
  },
  'exec-replaceable-by-native-probe': {
    en: 'Each check starts {program} in the container only to reach port {port}. The kubelet does the same without starting a process and without a program in the image. Use {handler}.',
    ko: '포트 {port}에 접속하려고 검사할 때마다 컨테이너 안에서 {program}을 실행한다. kubelet은 프로세스도, 이미지 안의 프로그램도 없이 같은 일을 한다. {handler} 핸들러를 쓴다.',
  },
  'exec-replaceable-by-native-probe-title': {
    en: 'exec does what a built-in handler does',
    ko: '내장 핸들러가 하는 일을 대신하는 exec',
  },
  'exec-replaceable-by-native-probe-what': {
    en: 'An exec probe runs grpc_health_probe, nc -z or bash’s /dev/tcp against its own container.',
    ko: 'exec 프로브가 자기 컨테이너를 향해 grpc_health_probe, nc -z, bash의 /dev/tcp를 실행함.',
  },
  'exec-replaceable-by-native-probe-why': {
    en: 'The kubelet asks gRPC health services (stable since 1.27) and opens TCP connections itself. The command costs processes at every check and needs its program in the image.',
    ko: 'kubelet은 gRPC 상태 서비스에 직접 묻고(1.27부터 안정) TCP 연결도 직접 연다. 명령은 검사마다 프로세스를 띄우고 이미지에 프로그램이 있어야 한다.',
  },
  'exec-replaceable-by-native-probe-instead': {
    en: 'Use grpc or tcpSocket with the same port. The kubelet’s gRPC check knows no TLS; with TLS the command stays.',
    ko: '포트가 같은 grpc나 tcpSocket을 쓴다. kubelet의 gRPC 검사는 TLS를 지원하지 않으므로, TLS를 쓴다면 명령을 그대로 둔다.',
  },
  'exec-starts-heavy-runtime': {
    en: 'Each check starts {what} ({program}), every {period} s in every replica. That start takes CPU and memory from the container’s own limits, and on a busy node it fails the probe. Ask in a cheaper way or less often.',
    ko: '검사할 때마다 {what}({program})을 모든 복제본에서 {period}초 간격으로 띄운다. 그때마다 컨테이너의 제한 안에서 CPU와 메모리를 쓰고, 바쁜 노드에서는 프로브가 실패한다. 더 가벼운 방법으로 묻거나 간격을 늘린다.',
  },
  'exec-starts-heavy-runtime-jvm': { en: 'a Java virtual machine', ko: 'Java 가상 머신' },
  'exec-starts-heavy-runtime-erlang': { en: 'an Erlang virtual machine', ko: 'Erlang 가상 머신' },
  'exec-starts-heavy-runtime-interpreter': { en: 'an interpreter', ko: '인터프리터' },
  'exec-starts-heavy-runtime-title': {
    en: 'The check starts a JVM, an Erlang VM or an interpreter',
    ko: 'JVM, Erlang VM, 인터프리터를 띄우는 검사',
  },
  'exec-starts-heavy-runtime-what': {
    en: 'An exec probe runs a program that brings a whole runtime with it: nodetool, kafka-topics.sh, rabbitmqctl, python, kubectl and the like.',
    ko: 'exec 프로브가 런타임 전체를 띄우는 프로그램을 실행함: nodetool, kafka-topics.sh, rabbitmqctl, python, kubectl 등.',
  },
  'exec-starts-heavy-runtime-why': {
    en: 'Starting alone takes up to seconds of CPU, again at every check of every replica. Idle brokers were seen at 30 to 150 millicores from their probes alone (helm/charts#3697).',
    ko: '띄우는 데만 길게는 몇 초의 CPU가 들고, 모든 복제본의 검사마다 되풀이된다. 일이 없는 브로커가 프로브만으로 30–150밀리코어를 쓴 사례가 있다(helm/charts#3697).',
  },
  'exec-starts-heavy-runtime-instead': {
    en: 'Use tcpSocket or httpGet on the server’s own port. Where only the program can tell, ask once a minute with a timeout of 10 s or more; for RabbitMQ rabbitmq-diagnostics -q ping.',
    ko: '서버 포트에 tcpSocket이나 httpGet을 쓴다. 그 프로그램으로만 알 수 있다면 1분에 한 번, 제한 시간 10초 이상으로 묻는다. RabbitMQ에서는 rabbitmq-diagnostics -q ping을 쓴다.',
  },
  'exec-probe-too-frequent': {
    en: 'This command runs every {period} s. Each run creates several processes through the container runtime, which many Pods on a node feel. Ask every {better} s, or use httpGet, tcpSocket or grpc.',
    ko: '이 명령은 {period}초마다 실행된다. 실행할 때마다 컨테이너 런타임을 거쳐 프로세스 여러 개가 생기고, Pod가 많은 노드에서는 부담이 된다. {better}초마다 묻거나 httpGet, tcpSocket, grpc를 쓴다.',
  },
  'exec-probe-too-frequent-heavy': {
    en: '{program} starts a whole virtual machine every {period} s. Its start costs more than the application’s idle work. Ask every {better} s, or in a cheaper way.',
    ko: '{program}이 {period}초마다 가상 머신을 통째로 띄운다. 애플리케이션이 쉬고 있을 때 하는 일보다 더 든다. {better}초마다 묻거나 더 가벼운 방법을 쓴다.',
  },
  'exec-probe-too-frequent-pinned': {
    en: 'This command runs every {period} s on the processors of this container. With requests equal to limits and whole processors ({processors}) the kubelet may keep them for this container alone, and the process of each check interrupts it there. Prefer a check that the kubelet makes itself.',
    ko: '이 명령은 {period}초마다 이 컨테이너의 프로세서에서 실행됨. requests와 limits가 같고 프로세서가 정수({processors}개)이면 kubelet이 이 컨테이너에만 떼어 줄 수 있는데, 검사마다 뜨는 프로세스가 거기에 끼어든다. kubelet이 직접 하는 검사가 낫다.',
  },
  'exec-probe-too-frequent-title': {
    en: 'A command probe runs very often',
    ko: '너무 자주 실행되는 명령 프로브',
  },
  'exec-probe-too-frequent-what': {
    en: 'An exec probe has a period below 10 s, or below 30 s where its command starts a virtual machine; or it runs on processors that the container may have for itself.',
    ko: 'exec 프로브의 주기가 10초보다 짧거나, 가상 머신을 띄우는 명령인데 30초보다 짧음. 또는 컨테이너가 독점할 수 있는 프로세서에서 실행됨.',
  },
  'exec-probe-too-frequent-why': {
    en: 'Every run creates several processes through the container runtime. At high Pod density this uses a measurable share of the node (kubernetes/kubernetes#82440).',
    ko: '실행할 때마다 컨테이너 런타임을 거쳐 프로세스 여러 개가 생긴다. Pod가 빽빽한 노드에서는 눈에 띄는 몫을 쓴다(kubernetes/kubernetes#82440).',
  },
  'exec-probe-too-frequent-instead': {
    en: 'Ask every 10 s (30 s for a virtual machine), or let the kubelet ask by httpGet, tcpSocket or grpc.',
    ko: '10초마다(가상 머신이면 30초마다) 묻거나, kubelet이 httpGet, tcpSocket, grpc로 묻게 한다.',
  },
  'exec-inline-credentials': {
    en: 'A credential stands in the probe ({carrier}). Whoever may read Pods sees it, in the manifest, in the API and in the process list. Take it from an environment variable set by a Secret, or ask an endpoint that needs none.',
    ko: '프로브에 자격 증명이 그대로 쓰여 있다({carrier}). Pod를 읽을 수 있는 사람은 누구나 매니페스트, API, 프로세스 목록에서 이를 본다. Secret으로 채운 환경 변수에서 가져오거나, 자격 증명이 필요 없는 엔드포인트에 묻는다.',
  },
  'fix-read-from-secret': {
    en: 'Read it from a Secret: variable {variable}, its name and key to be filled in',
    ko: 'Secret에서 읽기: 변수 {variable}, name과 key는 직접 입력',
  },
  'exec-inline-credentials-title': { en: 'A password in a probe', ko: '프로브에 쓰인 비밀번호' },
  'exec-inline-credentials-what': {
    en: 'A probe’s command or its Authorization header contains a password or token as plain text.',
    ko: '프로브의 명령이나 Authorization 헤더에 비밀번호나 토큰이 평문으로 들어 있음.',
  },
  'exec-inline-credentials-why': {
    en: 'The manifest, the Pod’s spec and the process list show it to everyone who can read Pods, and it stays in the history of the repository.',
    ko: '매니페스트, Pod의 spec, 프로세스 목록에서 Pod를 읽을 수 있는 모든 사람에게 보이고, 저장소 기록에도 남는다.',
  },
  'exec-inline-credentials-instead': {
    en: 'Run a shell that reads an environment variable filled from a Secret, or ask an endpoint that needs no log-in. The kubelet cannot fill headers from a Secret.',
    ko: 'Secret으로 채운 환경 변수를 읽는 셸을 실행하거나, 로그인이 필요 없는 엔드포인트에 묻는다. kubelet은 Secret으로 헤더를 채울 수 없다.',
  },
  'liveness-depends-on-outside-host': {
    en: 'A failure of {what} restarts this container, in all replicas at once. A restart cannot repair another service; afterwards all of them reconnect at the same moment. Ask only the container itself here, and move this check to readinessProbe if it is needed.',
    ko: '{what}에 장애가 나면 이 컨테이너가 모든 복제본에서 한꺼번에 재시작된다. 재시작으로는 다른 서비스를 고칠 수 없고, 그 뒤 모두가 동시에 다시 접속한다. 여기서는 컨테이너 자신만 검사하고, 필요하면 이 검사를 readinessProbe로 옮긴다.',
  },
  'liveness-depends-on-outside-path': {
    en: 'By its name, {path} asks for more than this process (“{what}”). If it fails because of another service, all replicas are restarted at once, which repairs nothing. Use a path that answers for the process alone, such as /livez.',
    ko: '이름으로 보아 {path}는 이 프로세스 밖의 것까지 묻는다(“{what}”). 다른 서비스 때문에 실패하면 모든 복제본이 한꺼번에 재시작되지만 고쳐지는 것은 없다. /livez처럼 프로세스 자신만 답하는 경로를 쓴다.',
  },
  'fix-ask-itself': {
    en: 'Ask 127.0.0.1:{port} instead of {host}',
    ko: '{host} 대신 127.0.0.1:{port}에 묻기',
  },
  'fix-ask-itself-native': {
    en: 'Ask the container itself: {handler} on port {port}',
    ko: '컨테이너 자신에게 묻기: 포트 {port}의 {handler}',
  },
  'fix-move-to-readiness': { en: 'Move to readinessProbe', ko: 'readinessProbe로 옮기기' },
  'liveness-depends-on-outside-title': {
    en: 'Liveness depends on something outside the container',
    ko: '컨테이너 밖의 것에 달린 liveness',
  },
  'liveness-depends-on-outside-what': {
    en: 'A livenessProbe or startupProbe asks another host, or a path whose name tells of a database, a queue or other dependencies.',
    ko: 'livenessProbe나 startupProbe가 다른 호스트에, 또는 이름이 데이터베이스, 큐, 다른 의존성을 가리키는 경로에 물음.',
  },
  'liveness-depends-on-outside-why': {
    en: 'A restart cannot repair another service. Every replica is restarted together and reconnects at once: a small fault becomes an outage.',
    ko: '재시작으로는 다른 서비스를 고칠 수 없다. 모든 복제본이 함께 재시작되어 한꺼번에 다시 접속하므로, 작은 장애가 큰 장애가 된다.',
  },
  'liveness-depends-on-outside-instead': {
    en: 'Let liveness ask only whether this process still works. What depends on others belongs into readinessProbe.',
    ko: 'liveness로는 이 프로세스가 아직 동작하는지만 묻는다. 다른 것에 달린 검사는 readinessProbe에 둔다.',
  },
  'fix-test-reply': { en: 'Test the reply with grep', ko: 'grep으로 응답 확인' },
  'exec-reply-not-checked-redis': {
    en: '{program} exits 0 on error replies as well. While the server answers LOADING, NOAUTH or MASTERDOWN instead of PONG, this probe passes all the same. Test the reply for PONG.',
    ko: '{program}는 오류 응답에도 0으로 끝난다. 서버가 PONG 대신 LOADING, NOAUTH, MASTERDOWN으로 응답하는 동안에도 이 프로브는 통과한다. 응답에 PONG이 있는지 확인한다.',
  },
  'exec-reply-not-checked-mysql': {
    en: '{program} ping exits 0 even when the server denies access. Readiness turns true while the server cannot be used with this account yet. Use {program} status.',
    ko: '{program} ping은 서버가 접속을 거부해도 0으로 끝난다. 이 계정으로 아직 쓸 수 없는데도 readiness가 참이 된다. {program} status를 쓴다.',
  },
  'exec-reply-not-checked-title': {
    en: 'The client exits 0 even when the server refuses',
    ko: '서버가 거부해도 0으로 끝나는 클라이언트',
  },
  'exec-reply-not-checked-what': {
    en: 'A probe runs redis-cli ping, or mysqladmin ping for readiness, and nothing looks at the reply.',
    ko: '프로브가 redis-cli ping을, 또는 readiness에 mysqladmin ping을 실행하고 응답을 아무도 보지 않음.',
  },
  'exec-reply-not-checked-why': {
    en: 'Both programs exit 0 as soon as the server answers anything: LOADING, NOAUTH or MASTERDOWN for redis-cli, access denied for mysqladmin ping. Readiness then turns true too early.',
    ko: '두 프로그램 모두 서버가 무엇이든 응답하면 0으로 끝난다: redis-cli는 LOADING, NOAUTH, MASTERDOWN에도, mysqladmin ping은 접속 거부에도 그렇다. 그래서 readiness가 너무 일찍 참이 된다.',
  },
  'exec-reply-not-checked-instead': {
    en: 'Pipe the reply into grep -q PONG; for liveness accept LOADING and MASTERDOWN as well, for a loading server needs no restart. Use mysqladmin status instead of ping.',
    ko: '응답을 grep -q PONG으로 확인한다. 적재 중인 서버는 재시작할 필요가 없으므로 liveness에서는 LOADING과 MASTERDOWN도 받아들인다. mysqladmin은 ping 대신 status를 쓴다.',
  },
  'fix-raise-timeout-and-period': {
    en: 'Raise timeoutSeconds to {timeout} and periodSeconds to {period}',
    ko: 'timeoutSeconds를 {timeout}, periodSeconds를 {period}로 늘리기',
  },
  'fix-remove-retries': { en: 'Remove the options that repeat', ko: '반복 옵션 지우기' },
  'fix-remove-mask': { en: 'Remove “{end}”', ko: "'{end}' 지우기" },
  'fix-exit-in-branch': {
    en: 'Exit with 1 where the script reports a failure',
    ko: '스크립트가 실패를 알리는 곳에서 1로 끝내기',
  },
  'fix-run-instead': { en: 'Run {command}', ko: '{command} 실행으로 바꾸기' },
  'fix-add-option': { en: 'Add {option}', ko: '{option} 추가' },
  'exec-inner-wait-exceeds-timeout': {
    en: '“{option}” allows {seconds} s, but the probe is cut off after {timeout} s. The limit of the command never takes effect, and what a cut off command leaves running goes on. Set timeoutSeconds above {seconds}.',
    ko: "'{option}'은 {seconds}초를 허용하는데 프로브는 {timeout}초 뒤에 끊김. 명령 자신의 제한은 효력이 없고, 끊긴 명령이 남긴 프로세스는 계속 돈다. timeoutSeconds를 {seconds}보다 크게 한다.",
  },
  'exec-inner-wait-exceeds-timeout-connection': {
    en: '“{option}” lets the connection alone take {seconds} s, but the whole probe is cut off after {timeout} s. The limit never takes effect. Set timeoutSeconds above {seconds}, or allow the connection less.',
    ko: "'{option}'은 연결에만 {seconds}초를 허용하는데 프로브 전체가 {timeout}초 뒤에 끊김. 이 제한은 효력이 없다. timeoutSeconds를 {seconds}보다 크게 하거나 연결 제한을 줄인다.",
  },
  'exec-inner-wait-exceeds-timeout-none': {
    en: '{program} has no limit of its own and is cut off after {timeout} s. A command that gives up by itself says why in the event; one that is cut off says nothing and may leave its process running. Give it a limit below {timeout} s.',
    ko: '{program}에 자체 제한이 없어 {timeout}초 뒤에 끊김. 스스로 포기한 명령은 이벤트에 이유를 남기지만, 끊긴 명령은 아무 말이 없고 프로세스를 남길 수도 있다. {timeout}초보다 짧은 제한을 준다.',
  },
  'exec-inner-wait-exceeds-timeout-title': {
    en: 'The command may take longer than the probe waits',
    ko: '프로브가 기다리는 시간보다 오래 걸릴 수 있는 명령',
  },
  'exec-inner-wait-exceeds-timeout-what': {
    en: 'A limit in the command (sleep, timeout, curl --max-time, wget -T, nc -w, pg_isready -t and the like) is as long as timeoutSeconds or longer; information where it limits the connection only. curl and wget without a limit under a timeoutSeconds above 5 are a hint.',
    ko: '명령 안의 제한(sleep, timeout, curl --max-time, wget -T, nc -w, pg_isready -t 등)이 timeoutSeconds 이상임. 연결만 제한하면 정보. timeoutSeconds가 5보다 큰데 제한이 없는 curl과 wget은 힌트.',
  },
  'exec-inner-wait-exceeds-timeout-why': {
    en: 'The kubelet counts the time from before the process starts and ends the check without an answer. The message of the command is lost, and depending on the runtime its processes go on and pile up.',
    ko: 'kubelet은 프로세스가 시작하기 전부터 시간을 세고 답 없이 검사를 끝낸다. 명령의 메시지는 사라지고, 런타임에 따라서는 프로세스가 계속 남아 쌓인다.',
  },
  'exec-inner-wait-exceeds-timeout-instead': {
    en: 'Set timeoutSeconds a second above the limit of the command, and periodSeconds no lower.',
    ko: 'timeoutSeconds를 명령의 제한보다 1초 길게 하고, periodSeconds를 그보다 짧지 않게 한다.',
  },
} as const satisfies Record<string, Translations>;
