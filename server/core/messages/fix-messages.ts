import type { Translations } from './message.ts';

export const fixMessages = {
  'fix-add-startup-probe': {
    en: 'Add startupProbe allowing {seconds} s (uses the liveness check)',
    ko: 'startupProbe 추가 (기동 {seconds}초 허용, liveness 검사 사용)',
  },
  'fix-add-field': {
    en: 'Add {field}: {value}',
    ko: '{field}: {value} 추가',
  },
  'fix-raise-number': {
    en: 'Raise {field} to {value}',
    ko: '{field}를 {value}로 늘리기',
  },
  'fix-write-value': { en: 'Write {value}', ko: '값 바꾸기: {value}' },
  'fix-remove-quotes': { en: 'Remove the quotes: {value}', ko: '따옴표 지우기: {value}' },
  'fix-add-quotes': { en: 'Put it in quotes: {value}', ko: '따옴표로 감싸기: {value}' },
  'fix-write-list': { en: 'Write it as a list: {value}', ko: '목록으로 바꾸기: {value}' },
  'fix-write-header-list': {
    en: 'Write the headers as a list of name and value',
    ko: '헤더를 name과 value 목록으로 바꾸기',
  },
  'fix-rename-key': { en: 'Rename {key} to {name}', ko: '키 이름 바꾸기: {key} → {name}' },
  'fix-move-beside': { en: 'Move {key} beside {target}', ko: '{key} 옮기기: {target} 옆' },
  'fix-move-into': { en: 'Move {key} into {target}', ko: '{key} 옮기기: {target} 안' },
} as const satisfies Record<string, Translations>;
