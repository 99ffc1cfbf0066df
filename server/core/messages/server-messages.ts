import type { Translations } from './message.ts';

export const serverMessages = {} as const satisfies Record<string, Translations>;
