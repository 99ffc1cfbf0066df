import assert from 'node:assert/strict';
import { suite, test } from 'node:test';
import { renderChart } from '../../../../server/core/helm/render.ts';
import type { RenderRequest } from '../../../../server/core/helm/rendering.ts';
import { originInFile, readYamlMap, readYamlParts } from '../../../../server/core/helm/values/from-yaml.ts';
import { chartRequest } from '../../../support/drawn-chart.ts';

/*
 * Small templates and what Helm 3.22 makes of them.
 */

function rendered(template: string, more: Partial<RenderRequest> = {}, values = ''): string {
  const files = { 'values.yaml': values, 'templates/t.txt': template, 'f.txt': 'ab\ncd' };
  const { files: results, problems } = renderChart(chartRequest(files, { checksAsTemplate: false, ...more }));
  const [problem] = problems;
  return problem ? problem.message : (results.get('web/templates/t.txt')?.output.text ?? 'nothing');
}

suite('as Helm renders it', () => {
  const cases: readonly (readonly [template: string, text: string])[] = [
    ['{{ 1i }} {{ 1-2.5e3i }} {{ kindOf 2i }} {{ add 0i 1 }}', '(0+1i) (1-2500i) complex128 1'],
    ['{{ .', 'parse error at (web/templates/t.txt:1): "."'],
    [
      '{{ call .Values.x }}',
      'template: web/templates/t.txt:1:3: executing "web/templates/t.txt" at <call .Values.x>: error calling call: call of nil',
    ],
    [
      '{{ "a" | call }}',
      'template: web/templates/t.txt:1:9: executing "web/templates/t.txt" at <call>: error calling call: non-function a of type string',
    ],
    // What went through an interface has lost the method of its pointer.
    [
      '{{ .Capabilities.KubeVersion }} {{ required "x" .Capabilities.KubeVersion }}',
      'v1.32.0 {v1.32.0 1 32}',
    ],
    ['{{ toJson "\\xff" }}', '"\\ufffd"'],
    ['{{ fromJson "[1,]" | toJson }}', `{"Error":"invalid character ']' looking for beginning of value"}`],
    ['{{ fromJson "nul" | toJson }}', `{"Error":"invalid character ' ' in literal null (expecting 'l')"}`],
    [
      '{{ fromJson "{\\"a\\":1e400}" | toJson }}',
      '{"Error":"json: cannot unmarshal number 1e400 into Go value of type float64"}',
    ],
    ['{{ chunk -2 (list 1 2 3) }}', '[]'],
    [
      '{{ chunk -1 (list 1 2 3) }}',
      'template: web/templates/t.txt:1:3: executing "web/templates/t.txt" at <chunk -1 (list 1 2 3)>: error calling chunk: runtime error: makeslice: len out of range',
    ],
    ['{{ derivePassword 1 "pin" "p" "u" "s" }}', '2461'],
    ['{{ derivePassword 1 "nope" "p" "u" "s" }}', 'cannot find password template nope'],
    ['{{ toStrings (.Files.GetBytes "f.txt") }}', '[97 98 10 99 100]'],
    ['{{ toToml (semver "1.2.3") }}', '"1.2.3"'],
    ['{{ printf "%w" (list 1) }}', '%!w([]interface {}=[1])'],
    ['{{ toJson .Chart.Metadata | contains `"apiVersion":"v2"` }}', 'true'],
    [
      '{{ len .Capabilities }}',
      'template: web/templates/t.txt:1:3: executing "web/templates/t.txt" at <len .Capabilities>: error calling len: len of type chartutil.Capabilities',
    ],
    [
      '{{ mustToDate "2006" "한" }}',
      'template: web/templates/t.txt:1:3: executing "web/templates/t.txt" at <mustToDate "2006" "한">: error calling mustToDate: parsing time "\\xed\\x95\\x9c" as "2006": cannot parse "\\xed\\x95\\x9c" as "2006"',
    ],
    ['{{ ago (toDate "x" "y") }}', '2562047h47m16.854775807s'],
    ['{{ dateInZone "MST -0700" (int64 0) "Asia/Seoul" }}', 'KST +0900'],
    ['{{ dateInZone "MST -0700" (int64 1700000000) "Europe/Berlin" }}', 'CET +0100'],
    ['{{ dateInZone "MST -0700" (int64 0) "Asia/Kathmandu" }}', '+0530 +0530'],
    ['{{ dateInZone "2006-01-02" (toDate "x" "y") "America/New_York" }}', '0000-12-31'],
    [
      '{{ fromToml "[.a]" | toJson }}',
      '{"Error":"toml: line 1: unexpected table separator (table names cannot be empty)"}',
    ],
    [
      '{{ fromToml "a = 08" | toJson }}',
      '{"Error":"toml: line 1 (last key \\"a\\"): Invalid integer \\"08\\": cannot have leading zeroes"}',
    ],
    ['{{ fromToml "[a]\\n[a]" | toJson }}', `{"Error":"toml: line 2: Key 'a' has already been defined."}`],
    ['{{ toToml .Chart.Metadata | contains "Sources" }}', 'false'],
    [
      '{{ fromToml ".a = 1" | toJson }}',
      `{"Error":"toml: line 1: unexpected '.': keys cannot start with a '.'"}`,
    ],
    ['{{ toYamlPretty "a\\tb\\nc" }}', '|-\n  a\tb\n  c'],
    ['{{ toYaml "a\\tb\\nc" }}', '"a\\tb\\nc"'],
    [
      '{{ fromYaml "a: |\\n  b" | toJson }} {{ fromYaml "a: |\\n  b\\n" | toJson }}',
      '{"a":"b"} {"a":"b\\n"}',
    ],
    [
      '{{ (fromYaml "a: {{ x }}").Error }}',
      'error converting YAML to JSON: yaml: invalid map key: map[interface {}]interface {}{"x":interface {}(nil)}',
    ],
    [
      '{{ (fromYaml "~: [1, x, null]").Error }}',
      'error converting YAML to JSON: unsupported map key of type: %!s(<nil>), key: <nil>, value: []interface {}{1, "x", interface {}(nil)}',
    ],
    ['{{ fromYaml "# licence\\n\\n---\\na: 1\\n---\\nb: 2" | toJson }}', '{"a":1}'],
    [
      '{{ (fromYaml "a:\\nb").Error }}',
      "error converting YAML to JSON: yaml: line 3: could not find expected ':'",
    ],
  ];
  for (const [template, text] of cases) test(template, () => assert.equal(rendered(template), text));
});

