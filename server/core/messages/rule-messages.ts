import type { Translations } from './message.ts';

export const ruleMessages = {} as const satisfies Record<string, Translations>;
