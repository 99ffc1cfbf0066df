import type { Translations } from './message.ts';

export const decodeMessages = {
  'decode-type-mismatch': {
    en: '`{field}` takes {expected}, not {found}. The API server refuses the whole object for it. {advice}',
    ko: '`{field}` 필드는 {expected}만 받는데 지금 값은 {found}이다. 이 값 하나 때문에 API 서버가 오브젝트 전체를 거절한다. {advice}',
  },
  'decode-whole-object': { en: 'the object', ko: '오브젝트' },

  'decode-expects-seconds': { en: 'a whole number of seconds', ko: '초 단위 정수' },
  'decode-expects-count': { en: 'a whole number', ko: '정수' },
  'decode-expects-number': { en: 'a number', ko: '숫자' },
  'decode-expects-boolean': { en: 'true or false', ko: 'true 또는 false' },
  'decode-expects-text': { en: 'text', ko: '문자열' },
  'decode-expects-port': { en: 'a port number or a port name', ko: '포트 번호 또는 포트 이름' },
  'decode-expects-port-number': { en: 'a port number', ko: '포트 번호' },
  'decode-expects-count-or-percentage': { en: 'a whole number or a percentage', ko: '정수 또는 백분율' },
  'decode-expects-quantity': { en: 'a quantity such as 500m or 128Mi', ko: '500m, 128Mi 같은 수량' },
  'decode-expects-time': { en: 'a time such as 2026-01-31T08:00:00Z', ko: '2026-01-31T08:00:00Z 같은 시각' },
  'decode-expects-duration': { en: 'a duration such as 1m30s', ko: '1m30s 같은 시간' },
  'decode-expects-list': { en: 'a list', ko: '목록' },
  'decode-expects-list-of-text': { en: 'a list of texts', ko: '문자열 목록' },
  'decode-expects-mapping': { en: 'a mapping with its fields', ko: '하위 필드를 담은 매핑' },
  'decode-expects-map': { en: 'a mapping of names to values', ko: '이름과 값의 매핑' },
  'decode-expects-header-list': { en: 'a list of name and value pairs', ko: 'name과 value 쌍의 목록' },

  'decode-found-text': { en: 'the text {value}', ko: '문자열({value})' },
  'decode-found-number': { en: 'the number {value}', ko: '숫자({value})' },
  'decode-found-fraction': { en: '{value}, a number with a fraction', ko: '소수({value})' },
  'decode-found-too-large': {
    en: '{value}, which lies outside {minimum} to {maximum}',
    ko: '{minimum}–{maximum} 범위를 벗어난 수({value})',
  },
  'decode-found-boolean': { en: 'the truth value {value}', ko: '참/거짓 값({value})' },
  'decode-found-yaml-boolean': {
    en: '{text}, which YAML 1.1 reads as {value}',
    ko: 'YAML 1.1이 {value}로 읽는 단어({text})',
  },
  'decode-found-list': { en: 'a list', ko: '목록' },
  'decode-found-mapping': { en: 'a mapping', ko: '매핑' },

  'decode-advice-unquote': {
    en: 'Remove the quotes: `{suggestion}`.',
    ko: '따옴표를 지우고 `{suggestion}`만 쓴다.',
  },
  'decode-advice-write': { en: 'Write `{suggestion}`.', ko: '`{suggestion}`: 이렇게 쓴다.' },
  'decode-advice-seconds': {
    en: 'Durations have no unit here: write `{suggestion}`.',
    ko: '여기에는 단위를 붙이지 않는다. `{suggestion}`: 이렇게 쓴다.',
  },
  'decode-advice-round': {
    en: 'Fractions are not taken: write `{suggestion}`.',
    ko: '소수는 쓸 수 없다. `{suggestion}`: 이렇게 쓴다.',
  },
  'decode-advice-quote': { en: 'Put it in quotes: `{suggestion}`.', ko: '따옴표로 감싼다: `{suggestion}`.' },
  'decode-advice-list': { en: 'Write a list: `{suggestion}`.', ko: '목록으로 쓴다: `{suggestion}`.' },
  'decode-advice-port-number': {
    en: 'gRPC probes know no port names: write the number.',
    ko: 'gRPC 프로브는 포트 이름을 모르므로 번호를 쓴다.',
  },
  'decode-advice-header-list': {
    en: 'Give each header an entry of its own: `{suggestion}`.',
    ko: '헤더마다 항목을 따로 쓴다: `{suggestion}`.',
  },
  'decode-advice-fields': {
    en: 'Write its fields below it, for example `{suggestion}`.',
    ko: '아래에 하위 필드를 쓴다. 예: `{suggestion}`.',
  },
  'decode-advice-items': {
    en: 'Put `{suggestion}` in front of each entry.',
    ko: '항목마다 앞에 `{suggestion}` 표시를 붙인다.',
  },
  'decode-advice-change': { en: 'Change the value to {expected}.', ko: '값을 {expected} 형식으로 바꾼다.' },

  'decode-unknown-field': {
    en: '`{parent}` has no field `{key}`. {consequence} {advice}',
    ko: '`{parent}` 아래에는 `{key}` 필드가 없다. {consequence} {advice}',
  },
  'decode-misplaced-field': {
    en: '`{key}` does not belong in `{parent}`. {consequence} {advice}',
    ko: '`{key}` 필드는 `{parent}` 아래에 둘 수 없다. {consequence} {advice}',
  },
  'decode-consequence-unknown': {
    en: 'kubectl refuses the object; tools that only warn drop the field, and what it says never happens.',
    ko: 'kubectl은 오브젝트를 거절하고, 경고만 하는 도구는 이 필드를 버리므로 적은 내용이 적용되지 않는다.',
  },
  'decode-advice-rename': { en: 'Write `{suggestion}` instead.', ko: '`{suggestion}`: 이 이름으로 바꾼다.' },
  'decode-advice-move-up': {
    en: 'Move it one level up, beside `{beside}`.',
    ko: '한 단계 위, `{beside}` 옆으로 옮긴다.',
  },
  'decode-advice-move-out': { en: 'Move it up into `{target}`.', ko: '위쪽의 `{target}` 아래로 옮긴다.' },
  'decode-advice-move-into': { en: 'Move it into `{target}`.', ko: '`{target}` 안으로 옮긴다.' },
  'decode-advice-move-into-as': {
    en: 'Write it as `{suggestion}` inside `{target}`.',
    ko: '`{target}` 안에 `{suggestion}`: 이 이름으로 쓴다.',
  },
  'decode-advice-move-into-container': {
    en: 'Move it into a container, an entry of containers.',
    ko: '컨테이너(containers의 항목) 안으로 옮긴다.',
  },
  'decode-advice-move-into-probe': {
    en: 'Move it into livenessProbe, readinessProbe or startupProbe.',
    ko: 'livenessProbe, readinessProbe, startupProbe 중 하나의 안으로 옮긴다.',
  },
  'decode-advice-move-into-hook': {
    en: 'Move it into lifecycle.postStart or lifecycle.preStop.',
    ko: 'lifecycle.postStart 또는 lifecycle.preStop 안으로 옮긴다.',
  },
  'decode-advice-no-sleep-in-probe': {
    en: 'Only the hooks postStart and preStop can sleep; to wait before the first check set initialDelaySeconds.',
    ko: 'sleep은 postStart와 preStop 훅에서만 쓴다. 첫 검사 전에 기다리려면 initialDelaySeconds를 쓴다.',
  },
  'decode-advice-no-grpc-in-hook': {
    en: 'Only probes can call gRPC; use exec, httpGet or sleep in a hook.',
    ko: 'gRPC 호출은 프로브에서만 쓴다. 훅에서는 exec, httpGet, sleep을 쓴다.',
  },
  'decode-advice-newer': {
    en: 'It exists from Kubernetes {since} on and the configured version is {version}: remove it, or raise the version.',
    ko: 'Kubernetes {since}부터 있는 필드인데 설정된 버전은 {version}이다. 필드를 지우거나 버전을 올린다.',
  },
  'decode-advice-older': {
    en: 'It was taken out after Kubernetes {until}, and the configured version is {version}: remove it.',
    ko: 'Kubernetes {until} 다음에 없어진 필드이고 설정된 버전은 {version}이다. 필드를 지운다.',
  },
  'decode-advice-remove': { en: 'Check the spelling, or remove it.', ko: '철자를 확인하거나 필드를 지운다.' },

  'decode-gated-field': {
    en: '`{field}` has no effect on a default cluster. The feature gate `{gate}` is off by default in Kubernetes {version}, and the API server then drops the field unseen. Turn the gate on, or do not rely on the field.',
    ko: '`{field}` 필드는 기본 설정 클러스터에서 아무 효과가 없다. Kubernetes {version}에서는 피처 게이트 `{gate}`가 기본으로 꺼져 있어 API 서버가 이 필드를 말없이 버린다. 게이트를 켜거나, 이 필드에 기대지 않는다.',
  },

  'decode-missing-api-version': {
    en: 'The object has no apiVersion. kubectl sends nothing to the server without it. {advice}',
    ko: '오브젝트에 apiVersion이 없다. apiVersion 없이는 kubectl이 서버로 아무것도 보내지 않는다. {advice}',
  },
  'decode-advice-add-api-version': {
    en: 'Add the version that serves this kind, such as v1.',
    ko: '이 종류를 제공하는 버전을 적는다. 예: v1.',
  },
  'decode-expects-object': { en: 'Kubernetes objects', ko: 'Kubernetes 오브젝트' },
  'decode-missing-kind': {
    en: 'The object has no kind. kubectl cannot tell what to create. Add a kind, such as Deployment.',
    ko: '오브젝트에 kind가 없다. kubectl은 무엇을 만들지 알 수 없다. Deployment 같은 kind를 적는다.',
  },
  'decode-mistyped-identity': {
    en: '`{field}` is not text but {found}. kubectl refuses the object before it asks the server. {advice}',
    ko: '`{field}` 값이 문자열이 아니라 {found}이다. kubectl은 서버에 묻기 전에 오브젝트를 거절한다. {advice}',
  },
  'decode-malformed-api-version': {
    en: 'apiVersion {value} has more than one slash. It is a group and a version, apps/v1, or a version alone, v1. {advice}',
    ko: 'apiVersion {value}에 슬래시가 두 개 이상이다. apiVersion은 apps/v1처럼 그룹과 버전이거나 v1처럼 버전뿐이다. {advice}',
  },
  'decode-unknown-kind': {
    en: 'No server knows kind `{kind}` in version {version}. Kinds and versions must match letter for letter. {advice}',
    ko: '어느 서버에도 {version} 버전의 `{kind}` 종류는 없다. kind와 apiVersion은 글자까지 똑같아야 한다. {advice}',
  },
  'decode-not-an-object': {
    en: 'This document is {found}, not a Kubernetes object. kubectl stops here and reads no further document of the file. Remove it, or write an object with apiVersion and kind.',
    ko: '이 문서는 Kubernetes 오브젝트가 아니라 {found}이다. kubectl은 여기서 멈추고 파일의 나머지 문서를 읽지 않는다. 문서를 지우거나 apiVersion과 kind가 있는 오브젝트를 쓴다.',
  },
  'decode-written-there': { en: 'The value is written here.', ko: '값이 적힌 곳이다.' },
  'decode-key-written-there': { en: 'The field is written here.', ko: '필드가 적힌 곳이다.' },
} as const satisfies Record<string, Translations>;
