import { nameOf } from '../../command/index.ts';
import type { Handler, ProbedContainer } from '../../kubernetes/probe.ts';
import type { Message } from '../../messages/message.ts';
import { message } from '../../messages/message.ts';
import type { Span } from '../../text/span.ts';
import { imageNameOf } from '../image-name.ts';
import type { OfferedFix, Report } from '../rule.ts';
import { defineRule } from '../rule.ts';
import { askItself, moveToReadiness } from './ask-itself.ts';
import { outsideHostOf } from './outside-host.ts';
import { execHandlerOf, onlyWork, textsOf } from './own-request.ts';
import type { ProbeSubject } from './place.ts';
import { spanHere } from './place.ts';

/** Words of a path that tell of something besides the process itself. */
const dependencyWords =
  /^(?:db|database|redis|kafka|rabbit|rabbitmq|mysql|postgres|postgresql|mongo|mongodb|elastic|elasticsearch|downstream|upstream|depend(?:s|encies|ency)?|deep|full|external)$/i;

/** Liveness that fails because something else does. */
export const livenessDependsOnOutside = defineRule({
  id: 'liveness-depends-on-outside',
  category: 'risk',
  concern: 'reliability',
  severity: 'warning',
  profile: 'recommended',
  fix: 'changes-behaviour',
  appliesTo: ['startupProbe', 'livenessProbe'],
  quietFor: [],
  docs: {
    title: 'liveness-depends-on-outside-title',
    what: 'liveness-depends-on-outside-what',
    why: 'liveness-depends-on-outside-why',
    instead: 'liveness-depends-on-outside-instead',
  },
  check(subject: ProbeSubject): readonly Report[] {
    const { probe, container } = subject;
    const [handler, second] = probe.handlers;
    if (!handler || second || container.image.kind === 'unknown') return [];
    const found = byPath(container, handler) ?? byHost(subject, handler);
    if (!found) return [];
    const isCertain = found.isHost && probe.name === 'livenessProbe';
    return [
      {
        span: spanHere(subject, found.span),
        objectPath: handler.objectPath,
        message: found.message,
        severity: isCertain ? 'warning' : 'information',
        fixes: found.fixes,
      },
    ];
  },
});

interface Found {
  readonly message: Message;
  readonly span: Span;
  readonly isHost: boolean;
  readonly fixes: readonly OfferedFix[];
}

function byPath(container: ProbedContainer, handler: Handler): Found | null {
  if (handler.kind !== 'httpGet' || handler.path.kind !== 'known') return null;
  const { value: path, span } = handler.path;
  const [plain = ''] = path.split('?');
  const what = plain.split(/[/._-]/).find((word) => dependencyWords.test(word));
  if (what === undefined || isServiceItself(container, what)) return null;
  return {
    message: message('liveness-depends-on-outside-path', { path, what }),
    span,
    isHost: false,
    fixes: [],
  };
}

/** The database's own image, asked for the database. */
function isServiceItself({ image }: ProbedContainer, word: string): boolean {
  return image.kind === 'known' && imageNameOf(image.value).name.includes(word.toLowerCase());
}

function byHost(subject: ProbeSubject, handler: Handler): Found | null {
  const { container } = subject;
  // Of several commands some may be there for the case that others fail: only one alone is certain.
  const command = onlyWork(subject);
  const exec = execHandlerOf(subject);
  const asked = command && outsideHostOf(textsOf(command));
  if (!command || !exec || !asked || isOwnService(container, asked.host, nameOf(command))) return null;
  return {
    message: message('liveness-depends-on-outside-host', { what: asked.host }),
    span: handler.keySpan,
    isHost: true,
    fixes: [...askItself(subject, exec, command, asked), ...moveToReadiness(subject)],
  };
}

const serverOf: Readonly<Record<string, RegExp>> = {
  psql: /postgres|timescale/,
  pg_isready: /postgres|timescale/,
  mysql: /mysql|mariadb|percona/,
  mysqladmin: /mysql|mariadb|percona/,
  mariadb: /mariadb/,
  'mariadb-admin': /mariadb/,
  'redis-cli': /redis|valkey|keydb/,
  'valkey-cli': /redis|valkey|keydb/,
  mongo: /mongo/,
  mongosh: /mongo/,
};

/** A server that asks itself by the name of its own Service, or the container's program by its own client. */
function isOwnService({ image, object, name }: ProbedContainer, host: string, program: string): boolean {
  if (image.kind === 'known') {
    const own = imageNameOf(image.value).name;
    const server = Object.hasOwn(serverOf, program) ? serverOf[program] : undefined;
    if (server?.test(own) || (program.startsWith('kafka-') && own.includes('kafka'))) return true;
  }
  const [label = ''] = host.split('.');
  return [object.name, name].some((field) => field.kind === 'known' && field.value === label);
}
