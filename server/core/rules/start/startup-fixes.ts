import { copiedMember } from '../../edits/copy.ts';
import type { EditResult, Frame, NewMember, WrittenMember } from '../../edits/index.ts';
import {
  declined,
  edits,
  frameAround,
  frameLike,
  insertBefore,
  insertInOrder,
  isShared,
  nestedFrame,
  setScalar,
  shiftLines,
} from '../../edits/index.ts';
import { columnOf } from '../../edits/line.ts';
import { membersText } from '../../edits/new-member.ts';
import { quoteAt, scalarText } from '../../edits/scalar-text.ts';
import type { Handler, Probe } from '../../kubernetes/probe.ts';
import { probeHandlerNames, timingFieldNames } from '../../kubernetes/probe.ts';
import type { TextEdit } from '../../text/edit.ts';
import type { Subject } from '../rule.ts';
import { cutsTemplateBlock, hasTemplateBlock } from '../template-blocks.ts';
import { spelledOut, timingMembers } from '../timing/spelled-out.ts';
import { bringsAnother } from '../timing/timing-limits.ts';
import { writtenAs, writtenProbe } from '../written-facts.ts';
import type { StartupPlan } from './startup-plan.ts';

/** What an edit of the start works on: the container's livenessProbe in its surroundings. */
export interface LivenessPlace extends Subject {
  readonly liveness: Probe;
}

/** Marks the number of a single edit as one that only the user knows to be right. */
function suggesting(result: EditResult, value: number): EditResult {
  if (result.kind !== 'edits') return result;
  const [edit, second] = result.edits;
  return edit && !second ? edits({ ...edit, suggested: [String(value)] }) : result;
}

/** Adds a startupProbe in front of the livenessProbe. */
export function addStartupProbe(place: LivenessPlace, plan: StartupPlan): EditResult {
  const { liveness, source, container } = place;
  const member = writtenAs(source.text, liveness);
  if (!member || container.via.length > 0) return declined('shared');
  if (isShared(member.key, place.shared)) return declined('shared');
  const startup = container.probes.startupProbe;
  const isFlow = source.text[container.span.start] === '{';
  const emptyKey = startup.kind === 'null-valued' ? startup.keySpan : null;
  const target = Math.min(member.key.start, emptyKey?.start ?? member.key.start);
  const outer = frameAround(source.text, member, isFlow);
  const probe = startupProbeLike(place, plan, { outer, target });
  if (probe === null) return declined('layout');
  const threshold = plan.failureThreshold;
  if (startup.kind !== 'null-valued')
    return suggesting(insertBefore(source.text, { member, isFlow }, probe), threshold);
  return emptyKey
    ? suggesting(replaceEmpty(source.text, emptyKey.start, membersText([probe], outer)), threshold)
    : declined('layout');
}

/** Makes the first liveness check wait: adds `initialDelaySeconds`, or replaces the value that is there. */
export function delayLiveness(place: LivenessPlace, seconds: number): EditResult {
  const { liveness, source, shared, container } = place;
  const name = 'initialDelaySeconds';
  if (bringsAnother(container, liveness, { [name]: seconds })) return declined('fault');
  const field = liveness.timing[name];
  switch (field.kind) {
    case 'unknown':
      return declined('template');
    case 'known':
      if (field.via.length > 0 || isShared(field.span, shared)) return declined('shared');
      return suggesting(setScalar(source.text, field.span, seconds), seconds);
    case 'absent': {
      const mapping = writtenProbe(source.text, liveness);
      if (!mapping || isShared(liveness.span, shared)) return declined('shared');
      if (liveness.isOpen || hasTemplateBlock(liveness.span, source.template)) return declined('template');
      // A key with nothing behind it counts as absent, and must not be written twice.
      if (source.text.slice(mapping.span.start, mapping.span.end).includes(name)) return declined('layout');
      const order = [...probeHandlerNames, ...timingFieldNames];
      return suggesting(
        insertInOrder(source.text, { mapping, order }, { key: name, value: seconds }),
        seconds,
      );
    }
  }
}

interface Destination {
  /** The layout around the livenessProbe. */
  readonly outer: Frame;
  readonly target: number;
}

function startupProbeLike(
  place: LivenessPlace,
  plan: StartupPlan,
  { outer, target }: Destination,
): NewMember | null {
  const { liveness, source } = place;
  const [handler, second] = liveness.handlers;
  if (!handler || second || liveness.isOpen || handler.isOpen) return null;
  if (cutsTemplateBlock(handler.span, source.template)) return null;
  const written = writtenProbe(source.text, liveness);
  const frame = (written && frameLike(source.text, written)) ?? nestedFrame(outer);
  const { written: way } = plan.check;
  const check = 'kind' in way ? copiedCheck(place, handler, { frame, target, path: way.path }) : way;
  if (check === null) return null;
  const { periodSeconds, timeoutSeconds, failureThreshold, terminationGracePeriodSeconds } = plan;
  const timing = spelledOut(place.context, {
    periodSeconds,
    ...(timeoutSeconds === null ? {} : { timeoutSeconds }),
    failureThreshold,
    ...(terminationGracePeriodSeconds === null ? {} : { terminationGracePeriodSeconds }),
  });
  return { key: 'startupProbe', value: { members: [check, ...timingMembers(timing)], frame } };
}

/** The handler's text at its new place. */
function copiedCheck(
  { source }: LivenessPlace,
  handler: Handler,
  { frame, target, path }: { readonly frame: Frame; readonly target: number; readonly path: string | null },
): NewMember | null {
  const { text } = source;
  const yaml = source.template?.yaml ?? text;
  const member = writtenAs(text, handler);
  if (!member) return null;
  const changes = otherPath(text, { handler, member, path });
  const copy = copiedMember({ text, yaml, member, isFlow: handler.isFlow, changes, target });
  if (copy === null || !copy.text.includes('\n')) return copy;
  const column = columnOf(text, member.key.start);
  if (frame.kind === 'block') return shifted(copy.text, column, frame.indent.length);
  return handler.isFlow ? copy : null;
}

function shifted(text: string, fromColumn: number, toColumn: number): NewMember | null {
  const moved = fromColumn === toColumn ? text : shiftLines(text, fromColumn, toColumn);
  return moved === null ? null : { text: moved };
}

function otherPath(
  text: string,
  {
    handler,
    member,
    path,
  }: { readonly handler: Handler; readonly member: WrittenMember; readonly path: string | null },
): readonly TextEdit[] {
  if (path === null || handler.kind !== 'httpGet' || handler.path.kind !== 'known') return [];
  const { span } = handler.path;
  if (span.start < member.value.start || span.end > member.value.end) return [];
  return [{ span, newText: scalarText(path, quoteAt(text, span.start)) }];
}

/** Puts a member in the place of a key that has no value or `null`. */
function replaceEmpty(text: string, start: number, newText: string): EditResult {
  const key = /^(?:[\w-]+|"[\w-]+"|'[\w-]+')[ \t]*:(?:[ \t]*(?:null|Null|NULL|~))?(?=[ \t]*(?:[,}#\r\n]|$))/;
  const written = key.exec(text.slice(start, start + 200));
  return written ? edits({ span: { start, end: start + written[0].length }, newText }) : declined('layout');
}
