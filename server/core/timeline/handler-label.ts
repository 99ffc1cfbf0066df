import type { FieldValue } from '../kubernetes/field-value.ts';
import { knownOr } from '../kubernetes/field-value.ts';
import type { Handler } from '../kubernetes/probe.ts';
import type { HandlerLabel } from './timeline-container.ts';

/** Long commands would push everything else out of sight. */
const longestLabel = 80;

/** What a probe asks, short: `GET :8080/livez`, `TCP :5432`, `exec pg_isready -h …`. */
export function handlerLabel(handler: Handler): HandlerLabel {
  const text = labelText(handler).replace(/\s+/g, ' ');
  return {
    kind: handler.kind,
    text: text.length > longestLabel ? `${text.slice(0, longestLabel)}…` : text,
  };
}

function labelText(handler: Handler): string {
  switch (handler.kind) {
    case 'httpGet':
      return `GET ${shown(handler.host, '')}:${shown(handler.port)}${shown(handler.path, '/')}`;
    case 'tcpSocket':
      return `TCP ${shown(handler.host, '')}:${shown(handler.port)}`;
    case 'grpc':
      return `gRPC :${shown(handler.port)} ${shown(handler.service, '')}`.trim();
    case 'exec': {
      const { command } = handler;
      const words = command.kind === 'known' ? command.items.map((item) => shown(item, '')) : ['…'];
      return ['exec', ...words].join(' ');
    }
  }
}

function shown(field: FieldValue<string | number>, fallback = '?'): string {
  return String(knownOr<string | number>(field, fallback) ?? '…');
}
