import type { Translations } from '../message.ts';

export const targetMessages = {} as const satisfies Record<string, Translations>;