suite('what is rendered only for its digest', () => {
  const forms = [
    '{{ include (print $.Template.BasePath "/c.yaml") . | sha256sum }}',
    '{{ sha256sum (include (print $.Template.BasePath "/c.yaml") .) }}',
    '{{ (tpl "{{ fail \\"rendered\\" }}" .) | toString | sha256sum }}',
  ];
  const files = (template: string) => ({ 'templates/a.yaml': template, 'templates/_c.tpl': '' });
  const standIn = 'a'.repeat(64);

  for (const template of forms) {
    test(`${template} is left out where it is asked for`, () => {
      const request = chartRequest(files(template), { checksAsTemplate: false });
      const left = renderChart({ ...request, leavesOutDigests: true });
      assert.equal(left.files.get('web/templates/a.yaml')?.output.text, standIn);
      assert.deepEqual(left.problems, []);
      assert.equal(renderChart(request).problems.length, 1);
    });
  }

  test('functions behind the digest are called', () => {
    const template = '{{ include "nowhere" . | sha1sum | trunc 8 }}';
    assert.equal(rendered(template, { leavesOutDigests: true }), 'aaaaaaaa');
  });

  test('the digest of a value is what it is', () => {
    const template = '{{ "a" | sha1sum | trunc 8 }}';
    assert.equal(rendered(template, { leavesOutDigests: true }), '86f7e437');
  });
});

