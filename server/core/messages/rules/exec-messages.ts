import type { Translations } from '../message.ts';

export const execMessages = {} as const satisfies Record<string, Translations>;
