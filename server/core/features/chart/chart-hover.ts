import type { AnalysisContext } from '../../analysis.ts';
import { helmFunctions } from '../../helm/functions/index.ts';
import { probeKey } from '../../helm/judge/dormant-switches.ts';
import type { ValuesOrigin } from '../../helm/values/origin.ts';
import { type Message, message, renderMessage } from '../../messages/message.ts';
import { type Span, touches } from '../../text/span.ts';
import { code } from '../markdown.ts';
import { callsIn } from './calls.ts';
import {
  type ChartSpan,
  definitionsAt,
  type NamedThing,
  namedAt,
  referencesTo,
  writtenAt,
} from './chart-names.ts';
import type { ChartView } from './chart-view.ts';
import type { EffectiveField, EffectiveProbe } from './effective-probes.ts';
import { shortText, signatureOf, valueAt } from './lookup.ts';
import { type PlaceTelling, placesText, placeText, valuesFilesText } from './place-text.ts';
import { consequenceOf } from './probe-consequence.ts';
import { anyItem } from './template-uses.ts';

export interface ChartHover {
  /** Null where only what is rendered is told, which another answer may go before. */
  readonly span: Span | null;
  readonly markdown: string;
  /** It tells of rendered probes, which a timeline can show. */
  readonly tellsOfProbes: boolean;
}

export interface ChartHoverRequest extends PlaceTelling {
  /** In the tree. */
  readonly file: string;
  readonly offset: number;
  readonly context: AnalysisContext;
  /** What the chart renders; asked only where it may be told. */
  readonly probes: () => readonly EffectiveProbe[];
  /** What it would render besides if probes were on that the values switch off. */
  readonly dormantProbes: () => readonly EffectiveProbe[];
  /** What it renders with other values files. */
  readonly variants: readonly ChartVariant[];
}

/** A chart with other values files than those that apply. */
export interface ChartVariant {
  /** Of the profile or the values file; null for the values of the chart alone. */
  readonly name: string | null;
  /** Not other values: what another release of Helm makes of the same. */
  readonly isHelm4?: true;
  /** Null where it would take too long to find out, or where Helm would stop. */
  readonly probes: () => readonly EffectiveProbe[] | null;
}

/** What a chart has to say at a place of one of its files; null where that is nothing. */
export function chartHoverAt(request: ChartHoverRequest): ChartHover | null {
  const { view, file, offset } = request;
  const thing = namedAt(view, file, offset);
  const named = thing && namedText(thing, request);
  const rendered = mayRenderProbes(view) ? renderedText(request, thing) : null;
  const parts = [named, rendered].filter((part) => part !== null);
  if (parts.length === 0) return null;
  const span = named === null ? null : (thing?.span ?? null);
  return { span, markdown: parts.join('\n\n'), tellsOfProbes: rendered !== null };
}

/** A chart without a probe's name in its files need not be rendered. */
function mayRenderProbes({ templates }: ChartView): boolean {
  return [...templates.values()].some(({ text }) => /(?:liveness|readiness|startup)Probe/.test(text));
}

function namedText(thing: NamedThing, request: ChartHoverRequest): string | null {
  const { view, language } = request;
  const words = (text: Message): string => renderMessage(text, language);
  const places = (spans: readonly ChartSpan[]): string => placesText(request, spans);
  switch (thing.kind) {
    case 'function':
      return functionText(thing.name, words);
    case 'template': {
      const found = definitionsAt(view, thing);
      if (found.length === 0) return null;
      return `${code(thing.name)}\n\n${words(message('chart-definition', { places: places(found) }))}`;
    }
    case 'built-in':
      if (!thing.value || thing.path[0] === 'Subcharts') return null;
      return `${titleOf(thing)}\n\n${builtInText(thing.path, words)}`.trim();
    case 'value': {
      if (thing.path.length === 0 || (!thing.value && !view.isComplete)) return null;
      const uses = referencesTo(view, thing).filter(({ span }) => span.start !== thing.span.start);
      const lines = [valueText(thing, request)];
      if (uses.length > 0) lines.push(words(message('chart-value-uses', { places: places(uses) })));
      return `${titleOf(thing)}\n\n${lines.filter((line) => line !== '').join('  \n')}`.trim();
    }
  }
}

function titleOf({ path, value }: Extract<NamedThing, { readonly kind: 'value' | 'built-in' }>): string {
  const name = code(path.map((part) => (part === anyItem ? '[]' : part)).join('.'));
  return value ? `${name}: ${code(shortText(value))}` : name;
}

