import type { Translations } from './message.ts';

export const fieldMessages = {} as const satisfies Record<string, Translations>;
