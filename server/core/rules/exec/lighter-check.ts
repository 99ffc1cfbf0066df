import type { SimpleCommand } from '../../command/index.ts';
import { nameOf, readCommand } from '../../command/index.ts';
import { fixesWith, together } from '../../edits/index.ts';
import { absent, knownOr } from '../../kubernetes/field-value.ts';
import type { ListValue, Probe, ProbedContainer } from '../../kubernetes/probe.ts';
import { message } from '../../messages/message.ts';
import { imageNameOf, programIn } from '../image-name.ts';
import type { OfferedFix } from '../rule.ts';
import { declaredPort } from '../target/declared-ports.ts';
import { writeTiming } from '../timing/timing-place.ts';
import { replaceItems } from './command-edits.ts';
import { portName } from './exec-http-client.ts';
import { leaving, withWords } from './leaves.ts';
import { mayListenOnLoopback } from './listening.ts';
import type { ExecHandler } from './own-request.ts';
import { textsOf, workOf } from './own-request.ts';
import type { ProbeSubject } from './place.ts';
import { replaceHandler } from './place.ts';

/** A server whose tools start a Java virtual machine, or a Python of their own, to ask it. */
interface Server {
  readonly images: readonly string[];
  readonly tools: RegExp;
  /** Where its clients connect, by its default configuration. */
  readonly port: number;
}

const servers: readonly Server[] = [
  { images: ['kafka'], tools: /^kafka-[\w-]+?(?:\.sh)?$/, port: 9092 },
  { images: ['zookeeper'], tools: /^(?:zkCli\.sh|zookeeper-shell(?:\.sh)?)$/, port: 2181 },
  { images: ['cassandra', 'scylla'], tools: /^(?:nodetool|cqlsh)$/, port: 9042 },
];

/** Programs that only look at the answer of a tool, or say what came of it. */
const plumbing: ReadonlySet<string> = new Set([
  ...['grep', 'egrep', 'fgrep', 'awk', 'sed', 'cut', 'tr', 'wc', 'head', 'tail'],
  ...['[', '[[', 'test', 'echo', 'exit', 'true', 'false'],
]);

/** The kubelet's own connection to the server's port in place of one of its tools. */
export function byConnection(subject: ProbeSubject, handler: ExecHandler): readonly OfferedFix[] {
  const { container, probe } = subject;
  const port = mayListenOnLoopback(container) ? null : (askedServer(subject)?.port ?? null);
  if (port === null) return [];
  const member = {
    key: 'tcpSocket',
    value: { members: [{ key: 'port', value: portName(container, port) ?? port }] },
  } as const;
  const fixes = fixesWith(
    { title: message('fix-use-tcp-socket', { port }), safety: 'changes-behaviour', isPreferred: true },
    replaceHandler(subject, handler, member),
  );
  return leaving(fixes, connecting(probe, handler, port));
}

interface AskedServer {
  readonly server: Server;
  readonly port: number;
}

/** The container's own server with its port, when nothing but its tools is run. */
function askedServer(subject: ProbeSubject): AskedServer | null {
  const { container } = subject;
  if (container.image.kind !== 'known') return null;
  const image = imageNameOf(container.image.value);
  const server = servers.find(({ images }) => programIn(image, images) !== null);
  if (!server) return null;
  const tools = workOf(subject).filter((command) => !plumbing.has(nameOf(command)));
  if (tools.length === 0 || !tools.every((command) => server.tools.test(nameOf(command)))) return null;
  const candidates = [...tools.flatMap(portInWords), server.port];
  const port =
    candidates.find((candidate) => declaredPort(container, candidate)) ?? unlistedPort(container, candidates);
  return port === null ? null : { server, port };
}

/** Where a container declares no ports, none of them speaks against the port. */
function unlistedPort({ ports }: ProbedContainer, [first]: readonly number[]): number | null {
  const isSilent = ports.kind === 'absent' || (ports.kind === 'known' && isEmpty(ports));
  return isSilent ? (first ?? null) : null;
}

