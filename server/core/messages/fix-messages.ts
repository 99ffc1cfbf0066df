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
} as const satisfies Record<string, Translations>;
