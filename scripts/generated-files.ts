import { snippets } from '../server/core/snippets/snippets.ts';

/** A file that is made from the sources, and its text as it should be. */
export interface GeneratedFile {
  readonly path: string;
  readonly text: string;
}

/** Every generated file that is committed and can be made with Node alone. */
export function generatedFiles(): readonly GeneratedFile[] {
  return [{ path: 'snippets/kube-probes.json', text: snippetFile() }];
}

function snippetFile(): string {
  const entries = snippets.map((snippet) => [
    snippet.title,
    { prefix: snippet.prefixes, body: snippet.body, description: snippet.description.en },
  ]);
  return `${JSON.stringify(Object.fromEntries(entries), null, 2)}\n`;
}