function isEmpty(list: Extract<ListValue<unknown>, { kind: 'known' }>): boolean {
  return list.items.length === 0 && list.isComplete;
}

/** `localhost:9092` among the words. */
function portInWords(command: SimpleCommand): readonly number[] {
  return textsOf(command).flatMap((word) => {
    const port = Number(/^[^/:]+:(\d{1,5})$/.exec(word)?.[1]);
    return port >= 1 && port <= 65535 ? [port] : [];
  });
}

/**
 * ZooKeeper's own question, where its image is told to answer it: by default it answers only `srvr`
 * (`4lw.commands.whitelist`, ZooKeeper Administrator's Guide, since 3.5.3).
 */
export function byFourLetters(subject: ProbeSubject, handler: ExecHandler): readonly OfferedFix[] {
  const { container, probe } = subject;
  const asked = askedServer(subject);
  const command = readCommand(container, handler);
  if (!command || !asked?.server.images.includes('zookeeper') || !answersRuok(container)) return [];
  const words = ['/bin/sh', '-c', `echo ruok | nc -w 2 127.0.0.1 ${asked.port} | grep imok`];
  const fixes = fixesWith(
    {
      title: message('fix-ask-ruok', { port: asked.port }),
      safety: 'changes-behaviour',
      isPreferred: false,
    },
    replaceItems({ ...subject, handler, command }, 0, words),
  );
  return leaving(fixes, withWords(probe, handler, words));
}

/** The variable of the images of ZooKeeper itself and of Bitnami. */
function answersRuok({ env }: ProbedContainer): boolean {
  if (env.kind !== 'known') return false;
  const written = env.items.findLast(({ name }) => knownOr(name, '') === 'ZOO_4LW_COMMANDS_WHITELIST');
  const commands = written?.value.kind === 'known' ? written.value.value.split(',') : [];
  return commands.some((name) => ['ruok', '*'].includes(name.trim()));
}

function connecting(
  probe: Probe,
  { keySpan, span, objectPath, isFlow, isOpen, via }: ExecHandler,
  port: number,
): Probe {
  const written = { kind: 'known', value: port, span, keySpan, via: [] } as const;
  return {
    ...probe,
    handlers: [
      { kind: 'tcpSocket', keySpan, span, objectPath, isFlow, isOpen, via, port: written, host: absent },
    ],
  };
}

/** RabbitMQ's own check, asked as rarely and with as much time as its start takes. */
const ping = { words: ['rabbitmq-diagnostics', '-q', 'ping'], periodSeconds: 60, timeoutSeconds: 20 };

/** `rabbitmqctl status` and the like collect the state of the whole node; a ping is enough. */
export function byPing(subject: ProbeSubject, handler: ExecHandler): readonly OfferedFix[] {
  const { container, probe } = subject;
  const command = readCommand(container, handler);
  const [program, task] = command?.shell ? [] : (command?.argv ?? []);
  if (!command || program?.text.split('/').at(-1) !== 'rabbitmqctl') return [];
  if (!/^(?:status|node_health_check|list_\w+)$/.test(task?.text ?? '')) return [];
  const { words, periodSeconds, timeoutSeconds } = ping;
  const timing = { periodSeconds, timeoutSeconds };
  const fixes = fixesWith(
    {
      title: message('fix-ping-broker', {
        command: words.join(' '),
        period: periodSeconds,
        timeout: timeoutSeconds,
      }),
      safety: 'changes-behaviour',
      isPreferred: true,
    },
    together(replaceItems({ ...subject, handler, command }, 0, words), writeTiming(subject, timing)),
  );
  return leaving(fixes, withNumbers(withWords(probe, handler, words), timing));
}

function withNumbers(probe: Probe, numbers: Readonly<Partial<Record<keyof Probe['timing'], number>>>): Probe {
  const { span, keySpan } = probe;
  const written = Object.entries(numbers).map(([name, value]) => [
    name,
    { kind: 'known', value, span, keySpan, via: [] },
  ]);
  return { ...probe, timing: { ...probe.timing, ...Object.fromEntries(written) } };
}
