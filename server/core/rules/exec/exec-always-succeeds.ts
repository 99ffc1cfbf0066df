import { nameOf, placeInDocument } from '../../command/index.ts';
import { edits, fixesWith, isShared } from '../../edits/index.ts';
import { message } from '../../messages/message.ts';
import type { OfferedFix } from '../rule.ts';
import { defineRule } from '../rule.ts';
import { replaceItems } from './command-edits.ts';
import type { ExecSubject } from './exec-subject.ts';
import { everyProbe, execSubject, reportedPlace } from './exec-subject.ts';
import { alwaysSucceeds } from './exit-status.ts';
import { exitWhereItFails } from './failing-branch.ts';
import { leaving, withWords } from './leaves.ts';
import { remarksOn } from './remarks.ts';

/** A command whose exit status says nothing. */
export const execAlwaysSucceeds = defineRule({
  id: 'exec-always-succeeds',
  category: 'risk',
  concern: 'risk',
  severity: 'warning',
  profile: 'recommended',
  fix: 'changes-behaviour',
  appliesTo: everyProbe,
  quietFor: [],
  docs: {
    title: 'exec-always-succeeds-title',
    what: 'exec-always-succeeds-what',
    why: 'exec-always-succeeds-why',
    instead: 'exec-always-succeeds-instead',
  },
  check(given) {
    const subject = execSubject(given);
    if (!subject || !alwaysSucceeds(subject.command, subject.container)) return [];
    const { command, probe, handler } = subject;
    const place = command.shell?.scriptWord.span ?? command.argv[0]?.span ?? handler.keySpan;
    const isPlaceholder =
      (probe.name === 'startupProbe' && !command.shell) ||
      /placeholder|dummy|stub\b|on purpose|deliberate|intentional/i.test(remarksOn(subject, handler));
    return [
      {
        span: reportedPlace(subject, place),
        objectPath: handler.objectPath,
        message: message('exec-always-succeeds', { probe: probe.name }),
        fixes: [
          ...withoutMask(subject),
          ...byProcessName(subject),
          ...withoutShell(subject),
          ...exitWhereItFails(subject),
        ],
        ...(isPlaceholder ? { severity: 'hint' } : {}),
      },
    ];
  },
});

/** What swallows the status of all that stands before it. */
const mask = /\s*(?:\|\||;|\n)\s*(?:true|:|exit +0)\s*;?\s*$/;

/** Takes the end away that hides a failure. */
function withoutMask(subject: ExecSubject): readonly OfferedFix[] {
  const { command, source, shared, container, probe, handler } = subject;
  const word = command.shell?.scriptWord;
  const found = word && mask.exec(word.text);
  if (!word || !found || found.index === 0 || isShared(word.span, shared)) return [];
  if ([container, probe, handler].some(({ via }) => via.length > 0)) return [];
  const end = found.index + found[0].trimEnd().length;
  const place = placeInDocument(source.text, word, { start: found.index, end });
  if (!place) return [];
  const words = command.argv.map((one) =>
    one === word ? word.written.slice(0, found.index) + word.written.slice(end) : one.written,
  );
  const fixes = fixesWith(
    {
      title: message('fix-remove-mask', { end: found[0].trim() }),
      safety: 'changes-behaviour',
      isPreferred: true,
    },
    edits({ span: place, newText: '' }),
  );
  return leaving(fixes, withWords(probe, handler, words));
}

/** `ps -ef | grep name` without a shell whose own line it finds. */
function byProcessName(subject: ExecSubject): readonly OfferedFix[] {
  const { command, probe, handler } = subject;
  const [list, filter, third] = command.shell?.script.commands ?? [];
  const pattern = filter?.words.at(-1);
  if (!list || !filter || third || nameOf(list) !== 'ps' || nameOf(filter) !== 'grep' || !pattern) return [];
  if (filter.words.length > 3 || filter.redirects.length > 0 || !/^[\w./-]+$/.test(pattern.text)) return [];
  const words = ['pgrep', '-f', pattern.text];
  const fixes = fixesWith(
    {
      title: message('fix-run-instead', { command: words.join(' ') }),
      safety: 'changes-behaviour',
      isPreferred: true,
    },
    replaceItems(subject, 0, words),
  );
  return leaving(fixes, withWords(probe, handler, words));
}

/** `pgrep -f name` without a shell that waits for it. */
function withoutShell(subject: ExecSubject): readonly OfferedFix[] {
  const { command, probe, handler } = subject;
  const [search] = command.shell?.script.commands ?? [];
  if (!search || nameOf(search) !== 'pgrep' || search.words.some(({ hasExpansion }) => hasExpansion))
    return [];
  const words = search.words.map(({ text }) => text);
  const fixes = fixesWith(
    {
      title: message('fix-run-instead', { command: words.join(' ') }),
      safety: 'changes-behaviour',
      isPreferred: true,
    },
    replaceItems(subject, 0, words),
  );
  return leaving(fixes, withWords(probe, handler, words));
}
