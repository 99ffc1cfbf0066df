import type { SimpleCommand } from '../../command/index.ts';
import { wordPlace } from '../../command/index.ts';
import { fixesWith } from '../../edits/index.ts';
import { message } from '../../messages/message.ts';
import type { Report } from '../rule.ts';
import { defineRule } from '../rule.ts';
import { readHttpCall } from './http-call.ts';
import { insertWords } from './insert-words.ts';
import { execHandlerOf, ownRequestOf, reportsOwnRequests, textsOf, workOf } from './own-request.ts';
import type { ProbeSubject } from './place.ts';
import { spanHere } from './place.ts';
import { acceptsRefusals, remarksOn } from './remarks.ts';

/** curl that passes on an error status, with nobody looking at its answer. */
export const execCurlWithoutFail = defineRule({
  id: 'exec-curl-without-fail',
  category: 'risk',
  concern: 'risk',
  severity: 'warning',
  profile: 'recommended',
  fix: 'changes-behaviour',
  appliesTo: ['startupProbe', 'livenessProbe', 'readinessProbe'],
  quietFor: [],
  docs: {
    title: 'exec-curl-without-fail-title',
    what: 'exec-curl-without-fail-what',
    why: 'exec-curl-without-fail-why',
    instead: 'exec-curl-without-fail-instead',
  },
  check(subject: ProbeSubject): readonly Report[] {
    const handler = execHandlerOf(subject);
    if (!handler || (reportsOwnRequests(subject) && ownRequestOf(subject))) return [];
    return workOf(subject)
      .filter(isBlind)
      .slice(0, 1)
      .map((command) => {
        const [program] = command.words;
        const place = program ? wordPlace(subject.source.text, program) : null;
        return {
          span: spanHere(subject, place ?? handler.keySpan),
          objectPath: handler.objectPath,
          message: message('exec-curl-without-fail'),
          severity: acceptsRefusals(remarksOn(subject, handler)) ? 'hint' : 'warning',
          fixes: fixesWith(
            { title: message('fix-add-curl-fail'), safety: 'changes-behaviour', isPreferred: true },
            insertWords(subject, command, ['-f']),
          ),
        };
      });
  },
});

/** An answer in a pipe, a substitution or a file that is read later is looked at. */
function isBlind(command: SimpleCommand): boolean {
  if (command.isInSubstitution || command.connectorAfter === '|' || command.isNegated) return false;
  const call = readHttpCall(textsOf(command));
  if (call?.program !== 'curl' || call.hasFail || call.writesOut) return false;
  return isDropped(command);
}

function isDropped({ words, redirects }: SimpleCommand): boolean {
  if (redirects.some(({ operator, target }) => operator.startsWith('>') && target && !isNowhere(target.text)))
    return false;
  const output = words.findIndex(({ text }) => /^-\w*o$|^--output$/.test(text));
  return output < 0 || isNowhere(words[output + 1]?.text ?? '');
}

/** `/dev/null`, or another descriptor as in `2>&1`. */
function isNowhere(target: string): boolean {
  return target === '/dev/null' || target === '-' || /^&?\d$/.test(target);
}
