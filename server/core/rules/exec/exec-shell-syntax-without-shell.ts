import type { ExecCommand } from '../../command/index.ts';
import { baseName, shellPrograms } from '../../command/index.ts';
import { fixesWith } from '../../edits/index.ts';
import type { Fix } from '../../finding.ts';
import { message } from '../../messages/message.ts';
import { defineRule } from '../rule.ts';
import { replaceItems, shellLine, shellOperator } from './command-edits.ts';
import type { ExecSubject } from './exec-subject.ts';
import { everyProbe, execSubject, reportedPlace } from './exec-subject.ts';

/** Programs for which `;`, `<` or `|` is an argument of their own. */
const ownOperators: ReadonlySet<string> = new Set(['find', 'expr', 'test', '[', 'awk', 'jq']);

/** Operators of the shell, or a whole command line, in a list that no shell reads. */
export const execShellSyntaxWithoutShell = defineRule({
  id: 'exec-shell-syntax-without-shell',
  category: 'risk',
  concern: 'risk',
  severity: 'warning',
  profile: 'minimal',
  fix: 'changes-behaviour',
  appliesTo: everyProbe,
  quietFor: [],
  docs: {
    title: 'exec-shell-syntax-without-shell-title',
    what: 'exec-shell-syntax-without-shell-what',
    why: 'exec-shell-syntax-without-shell-why',
    instead: 'exec-shell-syntax-without-shell-instead',
  },
  check(given) {
    const subject = execSubject(given);
    if (!subject || runsShell(subject.command)) return [];
    const { argv } = subject.command;
    const { handler } = subject;
    const [only, second] = argv;
    if (only && !second && /\S\s+\S/.test(only.text))
      return [
        {
          span: reportedPlace(subject, only.span),
          objectPath: handler.objectPath,
          message: message('exec-shell-syntax-without-shell-line', { line: only.text.trim().slice(0, 60) }),
          fixes: lineFixes(subject, only.written.trim()),
        },
      ];
    const token = argv.slice(1).find(({ text }) => shellOperator.test(text));
    if (!token || ownOperators.has(baseName(argv[0]?.text ?? ''))) return [];
    return [
      {
        span: reportedPlace(subject, token.span),
        objectPath: handler.objectPath,
        message: message('exec-shell-syntax-without-shell', { token: token.text }),
        fixes: wrapFixes(subject, shellLine(argv.map(({ written }) => written))),
      },
    ];
  },
});

function runsShell({ argv }: ExecCommand): boolean {
  return argv.some(({ text }) => shellPrograms.has(baseName(text)));
}

function lineFixes(subject: ExecSubject, line: string): readonly Fix[] {
  if (!/^[\w@%+=:,./ -]+$/.test(line)) return wrapFixes(subject, line);
  const title = message('fix-split-command', {});
  return fixesWith(
    { title, safety: 'changes-behaviour', isPreferred: true },
    replaceItems(subject, 0, line.split(/ +/)),
  );
}

function wrapFixes(subject: ExecSubject, script: string): readonly Fix[] {
  const title = message('fix-run-in-shell', {});
  return fixesWith(
    { title, safety: 'changes-behaviour', isPreferred: true },
    replaceItems(subject, 0, ['/bin/sh', '-c', script]),
  );
}
