import type { FieldValue } from '../../kubernetes/field-value.ts';
import type { ListValue, ProbedContainer } from '../../kubernetes/probe.ts';

const loopback = /(?:^|[\s=:/"'@[])(?:127\.0\.0\.1|localhost|::1)\]?(?::|$|\s)|listen-?local/i;

/**
 * Whether something in the container's own command or environment may bind its server to the loopback interface, which
 * the kubelet does not reach. What a template hides may do so as well.
 */
export function mayListenOnLoopback({ command, args, env }: ProbedContainer): boolean {
  if (mayName(command) || mayName(args)) return true;
  if (env.kind === 'unknown') return true;
  if (env.kind === 'absent') return false;
  return env.items.some(({ name, value }) => {
    const isAddress = name.kind === 'known' && /LISTEN|BIND|ADDR|HOST|INTERFACE/i.test(name.value);
    return isAddress && value.kind === 'known' && loopback.test(value.value);
  });
}

function mayName(list: ListValue<FieldValue<string>>): boolean {
  if (list.kind === 'absent') return false;
  if (list.kind === 'unknown') return true;
  return list.items.some((item) => item.kind === 'known' && loopback.test(item.value));
}
