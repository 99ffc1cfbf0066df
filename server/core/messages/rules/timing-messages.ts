import type { Translations } from '../message.ts';

export const timingMessages = {} as const satisfies Record<string, Translations>;
