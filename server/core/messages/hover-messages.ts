import type { Translations } from './message.ts';

/** The words of hovers. Slots hold finished Markdown: values of the user come as code spans. */
export const hoverMessages = {
  'hover-docs': { en: 'Kubernetes docs', ko: '쿠버네티스 문서' },
  'hover-probe-title-startup': {
    en: '**startupProbe**',
    ko: '**startupProbe – 스타트업(시작) 프로브**',
  },
  'hover-probe-title-liveness': {
    en: '**livenessProbe**',
    ko: '**livenessProbe – 라이브니스(활성) 프로브**',
  },
  'hover-probe-title-readiness': {
    en: '**readinessProbe**',
    ko: '**readinessProbe – 레디니스(준비성) 프로브**',
  },

  'hover-seconds': { en: '{seconds} s', ko: '{seconds}초' },
  'hover-range': { en: '{min}–{max} s', ko: '{min}–{max}초' },
  'hover-two': { en: '{first} and {second}', ko: '{first}, {second}' },
  'hover-step-line': { en: '{step} (line {line})', ko: '{step}({line}행)' },

  'hover-value-here': { en: '{value} *(set here)*', ko: '{value} *(여기서 설정)*' },
  'hover-value-refused': {
    en: '{value} *(set here; the API server refuses it)*',
    ko: '{value} *(여기서 설정, API 서버가 거부함)*',
  },
  'hover-value-from': { en: '{value} *(from {place})*', ko: '{value} *({place}에서 옴)*' },
  'hover-value-refused-from': {
    en: '{value} *(from {place}; the API server refuses it)*',
    ko: '{value} *({place}에서 옴, API 서버가 거부함)*',
  },
  'hover-value-default': {
    en: '{value} *(default, not set here)*',
    ko: '{value} *(기본값, 여기서는 생략됨)*',
  },
  'hover-value-zero': {
    en: '{value} *(default: the API server replaces the `0` set here)*',
    ko: '{value} *(기본값: 여기에 쓴 `0`을 API 서버가 바꿈)*',
  },
  'hover-value-via': { en: '{value} *(set through {steps})*', ko: '{value} *({steps}에서 옴)*' },
  'hover-value-via-line': {
    en: '{value} *(written in line {line}, through {steps})*',
    ko: '{value} *({line}행에 쓴 값, {steps}에서 옴)*',
  },
  'hover-value-zero-via': {
    en: '{value} *(default: the API server replaces the `0` from {steps})*',
    ko: '{value} *(기본값: {steps}에서 온 `0`을 API 서버가 바꿈)*',
  },
  'hover-value-merged-over': {
    en: '{value} *(from {steps}, which stands later and wins)*',
    ko: '{value} *(뒤에 있는 {steps}에서 온 값이 우선함)*',
  },
  'hover-value-duplicate': {
    en: '{value} *(this key is set again; the last one wins)*',
    ko: '{value} *(같은 키가 다시 나와 마지막 값이 우선함)*',
  },
  'hover-value-template': {
    en: '{value} *(decided when the template is rendered)*',
    ko: '{value} *(템플릿을 렌더링할 때 정해짐)*',
  },
  'hover-value-open': {
    en: '*not set here, but a template line may add it*',
    ko: '*여기서는 생략됐지만 템플릿 줄이 추가할 수 있음*',
  },
  'hover-value-alternatives': {
    en: '*set in several template branches*',
    ko: '*여러 템플릿 분기에서 설정됨*',
  },
  'hover-value-base': {
    en: '*not set in this patch: the base decides*',
    ko: '*이 패치에서는 생략됨: 베이스의 값이 적용됨*',
  },
  'hover-value-mistyped': {
    en: '{value} *(not the type that the API server takes)*',
    ko: '{value} *(API 서버가 받는 타입이 아님)*',
  },
  'hover-value-alias': {
    en: '{value} *(an alias without an anchor)*',
    ko: '{value} *(앵커가 없는 별칭)*',
  },
  'hover-value-pod': {
    en: '{value} *(the Pod’s value, not set here)*',
    ko: '{value} *(파드의 값, 여기서는 생략됨)*',
  },
  'hover-value-pod-default': {
    en: '{value} *(the Pod’s default, not set here)*',
    ko: '{value} *(파드의 기본값, 여기서는 생략됨)*',
  },
  'hover-value-pod-unknown': {
    en: '*not set here: the Pod’s value applies*',
    ko: '*여기서는 생략됨: 파드의 값이 적용됨*',
  },
  'hover-value-no-probe': {
    en: '*nothing is written here, so there is no probe*',
    ko: '*값이 비어 있어 프로브가 없는 것과 같음*',
  },
  'hover-value-no-handler': {
    en: '*nothing is written here, so it does not count*',
    ko: '*값이 비어 있어 없는 것과 같음*',
  },
  'hover-defaults-apply': { en: 'defaults: {fields}', ko: '기본값: {fields}' },
  'hover-base-decides': { en: 'from the base: {fields}', ko: '베이스의 값: {fields}' },
  'hover-through': { en: '*through {steps}*', ko: '*{steps}에서 옴*' },
  'hover-merged': { en: '{steps} brings {fields}', ko: '{steps}에서 온 값: {fields}' },
  'hover-conditional': {
    en: '*in a template branch, so it may not be rendered*',
    ko: '*템플릿 분기 안에 있어 렌더링되지 않을 수 있음*',
  },
  'hover-all-set': { en: 'all numbers set here', ko: '모든 숫자를 여기서 설정' },
  'hover-default-is': { en: 'default {value}', ko: '기본값 {value}' },
  'hover-default-pod': { en: 'default {value} (the Pod’s)', ko: '기본값 {value}(파드의 값)' },
  'hover-default-pod-unknown': { en: 'default: the Pod’s value', ko: '기본값: 파드의 값' },
  'hover-min': { en: 'min {value}', ko: '최소 {value}' },
  'hover-max': { en: 'max {value}', ko: '최대 {value}' },
  'hover-only': { en: 'must be {value}', ko: '{value}만 가능' },
  'hover-zero': { en: '`0` is replaced by {value}', ko: '`0`은 기본값({value})으로 바뀜' },
  'hover-required': { en: 'required', ko: '필수' },
  'hover-one-of': { en: 'one of {values}', ko: '{values} 중 하나' },

  'hover-first-check': {
    en: 'The first check comes **{range}** after the container’s start: at the kubelet’s first tick after the delay, which it may end up to a second early.',
    ko: '첫 검사는 컨테이너 시작 후 **{range}**에 실행된다. 지연이 끝나고 kubelet의 다음 틱이 올 때까지 기다리기 때문이며, 지연은 최대 1초 일찍 끝날 수 있다.',
  },
  'hover-tick': {
    en: 'The first check comes up to {period} later than `initialDelaySeconds`: ticks are not aligned with the container’s start.',
    ko: '첫 검사는 `initialDelaySeconds`보다 최대 {period} 늦게 실행된다. kubelet의 틱이 컨테이너 시작 시점에 맞춰져 있지 않기 때문이다.',
  },
  'hover-tick-after-startup': {
    en: 'After the success of the startupProbe, the first check comes up to {period} later.',
    ko: 'startupProbe가 성공한 뒤 최대 {period} 안에 첫 검사를 한다.',
  },
  'hover-delay-and-startup': {
    en: 'The first check waits for both: {delay} since the container’s start, and the success of the startupProbe.',
    ko: '컨테이너 시작 후 {delay}가 지나고 startupProbe도 성공해야 첫 검사를 한다.',
  },
  'hover-delay-redundant': {
    en: 'Counted from the container’s start, not from the success of the startupProbe: usually unnecessary beside one.',
    ko: 'startupProbe 성공이 아니라 컨테이너 시작부터 센다. startupProbe가 있으면 대개 필요 없다.',
  },
  'hover-hang-kill': {
    en: 'A hang is noticed after **{detection}**; SIGKILL follows up to {grace} later.',
    ko: '응답이 멈추면 **{detection}** 뒤에 감지하고, 늦어도 그로부터 {grace} 뒤에 SIGKILL을 보낸다.',
  },
  'hover-hang': {
    en: 'A hang is noticed after **{detection}**; then the container is killed.',
    ko: '응답이 멈추면 **{detection}** 뒤에 감지하고 컨테이너를 종료한다.',
  },
  'hover-hang-with': {
    en: 'With {settings}: a hang is noticed after **{detection}**.',
    ko: '{settings} 기준: 응답이 멈추면 **{detection}** 뒤에 감지한다.',
  },
  'hover-budget': {
    en: 'Allows **{budget}** to start: the last check begins {last} after the container’s start.',
    ko: '기동 시간을 **{budget}**까지 허용한다. 마지막 검사는 컨테이너 시작 후 {last}에 시작된다.',
  },
  'hover-budget-with': {
    en: 'With {settings}: the application may take **{budget}** to start.',
    ko: '{settings} 기준: 기동 시간을 **{budget}**까지 허용한다.',
  },
  'hover-out-and-back': {
    en: 'When checks begin to fail, the Pod leaves its Services after **{out}**; it is back at most {back} after it recovers.',
    ko: '검사가 실패하기 시작하면 **{out}** 뒤 서비스에서 제외되고, 회복하면 늦어도 {back} 뒤 복귀한다.',
  },
  'hover-out-with': {
    en: 'With {settings}: a failing Pod leaves its Services after **{out}**.',
    ko: '{settings} 기준: 검사에 실패하는 파드는 **{out}** 뒤 서비스에서 제외된다.',
  },
  'hover-back': {
    en: 'Back in its Services at most **{back}** after it recovers.',
    ko: '회복하면 늦어도 **{back}** 뒤 서비스에 복귀한다.',
  },
  'hover-ready-after-start': {
    en: 'An application that answers at once is Ready **{range}** after the container’s start.',
    ko: '바로 응답하는 애플리케이션은 컨테이너 시작 후 **{range}**에 Ready가 된다.',
  },
  'hover-checks-between': {
    en: 'While the container is not Ready, the kubelet also checks in between.',
    ko: 'Ready가 아닌 동안에는 kubelet이 주기 사이에도 검사한다.',
  },
  'hover-never-up': {
    en: 'Without a startupProbe, an application that never answers is killed **{range}** after its start.',
    ko: 'startupProbe가 없어, 한 번도 응답하지 않는 애플리케이션은 시작 후 **{range}**에 종료된다.',
  },
  'hover-never-up-startup': {
    en: 'An application that never answers is killed **{range}** after its start.',
    ko: '한 번도 응답하지 않는 애플리케이션은 시작 후 **{range}**에 종료된다.',
  },
  'hover-timeout': {
    en: 'An answer that takes **{timeout}** or longer counts as a failure.',
    ko: '응답이 **{timeout}** 이상 걸리면 실패로 처리한다.',
  },
  'hover-timeout-exceeds-period': {
    en: 'The timeout is longer than the period ({period}): checks never overlap, so one that hangs delays the next.',
    ko: '타임아웃이 주기({period})보다 길다. 검사는 겹치지 않으므로 응답 없는 검사가 다음 검사를 늦춘다.',
  },
  'hover-one-success': {
    en: 'One success is enough; the API server takes no other value here.',
    ko: '한 번 성공하면 충분하다. API 서버는 여기서 다른 값을 받지 않는다.',
  },
  'hover-single-failure-startup': {
    en: 'A single failed check during the start kills the container.',
    ko: '기동 중에 검사가 한 번만 실패해도 컨테이너를 종료한다.',
  },
  'hover-single-failure-liveness': {
    en: 'A single failed check restarts the container, even after a short hiccup.',
    ko: '검사가 한 번만 실패해도 컨테이너를 재시작한다. 잠깐 느려진 것뿐이어도 마찬가지다.',
  },
  'hover-single-failure-readiness': {
    en: 'A single failed check takes the Pod out of its Services.',
    ko: '검사가 한 번만 실패해도 파드가 서비스에서 제외된다.',
  },
  'hover-startup-kills': {
    en: 'After that the container is killed and restarted: failing does not mean waiting longer.',
    ko: '그 뒤에는 더 기다리지 않고 컨테이너를 종료하고 재시작한다.',
  },
  'hover-refused-init': {
    en: 'The API server refuses it here: an init container needs `restartPolicy: Always` to have probes.',
    ko: 'API 서버가 거부한다. 초기화 컨테이너가 프로브를 두려면 `restartPolicy: Always`여야 한다.',
  },
  'hover-refused-ephemeral': {
    en: 'The API server refuses it here: ephemeral containers have no probes.',
    ko: 'API 서버가 거부한다. 임시 컨테이너에는 프로브를 둘 수 없다.',
  },
  'hover-no-restart': {
    en: 'With `restartPolicy: Never` the container is killed and not started again.',
    ko: '`restartPolicy: Never`이므로 컨테이너를 종료하고 다시 시작하지 않는다.',
  },
  'hover-liveness-advice': {
    en: 'Check the process itself, never a database or another service: their outage would restart every replica.',
    ko: '데이터베이스나 다른 서비스가 아니라 프로세스 자체만 검사한다. 그쪽 장애로 모든 레플리카가 재시작될 수 있다.',
  },
  'hover-grace': {
    en: 'When this probe kills the container, SIGKILL comes at most **{grace}** later, preStop included.',
    ko: '이 프로브 때문에 종료될 때 늦어도 **{grace}** 뒤에 SIGKILL을 보낸다. preStop 시간도 포함된다.',
  },
  'hover-grace-others': {
    en: 'Any other stop of the Pod has {pod}.',
    ko: '그 밖의 이유로 파드가 멈출 때는 {pod}가 적용된다.',
  },
  'hover-grace-readiness': {
    en: 'The API server refuses it on a readinessProbe, which never kills anything.',
    ko: 'readinessProbe는 아무것도 종료하지 않으므로 API 서버가 거부한다.',
  },
  'hover-grace-never': {
    en: 'With `restartPolicy: Never` and no other container left, the Pod’s value applies instead.',
    ko: '`restartPolicy: Never`이고 다른 컨테이너가 남아 있지 않으면 대신 파드의 값이 적용된다.',
  },
  'hover-depends-template': {
    en: 'The timing depends on {fields}, which the template decides.',
    ko: '정확한 시간은 템플릿이 정하는 {fields}에 따라 달라진다.',
  },
  'hover-depends-base': {
    en: 'The timing depends on {fields}, which this patch leaves to the base.',
    ko: '정확한 시간은 이 패치에 없는 {fields}에 따라 달라진다. 베이스의 값이 적용된다.',
  },
  'hover-depends-refused': {
    en: 'The timing cannot be told: the API server refuses {fields}.',
    ko: 'API 서버가 {fields} 값을 거부하므로 시간을 알 수 없다.',
  },

  'hover-http-passes': {
    en: 'Passes when a status of 200–399 comes within **{timeout}**.',
    ko: '상태 코드 200–399가 **{timeout}** 안에 오면 성공이다.',
  },
  'hover-http-redirect': {
    en: 'A redirect to another host passes without being followed.',
    ko: '다른 호스트로 가는 리디렉션은 따라가지 않고 성공으로 처리한다.',
  },
  'hover-tcp-passes': {
    en: 'Passes when the connection opens within **{timeout}**.',
    ko: '**{timeout}** 안에 연결되면 성공이다.',
  },
  'hover-tcp-proves': {
    en: 'An open port does not prove that the application works.',
    ko: '포트가 열려 있다고 애플리케이션이 정상이라는 뜻은 아니다.',
  },
  'hover-grpc-passes': {
    en: 'Passes when `SERVING` comes within **{timeout}**.',
    ko: '`SERVING` 응답이 **{timeout}** 안에 오면 성공이다.',
  },
  'hover-grpc-service-missing': {
    en: 'A server that does not offer the health service fails every check.',
    ko: '헬스 서비스를 제공하지 않는 서버는 모든 검사에 실패한다.',
  },
  'hover-exec-passes': {
    en: 'Passes when the command ends with 0 within **{timeout}**.',
    ko: '명령이 **{timeout}** 안에 0으로 끝나면 성공이다.',
  },
  'hover-exec-per-minute': {
    en: 'Starts about **{count}** processes a minute in the container.',
    ko: '컨테이너 안에서 프로세스를 1분에 약 **{count}개** 실행한다.',
  },
  'hover-exec-per-hour': {
    en: 'Starts about **{count}** processes an hour in the container.',
    ko: '컨테이너 안에서 프로세스를 1시간에 약 **{count}개** 실행한다.',
  },
  'hover-host': {
    en: '`host` is set: the kubelet connects to {host}, not to the Pod.',
    ko: '`host`가 설정되어 kubelet이 파드가 아니라 {host} 주소로 접속한다.',
  },
  'hover-port-undefined': {
    en: 'No port of this container is named {port}: every check ends in an error, which counts neither as success nor as failure.',
    ko: '이 컨테이너에는 이름이 {port}인 포트가 없다. 모든 검사가 오류로 끝나며, 오류는 성공으로도 실패로도 세지 않는다.',
  },
  'hover-unknown-field': {
    en: 'Kubernetes {version} does not know this field; it came with {since}.',
    ko: 'Kubernetes {version}에는 없는 필드다. {since}부터 쓸 수 있다.',
  },
  'hover-disabled-field': {
    en: 'Servers of Kubernetes {version} drop it unless the feature gate {gate} is on.',
    ko: 'Kubernetes {version} 서버는 기능 게이트 {gate}가 켜져 있지 않으면 이 필드를 버린다.',
  },

  'hover-value-absent': { en: '*not set here*', ko: '*여기서는 생략됨*' },
  'hover-port-used': { en: 'Checked by {probes}.', ko: '{probes}가 검사하는 포트다.' },
  'hover-port-unused': {
    en: 'No probe of this container checks it.',
    ko: '이 컨테이너의 프로브는 이 포트를 검사하지 않는다.',
  },
  'hover-pre-stop-left': {
    en: 'Of a grace period of {grace}, **{left}** remain between SIGTERM and SIGKILL.',
    ko: '유예 시간 {grace} 중 SIGTERM과 SIGKILL 사이에 **{left}**가 남는다.',
  },
  'hover-pre-stop-open': {
    en: 'Its run time is taken from the grace period of {grace}; at least {least} remain after SIGTERM.',
    ko: '실행 시간만큼 유예 시간 {grace}에서 빠지며, SIGTERM 뒤에는 적어도 {least}가 남는다.',
  },
  'hover-pre-stop-too-long': {
    en: 'It takes up the whole grace period: the application has hardly time to end.',
    ko: '유예 시간을 모두 써 버려 애플리케이션이 정상 종료할 시간이 거의 없다.',
  },
  'hover-own-grace': {
    en: 'A kill by the {probe} has **{grace}** instead.',
    ko: '{probe} 때문에 종료될 때는 대신 **{grace}**가 적용된다.',
  },
  'hover-negative-grace': {
    en: 'The API server takes a negative grace period with a warning and counts it as 1 s.',
    ko: '음수 유예 시간은 API 서버가 경고와 함께 받아들이고 1초로 처리한다.',
  },
  'hover-pod-grace': {
    en: 'A process that ignores SIGTERM is killed after **{grace}**.',
    ko: 'SIGTERM을 무시하는 프로세스는 **{grace}** 뒤에 강제 종료된다.',
  },
  'hover-restart-backoff': {
    en: 'A container that keeps ending waits 0, 10, 20, 40 s and so on before each restart, at most 300 s.',
    ko: '계속 끝나는 컨테이너는 재시작 전에 0초, 10초, 20초, 40초처럼 점점 오래, 최대 300초까지 기다린다.',
  },
  'hover-restart-on-failure': {
    en: 'A container that a probe kills is restarted, too.',
    ko: '프로브 때문에 종료된 컨테이너도 재시작된다.',
  },
  'hover-restart-never': {
    en: 'A container that a probe kills stays stopped.',
    ko: '프로브 때문에 종료된 컨테이너는 다시 시작되지 않는다.',
  },
  'hover-gates': {
    en: 'A condition that nobody sets counts as False: the Pod then never becomes Ready.',
    ko: '아무도 설정하지 않은 조건은 False로 보므로, 그러면 파드는 Ready가 되지 않는다.',
  },
  'hover-min-ready': {
    en: 'The time starts again whenever the Pod stops being Ready.',
    ko: '파드가 Ready가 아니게 될 때마다 처음부터 다시 센다.',
  },
  'hover-min-ready-available': {
    en: 'A new Pod that answers at once counts as available **{range}** after the container’s start.',
    ko: '바로 응답하는 새 파드는 컨테이너 시작 후 **{range}**에 사용 가능하다고 인정된다.',
  },
  'hover-deadline': {
    en: 'Every step forward starts the time again; at its end the rollout is only reported as failed.',
    ko: '롤아웃이 한 걸음 나아갈 때마다 처음부터 다시 센다. 시간이 다 되어도 실패로 보고될 뿐이다.',
  },
  'hover-deadline-too-short': {
    en: 'The startupProbe allows {budget} and `minReadySeconds` adds {ready}: a slow but healthy Pod can exceed it.',
    ko: 'startupProbe가 {budget}까지 허용하고 `minReadySeconds`가 {ready}를 더하므로, 느리지만 정상인 파드도 이 시간을 넘길 수 있다.',
  },

  'hover-no-startup': {
    en: 'Without it, liveness and readiness checks begin right after the container’s start.',
    ko: '없으면 라이브니스·레디니스 검사가 컨테이너 시작 직후부터 시작된다.',
  },
  'hover-no-liveness': {
    en: 'Without it, the container is restarted only when its process ends.',
    ko: '없으면 프로세스가 끝났을 때만 컨테이너가 재시작된다.',
  },
  'hover-no-readiness': {
    en: 'Without it, the container counts as ready as soon as it has started.',
    ko: '없으면 컨테이너가 시작되자마자 준비된 것으로 본다.',
  },
} as const satisfies Record<string, Translations>;
