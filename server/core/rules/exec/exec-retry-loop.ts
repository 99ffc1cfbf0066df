import type { CommandWord, SimpleCommand } from '../../command/index.ts';
import { nameOf, placeInDocument, simpleCommands, wordPlace } from '../../command/index.ts';
import { fixesWith } from '../../edits/index.ts';
import type { Message } from '../../messages/message.ts';
import { message } from '../../messages/message.ts';
import { isHeard } from '../asked.ts';
import type { OfferedFix, Report } from '../rule.ts';
import { defineRule } from '../rule.ts';
import { replaceItems } from './command-edits.ts';
import type { ExecSubject } from './exec-subject.ts';
import { everyProbe, execSubject, reportedPlace } from './exec-subject.ts';
import { innerWaitOf } from './inner-wait.ts';
import { leaving, withWords } from './leaves.ts';
import { repeatingLoop } from './loops.ts';

/** A command that repeats or waits by itself. */
export const execRetryLoop = defineRule({
  id: 'exec-retry-loop',
  category: 'risk',
  concern: 'risk',
  severity: 'warning',
  profile: 'recommended',
  fix: 'changes-behaviour',
  appliesTo: everyProbe,
  quietFor: [],
  docs: {
    title: 'exec-retry-loop-title',
    what: 'exec-retry-loop-what',
    why: 'exec-retry-loop-why',
    instead: 'exec-retry-loop-instead',
  },
  check(given) {
    const subject = execSubject(given);
    if (!subject) return [];
    const found = simpleCommands(subject.command).flatMap((command) => repetitionIn(command) ?? [])[0];
    if (!found) return loopReports(subject);
    if (found.isSleep && isTooLong(subject)) return [];
    const { origin } = found.word;
    return [
      {
        span: reportedPlace(subject, wordPlace(subject.source.text, found.word) ?? origin.span),
        objectPath: subject.handler.objectPath,
        message: found.message,
        fixes: withoutRetries(subject),
      },
    ];
  },
});

/** A loop that waits for something without a pause. */
function loopReports(subject: ExecSubject): readonly Report[] {
  const { command, source, handler } = subject;
  const { shell } = command;
  const loop = shell && repeatingLoop(shell.script);
  if (!loop) return [];
  const place = placeInDocument(source.text, shell.scriptWord, loop) ?? shell.scriptWord.span;
  return [
    {
      span: reportedPlace(subject, place),
      objectPath: handler.objectPath,
      message: message('exec-retry-loop', { option: loop.word }),
    },
  ];
}

const retryOptions: Readonly<Record<string, RegExp>> = {
  curl: /^--retry(?:-(?:delay|max-time|connrefused|all-errors))?$/,
  wget: /^(?:--tries|-t|--waitretry|--retry-connrefused)$/,
};
/** Those that take no value. */
const retryFlags = /^--retry-(?:connrefused|all-errors)$/;

/** Takes the options that repeat out of a single command; loops have no such place. */
function withoutRetries(subject: ExecSubject): readonly OfferedFix[] {
  const { command, probe, handler } = subject;
  const { argv, direct, shell } = command;
  const options = retryOptions[nameOf(direct)];
  if (shell || !options || direct.wrappers.length > 0) return [];
  const left = argv.filter((word, index) => {
    const before = argv[index - 1]?.text ?? '';
    const [name = ''] = word.text.split('=');
    return !options.test(name) && !(options.test(before) && !retryFlags.test(before));
  });
  const first = argv.findIndex((word, index) => word !== left[index]);
  const words = left.map(({ written }) => written);
  if (first < 1 || words.length >= argv.length || words.length === first) return [];
  const fixes = fixesWith(
    { title: message('fix-remove-retries'), safety: 'changes-behaviour', isPreferred: true },
    replaceItems(subject, first, words.slice(first)),
  );
  return leaving(fixes, withWords(probe, handler, words));
}

/** A sleep that the probe does not live to see the end of has a rule of its own. */
function isTooLong(subject: ExecSubject): boolean {
  const isJudged = isHeard('exec-inner-wait-exceeds-timeout', 'recommended', subject.context);
  return isJudged && innerWaitOf(subject) !== null;
}

interface Repetition {
  readonly word: CommandWord;
  readonly isSleep?: boolean;
  readonly message: Message;
}

function repetitionIn(command: SimpleCommand): Repetition | null {
  const [program, ...rest] = command.words;
  if (!program) return null;
  switch (nameOf(command)) {
    case 'curl':
      return retryOption(rest, ['--retry'], 1);
    case 'wget':
      return retryOption(rest, ['--tries', '-t'], 2);
    case 'sleep': {
      const seconds = Number(/^(\d+(?:\.\d+)?)s?$/.exec(rest[0]?.text ?? '')?.[1]);
      if (!(seconds >= 1) || rest[0]?.hasExpansion) return null;
      const id = command.isInLoop ? 'exec-retry-loop-loop' : 'exec-retry-loop-sleep';
      return { word: program, isSleep: !command.isInLoop, message: message(id, { seconds }) };
    }
    case 'wait-for':
    case 'wait-for.sh':
    case 'wait-for-it':
    case 'wait-for-it.sh':
      return { word: program, message: message('exec-retry-loop', { option: program.text }) };
    case 'dockerize': {
      const wait = rest.find(({ text }) => /^--?wait(?:=|$)/.test(text));
      return wait ? { word: wait, message: message('exec-retry-loop', { option: wait.text }) } : null;
    }
    default:
      return null;
  }
}

/** `--retry 3`, `--retry=3`: asked so many times at least. */
function retryOption(
  words: readonly CommandWord[],
  names: readonly string[],
  least: number,
): Repetition | null {
  for (const [index, word] of words.entries()) {
    const [name = '', joined] = word.text.split('=');
    if (!names.includes(name)) continue;
    const value = joined ?? words[index + 1]?.text ?? '';
    if (!/^\d+$/.test(value) || Number(value) < least) return null;
    return { word, message: message('exec-retry-loop', { option: `${name} ${value}` }) };
  }
  return null;
}
