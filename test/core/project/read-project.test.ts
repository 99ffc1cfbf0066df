import assert from 'node:assert/strict';
import { test } from 'node:test';
import { projectSettingsOf } from '../../../server/core/index.ts';
import * as fixtures from '../../support/fixtures.ts';

const kind = 'project';
const findings = (drawing: string): void => fixtures.findings(drawing, { kind });
const titles = (text: string): readonly string[] => fixtures.fixTitles(text, { kind });
const fixes = (before: string, title: string, after: string): void =>
  fixtures.fixes(before, title, after, { kind });

test('all settings', () => {
  const text = `# for this repository
profile: strict
kubernetesVersion: 1.30
rules:
  liveness-single-failure: off
  'probe-timeout-default': "error"
include: [deploy/**]
exclude:
  - "**/generated/**"
`;
  assert.deepEqual(projectSettingsOf(text), {
    profile: 'strict',
    kubernetesVersion: '1.30',
    rules: { 'liveness-single-failure': 'off', 'probe-timeout-default': 'error' },
    include: ['deploy/**'],
    exclude: ['**/generated/**'],
  });
  findings(`\n${text}`);
});

test('nothing is set by nothing', () => {
  for (const text of [
    '',
    '# later\n',
    '---\n',
    'profile:\nrules:\ninclude:\n',
    'rules:\n  probe-host-set:\n',
  ]) {
    assert.deepEqual(projectSettingsOf(text), { rules: {} });
    findings(`\n${text}`);
  }
});

test('settings of charts', () => {
  const text = `helm:
  valuesFiles: [values-production.yaml]
  profiles:
    staging:
      - values-staging.yaml
      - ../staging.yaml
    later:
  checkDormantProbes: true
`;
  assert.deepEqual(projectSettingsOf(text).helm, {
    valuesFiles: ['values-production.yaml'],
    profiles: { staging: ['values-staging.yaml', '../staging.yaml'] },
    checkDormantProbes: true,
  });
  assert.deepEqual(projectSettingsOf('helm:\n  profiles:\n').helm, { profiles: {} });
});

test('settings of charts that are none', () => {
  findings(`
helm:
  valueFiles: [a.yaml]
  ^^^^^^^^^^ warning project-file-unknown-key
  colour: blue
  ^^^^^^ warning project-file-unknown-key
  valuesFiles: values-production.yaml
               ^^^^^^^^^^^^^^^^^^^^^^ error project-file-invalid-value 💡
  profiles:
    staging: [1, a.yaml]
              ^ error project-file-invalid-value
    later: a.yaml
           ^^^^^^ error project-file-invalid-value 💡
  checkDormantProbes: yess
                      ^^^^ error project-file-invalid-value
`);
  findings(`
helm: values.yaml
      ^^^^^^^^^^^ error project-file-invalid-value
`);
  findings(`
helm:
  profiles: [a.yaml]
            ^^^^^^^^ error project-file-invalid-value
`);
  fixes(
    'helm:\n  valuesFiles: a.yaml\n',
    'Write it as a list: ["a.yaml"]',
    'helm:\n  valuesFiles: ["a.yaml"]\n',
  );
  fixes(
    'helm:\n  valueFiles: [a.yaml]\n',
    'Rename valueFiles to valuesFiles',
    'helm:\n  valuesFiles: [a.yaml]\n',
  );
});

test('JSON is YAML', () => {
  assert.deepEqual(projectSettingsOf('{"profile": "minimal", "rules": {"probe-host-set": "hint"}}'), {
    profile: 'minimal',
    rules: { 'probe-host-set': 'hint' },
  });
});

test('what is said twice, or through an alias', () => {
  assert.equal(projectSettingsOf('profile: strict\nprofile: minimal\n').profile, 'minimal');
  findings(`
profile: strict
^^^^^^^ warning duplicate-key
profile: minimal
`);
  assert.deepEqual(projectSettingsOf('include: &all [a/**]\nexclude: *all\n').exclude, ['a/**']);
});