/** The name and version of the chart are written in its own file. */
function builtInText(path: readonly string[], words: (text: Message) => string): string {
  return path[0] === 'Release' || path[0] === 'Capabilities' ? words(message('chart-built-in')) : '';
}

/** Where a value is written; empty where that is the very place, and nothing else is to be told of it. */
function valueText(
  { value }: Extract<NamedThing, { readonly kind: 'value' }>,
  request: ChartHoverRequest,
): string {
  const { view, file, offset, language } = request;
  if (!value) return renderMessage(missingText(view), language);
  const [first, ...others] = writtenAt(value).map(({ file, keySpan, span }) => ({
    file,
    span: keySpan ?? span,
  }));
  if (first === undefined) return '';
  const place = placeText(request, first);
  if (others.length > 0) {
    const shadowed = others.map((other) => placeText(request, other)).join(', ');
    return renderMessage(message('chart-value-over', { place, shadowed }), language);
  }
  const isHere = first.file === file && touches(first.span, offset);
  return isHere ? '' : renderMessage(message('chart-value-from', { place }), language);
}

function missingText(view: ChartView): Message {
  if (view.valuesFiles.length === 0) return message('chart-value-missing');
  const files = valuesFilesText(view);
  return message('chart-value-missing-with', { files });
}

function functionText(name: string, words: (text: Message) => string): string | null {
  const helmFunction = helmFunctions.get(name);
  if (!helmFunction) return null;
  const origin = helmFunction.isBuiltIn ? 'chart-function-language' : 'chart-function-helm';
  const lines = [words(message(origin))];
  if (helmFunction.isUnstable) lines.push(words(message('chart-function-unstable')));
  return `${code(signatureOf(name, helmFunction))}\n\n${lines.join(' ')}`;
}

const mostProbes = 3;
const mostFields = 12;

function renderedText(request: ChartHoverRequest, thing: NamedThing | null): string | null {
  const node = nodeOf(thing, request);
  const found = foundAt(request.probes(), request, node);
  if (found.length > 0) return probesText(found, request);
  const dormant = foundAt(request.dormantProbes(), request, node);
  if (dormant.length > 0) return besidesText(dormant, 'chart-dormant-probe', request);
  const ofHelm4 = request.variants.find(({ isHelm4 }) => isHelm4)?.probes() ?? [];
  const added = foundAt(ofHelm4, request, node);
  return added.length > 0 ? besidesText(added, 'chart-helm-4-probe', request) : elsewhereText(request, node);
}

/** What is rendered with other values files alone: the first that brings it. */
function elsewhereText(request: ChartHoverRequest, node: AskedNode | null): string | null {
  for (const { name, isHelm4, probes } of request.variants) {
    const found = isHelm4 ? [] : foundAt(probes() ?? [], request, node);
    if (found.length === 0) continue;
    const shown = name === null ? null : code(name);
    const title = (probe: EffectiveProbe): Message => titleWith(probe, shown);
    const why = message('chart-probe-elsewhere');
    return `${renderMessage(why, request.language)}\n\n${probesText(found, { ...request, variants: [], title })}`;
  }
  return null;
}

/** Probes that are not rendered, and why. */
function besidesText(
  found: readonly FoundProbe[],
  why: 'chart-dormant-probe' | 'chart-helm-4-probe',
  request: ChartHoverRequest,
): string {
  const text = probesText(found, { ...request, variants: [] });
  return `${renderMessage(message(why), request.language)}\n\n${text}`;
}

interface FoundProbe {
  readonly probe: EffectiveProbe;
  readonly fields: readonly EffectiveField[];
}

function foundAt(
  probes: readonly EffectiveProbe[],
  request: ChartHoverRequest,
  node: AskedNode | null,
): readonly FoundProbe[] {
  return probes.flatMap((probe) => {
    const fields = fieldsAt(probe, request, node);
    return fields.length === 0 ? [] : [{ probe, fields }];
  });
}

/** How probes are told. */
interface ProbeTelling extends ChartHoverRequest {
  /** What stands above one where that is not the usual. */
  readonly title?: (probe: EffectiveProbe) => Message;
}

function probesText(found: readonly FoundProbe[], request: ProbeTelling): string {
  const shown = found.slice(0, mostProbes).map(({ probe, fields }) => probeText(probe, fields, request));
  const more = found.length - shown.length;
  if (more > 0) shown.push(renderMessage(message('chart-more', { count: more }), request.language));
  return shown.join('\n\n');
}

