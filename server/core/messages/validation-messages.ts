import type { Translations } from './message.ts';

/**
 * What the API server refuses or warns of, and what the kubelet cannot do. `owner` and `probe` are the field names of
 * a probe or hook.
 */
export const validationMessages = {
  'validation-handler-missing': {
    en: '`{owner}` has no handler. Kubernetes does not know what to run, so it refuses the object. Add exactly one of {handlers}.',
    ko: '`{owner}`에 핸들러가 없다. 무엇을 실행할지 알 수 없어 쿠버네티스가 객체를 거부한다. {handlers} 중 정확히 하나를 추가한다.',
  },
  'validation-handler-multiple': {
    en: '`{owner}` sets both `{first}` and `{second}`. Only one handler can run, so the object is refused. Keep one and remove the other.',
    ko: '`{owner}`에 `{first}`와 `{second}`가 함께 있다. 핸들러는 하나만 쓸 수 있어 객체가 거부된다. 하나만 남기고 나머지를 지운다.',
  },
  'validation-handler-multiple-first': {
    en: '`{first}` is the other handler.',
    ko: '`{first}`가 다른 핸들러이다.',
  },
  'validation-exec-command-missing': {
    en: '`exec` of `{owner}` has no command. There is nothing to run, so the object is refused. Write `command` as a list with at least one entry.',
    ko: '`{owner}`의 `exec`에 명령이 없다. 실행할 것이 없어 객체가 거부된다. `command`를 항목이 하나 이상인 목록으로 적는다.',
  },
  'validation-http-scheme-letter-case': {
    en: '`{value}` is no scheme for `{owner}`. The API server compares letter by letter and knows only `HTTP` and `HTTPS`. Write `{corrected}`.',
    ko: '`{value}` 값은 `{owner}`의 scheme으로 쓸 수 없다. API 서버는 대소문자를 구분하며 `HTTP`와 `HTTPS`만 받아들인다. `{corrected}`로 적는다.',
  },
  'validation-http-scheme-unknown': {
    en: '`{value}` is no scheme for `{owner}`. An HTTP check knows only `HTTP` and `HTTPS`. Use one of them, or another handler.',
    ko: '`{value}` 값은 `{owner}`의 scheme으로 쓸 수 없다. HTTP 검사는 `HTTP`와 `HTTPS`만 받아들인다. 둘 중 하나를 쓰거나 다른 핸들러를 쓴다.',
  },
  'validation-http-header-name': {
    en: 'A header of `{owner}` is named `{name}`. The API server allows only letters, digits and hyphens in header names. Rename the header.',
    ko: '`{owner}`의 헤더 이름이 `{name}`이다. API 서버는 헤더 이름에 영문자, 숫자, 하이픈만 허용한다. 헤더 이름을 바꾼다.',
  },
  'validation-http-header-nameless': {
    en: 'A header of `{owner}` has no name. The API server refuses a header without one. Add `name`, or remove the entry.',
    ko: '`{owner}`의 헤더에 이름이 없다. API 서버는 이름 없는 헤더를 거부한다. `name`을 추가하거나 항목을 지운다.',
  },
  'validation-handler-port-missing': {
    en: '`{handler}` of `{owner}` has no port. A missing port counts as 0, which the API server refuses. Add the `port` on which the container answers.',
    ko: '`{owner}`의 `{handler}`에 포트가 없다. 포트가 없으면 0으로 취급되어 API 서버가 거부한다. 컨테이너가 응답하는 `port`를 추가한다.',
  },
  'validation-handler-port-out-of-range': {
    en: 'Port {value} of `{owner}` lies outside 1–65535. No such port exists, so the object is refused. Use the port on which the container answers.',
    ko: '`{owner}`의 포트 {value} 값이 1–65535를 벗어난다. 그런 포트는 없으므로 객체가 거부된다. 컨테이너가 응답하는 포트를 쓴다.',
  },
  'validation-handler-port-quoted-number': {
    en: 'Port `"{value}"` of `{owner}` is a text. In quotes it is the name of a port, and a name needs a letter. Write {value} without quotes.',
    ko: '`{owner}`의 포트 `"{value}"` 값이 문자열이다. 따옴표가 있으면 포트 이름으로 읽히는데, 이름에는 영문자가 있어야 한다. 따옴표 없이 {value}로 적는다.',
  },
  'validation-handler-port-name': {
    en: '`{owner}` names port `{name}`, but {reason}. The API server refuses such a name. Use the name or the number of a port of this container.',
    ko: '`{owner}`가 포트 `{name}` 값을 가리키지만 {reason}. API 서버는 이런 이름을 거부한다. 이 컨테이너에 있는 포트의 이름이나 번호를 쓴다.',
  },
  'validation-port-name-too-long': {
    en: 'a port name has at most 15 characters',
    ko: '포트 이름은 15자를 넘을 수 없다',
  },
  'validation-port-name-characters': {
    en: 'a port name consists of lower-case letters, digits and hyphens',
    ko: '포트 이름은 영문 소문자, 숫자, 하이픈으로만 이루어진다',
  },
  'validation-port-name-no-letter': {
    en: 'a port name needs a letter from a to z',
    ko: '포트 이름에는 a–z 영문자가 하나 이상 있어야 한다',
  },
  'validation-port-name-double-hyphen': {
    en: 'a port name has no two hyphens in a row',
    ko: '포트 이름에는 하이픈이 연달아 올 수 없다',
  },
  'validation-port-name-edge-hyphen': {
    en: 'a port name neither starts nor ends with a hyphen',
    ko: '포트 이름은 하이픈으로 시작하거나 끝날 수 없다',
  },
  'validation-probe-timing-negative': {
    en: '`{field}` of `{probe}` is {value}. Kubernetes refuses negative numbers here. Use 0 or more, or leave the field out for its default.',
    ko: '`{probe}`의 `{field}` 값이 {value}이다. 쿠버네티스는 여기서 음수를 거부한다. 0 이상을 쓰거나, 기본값을 쓰려면 필드를 뺀다.',
  },
  'validation-success-threshold-not-one': {
    en: '`successThreshold` of `{probe}` is {value}. Only a readinessProbe may ask for several successes in a row. Set it to 1 or leave it out.',
    ko: '`{probe}`의 `successThreshold` 값이 {value}이다. 연속 성공을 여러 번 요구할 수 있는 것은 readinessProbe뿐이다. 1로 바꾸거나 뺀다.',
  },
  'validation-probe-grace-period-on-readiness': {
    en: '`readinessProbe` sets `terminationGracePeriodSeconds: {value}`. A failed readiness check never stops the container, so the field is refused here. Remove it.',
    ko: '`readinessProbe`에 `terminationGracePeriodSeconds: {value}`가 있다. readiness 검사는 실패해도 컨테이너를 종료하지 않으므로 이 필드가 거부된다. 이 필드를 지운다.',
  },
  'validation-probe-grace-period-not-positive': {
    en: '`terminationGracePeriodSeconds` of `{probe}` is {value}. The grace period after a failed probe has to be at least 1 second. Use 1 or more, or leave it out to use the pod’s.',
    ko: '`{probe}`의 `terminationGracePeriodSeconds` 값이 {value}이다. 프로브 실패 뒤의 유예 기간은 1초 이상이어야 한다. 1 이상을 쓰거나, 파드의 값을 쓰려면 뺀다.',
  },
  'validation-sleep-exceeds-grace-period': {
    en: '`{owner}` sleeps {value} s, but the pod’s grace period is {grace} s. A hook cannot outlast the grace period, so the object is refused. Sleep at most {grace} s, or raise `terminationGracePeriodSeconds`.',
    ko: '`{owner}` 훅이 {value}초 동안 쉬지만 파드의 유예 기간은 {grace}초이다. 훅은 유예 기간보다 길 수 없어 객체가 거부된다. {grace}초 이하로 줄이거나 `terminationGracePeriodSeconds`를 늘린다.',
  },
  'validation-sleep-too-short': {
    en: '`{owner}` sleeps {value} s. The API server of this release wants at least {least} s. Use {least} or more, or remove the hook.',
    ko: '`{owner}` 훅의 대기 시간이 {value}초이다. 이 버전의 API 서버는 {least}초 이상을 요구한다. {least} 이상을 쓰거나 훅을 지운다.',
  },
  'validation-grace-period-of-pod': {
    en: 'The pod’s grace period is {grace} s.',
    ko: '파드의 유예 기간은 {grace}초이다.',
  },
  'validation-container-port-name': {
    en: 'A port is named `{name}`, but {reason}. The API server refuses such a name. Rename the port, and everything that refers to it.',
    ko: '포트 이름이 `{name}`이지만 {reason}. API 서버는 이런 이름을 거부한다. 포트 이름과 이를 가리키는 곳을 모두 바꾼다.',
  },
  'validation-container-port-name-duplicate': {
    en: 'The port name `{name}` is used twice in this container. A probe or Service could not tell which port it means. Rename one of them.',
    ko: '포트 이름 `{name}` 값이 이 컨테이너에서 두 번 쓰였다. 프로브나 Service가 어느 포트인지 구별할 수 없다. 하나의 이름을 바꾼다.',
  },
  'validation-container-port-first-use': {
    en: '`{name}` is first used here.',
    ko: '`{name}` 값이 처음 쓰인 곳이다.',
  },
  'validation-container-port-missing': {
    en: 'This port has no `containerPort`. The API server refuses a port without a number. Add `containerPort`, from 1 to 65535.',
    ko: '이 포트에 `containerPort`가 없다. API 서버는 번호 없는 포트를 거부한다. 1–65535 사이의 `containerPort`를 추가한다.',
  },
  'validation-container-port-out-of-range': {
    en: '`{field}` {value} lies outside 1–65535. No such port exists, so the object is refused. Use a port from 1 to 65535.',
    ko: '`{field}` 값 {value}이(가) 1–65535를 벗어난다. 그런 포트는 없으므로 객체가 거부된다. 1–65535 사이의 포트를 쓴다.',
  },
  'validation-container-port-protocol': {
    en: '`{value}` is no protocol for a port. The API server knows `TCP`, `UDP` and `SCTP`, in capitals. Use one of them, or leave the field out for `TCP`.',
    ko: '`{value}` 값은 포트의 프로토콜로 쓸 수 없다. API 서버는 대문자로 쓴 `TCP`, `UDP`, `SCTP`만 받아들인다. 그중 하나를 쓰거나, `TCP`라면 필드를 뺀다.',
  },
  'validation-host-port-conflict': {
    en: 'Host port {value} is taken twice in this pod. Two containers cannot listen on the same port of one node, so the object is refused. Change one of them.',
    ko: '호스트 포트 {value} 값을 이 파드에서 두 번 쓴다. 한 노드의 같은 포트를 둘이 쓸 수 없어 객체가 거부된다. 하나를 바꾼다.',
  },
  'validation-host-port-first-use': {
    en: 'Host port {value} is first taken here.',
    ko: '호스트 포트 {value} 값이 처음 쓰인 곳이다.',
  },
  'validation-host-port-mismatch': {
    en: '`hostPort` is {value}, but `containerPort` is {containerPort}. With `hostNetwork` the container listens on the node itself, so both have to be equal. Set both to the same port, or leave `hostPort` out.',
    ko: '`hostPort`는 {value}, `containerPort`는 {containerPort} 값이다. `hostNetwork`에서는 컨테이너가 노드에서 바로 수신하므로 둘이 같아야 한다. 같은 포트로 맞추거나 `hostPort`를 뺀다.',
  },
  'validation-host-port-network': {
    en: 'The pod runs on the host’s network.',
    ko: '파드가 호스트 네트워크에서 실행된다.',
  },
  'validation-container-name-duplicate': {
    en: 'Another container of this pod is named `{name}`, too. Names tell the containers of a pod apart, so the object is refused. Rename one of them.',
    ko: '이 파드의 다른 컨테이너도 이름이 `{name}`이다. 이름으로 컨테이너를 구별하므로 객체가 거부된다. 하나의 이름을 바꾼다.',
  },
  'validation-container-name-first-use': {
    en: '`{name}` is first used here.',
    ko: '`{name}` 이름이 처음 쓰인 곳이다.',
  },
  'validation-container-name-missing': {
    en: 'This container has no name. The API server refuses a container without one. Add `name`.',
    ko: '이 컨테이너에 이름이 없다. API 서버는 이름 없는 컨테이너를 거부한다. `name`을 추가한다.',
  },
  'validation-probe-on-init-container': {
    en: 'Init container `{container}` has `{field}`, but does not keep running. Only sidecars, init containers with `restartPolicy: Always`, may have probes and hooks. Make it a sidecar, or remove `{field}`.',
    ko: 'init 컨테이너 `{container}`에 `{field}`가 있지만 계속 실행되는 컨테이너가 아니다. `restartPolicy: Always`인 사이드카만 프로브와 훅을 가질 수 있다. 사이드카로 만들거나 `{field}` 필드를 지운다.',
  },
  'validation-probe-on-init-container-old': {
    en: 'Init container `{container}` has `{field}`. Kubernetes {version} allows no probes and hooks on init containers. Remove `{field}`.',
    ko: 'init 컨테이너 `{container}`에 `{field}`가 있다. 쿠버네티스 {version} 버전은 init 컨테이너에 프로브와 훅을 허용하지 않는다. `{field}` 필드를 지운다.',
  },
  'validation-ephemeral-containers-on-create': {
    en: 'This Pod is created with `ephemeralContainers`. They can only be added to a pod that exists, with `kubectl debug`. Remove the list.',
    ko: '이 Pod는 `ephemeralContainers`와 함께 생성된다. 임시 컨테이너는 이미 있는 파드에 `kubectl debug`로만 추가할 수 있다. 목록을 지운다.',
  },
  'validation-ephemeral-containers-in-template': {
    en: 'This pod template holds `ephemeralContainers`. They can only be added to a pod that exists, with `kubectl debug`. Remove the list.',
    ko: '이 파드 템플릿에 `ephemeralContainers`가 있다. 임시 컨테이너는 이미 있는 파드에 `kubectl debug`로만 추가할 수 있다. 목록을 지운다.',
  },
  'validation-ephemeral-container-field-refused': {
    en: 'An ephemeral container may not set `{field}`. It is there for debugging and is never watched or restarted. Remove `{field}`.',
    ko: '임시 컨테이너에는 `{field}`를 둘 수 없다. 디버깅용이라 감시되거나 재시작되지 않는다. `{field}` 필드를 지운다.',
  },
  'validation-ephemeral-container-target-unknown': {
    en: 'No container of this pod is named `{name}`. An ephemeral container can only look into one that exists. Use the name of a container in this pod.',
    ko: '이 파드에 `{name}` 컨테이너가 없다. 임시 컨테이너는 있는 컨테이너만 들여다볼 수 있다. 이 파드의 컨테이너 이름을 쓴다.',
  },
  'validation-container-restart-policy-unsupported': {
    en: 'A regular container sets `restartPolicy`. Kubernetes {version} knows it only for init containers. Remove it, or use 1.35 and newer.',
    ko: '일반 컨테이너에 `restartPolicy`가 있다. 쿠버네티스 {version} 버전은 init 컨테이너에서만 이 필드를 허용한다. 지우거나 1.35 이상을 쓴다.',
  },
  'validation-container-restart-policy-unknown': {
    en: '`{value}` is no restart policy of a container. The API server knows `Always`, `OnFailure` and `Never`, spelt exactly so. Use one of them, or leave the field out.',
    ko: '`{value}` 값은 컨테이너의 재시작 정책이 아니다. API 서버는 정확히 `Always`, `OnFailure`, `Never`만 받아들인다. 그중 하나를 쓰거나 필드를 뺀다.',
  },
  'validation-init-container-restart-policy': {
    en: '`restartPolicy` of this init container is `{value}`. This release allows only `Always`, which makes it a sidecar. Write `Always`, or leave the field out.',
    ko: '이 init 컨테이너의 `restartPolicy` 값이 `{value}`이다. 이 버전은 사이드카로 만드는 `Always`만 허용한다. `Always`로 적거나 필드를 뺀다.',
  },
  'validation-restart-rules-on-sidecar': {
    en: 'A sidecar has `restartPolicyRules`. It always restarts, and this release allows no rules on it. Remove the rules.',
    ko: '사이드카에 `restartPolicyRules`가 있다. 사이드카는 항상 재시작하며 이 버전은 규칙을 허용하지 않는다. 규칙을 지운다.',
  },
  'validation-restart-rules-without-policy': {
    en: 'The container has `restartPolicyRules` but no `restartPolicy`. The policy decides when no rule matches, so it has to be there. Add `restartPolicy` to the container.',
    ko: '컨테이너에 `restartPolicyRules`가 있지만 `restartPolicy`가 없다. 맞는 규칙이 없을 때 정책이 결정하므로 반드시 있어야 한다. 컨테이너에 `restartPolicy`를 추가한다.',
  },
  'validation-restart-rules-too-many': {
    en: 'The container has {count} restart rules. The API server takes at most 20. Put exit codes with the same action into one rule.',
    ko: '컨테이너의 재시작 규칙이 {count}개이다. API 서버는 20개까지만 받아들인다. 동작이 같은 종료 코드를 한 규칙으로 합친다.',
  },
  'validation-restart-rule-action': {
    en: '`{value}` is no action of a restart rule. This release knows {actions}. Use one of them.',
    ko: '`{value}` 값은 재시작 규칙의 동작이 아니다. 이 버전이 아는 동작: {actions}. 그중 하나를 쓴다.',
  },
  'validation-restart-rule-action-missing': {
    en: 'This restart rule has no action. Without one the API server refuses the rule. Add `action`: {actions}.',
    ko: '이 재시작 규칙에 동작이 없다. 동작이 없는 규칙은 API 서버가 거부한다. `action`을 추가한다: {actions}.',
  },
  'validation-restart-rule-exit-codes-missing': {
    en: 'This restart rule has no `exitCodes`. The rule could match nothing, so it is refused. Add `exitCodes` with `operator` and `values`.',
    ko: '이 재시작 규칙에 `exitCodes`가 없다. 아무것도 맞출 수 없는 규칙이라 거부된다. `operator`와 `values`가 있는 `exitCodes`를 추가한다.',
  },
  'validation-restart-rule-operator': {
    en: '`{value}` is no operator of exit codes. The API server knows `In` and `NotIn`, spelt exactly so. Use one of them.',
    ko: '`{value}` 값은 종료 코드의 연산자가 아니다. API 서버는 정확히 `In`과 `NotIn`만 받아들인다. 둘 중 하나를 쓴다.',
  },
  'validation-restart-rule-operator-missing': {
    en: 'These exit codes have no operator. The API server cannot tell whether they are meant or excluded. Add `operator: In` or `operator: NotIn`.',
    ko: '종료 코드에 연산자가 없다. API 서버는 포함인지 제외인지 알 수 없다. `operator: In` 또는 `operator: NotIn`을 추가한다.',
  },
  'validation-restart-rule-too-many-exit-codes': {
    en: 'This restart rule lists {count} exit codes. The API server takes at most 255. Use `NotIn` with the codes that are left.',
    ko: '이 재시작 규칙의 종료 코드가 {count}개이다. API 서버는 255개까지만 받아들인다. 나머지 코드를 적고 `NotIn`을 쓴다.',
  },
  'validation-restart-policy-unknown': {
    en: '`{value}` is no restart policy. The API server knows `Always`, `OnFailure` and `Never`, spelt exactly so. Use one of them.',
    ko: '`{value}` 값은 재시작 정책이 아니다. API 서버는 정확히 `Always`, `OnFailure`, `Never`만 받아들인다. 그중 하나를 쓴다.',
  },
  'validation-restart-policy-not-always': {
    en: '`restartPolicy` is `{value}`, but a {kind} keeps its pods running. It accepts only `Always`. Write `Always`, leave the field out, or use a Job for work that ends.',
    ko: '`restartPolicy` 값이 `{value}`이지만 {kind} 리소스는 파드를 계속 실행한다. `Always`만 허용된다. `Always`로 적거나 필드를 빼고, 끝나는 작업이면 Job을 쓴다.',
  },
  'validation-restart-policy-missing-in-job': {
    en: 'The pod template of this Job has no `restartPolicy`. The default is `Always`, which a Job does not accept because its work ends. Add `restartPolicy: OnFailure` or `restartPolicy: Never`.',
    ko: '이 Job의 파드 템플릿에 `restartPolicy`가 없다. 기본값은 `Always`인데, 끝나는 작업인 Job은 이를 허용하지 않는다. `restartPolicy: OnFailure` 또는 `restartPolicy: Never`를 추가한다.',
  },
  'validation-restart-policy-always-in-job': {
    en: '`restartPolicy` is `Always`, but the work of a Job ends. With `Always` it would start again forever, so the object is refused. Use `OnFailure` or `Never`.',
    ko: '`restartPolicy` 값이 `Always`이지만 Job의 작업은 끝난다. `Always`이면 영원히 다시 시작하므로 객체가 거부된다. `OnFailure` 또는 `Never`를 쓴다.',
  },
  'validation-restart-policy-unknown-in-job': {
    en: '`{value}` is no restart policy of a Job. It accepts `OnFailure` and `Never`, spelt exactly so. Use one of them.',
    ko: '`{value}` 값은 Job의 재시작 정책이 아니다. 정확히 `OnFailure`와 `Never`만 허용된다. 둘 중 하나를 쓴다.',
  },
  'validation-restart-policy-with-failure-policy': {
    en: '`restartPolicy` is `{value}` beside a `podFailurePolicy`. The policy judges failed pods, so their containers may not restart in place. Use `Never`.',
    ko: '`podFailurePolicy`가 있는데 `restartPolicy` 값이 `{value}`이다. 이 정책은 실패한 파드를 판단하므로 컨테이너가 제자리에서 재시작하면 안 된다. `Never`를 쓴다.',
  },
  'validation-readiness-gate-name': {
    en: '`{name}` cannot be a readiness gate. The type of a condition is written like a label key, such as `example.com/ready`, with at most 63 characters behind the slash. Correct the name.',
    ko: '`{name}` 값은 readiness gate가 될 수 없다. 조건의 종류는 `example.com/ready`처럼 레이블 키 형식이며 슬래시 뒤는 63자 이하이다. 이름을 고친다.',
  },
  'validation-readiness-gate-nameless': {
    en: 'This readiness gate has no `conditionType`. No condition could ever open it, so the object is refused. Add `conditionType`, or remove the entry.',
    ko: '이 readiness gate에 `conditionType`이 없다. 어떤 조건으로도 열 수 없어 객체가 거부된다. `conditionType`을 추가하거나 항목을 지운다.',
  },
  'validation-active-deadline-out-of-range': {
    en: '`activeDeadlineSeconds` of the pod is {value}. The API server takes 1 to {largest}. Use a number in that range, or leave it out for no limit.',
    ko: '파드의 `activeDeadlineSeconds` 값이 {value}이다. API 서버는 1–{largest}만 받아들인다. 이 범위의 수를 쓰거나, 제한이 없으면 뺀다.',
  },
  'validation-active-deadline-negative': {
    en: '`activeDeadlineSeconds` of the Job is {value}. A negative deadline is refused. Use 0 or more, or leave it out for no limit.',
    ko: 'Job의 `activeDeadlineSeconds` 값이 {value}이다. 음수는 거부된다. 0 이상을 쓰거나, 제한이 없으면 뺀다.',
  },
  'validation-active-deadline-in-controller': {
    en: 'The pod template of this {kind} sets `activeDeadlineSeconds`. A {kind} keeps its pods running, so a deadline is refused. Remove it, or use a Job.',
    ko: '이 {kind} 리소스의 파드 템플릿에 `activeDeadlineSeconds`가 있다. 파드를 계속 실행하는 리소스라 기한이 거부된다. 지우거나 Job을 쓴다.',
  },
  'validation-pod-os-unknown': {
    en: '`{value}` is no operating system of a pod. The API server knows `linux` and `windows`, in lower case. Use one of them.',
    ko: '`{value}` 값은 파드의 운영체제가 아니다. API 서버는 소문자로 쓴 `linux`와 `windows`만 받아들인다. 둘 중 하나를 쓴다.',
  },
  'validation-pod-os-nameless': {
    en: '`os` has no name. The API server refuses it without one. Add `name: linux` or `name: windows`, or remove `os`.',
    ko: '`os`에 이름이 없다. 이름이 없으면 API 서버가 거부한다. `name: linux` 또는 `name: windows`를 추가하거나 `os`를 지운다.',
  },
  'validation-rollout-setting-negative': {
    en: '`{field}` is {value}. The API server refuses negative numbers here. Use 0 or more.',
    ko: '`{field}` 값이 {value}이다. API 서버는 여기서 음수를 거부한다. 0 이상을 쓴다.',
  },
  'validation-progress-deadline-too-short': {
    en: '`progressDeadlineSeconds` is {deadline} s, and `minReadySeconds` is {minReady} s. A pod could never become available in time, so the deadline has to be longer. Raise the deadline above {minReady}.',
    ko: '`progressDeadlineSeconds`는 {deadline}초, `minReadySeconds`는 {minReady}초이다. 파드가 제때 사용 가능해질 수 없으므로 기한이 더 길어야 한다. 기한을 {minReady}초보다 길게 늘린다.',
  },
  'validation-progress-deadline-default-too-short': {
    en: '`minReadySeconds` is {minReady} s, but `progressDeadlineSeconds` is {deadline} s by default. A pod could never become available in time, so the object is refused. Add a `progressDeadlineSeconds` above {minReady}, or lower `minReadySeconds`.',
    ko: '`minReadySeconds`는 {minReady}초인데 `progressDeadlineSeconds`의 기본값은 {deadline}초이다. 파드가 제때 사용 가능해질 수 없어 객체가 거부된다. {minReady}초보다 긴 `progressDeadlineSeconds`를 추가하거나 `minReadySeconds`를 줄인다.',
  },
  'validation-min-ready-seconds': {
    en: '`minReadySeconds` is {value} s.',
    ko: '`minReadySeconds`는 {value}초이다.',
  },
  'validation-strategy-type-unknown': {
    en: '`{value}` is no strategy of a {kind}. It knows {types}. Use one of them.',
    ko: '`{value}` 값은 {kind} 리소스의 전략이 아니다. 허용되는 값: {types}. 그중 하나를 쓴다.',
  },
  'validation-strategy-recreate-with-rolling-update': {
    en: 'The strategy is `Recreate`, but `rollingUpdate` is set. All pods are stopped first, so its settings could have no effect and are refused. Remove `rollingUpdate`, or use `type: RollingUpdate`.',
    ko: '전략이 `Recreate`인데 `rollingUpdate`가 있다. 모든 파드를 먼저 멈추므로 이 설정은 쓸모가 없어 거부된다. `rollingUpdate`를 지우거나 `type: RollingUpdate`를 쓴다.',
  },
  'validation-strategy-on-delete-with-rolling-update': {
    en: 'The strategy is `OnDelete`, but `rollingUpdate` is set. Pods are replaced only when they are deleted, so the settings are refused. Remove `rollingUpdate`, or use `type: RollingUpdate`.',
    ko: '전략이 `OnDelete`인데 `rollingUpdate`가 있다. 파드는 삭제될 때만 바뀌므로 이 설정은 거부된다. `rollingUpdate`를 지우거나 `type: RollingUpdate`를 쓴다.',
  },
  'validation-rollout-amount-not-percent': {
    en: '`{field}` is the text `{value}`. The API server takes a whole number, or digits with a percent sign such as `25%`. Correct the value.',
    ko: '`{field}` 값이 문자열 `{value}`이다. API 서버는 정수나 `25%`처럼 퍼센트 기호가 붙은 숫자만 받아들인다. 값을 고친다.',
  },
  'validation-rollout-amount-over-100-percent': {
    en: '`{field}` is {value}. More than all pods cannot be meant, so the value is refused. Use 100% or less.',
    ko: '`{field}` 값이 {value}이다. 전체 파드보다 많을 수 없어 거부된다. 100% 이하를 쓴다.',
  },
  'validation-rollout-amount': {
    en: '`{field}` is {value}.',
    ko: '`{field}` 값은 {value}이다.',
  },
  'validation-rollout-both-zero': {
    en: '`maxUnavailable` is {value}, and `maxSurge` is 0 as well. No pod could ever be replaced, so the object is refused. Give one of them a value above 0.',
    ko: '`maxUnavailable` 값이 {value}이고 `maxSurge`도 0이다. 어떤 파드도 바꿀 수 없어 객체가 거부된다. 둘 중 하나를 0보다 크게 한다.',
  },
  'validation-daemon-set-both-zero': {
    en: '`maxUnavailable` and `maxSurge` are both 0. No pod could ever be replaced, so the object is refused. Give one of them a value above 0.',
    ko: '`maxUnavailable`과 `maxSurge`가 모두 0이다. 어떤 파드도 바꿀 수 없어 객체가 거부된다. 둘 중 하나를 0보다 크게 한다.',
  },
  'validation-daemon-set-surge': {
    en: '`maxSurge` is {surge}, and `maxUnavailable` is {unavailable}. A DaemonSet replaces the pod of a node either before or after the old one stops, not both. Set one of them to 0.',
    ko: '`maxSurge`는 {surge}, `maxUnavailable`은 {unavailable} 값이다. DaemonSet은 노드의 파드를 이전 파드가 멈추기 전이나 후 중 한 가지로만 바꾼다. 둘 중 하나를 0으로 한다.',
  },
  'validation-daemon-set-surge-with-default': {
    en: '`maxSurge` is {surge}, but `maxUnavailable` is {unavailable} by default. A DaemonSet replaces the pod of a node either before or after the old one stops, not both. Add `maxUnavailable: 0`.',
    ko: '`maxSurge` 값이 {surge}인데 `maxUnavailable`의 기본값은 {unavailable}이다. DaemonSet은 노드의 파드를 이전 파드가 멈추기 전이나 후 중 한 가지로만 바꾼다. `maxUnavailable: 0`을 추가한다.',
  },
  'validation-stateful-set-unavailable-zero': {
    en: '`maxUnavailable` is {value}. No pod could ever be replaced, so the object is refused. Use 1 or more.',
    ko: '`maxUnavailable` 값이 {value}이다. 어떤 파드도 바꿀 수 없어 객체가 거부된다. 1 이상을 쓴다.',
  },
  'validation-pod-management-policy-unknown': {
    en: '`{value}` is no pod management policy. The API server knows `OrderedReady` and `Parallel`, spelt exactly so. Use one of them.',
    ko: '`{value}` 값은 파드 관리 정책이 아니다. API 서버는 정확히 `OrderedReady`와 `Parallel`만 받아들인다. 둘 중 하나를 쓴다.',
  },
  'validation-host-ip-without-host-port': {
    en: '`hostIP` is `{address}`, but there is no `hostPort`. Without a host port nothing listens on the node, so the address has no effect. Add `hostPort`, or remove `hostIP`.',
    ko: '`hostIP` 값이 `{address}`이지만 `hostPort`가 없다. 호스트 포트가 없으면 노드에서 아무것도 수신하지 않아 이 주소는 효과가 없다. `hostPort`를 추가하거나 `hostIP`를 지운다.',
  },
  'validation-port-defined-twice': {
    en: 'Port {number}/{protocol} is listed twice in this container. A later change to one entry may be merged into the other. Remove one of them.',
    ko: '포트 {number}/{protocol} 항목이 이 컨테이너에 두 번 있다. 나중에 한 항목을 고치면 다른 항목에 병합될 수 있다. 하나를 지운다.',
  },
  'validation-port-defined-by-two-containers': {
    en: 'Port {number}/{protocol} is listed by two containers of this pod. They share one network, so only one of them can listen there. Check which of them answers on this port.',
    ko: '이 파드의 두 컨테이너가 포트 {number}/{protocol} 항목을 갖고 있다. 네트워크를 함께 쓰므로 한쪽만 그 포트에서 수신할 수 있다. 어느 컨테이너가 응답하는지 확인한다.',
  },
  'validation-port-other-definition': {
    en: 'Port {number} is listed here, too.',
    ko: '포트 {number} 값이 여기에도 있다.',
  },
  'validation-port-name-in-two-containers': {
    en: 'Another container of this pod has a port named `{name}`, too. A Service that refers to the name reaches that one; probes use the port of their own container. Give one of them another name.',
    ko: '이 파드의 다른 컨테이너에도 `{name}` 포트가 있다. 이 이름을 쓰는 Service는 그쪽으로 연결되고, 프로브는 자기 컨테이너의 포트를 쓴다. 하나의 이름을 바꾼다.',
  },
  'validation-port-name-first': {
    en: 'Services that refer to `{name}` use this port.',
    ko: '`{name}` 이름을 쓰는 Service는 이 포트를 쓴다.',
  },
  'validation-grace-period-negative': {
    en: '`terminationGracePeriodSeconds` is {value}. Kubernetes takes a negative grace period as 1 second, so containers are killed almost at once. Use 0 or more.',
    ko: '`terminationGracePeriodSeconds` 값이 {value}이다. 쿠버네티스는 음수 유예 기간을 1초로 보아 컨테이너를 거의 바로 강제 종료한다. 0 이상을 쓴다.',
  },
  'validation-port-undefined': {
    en: '`{probe}` asks for port `{name}`, which container `{container}` does not define. The kubelet cannot find the port and throws every attempt away: {consequence}. {advice}',
    ko: '`{probe}`가 컨테이너 `{container}`에 없는 포트 `{name}` 값을 가리킨다. kubelet은 포트를 찾지 못해 모든 시도를 버린다: {consequence}. {advice}',
  },
  'validation-port-undefined-liveness': {
    en: 'a hanging container is never restarted',
    ko: '멈춘 컨테이너가 재시작되지 않는다',
  },
  'validation-port-undefined-readiness': {
    en: 'the container never becomes Ready',
    ko: '컨테이너가 Ready가 되지 않는다',
  },
  'validation-port-undefined-startup': {
    en: 'the container never counts as started, and is never restarted either',
    ko: '컨테이너가 시작된 것으로 인정되지 않고 재시작되지도 않는다',
  },
  'validation-port-undefined-owner': {
    en: 'Container `{owner}` has a port of that name, but names are looked up only in the probed container. Use the number.',
    ko: '컨테이너 `{owner}`에 그 이름의 포트가 있지만, 이름은 검사하는 컨테이너 안에서만 찾는다. 번호를 쓴다.',
  },
  'validation-port-undefined-choose': {
    en: 'Use one of {names}, or the number.',
    ko: '{names} 중 하나 또는 번호를 쓴다.',
  },
  'validation-port-undefined-add': {
    en: 'Add the port to `ports`, or use the number.',
    ko: '`ports`에 포트를 추가하거나 번호를 쓴다.',
  },
  'validation-port-of-other-container': {
    en: '`{name}` is a port of container `{owner}`.',
    ko: '`{name}` 값은 컨테이너 `{owner}`의 포트이다.',
  },
  'validation-ports-of-container': {
    en: 'The ports of the probed container.',
    ko: '검사하는 컨테이너의 포트이다.',
  },
  'validation-hook-port-undefined': {
    en: '`{hook}` asks for port `{name}`, which the container does not define. The kubelet cannot find the port, so the hook fails every time: {consequence}. Use the name of a port of this container, or the number.',
    ko: '`{hook}` 훅이 컨테이너에 없는 포트 `{name}` 값을 가리킨다. kubelet이 포트를 찾지 못해 훅이 매번 실패한다: {consequence}. 이 컨테이너의 포트 이름이나 번호를 쓴다.',
  },
  'validation-hook-tcp-socket': {
    en: '`{hook}` uses `tcpSocket`. The API accepts it, but the kubelet cannot run such a hook, so it fails every time: {consequence}. Use `exec`, `httpGet` or `sleep`.',
    ko: '`{hook}` 훅이 `tcpSocket`을 쓴다. API는 받아들이지만 kubelet은 이런 훅을 실행할 수 없어 매번 실패한다: {consequence}. `exec`, `httpGet` 또는 `sleep`을 쓴다.',
  },
  'validation-hook-fails-post-start': {
    en: 'the container is killed and restarted again and again',
    ko: '컨테이너가 계속 강제 종료되고 재시작된다',
  },
  'validation-hook-fails-pre-stop': {
    en: 'the container is stopped without the hook',
    ko: '훅 없이 컨테이너가 종료된다',
  },
} as const satisfies Record<string, Translations>;
