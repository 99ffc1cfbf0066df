import type { DocumentSource } from '../analysis.ts';
import type { EditResult, WrittenMember } from '../edits/index.ts';
import {
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
  const missing = withDefaults.filter((name) => probe.timing[name].kind === 'absent');
  const repeated = withDefaults.filter((name) => {
    const field = probe.timing[name];
    return (
      field.kind === 'known' && field.via.length === 0 && field.value === timingFields[name].defaultValue
    );
  });
  if (missing.length === 0 && repeated.length === 0) return [];
  const { root } = readDocument(source);
  const mapping = root && mappingAt(root, probe.span);
  if (!mapping || isShared(probe.span, sharedSpans(root))) return [];
  return [
    ...(missing.length > 0
      ? refactoringsWith(
          { title: message('fix-write-defaults') },
          writeDefaults(source.text, mapping, missing),
        )
      : []),
    ...(repeated.length > 0
      ? refactoringsWith(
          { title: message('fix-remove-defaults') },
          removeDefaults(source.text, mapping, repeated),
        )
      : []),
  ];
}

/** All but the grace period, which has no default of its own. */
const withDefaults = timingFieldNames.filter((name) => timingFields[name].defaultValue !== null);

function mappingAt(node: YamlNode, span: Span): MappingNode | null {
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
