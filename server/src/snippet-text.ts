// Not through the façade of the core: the client takes this, and nothing else of the core.
export { withoutPlaceholders } from '../core/snippets/without-placeholders.ts';
