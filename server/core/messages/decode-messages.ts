import type { Translations } from './message.ts';

export const decodeMessages = {} as const satisfies Record<string, Translations>;
