import type { Translations } from '../message.ts';

/** What only a chart can get wrong. */
export const helmMessages = {
  'helm-override-adds-second-handler': {
    en: '{added} does not take the place of {kept}: that one stands in {file}, Helm lays maps over each other, and the probe gets both. Kubernetes accepts one handler and refuses the object. Write {kept}: null beside {added}.',
    ko: '{added}이(가) {kept}을(를) 대신하지 않음: {kept}은(는) {file}에 있고, Helm은 맵을 겹쳐 합치므로 프로브에 둘 다 들어간다. Kubernetes는 핸들러를 하나만 받으므로 오브젝트를 거부한다. {added} 옆에 {kept}: null을 쓴다.',
  },
  'helm-override-adds-second-handler-subchart': {
    en: '{added} does not take the place of {kept}: that one stands in {file}, Helm lays maps over each other, and the probe gets both. Kubernetes accepts one handler and refuses the object. Set {kept} instead of {added}; not every release of Helm lets {kept}: null remove what a subchart has by default.',
    ko: '{added}이(가) {kept}을(를) 대신하지 않음: {kept}은(는) {file}에 있고, Helm은 맵을 겹쳐 합치므로 프로브에 둘 다 들어간다. Kubernetes는 핸들러를 하나만 받으므로 오브젝트를 거부한다. {added} 대신 {kept}을(를) 설정한다. {kept}: null로 서브차트의 기본값을 지울 수 없는 Helm 릴리스도 있다.',
  },
  'helm-override-adds-second-handler-default': {
    en: '{kept} comes from here.',
    ko: '{kept}은(는) 여기에서 온다.',
  },
  'helm-port-rendered-as-string': {
    en: 'The template prints the port {value} as a string. Kubernetes takes a string for the name of a port, a name needs a letter, and the object is refused. Print the number without quotes.',
    ko: '템플릿이 포트 {value}를 문자열로 출력함. Kubernetes는 문자열을 포트 이름으로 읽고 이름에는 글자가 있어야 하므로 오브젝트를 거부한다. 따옴표 없이 숫자로 출력한다.',
  },
  'helm-port-rendered-as-string-value': {
    en: 'The number {value} is written here.',
    ko: '숫자 {value}은(는) 여기에 있다.',
  },
  'helm-probe-dump-unguarded': {
    en: 'This prints {probe}: {} because {value} is empty. Kubernetes refuses a probe without a handler. Put {probe} inside {{ with }} … {{ end }} on {value}.',
    ko: '{value}이(가) 비어 있어 {probe}: {}가 출력됨. Kubernetes는 핸들러가 없는 프로브를 거부한다. {probe}를 {value}에 대한 {{ with }} … {{ end }} 안에 둔다.',
  },
  'helm-probe-dump-unguarded-empty': {
    en: 'The value is empty here.',
    ko: '값이 여기에서 비어 있다.',
  },
  'helm-probe-dump-unguarded-switch': {
    en: 'This prints {key} into the probe with all the rest of {value}. A probe has no such field: Kubernetes drops it with a warning, or refuses the object. Leave it out with omit.',
    ko: '{value}의 나머지와 함께 {key}까지 프로브에 출력됨. 프로브에 없는 필드라서 Kubernetes가 경고하고 버리거나 오브젝트를 거부한다. omit으로 뺀다.',
  },
  'helm-probe-dump-unguarded-key': {
    en: '{key} is written here.',
    ko: '{key}은(는) 여기에 있다.',
  },
  'helm-probe-wrong-indentation': {
    en: '{call} puts {keys} where they belong to another mapping, which has no such field. Kubernetes drops them with a warning, or refuses the object. Write {right}.',
    ko: '{call} 때문에 {keys}이(가) 그런 필드가 없는 다른 맵에 놓임. Kubernetes가 경고하고 버리거나 오브젝트를 거부한다. {right}(으)로 쓴다.',
  },
  'helm-probe-wrong-indentation-broken': {
    en: '{call} puts {keys} where they do not fit the lines around. What is rendered is no YAML, and Helm stops. Write {right}.',
    ko: '{call} 때문에 {keys}이(가) 앞뒤 줄과 맞지 않는 자리에 놓임. 렌더링 결과가 YAML이 아니라서 Helm이 멈춘다. {right}(으)로 쓴다.',
  },
  'helm-default-replaces-zero': {
    en: 'initialDelaySeconds is set to 0, and {value} is rendered. The function default of the template takes a 0 for an empty value. Take default out of the template and write {value} in the chart’s values.yaml, where a 0 can override it.',
    ko: 'initialDelaySeconds를 0으로 정했는데 {value}(으)로 렌더링됨. 템플릿의 default 함수가 0을 빈 값으로 보기 때문이다. 템플릿에서 default를 빼고 차트의 values.yaml에 {value}을(를) 쓰면 0으로 덮어쓸 수 있다.',
  },
  'helm-default-replaces-zero-constant': {
    en: 'The template takes this in its place.',
    ko: '템플릿이 대신 이 값을 쓴다.',
  },
  'helm-number-rendered-as-float': {
    en: 'A whole number of the values is printed as {rendered} into a text that the probe uses as it is. Helm reads every number as a float, which is printed with an exponent from a million on. Print it with int64.',
    ko: 'values의 정수가, 프로브가 그대로 쓰는 문자열 안에 {rendered}(으)로 출력됨. Helm은 모든 숫자를 부동소수점으로 읽고, 백만부터는 지수로 출력한다. int64로 출력한다.',
  },
  'helm-number-rendered-as-float-value': {
    en: 'The number {value} is written here.',
    ko: '숫자 {value}은(는) 여기에 있다.',
  },
  'fix-helm-null': { en: 'Take {field} away with null', ko: 'null로 {field} 없애기' },
  'fix-helm-no-quotes': { en: 'Print the port as a number', ko: '포트를 숫자로 출력하기' },
  'fix-helm-indentation': { en: 'Write {right}', ko: '{right}(으)로 쓰기' },
  'fix-helm-with': {
    en: 'Print {probe} only with {value}',
    ko: '{value}이(가) 있을 때만 {probe} 출력하기',
  },
  'fix-helm-no-default': {
    en: 'Print the value as it is, in {file}',
    ko: '{file}: 값을 그대로 출력하기',
  },
  'fix-helm-omit': { en: 'Leave {key} out with omit', ko: 'omit으로 {key} 빼기' },
  'fix-helm-whole-number': { en: 'Print the number with int64', ko: '숫자를 int64로 출력하기' },
} as const satisfies Record<string, Translations>;
