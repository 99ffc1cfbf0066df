import type { DocumentSource } from '../analysis.ts';
import type { EditResult, WrittenMember } from '../edits/index.ts';
import {
  declined,
  insertInOrder,
  isShared,
  refactoringsWith,
  removeMember,
  sharedSpans,
  together,
  writtenMapping,
} from '../edits/index.ts';
import type { Refactoring } from '../finding.ts';
import type { Probe, TimingFieldName } from '../kubernetes/probe.ts';
import { timingFieldNames } from '../kubernetes/probe.ts';
import { timingFields } from '../kubernetes/probe-fields.ts';
import { message } from '../messages/message.ts';
import { readDocument } from '../read-document.ts';
import type { Span } from '../text/span.ts';
import type { MappingNode, YamlNode } from '../yaml/node.ts';

/** Writing out what a probe leaves to the defaults, and leaving out what says nothing but the default. */
export function defaultValueRefactorings(probe: Probe, source: DocumentSource): readonly Refactoring[] {
  if (probe.isOpen || probe.via.length > 0) return [];
  const repeated = withDefaults.filter((name) => {
    const field = probe.timing[name];
    return (
      field.kind === 'known' && field.via.length === 0 && field.value === timingFields[name].defaultValue
    );
  });
  const mapping = repeated.length > 0 ? ownMapping(probe, source) : null;
  return [
    ...refactoringsWith({ title: message('fix-write-defaults') }, missingDefaults(probe, source)),
    ...(mapping
      ? refactoringsWith(
          { title: message('fix-remove-defaults') },
          removeDefaults(source.text, mapping, repeated),
        )
      : []),
  ];
}

/** Writes what a probe leaves to the defaults; declined where it leaves nothing, or does not stand there by itself. */
export function missingDefaults(probe: Probe, source: DocumentSource): EditResult {
  if (probe.isOpen || probe.via.length > 0) return declined('shared');
  const missing = withDefaults.filter((name) => probe.timing[name].kind === 'absent');
  const mapping = missing.length > 0 ? ownMapping(probe, source) : null;
  return mapping ? writeDefaults(source.text, mapping, missing) : declined('layout');
}

/** The probe's mapping in the text, unless an alias repeats it elsewhere. */
function ownMapping(probe: Probe, source: DocumentSource): MappingNode | null {
  const { root } = readDocument(source);
  const mapping = root && mappingAt(root, probe.span);
  return mapping && !isShared(probe.span, sharedSpans(root)) ? mapping : null;
}

/** All but the grace period, which has no default of its own. */
const withDefaults = timingFieldNames.filter((name) => timingFields[name].defaultValue !== null);

/** The mapping that stands at a span. */
export function mappingAt(node: YamlNode, span: Span): MappingNode | null {
  if (node.kind === 'mapping' && node.span.start === span.start && node.span.end === span.end) return node;
  const children =
    node.kind === 'mapping'
      ? node.entries.map(({ value }) => value)
      : node.kind === 'sequence'
        ? node.items.map((item) => item.node)
        : [];
  for (const child of children) {
    if (child.outerSpan.start > span.start || child.outerSpan.end < span.end) continue;
    const found = mappingAt(child, span);
    if (found) return found;
  }
  return null;
}

/** One edit per place: several fields that belong behind the same neighbour are written together, in their order. */
function writeDefaults(text: string, mapping: MappingNode, missing: readonly TimingFieldName[]): EditResult {
  const written = writtenMapping(mapping);
  return together(
    ...missing.map((name) =>
      insertInOrder(
        text,
        { mapping: written, order: [...timingFieldNames] },
        { key: name, value: timingFields[name].defaultValue ?? 0 },
      ),
    ),
  );
}

function removeDefaults(
  text: string,
  mapping: MappingNode,
  repeated: readonly TimingFieldName[],
): EditResult {
  const written = writtenMapping(mapping);
  const members = repeated.flatMap(
    (name) => written.members.find((member: WrittenMember) => member.name === name) ?? [],
  );
  return together(...members.map((member) => removeMember(text, { mapping: written, member })));
}
