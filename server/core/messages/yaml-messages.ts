import type { Translations } from './message.ts';

export const yamlMessages = {} as const satisfies Record<string, Translations>;
