import { type Message, message } from '../../messages/message.ts';
import type { RenderedPlace } from './chart-finding.ts';

/** What a rendered place is in. */
export function renderedWords({ kind, name, container, rendered }: RenderedPlace): Message {
  if (kind === null || name === null) return message('chart-rendered-file', { file: rendered });
  return container === null
    ? message('chart-rendered-object', { kind, name })
    : message('chart-rendered-container', { kind, name, container });
}
