/** What is wrong with the project file itself. */
export const projectRuleIds = [
  'project-file-unknown-key',
  'project-file-unknown-rule',
  'project-file-invalid-value',
] as const;
