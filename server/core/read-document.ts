import type { DocumentSource } from './analysis.ts';
import { markTemplated } from './helm/mark-templated.ts';
import type { YamlDocument } from './yaml/node.ts';
import { readYaml } from './yaml/read.ts';

/** The tree of one document; what a template decides is unknown in it. */
export function readDocument(source: DocumentSource): YamlDocument {
  const { template } = source;
  const document = readYaml(template?.yaml ?? source.text, source.contentStart, source.format);
  return template ? markTemplated(document, template) : document;
}
