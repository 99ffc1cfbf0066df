import type { Circumstances, OpenDocument } from './open-document.ts';
import type { QuietReason } from './protocol.ts';
import { lengthOf } from './segmented-text.ts';

/** UTF-16 units up to which a file is looked at: the time to open one grows with its length. */
export const largestLength = 6 * 1024 * 1024;

/** Schemes of texts that are shown, not worked on: old versions, differences, output. */
const shownSchemes = new Set([
  'git',
  'gitfs',
  'gitlens',
  'gitlens-git',
  'scm-history-item',
  'vscode-scm',
  'vscode-local-history',
  'conflictResolution',
  'review',
  'pr',
  'output',
  'debug',
  'comment',
  'search-editor',
  'vscode-terminal',
]);

export function isWorkingCopy(uri: string): boolean {
  const colon = uri.indexOf(':');
  return !shownSchemes.has(uri.slice(0, colon));
}

/** Why nothing is said about this file, or null where it is judged. */
export function quietReasonOf(
  document: OpenDocument,
  { settings, role, isExcluded }: Circumstances,
): QuietReason | null {
  if (!isWorkingCopy(document.uri)) return 'not-a-working-copy';
  if (!settings.enable) return 'disabled';
  if (isExcluded) return 'excluded';
  if (role === 'chart-values' || role === 'chart-definition') return role;
  return lengthOf(document.text) > largestLength ? 'too-large' : null;
}
