import type { Translations } from '../message.ts';

export const workloadMessages = {} as const satisfies Record<string, Translations>;
