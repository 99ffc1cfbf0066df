import type { Translations } from './message.ts';

export const hoverMessages = {} as const satisfies Record<string, Translations>;
