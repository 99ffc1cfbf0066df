import assert from 'node:assert/strict';
import { test } from 'node:test';
import { analyseDocument, cutFile, joinDocuments, newestKnownVersion } from '../../server/core/index.ts';

const context = { kubernetesVersion: newestKnownVersion };
const service = 'apiVersion: v1\nkind: Service\nmetadata: { name: x }\n';

/** Rule ids by document. */
function found(text: string): readonly (readonly string[])[] {
  const documents = cutFile(text, 'manifest').filter((document) => !document.isEmpty);
  const analyses = documents.map(({ source }) => analyseDocument(source, context));
  return joinDocuments(analyses, context).map((findings) => findings.map(({ ruleId }) => ruleId));
}

test('a list or a text among Kubernetes objects stops kubectl', () => {
  assert.deepEqual(found(`${service}---\n[]\n---\n${service}`), [[], ['not-an-object'], []]);
  assert.deepEqual(found(`- a\n---\n${service}`), [['not-an-object'], []]);
  assert.deepEqual(found(`text\n---\n${service}`), [['not-an-object'], []]);
});

test('so does a document that cannot be read', () => {
  assert.deepEqual(found(`%YAML 1.1\n---\n${service}`), [['yaml-syntax'], []]);
});

test('without an object beside it, it may be anything', () => {
  assert.deepEqual(found('- a\n---\ntext\n'), [[], []]);
  assert.deepEqual(found('%YAML 1.1\n---\nservices: {}\n'), [[], []]);
});

test('mappings that are no objects are let be', () => {
  assert.deepEqual(found(`services: {}\n---\n${service}`), [[], []]);
});
