import type { Translations } from './message.ts';

export const cliMessages = {} as const satisfies Record<string, Translations>;
