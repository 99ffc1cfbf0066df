import type { Finding } from '../../finding.ts';
import type { FieldValue } from '../../kubernetes/field-value.ts';
import type { RenderedPlace } from './chart-finding.ts';
import type { JudgedDocument, JudgedFile } from './judge-files.ts';

interface Rendered {
  readonly file: JudgedFile;
  readonly document: JudgedDocument;
}

/** What in the rendered document a finding is about. */
export function renderedPlaceOf(
  finding: Pick<Finding, 'item' | 'objectPath'>,
  { file, document }: Rendered,
): Omit<RenderedPlace, 'root'> {
  const { containers } = document.analysis;
  const here = containers.filter(({ object }) => object.item === finding.item);
  const container = here.find(
    ({ objectPath }) => objectPath !== '' && isBelow(finding.objectPath, objectPath),
  );
  const object = (container ?? here[0])?.object;
  return {
    rendered: file.file.name,
    kind: object ? known(object.kind) : null,
    name: object ? known(object.name) : null,
    namespace: object ? known(object.namespace) : null,
    container: container ? known(container.name) : null,
    objectPath: finding.objectPath,
  };
}

function isBelow(path: string, parent: string): boolean {
  return path === parent || path.startsWith(`${parent}.`);
}

function known(value: FieldValue<string>): string | null {
  return value.kind === 'known' ? value.value : null;
}
