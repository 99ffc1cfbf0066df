import type { Translations } from './message.ts';

/** About keys that the reader drops without a word. */
export const readingMessages = {
  'duplicate-key': {
    en: '`{key}` is set twice in this mapping; this one has no effect. The API server keeps the last and says nothing. Remove the one you do not mean.',
    ko: '이 맵에 `{key}`가 두 번 있으며 이 값은 무시된다. API 서버는 알리지 않고 마지막 값만 쓴다. 필요 없는 쪽을 지운다.',
  },
  'duplicate-key-winner': {
    en: 'This `{key}` is the one that counts.',
    ko: '적용되는 `{key}`는 이것이다.',
  },
  'merge-overrides-key': {
    en: '`{key}` has no effect: the merge of `*{anchor}` below it sets the key again. The API server applies merges where they stand, so the later one wins. Move this key below the `<<`.',
    ko: '아래의 `*{anchor}` 병합이 `{key}`를 다시 설정하므로 이 값은 무시된다. API 서버는 병합을 적힌 자리에서 적용하며 뒤에 온 것이 이긴다. 이 키를 `<<` 아래로 옮긴다.',
  },
  'merge-overrides-key-winner': {
    en: 'This merge sets `{key}`.',
    ko: '이 병합이 `{key}`를 설정한다.',
  },
} as const satisfies Record<string, Translations>;
