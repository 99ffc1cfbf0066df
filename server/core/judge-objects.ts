import type { AnalysisContext, DocumentAnalysis } from './analysis.ts';
import type { Finding } from './finding.ts';
import type { PlacedContainer } from './kubernetes/containers-of.ts';
import { builtInContainers, fragmentContainers, placedContainers } from './kubernetes/containers-of.ts';
import { probeReadings, saidByAll } from './kubernetes/nameless-probe.ts';
import type { BuiltInObject, Fragment, KubernetesObject } from './kubernetes/objects.ts';
import type { ProbedContainer, ProbeName } from './kubernetes/probe.ts';
import { probeNames } from './kubernetes/probe.ts';
import type { ServiceFacts } from './kubernetes/services.ts';
import { serviceFacts } from './kubernetes/services.ts';
import { decode } from './validation/decode.ts';
import type { Editing } from './validation/decode-fixes.ts';
import type { TopLevelObject } from './validation/top-level.ts';
import { readTopLevel } from './validation/top-level.ts';
import { validateObject } from './validation/validate-object.ts';
import type { YamlNode } from './yaml/node.ts';

/** Facts about containers and Services, and what the API server would say; the risks are not in here. */
export type Judged = Omit<DocumentAnalysis, 'role' | 'fileIgnores'>;

interface Collected {
  readonly containers: ProbedContainer[];
  readonly services: ServiceFacts[];
  readonly findings: Finding[];
  readonly context: AnalysisContext;
  readonly editing: Editing;
}

/** A document's tree with what edits of its text need. */
export interface EditableDocument {
  readonly root: YamlNode | null;
  readonly editing: Editing;
}

/** Judges the objects of a document: those of Kubernetes itself whole, others as far as their containers go. */
export function judgeObjects(
  { root, editing }: EditableDocument,
  objects: readonly KubernetesObject[],
  context: AnalysisContext,
): Judged {
  const into: Collected = { containers: [], services: [], findings: [], context, editing };
  const topLevel = root ? readTopLevel(root, editing) : { objects: [], findings: [] };
  const byMapping = new Map(topLevel.objects.map((object) => [object.mapping, object]));
  into.findings.push(...topLevel.findings);
  for (const object of objects) {
    const top = byMapping.get(object.node);
    if (object.role === 'built-in' || object.role === 'other') into.findings.push(...(top?.findings ?? []));
    judgeObject(object, top, into);
  }
  return into;
}

function judgeObject(object: KubernetesObject, top: TopLevelObject | undefined, into: Collected): void {
  switch (object.role) {
    case 'built-in':
      judgeBuiltIn(object, top, into);
      return;
    case 'custom':
    case 'patch': {
      const report = (finding: Finding): void => void into.findings.push(finding);
      judgeContainers(
        placedContainers(object, { version: into.context.kubernetesVersion, report, editing: into.editing }),
        into,
      );
      return;
    }
    case 'other': {
      const service = serviceFacts(object.node, object.item);
      if (service) into.services.push(service);
      return;
    }
  }
}

function judgeBuiltIn(object: BuiltInObject, top: TopLevelObject | undefined, into: Collected): void {
  const type = top?.type ?? top?.likelyType ?? object.type;
  if (type === null) return;
  const version = into.context.kubernetesVersion;
  const item = top?.item ?? object.item;
  // What kubectl does not send, or no server knows by that name, is never decoded: only the facts are of use.
  const isRefused = top !== undefined && top.findings.length > 0;
  const judged: Finding[] = [];
  const decoded = decode(top?.node ?? object.node, {
    type,
    path: '',
    version,
    item,
    scope: 'object',
    editing: into.editing,
    report: (finding) => judged.push(finding),
  });
  if (decoded.kind === 'struct') {
    judged.push(...validateObject(decoded, { version, item, editing: into.editing }));
    into.containers.push(...builtInContainers(decoded, object));
  }
  if (!isRefused) into.findings.push(...judged);
}

/** What is wrong with a probe whatever its name is. */
function judgeNamelessProbe(fragment: Fragment, editing: Editing, context: AnalysisContext): Judged {
  const version = context.kubernetesVersion;
  const decoding = new Map<ProbeName, Finding[]>(probeNames.map((name) => [name, []]));
  const readings = probeReadings(fragment, (name) => ({
    version,
    editing,
    report: (finding) => void decoding.get(name)?.push(finding),
  }));
  const findings = readings.map(({ name, placed: { decoded } }) => {
    const validation = validateObject(decoded, { version, item: null, isPartial: true, list: null, editing });
    return [name, [...(decoding.get(name) ?? []), ...validation]] as const;
  });
  return {
    containers: [],
    services: [],
    findings: saidByAll(findings),
    namelessProbe: readings.map(({ placed }) => placed.facts),
  };
}

/** Judges containers that stand in no object. */
export function judgeFragment(fragment: Fragment, editing: Editing, context: AnalysisContext): Judged {
  if (fragment.shape === 'nameless-probe') return judgeNamelessProbe(fragment, editing, context);
  const into: Collected = { containers: [], services: [], findings: [], context, editing };
  const report = (finding: Finding): void => void into.findings.push(finding);
  judgeContainers(
    fragmentContainers(fragment, { version: context.kubernetesVersion, report, editing }),
    into,
  );
  return into;
}

function judgeContainers(placed: readonly PlacedContainer[], into: Collected): void {
  for (const { place, decoded, facts } of placed) {
    into.containers.push(facts);
    into.findings.push(
      ...validateObject(decoded, {
        version: into.context.kubernetesVersion,
        item: facts.object.item,
        isPartial: isCompletedElsewhere(place, facts),
        list: place.list,
        editing: into.editing,
      }),
    );
  }
}

/**
 * Whether what a container does not say is said by somebody else: a patch's base, what a fragment is pasted into, a
 * controller. Knative Serving fills in handlers and ports, and so may any controller whose containers stand outside a
 * pod spec.
 */
function isCompletedElsewhere(
  place: PlacedContainer['place'],
  { object: { role, apiVersion } }: ProbedContainer,
): boolean {
  if (role !== 'custom' || place.pod === null) return true;
  return apiVersion.kind === 'known' && /\.knative\.dev\//.test(apiVersion.value);
}
