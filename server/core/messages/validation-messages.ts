import type { Translations } from './message.ts';

export const validationMessages = {} as const satisfies Record<string, Translations>;
