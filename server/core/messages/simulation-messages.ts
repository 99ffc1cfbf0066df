import type { Translations } from './message.ts';

/** Of the command line's simulations. */
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
} as const satisfies Record<string, Translations>;
