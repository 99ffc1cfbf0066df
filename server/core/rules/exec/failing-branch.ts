import type { Command, CompoundList } from 'unbash';
import { placeInDocument } from '../../command/index.ts';
import { edits, fixesWith, isShared } from '../../edits/index.ts';
import { linePrefix } from '../../edits/line.ts';
import { message } from '../../messages/message.ts';
import type { OfferedFix } from '../rule.ts';
import type { ExecSubject } from './exec-subject.ts';
import { execSubject } from './exec-subject.ts';
import { alwaysSucceeds } from './exit-status.ts';
import { leaving, withWords } from './leaves.ts';

/** Has a script that ends in `if … echo "not ready"; fi` exit with 1 where it only says so. */
export function exitWhereItFails(subject: ExecSubject): readonly OfferedFix[] {
  const { command, source, shared, container, probe, handler } = subject;
  const word = command.shell?.scriptWord;
  const said = failureSaid(subject);
  if (!word || !said || isShared(word.span, shared)) return [];
  if ([container, probe, handler].some(({ via }) => via.length > 0)) return [];
  const place = placeInDocument(source.text, word, { start: said.pos, end: said.end });
  if (!place) return [];
  const isOnLineOfItsOwn = source.text[word.span.start] === '|' && isAlone(source.text, place);
  const added = isOnLineOfItsOwn ? `\n${linePrefix(source.text, place.start)}exit 1` : '; exit 1';
  const script = `${word.text.slice(0, said.end)}; exit 1${word.text.slice(said.end)}`;
  const leaves = withWords(
    probe,
    handler,
    command.argv.map((one) => (one === word ? script : one.written)),
  );
  const after = execSubject({ ...subject, probe: leaves });
  if (!after || alwaysSucceeds(after.command, container)) return [];
  const fixes = fixesWith(
    { title: message('fix-exit-in-branch'), safety: 'changes-behaviour', isPreferred: false },
    edits({ span: { start: place.end, end: place.end }, newText: added }),
  );
  return leaving(fixes, leaves);
}

function isAlone(text: string, { start, end }: { readonly start: number; readonly end: number }): boolean {
  return linePrefix(text, start).trim() === '' && /^[ \t]*(?:\n|$)/.test(text.slice(end));
}

/** The last command of the one branch of a closing `if` that speaks of a failure; none when two do, or none does. */
function failureSaid({ command }: ExecSubject): Command | null {
  const { scriptWord, script } = command.shell ?? {};
  const last = script?.tree?.commands.at(-1);
  if (!last || script?.text !== scriptWord?.text || last.background || last.command.type !== 'If')
    return null;
  const { then, elif, else: otherwise } = last.command;
  const branches = [then, ...elif.map((each) => each.then), ...(otherwise ? [otherwise] : [])];
  const [said, second] = branches.flatMap((branch) => lastWords(branch) ?? []);
  return second ? null : (said ?? null);
}

/** `echo` or `printf` as the last command of a branch, with words that can only mean a failure. */
function lastWords({ commands }: CompoundList): Command | null {
  const last = commands.at(-1);
  const said = last?.command;
  if (!last || last.background || said?.type !== 'Command') return null;
  if (!['echo', 'printf'].includes(said.name?.value ?? '') || said.redirects.some(isHereDocument))
    return null;
  const text = said.args.map((arg) => (arg.type === 'Word' ? arg.value : '')).join(' ');
  return failure.test(text) && !denial.test(text) ? said : null;
}

function isHereDocument({ type }: Command['redirects'][number]): boolean {
  return type !== 'Redirect';
}

const state =
  'ready|running|healthy|alive|ok|available|found|responding|reachable|up|connected|started|listening|working|there';
const failure = new RegExp(
  `\\b(?:fail(?:ed|ure|ing|s)?|errors?|unhealthy|dead|unavailable|unreachable|timed out|timeout|is down|not (?:yet )?(?:${state}))\\b`,
  'i',
);
/** `no errors`, `ignoring the failure`: a failure is named, and denied. */
const denial = /\b(?:no|0|without|ignor\w*|skip\w*|never)\b/i;
