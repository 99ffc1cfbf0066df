import type { Translations } from './message.ts';

export const fixMessages = {} as const satisfies Record<string, Translations>;
