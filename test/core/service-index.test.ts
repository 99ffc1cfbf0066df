import assert from 'node:assert/strict';
import { test } from 'node:test';
import { indexFile } from '../../server/core/index.ts';
import { service } from '../support/served.ts';

test('what a file adds to the index is plain data: Services with all that decides about them', () => {
  const text = service(
    'clusterIP: None\nports: [{ name: web, port: 80, targetPort: http }, { port: 53, protocol: UDP }, { port: 90 }]',
    ', namespace: shop',
  );
  const indexed = indexFile('a/s.yaml', text, 'manifest');
  assert.deepEqual(structuredClone(indexed), indexed);
  assert.deepEqual(indexed, {
    path: 'a/s.yaml',
    services: [
      {
        name: 'web',
        namespace: 'shop',
        selector: { app: 'web' },
        ports: [
          { name: 'web', target: 'http' },
          { name: null, target: 90 },
        ],
        isHeadless: true,
      },
    ],
    hasWorkloads: false,
  });
});

test('what is not certain is left out', () => {
  const names = (text: string): readonly string[] =>
    indexFile('s.yaml', text, 'template').services.map(({ name }) => name);
  assert.deepEqual(names(service()), ['web']);
  assert.deepEqual(names(service().replace('name: web', 'name: {{ .Release.Name }}')), []);
  assert.deepEqual(names(service().replace('app: web', 'app: {{ .Chart.Name }}')), []);
  assert.deepEqual(names(service(undefined, ', namespace: {{ .Release.Namespace }}')), []);
  assert.deepEqual(names(service('publishNotReadyAddresses: true')), []);
  assert.deepEqual(names(`{{- if .Values.on }}\n${service()}{{- end }}\n`), []);
  assert.deepEqual(names('kind: Service\nspec: {\n'), []);
});

test('workloads are seen without reading the YAML', () => {
  const hasWorkloads = (text: string): boolean => indexFile('s.yaml', text, 'manifest').hasWorkloads;
  assert.ok(hasWorkloads('apiVersion: apps/v1\nkind: Deployment\n'));
  assert.ok(hasWorkloads('{"apiVersion": "v1", "kind": "Pod"}'));
  assert.ok(!hasWorkloads('kind: PodDisruptionBudget\n'));
  assert.ok(!hasWorkloads('kind: ConfigMap\n'));
});
