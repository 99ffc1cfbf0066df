import type { SimpleCommand } from '../../command/index.ts';
import { nameOf, simpleCommands } from '../../command/index.ts';
import { fixesWith } from '../../edits/index.ts';
import type { Fix } from '../../finding.ts';
import type { FieldValue } from '../../kubernetes/field-value.ts';
import type { ListValue, Probe, ProbedContainer } from '../../kubernetes/probe.ts';
import { message } from '../../messages/message.ts';
import type { OfferedFix, Report, Subject } from '../rule.ts';
import { defineRule } from '../rule.ts';
import { suggesting } from '../workload/add-member.ts';
import { missesLiveness } from '../workload/liveness-missing.ts';
import { removeProbe } from '../workload/probe-on-run-to-completion.ts';
import { replaceItems } from './command-edits.ts';
import type { ExecSubject } from './exec-subject.ts';
import { execSubject, reportedPlace } from './exec-subject.ts';
import { alwaysSucceeds } from './exit-status.ts';
import { leaving, withWords } from './leaves.ts';

/** A liveness probe that asks for what the kubelet sees anyway: that there is a process. */
export const execProcessExistsLiveness = defineRule({
  id: 'exec-process-exists-liveness',
  category: 'risk',
  concern: 'best-practice',
  severity: 'hint',
  profile: 'recommended',
  fix: 'changes-behaviour',
  appliesTo: ['livenessProbe'],
  quietFor: ['partly-shown'],
  docs: {
    title: 'exec-process-exists-liveness-title',
    what: 'exec-process-exists-liveness-what',
    why: 'exec-process-exists-liveness-why',
    instead: 'exec-process-exists-liveness-instead',
  },
  check(given: Subject & { readonly probe: Probe }): readonly Report[] {
    const subject = execSubject(given);
    if (!subject || mayRunSeveral(subject.container) || alwaysSucceeds(subject.command, subject.container))
      return [];
    const commands = simpleCommands(subject.command);
    const check = commands.find(asksForProcess);
    if (!check || !commands.every((command) => asksForProcess(command) || isPlumbing(command))) return [];
    const word = check.words[0];
    if (!word) return [];
    return [
      {
        span: reportedPlace(subject, word.origin.span),
        objectPath: subject.handler.objectPath,
        message: message('exec-process-exists-liveness', { program: nameOf(check) }),
        fixes: [...withoutProbe(given), ...byHeartbeat(subject)],
      },
    ];
  },
});

/** Only beside a readinessProbe, so that somebody still looks at the container. */
function withoutProbe(subject: Subject & { readonly probe: Probe }): readonly Fix[] {
  if (subject.container.probes.readinessProbe.kind !== 'probe' || missesLiveness(subject)) return [];
  return fixesWith(
    {
      title: message('fix-remove-field', { field: subject.probe.name, owner: 'container' }),
      safety: 'changes-behaviour',
      isPreferred: true,
    },
    removeProbe(subject),
  );
}

const heartbeatFile = '/tmp/heartbeat';

/**
 * Looks for a file that the program's own loop has to touch, which only its author can have it do; the file is there to
 * be typed over. `find` exits 0 whatever it finds, therefore `grep`.
 */
function byHeartbeat(subject: ExecSubject): readonly OfferedFix[] {
  const { probe, handler } = subject;
  const words = ['/bin/sh', '-c', `find ${heartbeatFile} -mmin -1 | grep -q .`];
  const fixes = fixesWith(
    {
      title: message('fix-check-heartbeat', { file: heartbeatFile }),
      safety: 'changes-behaviour',
      isPreferred: false,
    },
    suggesting(replaceItems(subject, 0, words), [heartbeatFile]),
  );
  return leaving(fixes, withWords(probe, handler, words));
}

function asksForProcess(command: SimpleCommand): boolean {
  const name = nameOf(command);
  const words = command.words.map(({ text }) => text);
  if (['pgrep', 'pidof', 'ps', 'jps'].includes(name)) return true;
  if (name === 'kill') return words[1] === '-0';
  return name === 'test' && words[1] === '-d' && words[2] === '/proc/1';
}

/** What only looks at the answer of the check. */
function isPlumbing(command: SimpleCommand): boolean {
  const isFilter =
    command.connectorBefore === '|' &&
    ['grep', 'egrep', 'awk', 'wc', 'head', 'tail'].includes(nameOf(command));
  return isFilter || ['exit', 'echo', 'true', 'false', ':'].includes(nameOf(command));
}

/** Several processes in one container, or a worker whose pattern may name a child: the check then has a meaning. */
function mayRunSeveral({ command, args, ports }: ProbedContainer): boolean {
  if (ports.kind !== 'known' || ports.items.length === 0) return true;
  return [command, args].some(startsSeveral);
}

function startsSeveral(list: ListValue<FieldValue<string>>): boolean {
  if (list.kind === 'absent') return false;
  if (list.kind === 'unknown' || !list.isComplete) return true;
  return list.items.some(
    (item) => item.kind !== 'known' || /supervisor|s6-|runit|[^&>]&(?:\s|$)/.test(item.value),
  );
}
