import assert from 'node:assert/strict';
import { test } from 'node:test';
import {
  choiceSeenFrom,
  chosenAmong,
  noValuesSettings,
  valuesChoices,
} from '../../../server/core/helm/values-choice.ts';

const paths = [
  'Chart.yaml',
  'values.yaml',
  'values-prod.yaml',
  'prod.values.yml',
  'values_dev.yaml',
  'values.schema.json',
  'ci/default-values.yaml',
  'ci/notes.yaml',
  'ci/deep/a-values.yaml',
  'charts/db/values.yaml',
  'charts/db/values-prod.yaml',
  'templates/values-map.yaml',
];
const settings = {
  valuesFiles: ['./common.yaml', 'env\\prod.yaml'],
  profiles: { staging: ['../shared/./staging.yaml', 'values_dev.yaml'] },
};

test('a chart can be rendered with its own values, what is set, and its variants', () => {
  assert.deepEqual(
    valuesChoices(noValuesSettings, paths).map(({ id }) => id),
    [
      'default',
      'file:ci/default-values.yaml',
      'file:prod.values.yml',
      'file:values-prod.yaml',
      'file:values_dev.yaml',
    ],
  );
  assert.deepEqual(
    valuesChoices(settings, ['values.yaml']).map(({ id, kind, name, valuesFiles }) => [
      id,
      kind,
      name,
      ...valuesFiles,
    ]),
    [
      ['default', 'default', ''],
      ['settings', 'settings', '', 'common.yaml', 'env/prod.yaml'],
      ['profile:staging', 'profile', 'staging', '../shared/staging.yaml', 'values_dev.yaml'],
    ],
  );
});

test('what is picked counts, else what is set, else the values of the chart', () => {
  const choices = valuesChoices(settings, paths);
  assert.equal(chosenAmong(choices, 'file:values-prod.yaml').id, 'file:values-prod.yaml');
  assert.equal(chosenAmong(choices, 'default').id, 'default');
  assert.equal(chosenAmong(choices, null).id, 'settings');
  assert.equal(chosenAmong(choices, 'profile:gone').id, 'settings');
  assert.equal(chosenAmong(valuesChoices(noValuesSettings, paths), 'profile:gone').id, 'default');
});

test('a values file is looked at as if it applied: in what is chosen, in a profile, or alone', () => {
  const choices = valuesChoices(settings, paths);
  const seen = (file: string, id: string | null): string => choiceSeenFrom(file, choices, id).id;
  assert.equal(seen('templates/a.yaml', null), 'settings');
  assert.equal(seen('values.yaml', null), 'settings');
  assert.equal(seen('values-prod.yaml', null), 'file:values-prod.yaml');
  assert.equal(seen('values_dev.yaml', null), 'profile:staging');
  assert.equal(seen('values_dev.yaml', 'file:values_dev.yaml'), 'file:values_dev.yaml');
  assert.equal(seen('common.yaml', 'default'), 'settings');
});
