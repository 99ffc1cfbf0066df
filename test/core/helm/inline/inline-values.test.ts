import assert from 'node:assert/strict';
import { test } from 'node:test';
import { inlineValuesIn } from '../../../../server/core/helm/inline/inline-values.ts';
import { mayHoldInlineValues } from '../../../../server/core/helm/inline/may-hold.ts';

const application = (helm: string): string => `apiVersion: argoproj.io/v1alpha1
kind: Application
metadata: { name: web }
spec:
  destination: { namespace: shop }
  source:
    repoURL: https://github.com/team/shop
    path: charts/web
    helm:
${helm.replace(/^\n/, '').replace(/^(?=.)/gm, '      ')}`;

const release = (spec: string): string => `apiVersion: helm.toolkit.fluxcd.io/v2
kind: HelmRelease
metadata: { name: web, namespace: shop }
spec:
${spec.replace(/^\n/, '').replace(/^(?=.)/gm, '  ')}`;

/** The lines of values with the line they stand in, counted from 1, and a bar at the column where values begin. */
function drawnValues(text: string): readonly string[] {
  return inlineValuesIn(text).flatMap(({ file, span, column }) => {
    assert.equal(file.text.length, text.length);
    assert.deepEqual(breaksIn(file.text), breaksIn(text));
    assert.equal(file.text.slice(0, span.start).trim(), '');
    assert.equal(file.text.slice(span.end).trim(), '');
    return file.text
      .split('\n')
      .flatMap((line, index) =>
        line.trim() === '' ? [] : [`${index + 1} ${line.slice(0, column)}|${line.slice(column)}`],
      );
  });
}

const breaksIn = (text: string): readonly number[] => [...text.matchAll(/[\r\n]/g)].map(({ index }) => index);

test('values in a block string are read where they stand, with what is indented further, comments and blank lines', () => {
  const text = application(`
values: | # of the team
  # probes
  livenessProbe:

    command: |
      a: 1
releaseName: web-1
`);
  assert.deepEqual(drawnValues(text), [
    '11         |# probes',
    '12         |livenessProbe:',
    '14         |  command: |',
    '15         |    a: 1',
  ]);
});

test('values as an object are read where they stand, and win over those in a string', () => {
  const text = application(`
values: |
  period: 1
valuesObject:
  # probes
  period: 2 # seconds

`);
  assert.deepEqual(drawnValues(text), ['13         |# probes', '14         |period: 2 # seconds']);
});

test('a map in braces is read without what stands around it', () => {
  const text = application('valuesObject: { period: 2 } # seconds\n');
  assert.deepEqual(drawnValues(text), [`10 |${' '.repeat(20)}{ period: 2 }          `]);
});

test('Windows line ends and several documents keep every offset', () => {
  const one = release(
    'chart: { spec: { chart: ./web, sourceRef: { kind: GitRepository } } }\nvalues:\n  a: 1\n',
  );
  const text = `${one}---\n${one.replace('a: 1', 'b: 2')}`.replaceAll('\n', '\r\n');
  assert.deepEqual(
    inlineValuesIn(text).map(
      ({ file, span }) => text.slice(span.start, span.end) === file.text.slice(span.start, span.end),
    ),
    [true, true],
  );
  assert.deepEqual(drawnValues(text), ['7     |a: 1\r', '15     |b: 2\r']);
});

test('values without anything yet have room in the blank lines below', () => {
  const text = application('values: |\n\n\nreleaseName: web\n').replace('\n\n\n', '\n        \n\n');
  const [only] = inlineValuesIn(text);
  assert.equal(only && text.slice(only.span.start, only.span.end), '        \n\n');
  assert.equal(only?.column, 7);
});

test('strings in quotes and folded strings are read beside the lines of the file, aliases are not', () => {
  const stringsIn = (values: string): readonly (string | null)[] =>
    inlineValuesIn(application(values)).map(({ string }) => string);
  assert.deepEqual(stringsIn('values: "a: 1\\n"\n'), ['a: 1\n']);
  assert.deepEqual(stringsIn("values: 'a: 1'\n"), ['a: 1']);
  assert.deepEqual(stringsIn('values: >\n  a: 1\n'), ['a: 1\n']);
  assert.deepEqual(stringsIn('values: |\n  a: 1\n'), [null]);
  assert.deepEqual(inlineValuesIn(application('fileParameters: &x []\nvalues: *x\n')), []);
  assert.deepEqual(inlineValuesIn(application('values: &x\n  a: 1\n')).length, 1);
  assert.deepEqual(inlineValuesIn(application('version: v3\n')), []);
  assert.deepEqual(
    inlineValuesIn(application('values: |\n  a: 1\n').replace('Application', 'AppProject')),
    [],
  );
});

