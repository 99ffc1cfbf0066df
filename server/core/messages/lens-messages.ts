import type { Translations } from './message.ts';

/** The words above containers and probes, and behind numbers. */
export const lensMessages = {
  'lens-ready': { en: 'Ready in {time} if it boots at once', ko: '바로 기동하면 {time}에 Ready' },
  'lens-restart': { en: 'killed {time} after a hang', ko: '행 후 {time}에 종료' },
  'lens-timeline': { en: 'Timeline', ko: '타임라인' },
  'lens-budget': { en: 'allows {time} to boot', ko: '기동 {time}까지 허용' },
  'lens-kill': { en: 'kills {time} after a hang', ko: '행 후 {time}에 종료 시작' },
  'lens-kill-grace': {
    en: 'kills {time} after a hang, + up to {grace} grace',
    ko: '행 후 {time}에 종료 시작, 유예 최대 {grace}',
  },
  'lens-out': { en: 'out of Service after {time}', ko: '{time} 뒤 서비스에서 제외' },
  'lens-out-back': {
    en: 'out of Service after {time}, back after {back}',
    ko: '{time} 뒤 서비스에서 제외, {back} 뒤 복귀',
  },
  'lens-two': { en: '{first} · {second}', ko: '{first} · {second}' },
  'lens-shared': { en: '{lens} · {count} workloads', ko: '{lens} · 워크로드 {count}개' },
  'lens-differs': { en: '{lens} · differs in {count} more', ko: '{lens} · 그 밖에 {count}개는 값이 다름' },
  'hint-product': { en: '× {period} = {total}', ko: '× {period} = {total}' },
  'hint-defaults': { en: '{values} (defaults)', ko: '{values} (기본값)' },
} as const satisfies Record<string, Translations>;
