import type { EditResult } from '../../edits/index.ts';
import { declined, edits, setScalar, shiftLines, together, writtenMapping } from '../../edits/index.ts';
import { columnOf } from '../../edits/line.ts';
import { scalarText } from '../../edits/scalar-text.ts';
import { probeNames } from '../../kubernetes/probe.ts';
import { readDocument } from '../../read-document.ts';
import type { YamlNode } from '../../yaml/node.ts';
import type { Subject } from '../rule.ts';
import { exceeds, startAllowance, timingOf } from '../timing/timing-limits.ts';

/** What a Deployment's `metadata` may hold without any of it having been meant for the Pod. */
const metadataOfBoth: readonly (string | null)[] = ['name', 'namespace', 'labels'];
/** How long a rollout may take by default (`SetDefaults_Deployment`). */
const rollout = { deadlineSeconds: 600, minReadySeconds: 0 };
/** How much deeper the pod's spec stands in a Deployment. */
const depth = 4;

/** Writes a Deployment of one Pod in the place of a Pod; comments and everything in the pod's spec stay. */
export function wrapAsDeployment(subject: Subject): EditResult {
  const { container, source, shared } = subject;
  const { apiVersion, kind, item } = container.object;
  const { text, template } = source;
  if (template) return declined('template');
  if (shared.length > 0 || item !== null) return declined('shared');
  if (apiVersion.kind !== 'known' || kind.kind !== 'known' || bringsNew(subject)) return declined('fault');
  const spec = specOf(readDocument(source).root);
  const labels = labelLines(subject);
  if (!spec || !labels) return declined('layout');
  const raw = text.slice(spec.start, spec.end).trimEnd();
  const column = columnOf(text, spec.start);
  const shifted = shiftLines(raw, column, column + depth);
  if (shifted === null) return declined('layout');
  const lineEnding = text.includes('\r\n') ? '\r\n' : '\n';
  const lines = [
    'replicas: 1',
    'selector:',
    '  matchLabels:',
    ...labels.map((line) => `    ${line}`),
    'template:',
    '  metadata:',
    '    labels:',
    ...labels.map((line) => `      ${line}`),
    '  spec:',
    `    ${shifted}`,
  ];
  const newText = lines.join(lineEnding + ' '.repeat(column));
  return together(
    setScalar(text, apiVersion.span, 'apps/v1'),
    setScalar(text, kind.span, 'Deployment'),
    edits({ span: { start: spec.start, end: spec.start + raw.length }, newText }),
  );
}

/** Where the pod's spec stands, when the document is laid out in lines and `metadata` has nothing of the Pod's own. */
function specOf(root: YamlNode | null): { readonly start: number; readonly end: number } | null {
  if (root?.kind !== 'mapping' || root.isFlow) return null;
  const spec = root.entries.find(({ name }) => name === 'spec')?.value;
  const metadata = root.entries.find(({ name }) => name === 'metadata')?.value;
  if (spec?.kind !== 'mapping' || spec.isFlow || metadata?.kind !== 'mapping') return null;
  if (!writtenMapping(metadata).members.every(({ name }) => metadataOfBoth.includes(name))) return null;
  // A Deployment's pods never end by themselves.
  return spec.entries.some(({ name }) => name === 'activeDeadlineSeconds') ? null : spec.span;
}

/** By which labels the Deployment finds its Pod: the Pod's own, else its name. */
function labelLines({ container: { object } }: Subject): readonly string[] | null {
  const { labels, name } = object;
  if (labels.kind === 'unknown' || name.kind !== 'known') return null;
  const isName = /^[A-Za-z0-9](?:[\w.-]{0,61}[A-Za-z0-9])?$/.test(name.value);
  const own = labels.kind === 'known' ? Object.entries(labels.value) : [];
  if (own.length === 0 && !isName) return null;
  const pairs = own.length > 0 ? own : [['app', name.value] as const];
  return pairs.map(([key, value]) => `${scalarText(key, '')}: ${scalarText(value, '')}`);
}

/** What is said of Deployments only: a start that outlasts the rollout, requests that are lost when a Pod goes. */
function bringsNew({ podContainers, around }: Subject): boolean {
  if (podContainers.some(({ list }) => list === 'ephemeralContainers')) return true;
  if (around.services.length > 0 && podContainers.some(({ preStop }) => preStop === null)) return true;
  return podContainers.some((container) =>
    probeNames.some((name) => {
      const probe = container.probes[name];
      if (probe.kind !== 'probe') return false;
      const allowance = startAllowance(container, probe, timingOf(container, probe));
      return allowance !== null && exceeds(allowance, rollout);
    }),
  );
}
