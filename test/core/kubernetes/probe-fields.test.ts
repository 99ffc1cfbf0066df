import assert from 'node:assert/strict';
import { test } from 'node:test';
import { kubernetesDocumentationUrl } from '../../../server/core/kubernetes/documentation-pages.ts';
import type { FieldDefinition } from '../../../server/core/kubernetes/field-definition.ts';
import { stageAt } from '../../../server/core/kubernetes/field-definition.ts';
import {
  containerFields,
  containerPortFields,
  hookFields,
  lifecycleFields,
  podFields,
  serviceFields,
  sleepFields,
  workloadFields,
} from '../../../server/core/kubernetes/pod-fields.ts';
import {
  execFields,
  grpcFields,
  handlerFields,
  httpGetFields,
  httpHeaderFields,
  probeFields,
  tcpSocketFields,
  timingFields,
} from '../../../server/core/kubernetes/probe-fields.ts';
import { languages, message, renderMessage } from '../../../server/core/messages/message.ts';

const tables = {
  containerFields,
  containerPortFields,
  execFields,
  grpcFields,
  handlerFields,
  hookFields,
  httpGetFields,
  httpHeaderFields,
  lifecycleFields,
  podFields,
  probeFields,
  serviceFields,
  sleepFields,
  tcpSocketFields,
  timingFields,
  workloadFields,
};

function allFields(): [string, FieldDefinition][] {
  return Object.entries(tables).flatMap(([table, fields]) =>
    Object.entries<FieldDefinition>(fields).map(([key, field]): [string, FieldDefinition] => [
      `${table}.${key}`,
      field,
    ]),
  );
}

test('the numbers of a probe have the defaults and limits of the API', () => {
  const rows = Object.values<FieldDefinition>(timingFields).map(
    ({ name, type, defaultValue, minimum, zeroMeansDefault }) =>
      `${name} ${type} ${defaultValue} >=${minimum}${zeroMeansDefault ? ' 0=default' : ''}`,
  );
  assert.deepEqual(rows, [
    'initialDelaySeconds int32 0 >=0',
    'periodSeconds int32 10 >=1 0=default',
    'timeoutSeconds int32 1 >=1 0=default',
    'successThreshold int32 1 >=1 0=default',
    'failureThreshold int32 3 >=1 0=default',
    'terminationGracePeriodSeconds int64 null >=1',
  ]);
});

test('a default is a number where the type says so', () => {
  const period: number = timingFields.periodSeconds.defaultValue;
  assert.equal(typeof period, 'number');
});

test('a readinessProbe has no grace period of its own', () => {
  assert.deepEqual(timingFields.terminationGracePeriodSeconds.probes, ['startupProbe', 'livenessProbe']);
});

test('the stage of a field depends on the version', () => {
  const stages = [22, 23, 24, 27, 37].map((minor) => stageAt(handlerFields.grpc, { minor })?.stage ?? null);
  assert.deepEqual(stages, [null, 'alpha', 'beta', 'stable', 'stable']);
  assert.equal(stageAt(grpcFields.mode, { minor: 36 }), null);
  assert.deepEqual(stageAt(grpcFields.mode, { minor: 37 }), { minor: 37, stage: 'alpha', isEnabled: false });
  const grace = stageAt(timingFields.terminationGracePeriodSeconds, { minor: 24 });
  assert.deepEqual(grace, { minor: 22, stage: 'beta', isEnabled: false });
});

test('fields that are written alike stand under their own name', () => {
  for (const [place, field] of allFields()) {
    const key = place.split('.')[1];
    assert.ok(field.name === key || key === 'initRestartPolicy', place);
  }
});

test('every field has stages in order and limits that leave room for its default', () => {
  for (const [place, field] of allFields()) {
    const minors = field.stages.map((stage) => stage.minor);
    assert.ok(minors.length > 0, place);
    assert.deepEqual(
      minors,
      [...minors].sort((a, b) => a - b),
      place,
    );
    assert.ok(!(field.isRequired && field.defaultValue !== null), `${place} is required and has a default`);
    if (typeof field.defaultValue === 'number') assert.ok(field.defaultValue >= (field.minimum ?? 0), place);
    if (field.allowedValues && field.defaultValue !== null) {
      assert.ok(
        field.allowedValues.some((value) => value === field.defaultValue),
        place,
      );
    }
  }
});

test('every field has a meaning and a page in both languages', () => {
  for (const [place, field] of allFields()) {
    const meanings = languages.map((language) => renderMessage(message(field.meaning), language));
    assert.equal(new Set(meanings).size, languages.length, place);
    for (const language of languages) {
      const url = new URL(kubernetesDocumentationUrl(field.page, language));
      assert.equal(url.host, 'kubernetes.io', place);
      assert.match(url.href, /^[\x21-\x7e]+$/, place);
    }
  }
});

test('the Korean site is linked for Korean readers', () => {
  assert.equal(
    kubernetesDocumentationUrl('timing', 'ko'),
    'https://kubernetes.io/ko/docs/tasks/configure-pod-container/configure-liveness-readiness-startup-probes/#%ED%94%84%EB%A1%9C%EB%B8%8C-%EA%B5%AC%EC%84%B1',
  );
});