test('unknown keys, with what was meant', () => {
  findings(`
profil: strict
^^^^^^ warning project-file-unknown-key 💡
version: 1.30
^^^^^^^ warning project-file-unknown-key 💡
kubeProbes.rules: {}
^^^^^^^^^^^^^^^^ warning project-file-unknown-key 💡
colour: blue
^^^^^^ warning project-file-unknown-key
`);
  fixes('profil: strict\n', 'Rename profil to profile', 'profile: strict\n');
  fixes('version: 1.30\n', 'Rename version to kubernetesVersion', 'kubernetesVersion: 1.30\n');
  fixes('ignore: [a/**]\n', 'Rename ignore to exclude', 'exclude: [a/**]\n');
});

test('no name is offered that is taken, or that the value does not fit', () => {
  assert.deepEqual(titles('profil: strict\nprofile: minimal\n'), []);
  assert.deepEqual(titles('version: 2\n'), []);
  assert.deepEqual(titles('profil: &p strict\nprofile: *p\n'), []);
});

test('unknown rules', () => {
  findings(`
rules:
  liveness-single-failures: off
  ^^^^^^^^^^^^^^^^^^^^^^^^ warning project-file-unknown-rule 💡
  no-such-thing: off
  ^^^^^^^^^^^^^ warning project-file-unknown-rule
`);
  fixes(
    'rules: { liveness-single-failures: off }\n',
    'Rename liveness-single-failures to liveness-single-failure',
    'rules: { liveness-single-failure: off }\n',
  );
});

test('severities that are none', () => {
  findings(`
rules:
  probe-host-set: warn
                  ^^^^ error project-file-invalid-value 💡
  liveness-too-slow: false
                     ^^^^^ error project-file-invalid-value 💡
  liveness-single-failure: 3
                           ^ error project-file-invalid-value
  probe-timeout-default: [off]
                         ^^^^^ error project-file-invalid-value
`);
  assert.deepEqual(projectSettingsOf('rules:\n  probe-host-set: warn\n').rules, {});
  fixes('rules:\n  probe-host-set: warn\n', 'Write warning', 'rules:\n  probe-host-set: warning\n');
  fixes('rules:\n  probe-host-set: false\n', 'Write off', 'rules:\n  probe-host-set: off\n');
  assert.deepEqual(titles('rules:\n  probe-host-set: &it warn\n'), []);
});

test('other values that are none', () => {
  findings(`
profile: strikt
         ^^^^^^ error project-file-invalid-value 💡
kubernetesVersion: latest
                   ^^^^^^ error project-file-invalid-value
rules: off
       ^^^ error project-file-invalid-value
include: deploy/**
         ^^^^^^^^^ error project-file-invalid-value 💡
exclude: [a, 3, '']
             ^ error project-file-invalid-value
                ^^ error project-file-invalid-value
`);
  assert.deepEqual(projectSettingsOf("exclude: [a, 3, '']\n").exclude, ['a']);
  fixes('include: deploy/**\n', 'Write it as a list: ["deploy/**"]', 'include: ["deploy/**"]\n');
});

test('a glob that YAML takes for an alias', () => {
  findings(`
profile: strict
exclude:
  - a
  - **/generated/**
    ^^^^^^^^^^^^^^^ error project-file-invalid-value 💡
`);
  fixes(
    'exclude:\n  - **/generated/** # ours\n',
    'Put it in quotes: "**/generated/**"',
    'exclude:\n  - "**/generated/**" # ours\n',
  );
  fixes('include: *.yaml\n', 'Write it as a list: ["*.yaml"]', 'include: ["*.yaml"]\n');
});

test('what is no mapping, what cannot be read, what nobody reads', () => {
  findings(`
strict
^^^^^^ error project-file-invalid-value
`);
  findings(`
profile: strict
---
rules: {}
^^^^^^^^^ error project-file-invalid-value
`);
  findings(`
profile: "strict
         ^^^^^^^ error yaml-syntax
`);
});

test('an ignore comment silences here as well', () => {
  findings(`
colour: blue # kube-probes-ignore project-file-unknown-key
`);
});
