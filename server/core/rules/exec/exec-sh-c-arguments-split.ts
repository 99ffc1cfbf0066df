import { baseName, shellPrograms } from '../../command/index.ts';
import { fixesWith } from '../../edits/index.ts';
import { message } from '../../messages/message.ts';
import type { Report } from '../rule.ts';
import { defineRule } from '../rule.ts';
import { replaceItems, shellLine } from './command-edits.ts';
import type { ExecSubject } from './exec-subject.ts';
import { everyProbe, execSubject, reportedPlace } from './exec-subject.ts';

/** A script cut into several items behind `sh -c`, or given to a shell without `-c`. */
export const execShCArgumentsSplit = defineRule({
  id: 'exec-sh-c-arguments-split',
  category: 'risk',
  concern: 'risk',
  severity: 'warning',
  profile: 'minimal',
  fix: 'changes-behaviour',
  appliesTo: everyProbe,
  quietFor: [],
  docs: {
    title: 'exec-sh-c-arguments-split-title',
    what: 'exec-sh-c-arguments-split-what',
    why: 'exec-sh-c-arguments-split-why',
    instead: 'exec-sh-c-arguments-split-instead',
  },
  check(given) {
    const subject = execSubject(given);
    if (!subject) return [];
    return subject.command.shell ? splitScript(subject) : missingOption(subject);
  },
});

function splitScript(subject: ExecSubject): readonly Report[] {
  const { argv, shell } = subject.command;
  if (!shell || shell.positional.length === 0) return [];
  const { scriptWord } = shell;
  if (/\s|\$\{?[0-9@*#]/.test(scriptWord.text)) return [];
  const index = argv.indexOf(scriptWord);
  const script = shellLine(argv.slice(index).map(({ written }) => written));
  return [
    {
      span: reportedPlace(subject, scriptWord.span),
      objectPath: subject.handler.objectPath,
      message: message('exec-sh-c-arguments-split', { word: scriptWord.text, shell: shell.program }),
      fixes: fixesWith(
        { title: message('fix-join-script', {}), safety: 'changes-behaviour', isPreferred: true },
        replaceItems(subject, index, [script]),
      ),
    },
  ];
}

/** `[sh, "curl -f x"]`: the shell looks for a file of that name. */
function missingOption(subject: ExecSubject): readonly Report[] {
  const { argv, direct } = subject.command;
  const [program, script, third] = direct.words.map(({ origin }) => origin);
  if (!program || !script || third || !shellPrograms.has(baseName(program.text))) return [];
  if (/^[-+]/.test(script.text) || !/\S\s+\S/.test(script.text)) return [];
  return [
    {
      span: reportedPlace(subject, script.span),
      objectPath: subject.handler.objectPath,
      message: message('exec-sh-c-arguments-split-option', { shell: baseName(program.text) }),
      fixes: fixesWith(
        { title: message('fix-add-shell-option', {}), safety: 'changes-behaviour', isPreferred: true },
        replaceItems(subject, argv.indexOf(script), ['-c', script.written]),
      ),
    },
  ];
}