function fieldsAt(
  probe: EffectiveProbe,
  { file, offset }: ChartHoverRequest,
  node: AskedNode | null,
): readonly EffectiveField[] {
  const isHere = (place: ChartSpan): boolean => place.file === file && touches(place.span, offset);
  if (isHere(probe.place)) return withOrigins(probe.fields);
  const isInNode = ({ span }: ChartSpan): boolean =>
    node !== null && span.start >= node.span.start && span.end <= node.span.end;
  const isOfNode = ({ nodes }: EffectiveField): boolean =>
    nodes.some((place) => place.file === file && isInNode(place));
  if (node?.isProbe && probe.fields.some(isOfNode)) return probe.fields;
  const fields = probe.fields.filter(
    (field) =>
      isHere(field.keyPlace) || isHere(field.valuePlace) || field.actions.some(isHere) || isOfNode(field),
  );
  return withOrigins(fields);
}

/** What an offset of a values file is about. */
interface AskedNode {
  /** The value of the key there. */
  readonly span: Span;
  /** It stands for a probe, of which all is told then. */
  readonly isProbe: boolean;
}

/** On the switch of a probe that is the probe. */
function nodeOf(thing: NamedThing | null, { view, file, offset }: ChartHoverRequest): AskedNode | null {
  if (thing?.kind !== 'value' || view.templates.has(file)) return null;
  const [last, before] = thing.path.toReversed();
  const isSwitch = last === 'enabled' && before !== undefined && probeKey.test(before);
  const path = isSwitch ? thing.path.slice(0, -1) : thing.path;
  const isHere = ({ keySpan, span }: ValuesOrigin): boolean =>
    isSwitch ? touches(span, offset) : keySpan !== null && touches(keySpan, offset);
  const written = writtenAt(isSwitch ? valueAt(view.values, path) : thing.value);
  const here = written.find((origin) => origin.file === file && isHere(origin));
  return here ? { span: here.span, isProbe: isSwitch || probeKey.test(last ?? '') } : null;
}

/** What is written where it is rendered says all by itself. */
function withOrigins(fields: readonly EffectiveField[]): readonly EffectiveField[] {
  return fields.some(({ nodes, actions }) => nodes.length > 0 || actions.length > 0) ? fields : [];
}

function probeText(
  effective: EffectiveProbe,
  fields: readonly EffectiveField[],
  request: ProbeTelling,
): string {
  const { view, language } = request;
  const title = request.title?.(effective) ?? titleWith(effective, filesOf(view));
  const others = variantsOf(effective, request);
  const lines = fields
    .slice(0, mostFields)
    .flatMap((field) => [`- ${chainText(request, field)}`, ...otherChains(field, others, request)]);
  const ofValues = others.filter(({ isHelm4 }) => !isHelm4);
  if (fields.length === effective.fields.length) lines.push(...addedChains(effective, ofValues, request));
  const more = fields.length - mostFields;
  if (more > 0) lines.push(`- ${renderMessage(message('chart-more', { count: more }), language)}`);
  const missing = others.filter(({ probe }) => probe === null).map(({ name }) => name);
  if (missing.length > 0)
    lines.push(
      `- ${renderMessage(message('chart-not-rendered-with', { files: missing.join(', ') }), language)}`,
    );
  const helm4 = others.find(({ isHelm4 }) => isHelm4);
  if (helm4 && !isSameProbe(helm4.probe, effective))
    lines.push(
      `\n${renderMessage(message('chart-helm-4-differs'), language)}\n`,
      ...addedChains(effective, [helm4], request),
    );
  const does = consequences(effective, others, request).map((words) => `\n\n→ ${words}`);
  return `${renderMessage(title, language)}:\n\n${lines.join('\n')}${does.join('')}`;
}

/** What the probe does, and with other values files where that is something else. */
function consequences(
  effective: EffectiveProbe,
  others: readonly OtherProbe[],
  { language, context }: ChartHoverRequest,
): readonly string[] {
  const textOf = (probe: EffectiveProbe): string | null => {
    const consequence = consequenceOf(probe, context);
    return consequence && renderMessage(consequence, language);
  };
  const here = textOf(effective);
  const elsewhere = others.flatMap(({ name, probe }) => {
    const chain = probe && textOf(probe);
    if (chain === null || chain === here) return [];
    return [renderMessage(message('chart-with-values', { name, chain }), language)];
  });
  return [...(here === null ? [] : [here]), ...elsewhere];
}

/** The ways of fields that only other values files bring. */
function addedChains(
  { fields }: EffectiveProbe,
  others: readonly OtherProbe[],
  request: ChartHoverRequest,
): readonly string[] {
  const known = new Set(fields.map(({ path }) => path));
  return others.flatMap(({ name, probe }) =>
    withOrigins(probe?.fields ?? [])
      .filter(({ path }) => !known.has(path))
      .slice(0, mostFields)
      .map((field) => {
        const chain = sourceText(request, field);
        return `- ${renderMessage(message('chart-with-values', { name, chain }), request.language)}`;
      }),
  );
}

