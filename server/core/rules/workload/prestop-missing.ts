import type { EditResult } from '../../edits/index.ts';
import { declined, fixesWith, insertLast, isShared, together } from '../../edits/index.ts';
import { podGracePeriod } from '../../kubernetes/effective.ts';
import type { ListValue, ProbedContainer } from '../../kubernetes/probe.ts';
import { message } from '../../messages/message.ts';
import { imageNameOf, programIn } from '../image-name.ts';
import { databaseImages } from '../lists.ts';
import type { ContainerRule, Subject } from '../rule.ts';
import { defineRule } from '../rule.ts';
import { addToContainer, mapping } from './add-member.ts';
import { isAuthored, nameOf, namePlace } from './long-running.ts';
import { mappingAt } from './places.ts';
import { servedPorts } from './served-ports.ts';

const kinds: ReadonlySet<string> = new Set(['Deployment', 'StatefulSet', 'Rollout']);
/** Enough for most load balancers to learn that a pod has gone. */
const sleepSeconds = 5;
/** The release in which `preStop.sleep` is on by default (`PodLifecycleSleepAction`). */
const sleepMinor = 30;

/** Words in variables and arguments that say: this program waits by itself before it closes its door. */
const waitsItself =
  /lame.?duck|drain|graceful|shutdown[-_.]?(?:delay|wait|timeout|phase)|timeout-per-shutdown|pre.?stop/i;

/** A server behind a Service that stops listening while requests are still on their way to it. */
export const prestopMissing = defineRule<ContainerRule>({
  id: 'prestop-missing',
  category: 'risk',
  concern: 'reliability',
  severity: 'hint',
  profile: 'recommended',
  fix: 'changes-behaviour',
  appliesTo: 'container',
  looksAround: true,
  quietFor: ['partly-shown', 'run-to-completion'],
  docs: {
    title: 'prestop-missing-title',
    what: 'prestop-missing-what',
    why: 'prestop-missing-why',
    instead: 'prestop-missing-instead',
  },
  check(subject) {
    const { container, podContainers } = subject;
    const lacking = podContainers.filter((each) => lacksPause({ ...subject, container: each }));
    if (lacking[0] !== container) return [];
    const [served] = servedPorts(subject);
    const name = nameOf(container);
    if (!served || name === null) return [];
    const hasSleep = subject.context.kubernetesVersion.minor >= sleepMinor;
    const words = hasSleep ? 'fix-add-prestop-sleep' : 'fix-add-prestop-command';
    return [
      {
        span: namePlace(container),
        objectPath: container.objectPath,
        message: message('prestop-missing', { service: served.service.name, container: name }),
        fixes: fixesWith(
          {
            title: message(words, { seconds: sleepSeconds }),
            safety: 'changes-behaviour',
            isPreferred: true,
          },
          // Said once of a pod, put right in all of it.
          together(...lacking.map((each) => addPreStop({ ...subject, container: each }, hasSleep))),
        ),
      },
    ];
  },
});

function lacksPause(subject: Subject): boolean {
  const { container } = subject;
  const { kind } = container.object;
  if (container.list !== 'containers' || container.preStop !== null || !isAuthored(container)) return false;
  if (kind.kind !== 'known' || !kinds.has(kind.value) || isDatabase(container) || mayWaitItself(container))
    return false;
  const grace = podGracePeriod(container);
  if (grace === null || grace.seconds <= sleepSeconds) return false;
  const [served] = servedPorts(subject);
  return served !== undefined && !served.service.isHeadless;
}

function isDatabase({ image }: ProbedContainer): boolean {
  return image.kind !== 'known' || programIn(imageNameOf(image.value), databaseImages) !== null;
}

function mayWaitItself({ env, command, args }: ProbedContainer): boolean {
  const words = [command, args].flatMap((list) =>
    itemsOf(list).map((item) => (item.kind === 'known' ? item.value : '')),
  );
  const variables = itemsOf(env).flatMap(({ name, value }) =>
    [name, value].map((field) => (field.kind === 'known' ? field.value : '')),
  );
  return [...words, ...variables].some((word) => waitsItself.test(word));
}

function itemsOf<T>(list: ListValue<T>): readonly T[] {
  return list.kind === 'known' ? list.items : [];
}

function addPreStop(subject: Subject, hasSleep: boolean): EditResult {
  const { container, source, shared } = subject;
  const pause = hasSleep
    ? mapping({ sleep: mapping({ seconds: sleepSeconds }) })
    : mapping({ exec: mapping({ command: ['sh', '-c', `sleep ${sleepSeconds}`] }) });
  const { postStart } = container;
  if (postStart === null)
    return addToContainer(subject, { key: 'lifecycle', value: mapping({ preStop: pause }) });
  const lifecycle = mappingAt(subject, container.span)?.members.find(({ name }) => name === 'lifecycle');
  const hooks = lifecycle && mappingAt(subject, lifecycle.value);
  if (!hooks || container.via.length > 0 || isShared(hooks.span, shared)) return declined('shared');
  return insertLast(source.text, hooks, { key: 'preStop', value: pause });
}
