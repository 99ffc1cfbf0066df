import type { ProbeName } from '../../kubernetes/probe.ts';
import { probeNames } from '../../kubernetes/probe.ts';
import { handlerFields, probeFields } from '../../kubernetes/probe-fields.ts';
import { message, renderMessage } from '../../messages/message.ts';
import type { Snippet } from '../../snippets/snippet.ts';
import type { SnippetMember, SnippetValue } from '../../snippets/snippet-layout.ts';
import { layOutSnippet, parseSnippetBody } from '../../snippets/snippet-layout.ts';
import { snippets } from '../../snippets/snippets.ts';
import { withoutPlaceholders } from '../../snippets/without-placeholders.ts';
import type { CompletionItem } from './completion-item.ts';
import { documentationOf } from './field-items.ts';
import type { Wanted } from './key-items.ts';
import { presentKeys, sortText } from './key-items.ts';
import type { ContainerCursor } from './place.ts';
import { mayHaveProbes } from './place.ts';
import { declaredPorts, pathOfImage, preferredPort } from './preferred-values.ts';
import { podRestartDocumentation } from './restart-policy.ts';
import { writeMembers } from './write-member.ts';

/** At the level of a container: the missing probes, and the snippets of which no key is there yet. */
export function containerItems(at: ContainerCursor, wanted: Wanted): readonly CompletionItem[] {
  const { container, cursor } = at;
  const present = presentKeys(cursor);
  const sidecar =
    container.list === 'initContainers' && !present.has('restartPolicy') ? sidecarItem(at, wanted) : [];
  if (!mayHaveProbes(container)) return sidecar;
  const missing = probeNames.filter((name) => !present.has(name));
  const fitting = snippets.filter(
    ({ level, keys }) => level === 'container' && !keys.some((key) => present.has(key)),
  );
  return [
    ...missing.flatMap((name, index) => probeItem(name, index, at, wanted)),
    ...fitting.flatMap((snippet, index) => snippetItem(snippet, index, at, wanted)),
    ...sidecar,
  ];
}

function sidecarItem(
  { cursor, container }: ContainerCursor,
  { language }: Wanted,
): readonly CompletionItem[] {
  if (container.isSidecar !== false) return [];
  const insert = writeMembers(cursor, [{ key: 'restartPolicy', value: { kind: 'scalar', text: 'Always' } }]);
  if (insert === null) return [];
  return [
    {
      label: 'restartPolicy: Always',
      kind: 'field',
      detail: renderMessage(message('completion-sidecar-detail'), language),
      documentation: podRestartDocumentation(language),
      insert,
      filterText: 'restartPolicy',
      sortText: sortText('0', 0),
    },
  ];
}

/** A probe with the handler that the declared ports suggest, to be filled in. */
function probeItem(
  name: ProbeName,
  index: number,
  { cursor, container }: ContainerCursor,
  { language }: Wanted,
): readonly CompletionItem[] {
  const snippet = snippets.find(({ prefixes }) => prefixes.includes(`probe-${shortNames[name]}`));
  const members = snippet ? fitted(parseSnippetBody(snippet.body), container) : [];
  const insert = writeMembers(cursor, members);
  if (insert === null) return [];
  return [
    {
      label: name,
      kind: 'field',
      documentation: documentationOf(probeFields[name], language),
      insert,
      sortText: sortText('1', index),
    },
  ];
}

const shortNames = {
  startupProbe: 'startup',
  livenessProbe: 'liveness',
  readinessProbe: 'readiness',
} as const;

function snippetItem(
  snippet: Snippet,
  index: number,
  { cursor, container }: ContainerCursor,
  { language }: Wanted,
): readonly CompletionItem[] {
  const members = fitted(parseSnippetBody(snippet.body), container);
  const insert = cursor.hasColon || cursor.quote !== '' ? null : writeMembers(cursor, members);
  if (insert === null) return [];
  return [
    {
      label: snippet.prefixes[0],
      kind: 'snippet',
      detail: snippet.title,
      documentation: `${snippet.description[language]}\n\n${yamlBlock(members)}`,
      insert,
      filterText: [...snippet.prefixes, ...snippet.keys].join(' '),
      sortText: sortText('2', index),
    },
  ];
}

/** What the snippet writes, as it looks by itself. */
function yamlBlock(members: readonly SnippetMember[]): string {
  const text = layOutSnippet(members, { kind: 'block', indent: '', step: '  ', listStep: '  ' }) ?? '';
  return `\`\`\`yaml\n${withoutPlaceholders(text)}\n\`\`\``;
}

type Container = ContainerCursor['container'];

/** The members with the ports that the container declares and the path its image answers, where the snippet leaves them open. */
function fitted(members: readonly SnippetMember[], container: Container): readonly SnippetMember[] {
  return members.map(({ key, value }) => {
    const probe = probeNames.find((name) => name === key);
    return { key, value: probe ? fittedProbe(value, probe, container) : value };
  });
}

function fittedProbe(value: SnippetValue, probe: ProbeName, container: Container): SnippetValue {
  if (value.kind !== 'mapping') return value;
  return {
    kind: 'mapping',
    members: value.members.map((member) => {
      const handler = Object.keys(handlerFields).find((name) => name === member.key);
      return handler && member.value.kind === 'mapping'
        ? { key: member.key, value: fittedHandler(member.value.members, { handler, probe, container }) }
        : member;
    }),
  };
}

interface Fitting {
  readonly handler: string;
  readonly probe: ProbeName;
  readonly container: Container;
}

function fittedHandler(members: readonly SnippetMember[], fitting: Fitting): SnippetValue {
  return { kind: 'mapping', members: members.map((member) => fittedMember(member, fitting)) };
}

function fittedMember({ key, value }: SnippetMember, { handler, probe, container }: Fitting): SnippetMember {
  const open = value.kind === 'scalar' ? /^\$\{(\d+):([^}]*)\}$/.exec(value.text) : null;
  if (!open) return { key, value };
  const isCommonPath = key === 'path' && (open[2] === '/livez' || open[2] === '/readyz');
  const better =
    key === 'port' && (handler === 'httpGet' || handler === 'tcpSocket' || handler === 'grpc')
      ? portFor(handler, open[2] ?? '', container)
      : isCommonPath
        ? pathOfImage(container, probe)
        : null;
  return { key, value: better === null ? value : { kind: 'scalar', text: `\${${open[1]}:${better}}` } };
}

/** A number that the snippet knows (`6379`) stays when the container declares it or declares nothing. */
function portFor(
  handler: 'httpGet' | 'tcpSocket' | 'grpc',
  written: string,
  container: Container,
): string | null {
  const declared = declaredPorts(container).find(({ number }) => String(number) === written);
  if (declared) return handler === 'grpc' ? written : (declared.name ?? written);
  return preferredPort(container, handler);
}
