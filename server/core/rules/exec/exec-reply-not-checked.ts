import type { SimpleCommand } from '../../command/index.ts';
import { nameOf, readCommand, wordPlace } from '../../command/index.ts';
import { edits, fixesWith, isShared } from '../../edits/index.ts';
import type { Fix } from '../../finding.ts';
import { message } from '../../messages/message.ts';
import type { Report } from '../rule.ts';
import { defineRule } from '../rule.ts';
import { readOptions } from './options.ts';
import type { ExecHandler } from './own-request.ts';
import { execHandlerOf, onlyWork, textsOf } from './own-request.ts';
import type { ProbeSubject } from './place.ts';
import { replaceHandler, spanHere } from './place.ts';

/** A client that exits 0 whatever the server replies, with nobody reading the reply. */
export const execReplyNotChecked = defineRule({
  id: 'exec-reply-not-checked',
  category: 'risk',
  concern: 'risk',
  severity: 'information',
  profile: 'recommended',
  fix: 'changes-behaviour',
  appliesTo: ['livenessProbe', 'readinessProbe'],
  quietFor: [],
  docs: {
    title: 'exec-reply-not-checked-title',
    what: 'exec-reply-not-checked-what',
    why: 'exec-reply-not-checked-why',
    instead: 'exec-reply-not-checked-instead',
  },
  check(subject: ProbeSubject): readonly Report[] {
    const handler = execHandlerOf(subject);
    const command = onlyWork(subject);
    if (!handler || !command || command.redirects.some(({ operator }) => operator.startsWith('>'))) return [];
    const isReadiness = subject.probe.name === 'readinessProbe';
    const client = clientOf(command);
    if (client === null || (client === 'mysql' && !isReadiness)) return [];
    return [
      {
        span: spanHere(subject, handler.keySpan),
        objectPath: handler.objectPath,
        message: message(`exec-reply-not-checked-${client}`, { program: nameOf(command) }),
        severity: isReadiness ? 'information' : 'hint',
        fixes: client === 'redis' ? fixesFor(subject, handler) : statusInstead(subject, command),
      },
    ];
  },
});

const redisSyntax = {
  shortFlags: '',
  shortValues: 'hpsanu',
  longFlags: ['tls', 'no-auth-warning', 'raw', 'no-raw', 'insecure'],
  longValues: ['user', 'pass', 'cacert', 'cacertdir', 'cert', 'key', 'sni'],
};

function clientOf(command: SimpleCommand): 'redis' | 'mysql' | null {
  const [, ...rest] = textsOf(command);
  switch (nameOf(command)) {
    case 'redis-cli':
    case 'valkey-cli':
      return pings(rest) ? 'redis' : null;
    case 'mysqladmin':
    case 'mariadb-admin':
      return rest.includes('ping') ? 'mysql' : null;
    default:
      return null;
  }
}

/** `ping` and nothing else; `-e`, which makes error replies count, is no option of this list. */
function pings(words: readonly string[]): boolean {
  const read = readOptions(words, redisSyntax);
  const [only, second] = read?.operands ?? [];
  // Without a command it reads commands from its input, which is empty.
  if (read !== null && only === undefined) return !words.some((word) => word === '-e');
  return only !== undefined && second === undefined && only.value.toLowerCase() === 'ping';
}

/** `status` needs an account that may log in, which is what readiness is about. */
function statusInstead({ source, shared }: ProbeSubject, command: SimpleCommand): readonly Fix[] {
  const word = command.words.find(({ text }) => text === 'ping');
  const place = word && wordPlace(source.text, word);
  if (!place || isShared(place, shared)) return [];
  const old = source.text.slice(place.start, place.end);
  const program = nameOf(command);
  return fixesWith(
    {
      title: message('fix-run-instead', { command: `${program} status` }),
      safety: 'changes-behaviour',
      isPreferred: true,
    },
    edits({ span: place, newText: old.replace('ping', 'status') }),
  );
}

/** Words that a shell takes as they are. */
const plainWord = /^[\w@%+=:,./-]+$/;

function fixesFor(subject: ProbeSubject, handler: ExecHandler): readonly Fix[] {
  const command = readCommand(subject.container, handler);
  if (!command || command.shell || !command.argv.every(({ written }) => plainWord.test(written))) return [];
  // A server that is loading or has lost its master needs no restart.
  const test =
    subject.probe.name === 'readinessProbe' ? 'grep -q PONG' : "grep -Eq 'PONG|LOADING|MASTERDOWN|NOAUTH'";
  const words = command.argv.map(({ written }) => written);
  const asked = words.some((word) => word.toLowerCase() === 'ping') ? words : [...words, 'ping'];
  const script = `${asked.join(' ')} | ${test}`;
  const exec = {
    key: 'exec',
    value: { members: [{ key: 'command', value: ['/bin/sh', '-c', script] }] },
  };
  return fixesWith(
    { title: message('fix-test-reply'), safety: 'changes-behaviour', isPreferred: true },
    replaceHandler(subject, handler, exec),
  );
}
