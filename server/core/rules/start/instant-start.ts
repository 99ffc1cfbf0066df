import type { FieldValue } from '../../kubernetes/field-value.ts';
import type { Handler, ListValue, ProbedContainer } from '../../kubernetes/probe.ts';
import { imageNameOf } from '../image-name.ts';
import type { Claim } from '../kinds.ts';
import { instantImages } from '../lists.ts';

/** Whether the container is known to serve within a second or two: nginx, pause, busybox httpd, Go controllers. */
export function startsInstantly(container: ProbedContainer, handler: Handler): Claim {
  return either(isInstantImage(container), isControllerEndpoint(container, handler));
}

/** Whether the check only looks for a file that the application writes by itself (`cat /tmp/healthy`, `ls /tmp/healthy`, `test -f …`). */
export function checksHeartbeatFile(handler: Handler): Claim {
  if (handler.kind !== 'exec') return false;
  const words = knownWords(handler.command);
  if (words === null) return 'unknown';
  const [program = '', option = '', script = ''] = words;
  const isShell = /(?:^|\/)(?:ba|da|a)?sh$/.test(program) && /^-\w*c$/.test(option);
  return heartbeat.test(isShell ? script : words.join(' '));
}

const heartbeat =
  /^\s*(?:\S*\/)?(?:cat|ls|stat|test\s+(?:!\s+)?-[efs]|\[\s+(?:!\s+)?-[efs])\s+\/\S+\s*\]?\s*$/;

function isInstantImage({ image, command, args }: ProbedContainer): Claim {
  if (image.kind === 'unknown') return 'unknown';
  if (image.kind === 'absent') return false;
  const { name } = imageNameOf(image.value);
  if (instantImages.includes(name)) return true;
  if (name !== 'busybox') return false;
  const words = [knownWords(command), knownWords(args)];
  if (words.some((list) => list?.some((word) => /\bhttpd\b/.test(word)))) return true;
  return words.includes(null) ? 'unknown' : false;
}

/** A Go controller, as its scaffolds make it: controller-runtime serves `/healthz` as its first act, on 8081, from `/manager`, in a container of that name, or as one of several that elect a leader. */
function isControllerEndpoint({ ports, command, args, name }: ProbedContainer, handler: Handler): Claim {
  if (handler.kind !== 'httpGet') return false;
  const { path, port } = handler;
  if (path.kind === 'absent' || (path.kind === 'known' && path.value !== '/healthz')) return false;
  const isCalledManager = name.kind === 'known' && name.value === 'manager';
  const elects = [command, args].some((list) =>
    knownWords(list)?.some((word) => /^--leader-elect\b/.test(word)),
  );
  const isManager = isCalledManager || elects || knownWords(command)?.[0] === '/manager';
  const claim = isManager || isPort8081(port, ports);
  return path.kind === 'unknown' && claim === true ? 'unknown' : claim;
}

const controllerPort = 8081;

function isPort8081(port: FieldValue<number | string>, ports: ProbedContainer['ports']): Claim {
  if (port.kind === 'unknown') return 'unknown';
  if (port.kind === 'absent') return false;
  if (typeof port.value === 'number') return port.value === controllerPort;
  if (ports.kind === 'unknown') return 'unknown';
  if (ports.kind === 'absent') return false;
  const declared = ports.items.find(({ name }) => name.kind === 'known' && name.value === port.value);
  if (declared)
    return declared.containerPort.kind === 'unknown'
      ? 'unknown'
      : declared.containerPort.kind === 'known' && declared.containerPort.value === controllerPort;
  return ports.isComplete ? false : 'unknown';
}

/** All words of a list, none for an absent one, null where one of them is open. */
function knownWords(list: ListValue<FieldValue<string>>): readonly string[] | null {
  if (list.kind === 'absent') return [];
  if (list.kind === 'unknown' || !list.isComplete) return null;
  const words = list.items.map((item) => (item.kind === 'known' ? item.value : null));
  return words.every((word) => word !== null) ? words : null;
}

function either(one: Claim, other: Claim): Claim {
  if (one === true || other === true) return true;
  return one === 'unknown' || other === 'unknown' ? 'unknown' : false;
}
