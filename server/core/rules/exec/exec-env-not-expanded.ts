import type { Word } from '../../command/index.ts';
import { baseName, placeInDocument, shellPrograms, variableNamed, variablesIn } from '../../command/index.ts';
import { edits, fixesWith, isShared } from '../../edits/index.ts';
import type { Message } from '../../messages/message.ts';
import { message } from '../../messages/message.ts';
import type { OfferedFix } from '../rule.ts';
import { defineRule } from '../rule.ts';
import { replaceItems } from './command-edits.ts';
import type { ExecSubject } from './exec-subject.ts';
import { everyProbe, execSubject, reportedPlace } from './exec-subject.ts';
import { leaving, withWords } from './leaves.ts';

/** A variable that nobody puts a value in for. */
export const execEnvNotExpanded = defineRule({
  id: 'exec-env-not-expanded',
  category: 'risk',
  concern: 'risk',
  severity: 'warning',
  profile: 'minimal',
  fix: 'changes-behaviour',
  appliesTo: everyProbe,
  quietFor: ['partly-shown'],
  docs: {
    title: 'exec-env-not-expanded-title',
    what: 'exec-env-not-expanded-what',
    why: 'exec-env-not-expanded-why',
    instead: 'exec-env-not-expanded-instead',
  },
  check(given) {
    const subject = execSubject(given);
    if (!subject) return [];
    const hasShell = subject.command.argv.some(({ text }) => shellPrograms.has(baseName(text)));
    const found = hasShell ? null : firstFound(subject, literalUse);
    const use = found ?? firstFound(subject, (word) => kubeletUse(subject, word, hasShell));
    if (!use) return [];
    return [
      {
        span: reportedPlace(subject, use.word.span),
        objectPath: subject.handler.objectPath,
        message: use.message,
        fixes: fixesFor(subject, use),
      },
    ];
  },
});

interface Use {
  readonly word: Word;
  readonly name: string;
  /** Where it stands in the word as written. */
  readonly start: number;
  readonly end: number;
  readonly message: Message;
  /** What it should read. */
  readonly instead: string;
}

function firstFound(subject: ExecSubject, look: (word: Word) => Use | null): Use | null {
  for (const word of subject.command.argv) {
    const use = look(word);
    if (use) return use;
  }
  return null;
}

/** `$NAME` without a shell. Programs that take code as an argument have a `$` of their own. */
function literalUse(word: Word): Use | null {
  if (/[\s;'"]/.test(word.written)) return null;
  const plain = word.written.replace(/\$\$|\$\([^)]*\)/g, (text) => ' '.repeat(text.length));
  const found = /\$(?:([A-Z_][A-Z0-9_]*)|\{([A-Z_][A-Z0-9_]*)\})/.exec(plain);
  const name = found?.[1] ?? found?.[2];
  if (!found || name === undefined) return null;
  return {
    word,
    name,
    start: found.index,
    end: found.index + found[0].length,
    message: message('exec-env-not-expanded', { variable: found[0] }),
    instead: `$(${name})`,
  };
}

/** `$(NAME)` that the kubelet leaves as it is, or that it makes empty. */
function kubeletUse({ container }: ExecSubject, word: Word, hasShell: boolean): Use | null {
  for (const { name, start, end } of variablesIn(word.written)) {
    if (!/^[A-Za-z_][A-Za-z0-9_]*$/.test(name)) continue;
    const variable = variableNamed(name, container.env);
    if (variable === 'unknown' || (variable === null && hasShell)) continue;
    if (variable && variable.value.kind !== 'absent') continue;
    const id = variable ? 'exec-env-not-expanded-empty' : 'exec-env-not-expanded-undefined';
    return { word, name, start, end, message: message(id, { name }), instead: `\${${name}}` };
  }
  return null;
}

/** A variable that only the container has: a shell in it puts the value in. */
function inShell(subject: ExecSubject, name: string): readonly OfferedFix[] {
  const { command, probe, handler, container } = subject;
  const variable = variableNamed(name, container.env);
  const isSet = variable !== null && variable !== 'unknown' && variable.value.kind !== 'unknown';
  const isPlain = command.argv.every(({ written }) => /^[\w@%+=:,./${}()-]+$/.test(written));
  if (!isSet || !isPlain || command.shell || command.direct.wrappers.length > 0) return [];
  const line = command.argv.map(({ written }) => {
    const word = written.replace(
      /\$(?:\((\w+)\)|\{(\w+)\}|(\w+))/g,
      (_, one, other, third) => `\${${one ?? other ?? third}}`,
    );
    return word === written && !word.includes('$') ? word : `"${word}"`;
  });
  if (line.some((word) => /[()]/.test(word))) return [];
  const words = ['/bin/sh', '-c', line.join(' ')];
  const fixes = fixesWith(
    { title: message('fix-run-in-shell', {}), safety: 'changes-behaviour', isPreferred: true },
    replaceItems(subject, 0, words),
  );
  return leaving(fixes, withWords(probe, handler, words));
}

/** Only where the other spelling has a value: literal entries for the kubelet, any for a shell. */
function fixesFor(subject: ExecSubject, { word, name, start, end, instead }: Use): readonly OfferedFix[] {
  const { container, source, shared, command, probe, handler } = subject;
  const variable = variableNamed(name, container.env);
  const isLiteral = variable !== null && variable !== 'unknown' && variable.value.kind === 'known';
  const isForShell = command.shell?.scriptWord === word;
  if (instead.startsWith('$(') ? !isLiteral : !isForShell) return isForShell ? [] : inShell(subject, name);
  if ([container, probe, handler].some(({ via }) => via.length > 0) || isShared(word.span, shared)) return [];
  const place = placeInDocument(source.text, { ...word, text: word.written }, { start, end });
  if (!place) return [];
  const title = message('fix-write-value', { value: instead });
  const edit = edits({ span: place, newText: instead });
  return fixesWith({ title, safety: 'changes-behaviour', isPreferred: true }, edit);
}