test('an Application names its chart, its release and what wins over its values', () => {
  const [only] = inlineValuesIn(
    application(`
releaseName: shop-web
valueFiles: [values-production.yaml, /envs/all.yaml]
ignoreMissingValueFiles: true
parameters:
  - { name: image.tag, value: "1,2" }
  - { name: replicas, value: "3", forceString: true }
  - { name: hosts, value: "{a,b}" }
values: |
  a: 1
`),
  );
  assert.deepEqual(only?.chart, {
    ...{ kind: 'folder', path: 'charts/web', repository: 'https://github.com/team/shop' },
  });
  assert.deepEqual(only.release, { name: 'shop-web', namespace: 'shop' });
  assert.deepEqual(only.valuesFiles, [
    { from: 'folder', path: 'values-production.yaml', mayBeMissing: true },
    { from: 'repository', path: 'envs/all.yaml', mayBeMissing: true },
  ]);
  assert.deepEqual(
    only.sets.map(({ flag, expression }) => ({ flag, expression })),
    [
      { flag: 'set', expression: 'image.tag=1\\,2' },
      { flag: 'set-string', expression: 'replicas=3' },
      { flag: 'set', expression: 'hosts={a,b}' },
    ],
  );
  const { hostText } = only.file.inline;
  assert.deepEqual(
    only.sets.map(({ written }) => written && hostText.slice(written.start, written.end)),
    [undefined, '3', undefined],
  );
  assert.equal(only.isWhole, true);
});

test('several sources: each with values is a release, and files are named by the source they come from', () => {
  const text = `apiVersion: argoproj.io/v1alpha1
kind: Application
metadata: { name: all }
spec:
  sources:
    - repoURL: https://charts.example.com
      chart: postgresql
      targetRevision: 15.x
      helm:
        valueFiles: [$envs/postgresql.yaml]
        valuesObject:
          a: 1
    - repoURL: https://github.com/team/shop
      path: charts/web
      helm:
        valueFiles: [$other/web.yaml]
        values: |
          b: 2
    - { repoURL: "https://github.com/team/envs", ref: envs }
`;
  const found = inlineValuesIn(text);
  assert.deepEqual(
    found.map(({ chart, isWhole, chartSpan }) => [
      chart,
      isWhole,
      text.slice(chartSpan?.start, chartSpan?.end),
    ]),
    [
      [{ kind: 'name', name: 'postgresql', version: '15.x' }, true, 'postgresql'],
      [
        { kind: 'folder', path: 'charts/web', repository: 'https://github.com/team/shop' },
        false,
        'charts/web',
      ],
    ],
  );
  assert.deepEqual(found[0]?.valuesFiles, [
    { from: 'repository', path: 'postgresql.yaml', mayBeMissing: false },
  ]);
});

test('what an ApplicationSet fills in is marked, and decides on no chart', () => {
  const text = `apiVersion: argoproj.io/v1alpha1
kind: ApplicationSet
metadata: { name: all }
spec:
  generators: []
  template:
    metadata: { name: '{{name}}' }
    spec:
      source:
        path: charts/web
        helm:
          values: |
            host: {{name}}.example.com
            period: 5
`;
  const [only, ...others] = inlineValuesIn(text);
  assert.deepEqual(others, []);
  assert.deepEqual(drawnValues(text), [
    '13             |host: …………………….example.com',
    '14             |period: 5',
  ]);
  assert.deepEqual(
    only?.file.inline.fills.map(({ start, end }) => text.slice(start, end)),
    ['{{name}}'],
  );
  assert.deepEqual(only.chart, { kind: 'folder', path: 'charts/web' });
  const [filled] = inlineValuesIn(text.replace('charts/web', "'{{path}}'"));
  assert.equal(filled?.chart, null);
  const [patched] = inlineValuesIn(text.replace('  generators: []', '  templatePatch: x'));
  assert.deepEqual([only.isWhole, patched?.isWhole], [true, false]);
});

test('what is fetched, filled in or read from elsewhere leaves values unknown', () => {
  const isWhole = (more: string): boolean | undefined =>
    inlineValuesIn(application(`${more}\nvalues: |\n  a: 1\n`))[0]?.isWhole;
  assert.equal(isWhole('passCredentials: true'), true);
  assert.equal(isWhole('fileParameters: [{ name: a, path: b }]'), false);
  assert.equal(isWhole('valueFiles: ["https://example.com/values.yaml"]'), false);
  assert.equal(isWhole('parameters: [{ name: a, value: $ARGOCD_APP_NAME }]'), false);
});

