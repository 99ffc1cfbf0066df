export const languages = ['en', 'ko'] as const;
export type Language = (typeof languages)[number];

/** Chooses a language for a locale such as `ko`, `ko-KR`, `ko_KR.UTF-8` or `en-US`. */
export function languageOfLocale(locale: string | undefined): Language {
  return /^ko\b|^ko[_-]/i.test(locale ?? '') ? 'ko' : 'en';
}
