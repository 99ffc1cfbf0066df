import assert from 'node:assert/strict';
import { test } from 'node:test';
import { analysed } from '../../support/fixtures.ts';

const servicesOf = (text: string) => analysed(text).flatMap(({ analysis }) => analysis.services);

test('a Service tells whether it is headless and whether pods that are not ready are behind it', () => {
  const [service] = servicesOf(`apiVersion: v1
kind: Service
metadata: {name: peers, namespace: shop}
spec: {clusterIP: None, publishNotReadyAddresses: true, selector: {app: db}, ports: [{port: 5432}]}
`);
  assert.ok(service?.clusterIP.kind === 'known' && service.publishNotReadyAddresses.kind === 'known');
  assert.deepEqual([service.clusterIP.value, service.publishNotReadyAddresses.value], ['None', true]);
});

test('a Service says neither by default', () => {
  const [service] = servicesOf(
    'apiVersion: v1\nkind: Service\nspec: {selector: {app: db}, ports: [{port: 5432}]}\n',
  );
  assert.deepEqual([service?.clusterIP.kind, service?.publishNotReadyAddresses.kind], ['absent', 'absent']);
});
