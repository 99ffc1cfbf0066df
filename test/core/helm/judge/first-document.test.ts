import assert from 'node:assert/strict';
import { test } from 'node:test';
import { firstDocumentOf } from '../../../../server/core/helm/judge/first-document.ts';

test('the first document of a file is that of the text it has now', () => {
  const before = firstDocumentOf('values.yaml', 'a: 1\n');
  assert.equal(before?.document.root?.kind, 'mapping');
  assert.equal(firstDocumentOf('values.yaml', 'a: 1\n'), before);
  assert.equal(firstDocumentOf('other.yaml', '- a\n')?.document.root?.kind, 'sequence');
  assert.equal(firstDocumentOf('values.yaml', 'text\n')?.document.root?.kind, 'scalar');
  assert.equal(firstDocumentOf('values.yaml', 'a: 1\n')?.document.root?.kind, 'mapping');
});