test('a HelmRelease names its chart by a folder of a repository or by name, and its release', () => {
  const found = (spec: string): unknown => {
    const [only] = inlineValuesIn(release(`${spec}\nvalues:\n  a: 1\n`));
    return only && [only.chart, only.release.name, only.isWhole];
  };
  const chart = (kind: string, more = ''): string =>
    `chart: { spec: { chart: ./charts/web, version: 1.x, sourceRef: { kind: ${kind} }${more} } }`;
  const folder = { kind: 'folder', path: './charts/web' };
  assert.deepEqual(found(chart('GitRepository')), [folder, 'web', true]);
  assert.deepEqual(found(`${chart('Bucket')}\ntargetNamespace: prod`), [folder, 'prod-web', true]);
  assert.deepEqual(found(`${chart('GitRepository')}\nreleaseName: x`), [folder, 'x', true]);
  const named = { kind: 'name', name: './charts/web', version: '1.x' };
  assert.deepEqual(found(chart('HelmRepository')), [named, 'web', true]);
  assert.deepEqual(found(`${chart('GitRepository')}\nvaluesFrom: [{ kind: Secret, name: x }]`), [
    folder,
    'web',
    false,
  ]);
  assert.deepEqual(found(`${chart('GitRepository')}\npostRenderers: [{ kustomize: {} }]`), [
    folder,
    'web',
    false,
  ]);
  assert.deepEqual(found(chart('GitRepository', ', valuesFiles: [./charts/web/values.yaml]')), [
    folder,
    'web',
    true,
  ]);
  assert.deepEqual(found(chart('GitRepository', ', valuesFiles: [./production.yaml]')), [
    folder,
    'web',
    false,
  ]);
});

test('a HelmRelease whose chart is another object takes it from the same file', () => {
  const source = (kind: string, spec: string): string => `---
apiVersion: source.toolkit.fluxcd.io/v1
kind: ${kind}
metadata: { name: web-chart }
spec: ${spec}
`;
  const chartOf = (kind: string, others: string): unknown =>
    inlineValuesIn(release(`chartRef: { kind: ${kind}, name: web-chart }\nvalues:\n  a: 1\n`) + others)[0]
      ?.chart;
  const image = '{ url: "oci://ghcr.io/team/charts/web", ref: { semver: "2.x" } }';
  assert.deepEqual(chartOf('OCIRepository', source('OCIRepository', image)), {
    kind: 'name',
    name: 'web',
    version: '2.x',
  });
  assert.deepEqual(
    chartOf('HelmChart', source('HelmChart', '{ chart: charts/web, sourceRef: { kind: GitRepository } }')),
    { kind: 'folder', path: 'charts/web' },
  );
  assert.equal(chartOf('OCIRepository', ''), null);
  assert.equal(chartOf('OCIRepository', source('HelmChart', image)), null);
});

test('variables that Flux replaces are marked', () => {
  const text = release('values:\n  host: ${HOST}.example.com\n');
  assert.deepEqual(
    inlineValuesIn(text)[0]?.file.inline.fills.map(({ start, end }) => text.slice(start, end)),
    ['${HOST}'],
  );
});

test('whatever is typed so far is read without an end, and what is read keeps its place', () => {
  const whole = `${application(`
valueFiles: [a.yaml, $x/b.yaml]
parameters: [{ name: a.b, value: "{1" }]
values: |
  probe: { period: "{{x}}" }
    deeper:
  - list
`)}---\n${release('chartRef: { kind: HelmChart, name: x }\nvalues:\n  a: &a { b: 1 }\n  c: *a\n')}`;
  let count = 0;
  for (const text of [whole, whole.replaceAll('\n', '\r\n'), whole.replaceAll(': ', ':')])
    for (let end = 0; end <= text.length; end++)
      for (const { file, span } of inlineValuesIn(text.slice(0, end))) {
        count++;
        assert.equal(file.text.length, end);
        assert.equal(file.text.slice(span.start, span.end), text.slice(span.start, span.end));
        assert.equal((file.text.slice(0, span.start) + file.text.slice(span.end)).trim(), '');
      }
  assert.ok(count > 400, `${count} readings`);
});

test('definitions of the kinds and other objects of the group are not looked through', () => {
  const may = (text: string): boolean => mayHoldInlineValues(text);
  assert.ok(may(application('')));
  assert.ok(may(release('')));
  assert.ok(may('{"kind":"Application","apiVersion":"argoproj.io/v1alpha1"}'));
  assert.ok(!may('apiVersion: argoproj.io/v1alpha1\nkind: Rollout\n'));
  const definition =
    'apiVersion: apiextensions.k8s.io/v1\nkind: CustomResourceDefinition\nspec:\n  group: argoproj.io\n';
  assert.ok(!may(`${definition}  names: { kind: Application }\n`));
});

test('a HelmRelease whose GitRepository is in the same file knows its address', () => {
  const text = `apiVersion: source.toolkit.fluxcd.io/v1
kind: GitRepository
metadata: { name: shop }
spec: { url: ssh://git@github.com/team/shop }
---
apiVersion: helm.toolkit.fluxcd.io/v2
kind: HelmRelease
metadata: { name: web }
spec:
  chart: { spec: { chart: charts/web, sourceRef: { kind: GitRepository, name: shop } } }
  values: { a: 1 }
`;
  const chartOf = (written: string): unknown => inlineValuesIn(written)[0]?.chart;
  const folder = { kind: 'folder', path: 'charts/web' };
  assert.deepEqual(chartOf(text), { ...folder, repository: 'ssh://git@github.com/team/shop' });
  assert.deepEqual(chartOf(text.replace('name: shop }\nspec', 'name: store }\nspec')), folder);
});