/** Null where nothing but the chart's own values applies. */
function filesOf(view: ChartView): string | null {
  return view.valuesFiles.length === 0 ? null : valuesFilesText(view);
}

function titleWith({ probe, kind, object, container }: EffectiveProbe, files: string | null): Message {
  const named = object === '' ? kind : `${kind} ${code(object)}`;
  const args = { probe: code(probe), object: named, container: code(container) };
  return files === null
    ? message('chart-effective-probe', args)
    : message('chart-effective-probe-with', { ...args, files });
}

function isSameProbe(one: EffectiveProbe | null, other: EffectiveProbe): boolean {
  const textOf = ({ fields }: EffectiveProbe): string =>
    JSON.stringify(fields.map(({ path, text }) => [path, text]).sort());
  return one !== null && textOf(one) === textOf(other);
}

interface OtherProbe {
  readonly name: string;
  readonly isHelm4: boolean;
  /** Null where it is not rendered. */
  readonly probe: EffectiveProbe | null;
}

/** The same probe with other values files, where it is certain which that is. */
function variantsOf(
  { kind, object, container, probe }: EffectiveProbe,
  { variants, language }: ChartHoverRequest,
): readonly OtherProbe[] {
  return variants.flatMap((variant): readonly OtherProbe[] => {
    const isHelm4 = variant.isHelm4 === true;
    const shown = isHelm4 ? variant.name : variant.name && code(variant.name);
    const name = shown ?? renderMessage(message('chart-values-alone'), language);
    const all = variant.probes();
    if (!all) return [];
    const alike = all.filter(
      (other) => other.kind === kind && other.container === container && other.probe === probe,
    );
    const same =
      alike.find((other) => other.object === object) ?? (alike.length === 1 ? alike[0] : undefined);
    if (same) return [{ name, isHelm4, probe: same }];
    return alike.length === 0 ? [{ name, isHelm4, probe: null }] : [];
  });
}

/** The way a field comes with other values files, where it comes to something else. */
function otherChains(
  { path, text }: EffectiveField,
  others: readonly OtherProbe[],
  request: ChartHoverRequest,
): readonly string[] {
  const { language } = request;
  return others.flatMap(({ name, probe }) => {
    if (!probe) return [];
    const field = probe.fields.find((other) => other.path === path);
    if (field?.text === text) return [];
    const chain = field ? sourceText(request, field) : renderMessage(message('chart-field-absent'), language);
    return [`  - ${renderMessage(message('chart-with-values', { name, chain }), language)}`];
  });
}

/** `values-production.yaml:5` → `periodSeconds: 20`: the way through the templates is that of the field above. */
function sourceText(telling: PlaceTelling, field: EffectiveField): string {
  return chainText(telling, { ...field, actions: [] });
}

/** `values.yaml:31` → `with` → `toYaml` → `periodSeconds: 10` */
function chainText(telling: PlaceTelling, { path, text, nodes, actions }: EffectiveField): string {
  const sources = nodes.map(({ file, keySpan, span }) => placeText(telling, { file, span: keySpan ?? span }));
  const steps = new Set(stepsOf(telling.view, actions));
  const start = sources.length === 0 ? [] : [sources.join(', ')];
  return [...start, ...[...steps].map((step) => code(step)), code(`${path}: ${text}`)].join(' → ');
}

/** Blocks and functions, in the order in which a value goes through them. */
function stepsOf(view: ChartView, actions: EffectiveField['actions']): readonly string[] {
  let steps: readonly string[] = [];
  for (const { file, span, enclosing } of actions) {
    const block = enclosing?.kind === 'with' || enclosing?.kind === 'range' ? [enclosing.kind] : [];
    const called = [...block, ...functionsIn(view, file, span)];
    // A helper runs when its arguments are there.
    const at = called.includes('include') ? called.indexOf('include') : 0;
    steps = called.toSpliced(at, 0, ...steps);
  }
  return steps;
}

/** They say nothing of what a value becomes. */
const layoutFunctions: ReadonlySet<string> = new Set(['dict', 'indent', 'nindent']);

function functionsIn({ templates }: ChartView, file: string, span: Span): readonly string[] {
  const template = templates.get(file);
  const called = template ? callsIn(template.parsed, span) : [];
  return called.filter((name) => !layoutFunctions.has(name));
}
