import type { SimpleCommand } from '../../command/index.ts';
import { wordPlace } from '../../command/index.ts';
import type { Severity } from '../../finding.ts';
import { checkTiming, effectiveTiming } from '../../kubernetes/effective.ts';
import { message } from '../../messages/message.ts';
import type { Report } from '../rule.ts';
import { defineRule } from '../rule.ts';
import type { HeavyRuntime } from './heavy-runtime.ts';
import { heavyRuntimeOf } from './heavy-runtime.ts';
import { byConnection, byFourLetters, byPing } from './lighter-check.ts';
import { execHandlerOf, textsOf, workOf } from './own-request.ts';
import type { ProbeSubject } from './place.ts';
import { spanHere } from './place.ts';

/** A period and a timeout that allow for the start of a whole runtime. */
const patient = { periodSeconds: 60, timeoutSeconds: 10 };

/** A check that starts a virtual machine or an interpreter each time. */
export const execStartsHeavyRuntime = defineRule({
  id: 'exec-starts-heavy-runtime',
  category: 'risk',
  concern: 'performance',
  severity: 'warning',
  profile: 'recommended',
  fix: 'changes-behaviour',
  appliesTo: ['startupProbe', 'livenessProbe', 'readinessProbe'],
  quietFor: [],
  docs: {
    title: 'exec-starts-heavy-runtime-title',
    what: 'exec-starts-heavy-runtime-what',
    why: 'exec-starts-heavy-runtime-why',
    instead: 'exec-starts-heavy-runtime-instead',
  },
  check(subject: ProbeSubject): readonly Report[] {
    const { probe, container } = subject;
    const handler = execHandlerOf(subject);
    const heavy = heavyWorkOf(subject);
    const timing = checkTiming(probe, effectiveTiming(probe, container.object.role));
    const { periodSeconds, timeoutSeconds } = timing;
    if (!handler || !heavy || periodSeconds === null || timeoutSeconds === null) return [];
    const { runtime, command } = heavy;
    const severity = severityOf(subject, runtime, { periodSeconds, timeoutSeconds });
    if (severity === null) return [];
    const [program] = command.words;
    const place = program ? wordPlace(subject.source.text, program) : null;
    return [
      {
        span: spanHere(subject, place ?? handler.keySpan),
        objectPath: handler.objectPath,
        message: message('exec-starts-heavy-runtime', {
          what: message(`exec-starts-heavy-runtime-${kindName(runtime)}`),
          program: runtime.program,
          period: periodSeconds,
        }),
        severity,
        fixes: [
          ...byConnection(subject, handler),
          ...byFourLetters(subject, handler),
          ...byPing(subject, handler),
        ],
      },
    ];
  },
});

/** The first command of a probe that starts such a runtime. */
export function heavyWorkOf(
  subject: ProbeSubject,
): { readonly runtime: HeavyRuntime; readonly command: SimpleCommand } | null {
  for (const command of workOf(subject)) {
    const runtime = heavyRuntimeOf(textsOf(command));
    if (runtime) return { runtime, command };
  }
  return null;
}

function kindName({ kind }: HeavyRuntime): 'jvm' | 'erlang' | 'interpreter' {
  return kind === 'erlang-light' ? 'erlang' : kind;
}

const lower: Readonly<Record<Severity, Severity>> = {
  error: 'warning',
  warning: 'information',
  information: 'hint',
  hint: 'hint',
};

/** Null where nothing better is to be had: the light check of a broker, asked rarely. */
function severityOf(
  { probe }: ProbeSubject,
  { kind }: HeavyRuntime,
  { periodSeconds, timeoutSeconds }: typeof patient,
): Severity | null {
  const hasTime = timeoutSeconds >= patient.timeoutSeconds;
  const isRare = hasTime && periodSeconds >= patient.periodSeconds;
  if (kind === 'erlang-light' && isRare) return null;
  const base =
    kind === 'erlang-light' && hasTime
      ? 'hint'
      : kind === 'interpreter' || isRare
        ? 'information'
        : 'warning';
  return probe.name === 'startupProbe' ? lower[base] : base;
}