test('a rendering that is cancelled ends soon', () => {
  let asked = 0;
  const isCancelled = (): boolean => ++asked > 3;
  const endless = '{{ range until 100000 }}{{ range until 100000 }}x{{ end }}{{ end }}';
  assert.equal(rendered(endless, { isCancelled }), 'the rendering was cancelled');
  assert.equal(asked, 4);
});

suite('a values file read part by part is the file read as a whole', () => {
  const cut = [
    'a: 1\nb:\n  c: [x, y]\n# comment\nd: |\n  text\n\n  more\ne:\n- 1\n- {f: g}\n',
    '# head\n\n---\na: 1\nb: "two\n  lines"\n\n# c\nc:\n',
    'a: 1\nb: 2\na: 3\n',
    'a: |\n  no line feed at the end',
    'yes: 1\nb: &x {c: d}\n',
  ];
  for (const text of cut) {
    test(JSON.stringify(text), () => {
      const origins = originInFile('values.yaml');
      assert.deepEqual(readYamlParts(text, origins, new Map()), readYamlMap(text, origins).map);
    });
  }

  const uncut = [
    'a: &x 1\nb: *x\n',
    'a: {\nb: 1}\n',
    'a: "open\nb: c"\n',
    '  : 1\na: 2\n',
    'a: 1\n---\nb: 2\n',
    '---\n# empty\n---\na: 1\n',
    '"a": 1\nb: 2\n',
    'a: [1,\n2]\nb: 3\n',
    '[a]\n',
    '',
  ];
  for (const text of uncut) {
    test(`${JSON.stringify(text)} cannot be cut`, () => {
      assert.equal(readYamlParts(text, originInFile('values.yaml'), new Map()), null);
    });
  }

  test('parts that have moved are where they are', () => {
    const origins = originInFile('values.yaml');
    const known = new Map();
    readYamlParts('a: 1\nb:\n  c: 2\n', origins, known);
    const moved = 'a: 1000\nb:\n  c: 2\n';
    assert.deepEqual(readYamlParts(moved, origins, known), readYamlMap(moved, origins).map);
    assert.deepEqual([...known.keys()], ['a: 1000\n', 'b:\n  c: 2\n']);
  });
});

suite('dependencies', () => {
  const chart = (name: string, more = ''): string => `apiVersion: v2\nname: ${name}\nversion: 0.1.0\n${more}`;
  const files = (dependencies: string) => ({
    'Chart.yaml': chart('web', `dependencies:\n${dependencies}`),
    'values.yaml': 's: {u: {k: s}}\nal: {u: {k: al}}\n',
    'charts/s/Chart.yaml': chart('s'),
    'charts/s/templates/s.yaml': '{{ .Chart.Name }}',
    'charts/s/charts/u/Chart.yaml': chart('u'),
    'charts/s/charts/u/templates/u.yaml': '{{ .Values.k }}',
  });
  const textsOf = (dependencies: string) => {
    const { files: results } = renderChart(chartRequest(files(dependencies), { checksAsTemplate: false }));
    return Object.fromEntries([...results].map(([name, { output }]) => [name, output.text]));
  };

  test('an alias does not rename the chart for what is below it', () => {
    assert.deepEqual(textsOf('- {name: s, version: "*", alias: al}\n'), {
      'web/charts/s/charts/u/templates/u.yaml': 'al',
      'web/charts/al/templates/s.yaml': 'al',
    });
  });

  test('of two copies the second gives the chart below them its values', () => {
    const both = '- {name: s, version: "*"}\n- {name: s, version: "*", alias: al}\n';
    assert.equal(textsOf(both)['web/charts/s/charts/u/templates/u.yaml'], 'al');
  });

  test('an alias may even be global', () => {
    assert.ok('web/charts/global/templates/s.yaml' in textsOf('- {name: s, version: "*", alias: global}\n'));
  });
});
