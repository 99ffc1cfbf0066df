import { message } from '../../messages/message.ts';
import { defineRule } from '../rule.ts';
import { everyProbe, execSubject, reportedPlace } from './exec-subject.ts';
import { alwaysSucceeds } from './exit-status.ts';

/** A command whose exit status says nothing. */
export const execAlwaysSucceeds = defineRule({
  id: 'exec-always-succeeds',
  category: 'risk',
  concern: 'risk',
  severity: 'warning',
  profile: 'recommended',
  fix: 'none',
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
    if (!subject || !alwaysSucceeds(subject.command)) return [];
    const { command, probe, handler } = subject;
    const place = command.shell?.scriptWord.span ?? command.argv[0]?.span ?? handler.keySpan;
    const isPlaceholder = probe.name === 'startupProbe' && !command.shell;
    return [
      {
        span: reportedPlace(subject, place),
        objectPath: handler.objectPath,
        message: message('exec-always-succeeds', { probe: probe.name }),
        ...(isPlaceholder ? { severity: 'hint' } : {}),
      },
    ];
  },
});
