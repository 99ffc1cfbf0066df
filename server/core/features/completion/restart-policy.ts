import { kubernetesDocumentationUrl } from '../../kubernetes/documentation-pages.ts';
import type { Language } from '../../messages/message.ts';
import { message, renderMessage } from '../../messages/message.ts';

/** What `restartPolicy: Always` makes of an init container, in Markdown. */
export function podRestartDocumentation(language: Language): string {
  const link = renderMessage(message('completion-documentation'), language);
  return `${renderMessage(message('completion-sidecar'), language)}\n\n[${link}](${kubernetesDocumentationUrl('sidecars', language)})`;
}
