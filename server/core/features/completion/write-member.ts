import type { SnippetMember } from '../../snippets/snippet-layout.ts';
import { layOutSnippet } from '../../snippets/snippet-layout.ts';
import type { Cursor } from './cursor.ts';
import { layoutAt } from './layout.ts';

/**
 * The text that writes members at the cursor: only the key where a colon follows already or quotes are open.
 * Null where the layout cannot hold them.
 */
export function writeMembers(cursor: Cursor, members: readonly SnippetMember[]): string | null {
  const [first] = members;
  if (!first) return null;
  if (cursor.hasColon || cursor.quote !== '') return members.length === 1 ? first.key : null;
  const text = layOutSnippet(members, layoutAt(cursor));
  return cursor.probedSource.text.includes('\r\n') ? (text?.replaceAll('\n', '\r\n') ?? null) : text;
}
