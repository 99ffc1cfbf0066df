import { helmFunctions } from '../functions/index.ts';
import type { ParsedFile, TemplateSource } from './nodes.ts';
import { parseTemplate } from './parser.ts';

/** The file that was parsed last: what an editor shows of a template is asked for before the chart is rendered with it. */
let last: ParsedFile | null = null;

/** A file of a chart, parsed. */
export function parsedTemplate(source: TemplateSource): ParsedFile {
  const isKnown = last?.source.path === source.path && last.source.text === source.text;
  if (last && isKnown && canBeRenamed(last, source)) return renamed(last, source);
  last = parseTemplate(source, (word) => helmFunctions.has(word));
  return last;
}

/** What is wrong is told with the name of the file, and a definition of that name takes its place. */
function canBeRenamed({ source, trees, problems }: ParsedFile, { name }: TemplateSource): boolean {
  return (
    problems.length === 0 &&
    trees.every((tree) => tree.nameSpan === null || (tree.name !== name && tree.name !== source.name))
  );
}

/** The same under another name: Helm's, or the path. */
function renamed({ trees, problems }: ParsedFile, source: TemplateSource): ParsedFile {
  const ofFile = trees.map((tree) => ({
    ...tree,
    name: tree.nameSpan === null ? source.name : tree.name,
    source,
  }));
  return { source, trees: ofFile, problems };
}
