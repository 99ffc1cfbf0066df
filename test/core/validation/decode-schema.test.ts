import assert from 'node:assert/strict';
import { test } from 'node:test';
import { newestKnownMinor, oldestKnownMinor } from '../../../server/core/kubernetes/version.ts';
import { kubernetesSchema } from '../../../server/core/validation/kubernetes-schema.generated.ts';
import {
  fieldReleases,
  isKnownStruct,
  schemaField,
  schemaFields,
} from '../../../server/core/validation/schema.ts';

test('every field of every struct has a type that is known', () => {
  for (const [name, text] of Object.entries(kubernetesSchema)) {
    if (text.startsWith('=')) continue;
    for (let minor = oldestKnownMinor; minor <= newestKnownMinor; minor++) {
      for (const field of schemaFields(name, minor)) {
        let { type } = field;
        while (type.kind === 'list' || type.kind === 'map')
          type = type.kind === 'list' ? type.item : type.value;
        if (type.kind === 'struct')
          assert.ok(isKnownStruct(type.name), `${name}.${field.name}: ${type.name}`);
      }
    }
  }
});

test('fields have the releases in which the API has them', () => {
  assert.deepEqual(fieldReleases('Probe', 'terminationGracePeriodSeconds'), { since: 0, until: undefined });
  assert.deepEqual(fieldReleases('LifecycleHandler', 'sleep'), { since: 29, until: undefined });
  assert.deepEqual(fieldReleases('Lifecycle', 'stopSignal'), { since: 33, until: undefined });
  assert.deepEqual(fieldReleases('Container', 'restartPolicy'), { since: 28, until: undefined });
  assert.deepEqual(fieldReleases('GRPCAction', 'mode'), { since: 37, until: undefined });
  assert.deepEqual(fieldReleases('PodResourceClaim', 'source'), { since: 0, until: 30 });
  assert.equal(fieldReleases('Probe', 'period'), undefined);
});

test('types carry the names that the server prints', () => {
  const goName = (struct: string, field: string): string | undefined =>
    schemaField(struct, field, newestKnownMinor)?.type.goName;
  assert.equal(goName('Probe', 'periodSeconds'), 'int32');
  assert.equal(goName('PodSpec', 'containers'), '[]v1.Container');
  assert.equal(goName('ExecAction', 'command'), '[]string');
  assert.equal(goName('HTTPGetAction', 'scheme'), 'v1.URIScheme');
  assert.equal(goName('ResourceRequirements', 'limits'), 'v1.ResourceList');
  assert.equal(goName('ObjectMeta', 'labels'), 'map[string]string');
  assert.equal(goName('ObjectMeta', 'uid'), 'types.UID');
});

test('embedded structs bring their fields and their name', () => {
  assert.equal(schemaField('Probe', 'httpGet', newestKnownMinor)?.embeddedIn, 'ProbeHandler');
  assert.equal(schemaField('Probe', 'periodSeconds', newestKnownMinor)?.embeddedIn, '');
  assert.equal(schemaField('LifecycleHandler', 'httpGet', newestKnownMinor)?.embeddedIn, '');
});

test('names of JavaScript’s own objects are no types and no fields', () => {
  assert.deepEqual(schemaFields('constructor', 36), []);
  assert.equal(schemaField('Probe', 'constructor', 36), undefined);
  assert.equal(isKnownStruct('toString'), false);
});
