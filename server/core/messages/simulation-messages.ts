import type { Translations } from './message.ts';

/** Of the command line's simulations and timelines. */
export const simulationMessages = {
  'simulate-no-json': {
    en: 'Line {line}: this is not JSON ({reason}). Write one object a line: {example}.',
    ko: '{line}번째 줄: JSON이 아니다({reason}). 한 줄에 객체 하나를 쓴다: {example}.',
  },
  'simulate-misfit': {
    en: 'Line {line}: {path} is missing or not as expected. Write {expected}.',
    ko: '{line}번째 줄: {path}이(가) 없거나 형식에 맞지 않는다. {expected}을(를) 쓴다.',
  },
  'simulate-failed': {
    en: 'Line {line}: the simulation broke off ({reason}). This is a defect of kube-probes; the other lines go on.',
    ko: '{line}번째 줄: 시뮬레이션이 중단되었다({reason}). kube-probes의 결함이며 나머지 줄은 계속한다.',
  },
  'simulate-unreadable': {
    en: '{file} could not be read ({reason}). Name a file of JSON lines, or - for standard input.',
    ko: '{file}을(를) 읽을 수 없다({reason}). JSON 줄로 된 파일이나, 표준 입력은 -를 지정한다.',
  },
  'expected-object': { en: 'an object', ko: '객체' },
  'expected-list': { en: 'a list', ko: '목록' },
  'expected-text': { en: 'a text', ko: '문자열' },
  'expected-flag': { en: 'true or false', ko: 'true 또는 false' },
  'expected-number': {
    en: 'a number from {minimum} to {maximum}',
    ko: '{minimum} 이상 {maximum} 이하의 숫자',
  },
  'expected-one-of': { en: 'one of {values}', ko: '{values} 중 하나' },
  'expected-version': { en: 'a version such as 1.36', ko: '1.36과 같은 버전' },
  'cli-timeline-unreadable': {
    en: '{file} could not be read ({reason}). Check the path, or use - to read from standard input.',
    ko: '{file}을(를) 읽을 수 없다({reason}). 경로를 확인하거나, 표준 입력을 읽으려면 -를 쓴다.',
  },
  'cli-timeline-no-probes': {
    en: 'No container in {file} has a probe that the kubelet runs. Name another file.',
    ko: '{file}에는 kubelet이 실행하는 프로브가 있는 컨테이너가 없다. 다른 파일을 지정한다.',
  },
  'cli-timeline-no-container': {
    en: 'There is no container "{asked}" with probes. Write one of: {known}.',
    ko: '프로브가 있는 "{asked}" 컨테이너는 없다. 다음 중 하나를 쓴다: {known}.',
  },
  'cli-timeline-no-container-near': {
    en: 'There is no container "{asked}" with probes. Did you mean {nearest}? All are: {known}.',
    ko: '프로브가 있는 "{asked}" 컨테이너는 없다. {nearest}을(를) 뜻했는지 확인한다. 전체: {known}.',
  },
  'cli-timeline-never-starts': {
    en: 'The container {name} is never started in this story, so there is nothing to draw.',
    ko: '이 가정에서는 {name} 컨테이너가 시작되지 않아 그릴 것이 없다.',
  },
  'cli-timeline-others': {
    en: 'Other containers: {names} (--container NAME)',
    ko: '다른 컨테이너: {names} (--container 이름)',
  },
  'cli-timeline-any-timing': { en: 'any timing: {range}', ko: '모든 타이밍: {range}' },
  'cli-timeline-luckiest': { en: 'luckiest timing', ko: '가장 운 좋은 타이밍' },
  'cli-timeline-typical': { en: 'typical timing', ko: '보통 타이밍' },
  'cli-timeline-unluckiest': { en: 'unluckiest timing', ko: '가장 운 나쁜 타이밍' },
  'cli-timeline-discarded': { en: 'discarded', ko: '버려짐' },
} as const satisfies Record<string, Translations>;
