import type { DocumentAnalysis, DocumentSource } from '../analysis.ts';
import { checkTiming, effectiveTiming } from '../kubernetes/effective.ts';
import type { Probe, ProbedContainer, TimingFieldName } from '../kubernetes/probe.ts';
import { probeNames, timingFieldNames } from '../kubernetes/probe.ts';
import { onlySuccessThreshold, timingFields } from '../kubernetes/probe-fields.ts';
import { resolvePort } from '../kubernetes/resolve-port.ts';
import type { Message } from '../messages/message.ts';
import { message } from '../messages/message.ts';
import type { Span } from '../text/span.ts';
import { secondsText } from './hover-card.ts';

/** A text that the editor shows behind a place without it being in the file. */
export interface DocumentHint {
  readonly offset: number;
  readonly label: Message | string;
}

export interface InlayHintsRequest {
  readonly source: DocumentSource;
  readonly analysis: DocumentAnalysis;
  /** What is on the screen. */
  readonly span: Span;
  /** What numbers come to, and where named ports lead. */
  readonly computed: boolean;
  /** What a probe leaves out. */
  readonly defaults: boolean;
}

/** Hints for the part of a document that is on the screen. */
export function inlayHintsOf(request: InlayHintsRequest): readonly DocumentHint[] {
  const { analysis, span, computed, defaults, source } = request;
  return analysis.containers
    .filter((container) => container.via.length === 0 && touches(container.span, span))
    .flatMap((container) =>
      probesOf(container).flatMap((probe) => [
        ...(computed ? [...productHint(container, probe), ...portHint(container, probe)] : []),
        ...(defaults ? defaultsHint(container, probe, source.text) : []),
      ]),
    )
    .filter(({ offset }) => span.start <= offset && offset <= span.end);
}

function touches(one: Span, other: Span): boolean {
  return one.start <= other.end && other.start <= one.end;
}

function probesOf({ probes }: ProbedContainer): readonly Probe[] {
  return probeNames.flatMap((name) => {
    const probe = probes[name];
    return probe.kind === 'probe' && probe.via.length === 0 ? [probe] : [];
  });
}

/** `failureThreshold: 12` × 5 s = 60 s */
function productHint(container: ProbedContainer, probe: Probe): readonly DocumentHint[] {
  const field = probe.timing.failureThreshold;
  const check = checkTiming(probe, effectiveTiming(probe, container.object.role));
  const { periodSeconds, failureThreshold } = check;
  if (field.kind !== 'known' || field.via.length > 0) return [];
  if (periodSeconds === null || failureThreshold === null) return [];
  const total = secondsText(periodSeconds * failureThreshold);
  const label = message('hint-product', { period: secondsText(periodSeconds), total });
  return [{ offset: field.span.end, label }];
}

/** `port: http` 8080 */
function portHint(container: ProbedContainer, probe: Probe): readonly DocumentHint[] {
  return probe.handlers.flatMap((handler) => {
    if (handler.kind !== 'httpGet' && handler.kind !== 'tcpSocket') return [];
    if (handler.port.kind !== 'known' || handler.port.via.length > 0) return [];
    const port = resolvePort(container, handler.port);
    return port.kind === 'named'
      ? [{ offset: handler.port.span.end, label: String(port.containerPort) }]
      : [];
  });
}

/** Behind the probe's key: what applies although it is not written. */
function defaultsHint(container: ProbedContainer, probe: Probe, text: string): readonly DocumentHint[] {
  if (probe.isOpen || probe.isFlow) return [];
  const timing = effectiveTiming(probe, container.object.role);
  const isLeftOut = (name: TimingFieldName): boolean => {
    const effective = timing[name];
    const isFixed = name === 'successThreshold' && onlySuccessThreshold[probe.name] !== null;
    return effective.kind === 'known' && effective.origin.kind === 'default' && !isFixed;
  };
  const values = timingFieldNames
    .filter((name) => timingFields[name].defaultValue !== null && isLeftOut(name))
    .map((name) => `${name} ${timingFields[name].defaultValue}`);
  const colon = /^[ \t]*:/.exec(text.slice(probe.keySpan.end, probe.keySpan.end + 80));
  if (values.length === 0 || !colon) return [];
  const label = message('hint-defaults', { values: values.join(' · ') });
  return [{ offset: probe.keySpan.end + colon[0].length, label }];
}
