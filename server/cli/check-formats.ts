/** How `check` prints what it finds. */
export const checkFormats = ['stylish', 'json', 'sarif', 'github'] as const;
export type CheckFormat = (typeof checkFormats)[number];
