import type { SimpleCommand } from '../../command/index.ts';
import { commandsOf, wordPlace } from '../../command/index.ts';
import type { Handler } from '../../kubernetes/probe.ts';
import { message } from '../../messages/message.ts';
import type { Span } from '../../text/span.ts';
import type { Report } from '../rule.ts';
import { defineRule } from '../rule.ts';
import type { ProbeSubject } from './place.ts';
import { spanHere } from './place.ts';
import { headerSecret, secretIn } from './secret-word.ts';

/** A password or token as plain text in a probe. */
export const execInlineCredentials = defineRule({
  id: 'exec-inline-credentials',
  category: 'risk',
  concern: 'risk',
  severity: 'warning',
  profile: 'recommended',
  fix: 'none',
  appliesTo: ['startupProbe', 'livenessProbe', 'readinessProbe'],
  quietFor: [],
  docs: {
    title: 'exec-inline-credentials-title',
    what: 'exec-inline-credentials-what',
    why: 'exec-inline-credentials-why',
    instead: 'exec-inline-credentials-instead',
  },
  check(subject: ProbeSubject): readonly Report[] {
    const [handler, second] = subject.probe.handlers;
    if (!handler || second) return [];
    const found = handler.kind === 'httpGet' ? inHeaders(handler) : inCommand(subject, handler);
    if (!found) return [];
    return [
      {
        span: spanHere(subject, found.span),
        objectPath: handler.objectPath,
        message: message('exec-inline-credentials', { carrier: found.carrier }),
      },
    ];
  },
});

interface Found {
  readonly carrier: string;
  readonly span: Span;
}

function inHeaders({ headers }: Extract<Handler, { kind: 'httpGet' }>): Found | null {
  for (const { name, value } of headers.kind === 'known' ? headers.items : []) {
    if (name.kind !== 'known' || value.kind !== 'known' || !/^authorization$/i.test(name.value)) continue;
    const carrier = headerSecret(`Authorization: ${value.value}`);
    if (carrier !== null) return { carrier, span: value.span };
  }
  return null;
}

function inCommand({ container, source }: ProbeSubject, handler: Handler): Found | null {
  for (const command of commandsOf(container, handler)) {
    const found = assigned(command, source.text) ?? inWords(command, source.text);
    if (found) return { carrier: found.carrier, span: found.span ?? handler.keySpan };
  }
  return null;
}

type Placed = { readonly carrier: string; readonly span: Span | null } | null;

/** What the kubelet or a shell puts in is not written here. */
function inWords({ words, wrappers }: SimpleCommand, text: string): Placed {
  const all = [...wrappers.flatMap((wrapper) => wrapper.words), ...words];
  const secret = secretIn(all.map((word) => (word.hasExpansion || isFilledIn(word) ? '$' : word.text)));
  const word = secret && all[secret.index];
  return word ? { carrier: secret.carrier, span: wordPlace(text, word) } : null;
}

function isFilledIn({ origin }: SimpleCommand['words'][number]): boolean {
  return origin.written !== origin.text;
}

function assigned({ assignments }: SimpleCommand, text: string): Placed {
  for (const { name, value } of assignments) {
    if (!value || value.hasExpansion || isFilledIn(value)) continue;
    const isWhole = value.text.startsWith(`${name}=`);
    const secret = secretIn([isWhole ? value.text : `${name}=${value.text}`]);
    if (secret) return { carrier: secret.carrier, span: wordPlace(text, value) };
  }
  return null;
}
