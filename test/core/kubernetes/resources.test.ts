import assert from 'node:assert/strict';
import { test } from 'node:test';
import { readQuantity } from '../../../server/core/kubernetes/quantity.ts';
import { analysed } from '../../support/fixtures.ts';
import { podWith } from '../../support/manifests.ts';

const resourcesOf = (container: string, kind: 'manifest' | 'template' = 'manifest') => {
  const [first] = analysed(podWith(`image: a\n${container}`), { kind });
  const resources = first?.analysis.containers[0]?.resources;
  assert.ok(resources);
  const { requests, limits } = resources;
  return [requests.cpu, requests.memoryBytes, limits.cpu, limits.memoryBytes].map((amount) =>
    amount.kind === 'known' ? amount.value : amount.kind,
  );
};

test('reads quantities as the API server does', () => {
  const known = { '250m': 0.25, '1': 1, '1.5': 1.5, '.5': 0.5, '1Gi': 2 ** 30, '2e3': 2000, '128M': 128e6 };
  for (const [text, number] of Object.entries(known)) assert.equal(readQuantity(text), number, text);
  for (const text of ['', 'lots', '1 Gi', '1Q', '1em']) assert.equal(readQuantity(text), null, text);
});

test('requests and limits of a container, plain and quoted', () => {
  assert.deepEqual(
    resourcesOf('resources:\n  requests: { cpu: 100m }\n  limits: { cpu: "2", memory: 1Gi }\n'),
    [0.1, 'absent', 2, 2 ** 30],
  );
  assert.deepEqual(resourcesOf('resources: { limits: { cpu: 1 } }\n'), ['absent', 'absent', 1, 'absent']);
  assert.deepEqual(resourcesOf(''), ['absent', 'absent', 'absent', 'absent']);
});

test('what a template or a mistake hides is unknown', () => {
  const template = (text: string) => resourcesOf(text, 'template');
  assert.deepEqual(template('resources: {{ toYaml .Values.resources }}\n'), Array(4).fill('unknown'));
  assert.deepEqual(template('resources:\n  limits:\n    cpu: {{ .Values.cpu }}\n'), [
    ...['absent', 'absent', 'unknown', 'absent'],
  ]);
  assert.deepEqual(
    template('resources:\n  {{- if .Values.x }}\n  limits: { cpu: 1 }\n  {{- end }}\n')[2],
    'unknown',
  );
  assert.deepEqual(resourcesOf('resources: { limits: { cpu: many } }\n')[2], 'unknown');
});
