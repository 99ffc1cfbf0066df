import type { AnalysisContext } from '../../../analysis.ts';
import type { CutDocument } from '../../../cut-file.ts';
import type { Finding } from '../../../finding.ts';
import type { FieldValue, KnownValue } from '../../../kubernetes/field-value.ts';
import { type Handler, type Probe, type ProbedContainer, probeNames } from '../../../kubernetes/probe.ts';
import { message } from '../../../messages/message.ts';
import { readDocument } from '../../../read-document.ts';
import { ignoresOf } from '../../../rules/peer-ignores.ts';
import { withSeverities } from '../../../rules/severities.ts';
import { suppress } from '../../../rules/suppress.ts';
import { type Span, shiftSpan } from '../../../text/span.ts';
import type { SourceMap } from '../source-map.ts';
import type { TextOfSource } from '../source-texts.ts';
import { traceOf } from '../trace.ts';
import type { HelmRuleId } from './ids.ts';

interface Means {
  readonly sources: SourceMap;
  readonly textOf: TextOfSource;
  readonly context: AnalysisContext;
}

/** What Kubernetes takes as it is rendered, though somebody wrote another thing. */
export function renderedRisks(
  { source, start }: CutDocument,
  containers: readonly ProbedContainer[],
  means: Means,
): readonly Finding[] {
  const { text } = source;
  const inFile = (span: Span): Span => shiftSpan(span, start);
  const found = containers.flatMap((container) =>
    probeNames.flatMap((name): readonly Finding[] => {
      const probe = container.probes[name];
      if (probe.kind !== 'probe') return [];
      const zeros = replacedZeros(probe, (span) => isZeroReplaced(means, inFile(span)));
      const floats = floatsIn(probe, (span) => hasWholeNumber(means, inFile(span)), text);
      return [...zeros, ...floats].map((one) => ({ ...one, item: container.object.item }));
    }),
  );
  return found.length === 0 ? [] : withSeverities(unignored(found, source), means.context);
}

/** What ignore comments leave that are rendered with the template. */
export function unignored(findings: readonly Finding[], source: CutDocument['source']): readonly Finding[] {
  if (!source.text.includes('ignore')) return findings;
  const comments = ignoresOf(readDocument(source), source.text);
  return suppress(findings, {
    comments,
    isKnownRule: () => true,
    isOff: () => true,
    isConcerned: () => false,
  });
}

function isZeroReplaced({ sources }: Means, span: Span): boolean {
  const written = sources.originsOf(span).flatMap((origin) => traceOf(origin).written);
  return written.length === 1 && written[0]?.from === 'template' && written[0].inPlaceOfZero !== undefined;
}

/** A 0 that means something: of all timings only `initialDelaySeconds` may be 0, and has another effect then. */
function replacedZeros({ timing, objectPath }: Probe, isReplaced: (span: Span) => boolean): readonly Found[] {
  const { initialDelaySeconds: delay } = timing;
  if (delay.kind !== 'known' || delay.value === 0 || delay.via.length > 0 || !isReplaced(delay.span))
    return [];
  return [
    foundAt('helm-default-replaces-zero', delay.span, {
      message: message('helm-default-replaces-zero', { value: delay.value }),
      objectPath: `${objectPath}.initialDelaySeconds`,
    }),
  ];
}

/** Whether a number stands there that is written in values, as a whole number in digits. */
function hasWholeNumber({ sources, textOf }: Means, span: Span): boolean {
  const [origin, ...others] = sources.originsOf(span);
  const [node, ...more] = origin && others.length === 0 ? traceOf(origin).written : [];
  if (node?.from !== 'values' || more.length > 0) return false;
  return /^\d{7,}$/.test(textOf(node.file)?.slice(node.span.start, node.span.end) ?? '');
}

function floatsIn({ handlers }: Probe, hasNumber: (span: Span) => boolean, text: string): readonly Found[] {
  return handlers.flatMap(textsOf).flatMap(({ value, objectPath }) => {
    if (value.via.length > 0) return [];
    const words = [...text.slice(value.span.start, value.span.end).matchAll(/\d(?:\.\d+)?e\+\d+/g)];
    const [word] = words;
    const start = value.span.start + (word?.index ?? 0);
    const span = { start, end: start + (word?.[0].length ?? 0) };
    if (!word || words.length > 1 || !hasNumber(span)) return [];
    return [
      foundAt('helm-number-rendered-as-float', span, {
        message: message('helm-number-rendered-as-float', { rendered: word[0] }),
        objectPath,
      }),
    ];
  });
}

interface WrittenText {
  readonly value: KnownValue<string>;
  readonly objectPath: string;
}

/** What a handler says in words. Where Kubernetes wants a number, it reads a float that is whole as that number. */
function textsOf(handler: Handler): readonly WrittenText[] {
  if (handler.kind === 'exec' && handler.command.kind === 'known')
    return handler.command.items.flatMap((item, index) =>
      known(item, `${handler.objectPath}.command[${index}]`),
    );
  return handler.kind === 'httpGet' ? known(handler.path, `${handler.objectPath}.path`) : [];
}

function known(value: FieldValue<string>, objectPath: string): readonly WrittenText[] {
  return value.kind === 'known' ? [{ value, objectPath }] : [];
}

type Found = Omit<Finding, 'item'>;

function foundAt(
  ruleId: HelmRuleId,
  span: Span,
  { message: words, objectPath }: Pick<Finding, 'message' | 'objectPath'>,
): Found {
  return {
    ruleId,
    category: 'helm',
    severity: 'warning',
    span,
    message: words,
    objectPath,
    related: [],
    fixes: [],
  };
}
