import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { maskTemplate } from '../../../server/core/helm/mask.ts';

/** Compares line by line without the spaces at the ends of lines. */
function assertMask(template: string, expected: string): void {
  const { yaml } = maskTemplate(template);
  assert.equal(yaml.length, template.length);
  assert.equal(trimLines(yaml), trimLines(expected));
}

function trimLines(text: string): string {
  return text.replace(/[ \t]+$/gm, '');
}

test('lines of nothing but actions become blank', () => {
  assertMask(
    `
{{- if .Values.probes }}
livenessProbe:
  {{- toYaml .Values.live | nindent 2 }}
{{- end }}
`,
    `

livenessProbe:


`,
  );
});

test('an action inside a scalar, a key or a quoted text becomes letters', () => {
  assertMask(
    `
name: {{ .Chart.Name }}
image: "{{ .Values.image }}:{{ .Values.tag }}"
{{ $kind }}Probe:
  httpGet: {path: {{ .path | quote }}, port: {{ .port }}}
`,
    `
name: xxxxxxxxxxxxxxxxx
image: "xxxxxxxxxxxxxxxxxxx:xxxxxxxxxxxxxxxxx"
xxxxxxxxxxxProbe:
  httpGet: {path: xxxxxxxxxxxxxxxxxxx, port: xxxxxxxxxxx}
`,
  );
});

test('a value that starts a block of its own is blank, so that the lines below belong to its key', () => {
  assertMask(
    `
livenessProbe: {{- toYaml .Values.live | nindent 2 }}
  tcpSocket: {port: http}
labels: {{ include "labels" . }}
  app: web
`,
    `
livenessProbe:
  tcpSocket: {port: http}
labels:
  app: web
`,
  );
});

test('control actions behind a value leave it as it is, comments too', () => {
  assertMask(
    `
port: 80 {{- end }}
path: /live {{/* not /health */}}
name: {{ if .a }}one{{ else }}two{{ end }}
`,
    `
port: 80
path: /live
name: xxxxxxxxxxxonexxxxxxxxxxtwo
`,
  );
});

test('braces in strings, raw strings and comments do not end an action', () => {
  assertMask(
    `
a: {{ printf "}}%s" .x }}!
b: {{ printf \`}}
}}\` }}
{{/* }} {{ */}}
c: 1
`,
    `
a: xxxxxxxxxxxxxxxxxxxxxx!
b: xxxxxxxxxxxxx


c: 1
`,
  );
});

test('an action over several lines is one value', () => {
  assertMask(
    `
name: {{ include "name" (dict
  "root" $
) }}
port: 80
`,
    `
name: xxxxxxxxxxxxxxxxxxxxxxx


port: 80
`,
  );
});

test('an action that is still being written ends with its line', () => {
  assertMask('a: {{ .Values.x\nb: 1\n', 'a: xxxxxxxxxxxx\nb: 1\n');
  assertMask('a: "{{ .Values.x"\nb: {{ .y }}\n', 'a: "xxxxxxxxxxxx"\nb: xxxxxxxx\n');
  assertMask('a: {{ printf "x\nb: 1\n', 'a: xxxxxxxxxxxx\nb: 1\n');
  assertMask('{{/* open\nb: 1\n', '\nb: 1\n');
});

test('a key behind a control action is printed elsewhere and left out with what is below it', () => {
  assertMask(
    `
ports:
  - name: http
{{ if .Values.extra }}    env:
      - name: LATER
{{ end }}
livenessProbe: {}
`,
    `
ports:
  - name: http



livenessProbe: {}
`,
  );
});

test('a block scalar keeps the indentation that will be printed', () => {
  assertMask(
    `
command:
  - |
{{ .Files.Get "a.sh" | indent 4 }}
      deeper
    {{- if .x }}
    normal
    {{- end }}
port: 80
`,
    `
command:
  - |
    xxxxxxxxxxxxxxxxxxxxxxxxxxxxxx
      deeper

    normal

port: 80
`,
  );
});

test('no line before the first text of a block scalar is deeper than that text', () => {
  assertMask(
    `
command:
  - |
    {{- if .Values.certificates }}
    update
    {{- end }}
  - >
        {{ range .x }}
    now
`,
    `
command:
  - |
    xxxxxxxxxxxxxxxxxxxxxxxxxxxxxx
    update

  - >
    xxxxxxxxxxxxxxxxxx
    now
`,
  );
});

test('definitions at the start of a line are documents of their own', () => {
  assertMask(
    `
{{- define "a" -}}
periodSeconds: {{ .p }}
{{- end -}}
{{- define "b" }}
- name: b
{{- end }}
`,
    `
---
periodSeconds: xxxxxxxx
---
---
- name: b
---
`,
  );
});

test('a comment of the YAML stays one, whatever a template writes into it', () => {
  assertMask('# {{ .Values.name }} 배포\na: 1 # {{ .x }}\n', '# xxxxxxxxxxxxxxxxxx 배포\na: 1 # xxxxxxxx\n');
});

test('a text without actions stays as it is', () => {
  assert.deepEqual(maskTemplate('a: {b: {c: 1}}\n'), { yaml: 'a: {b: {c: 1}}\n', holes: [], blocks: [] });
});

test('holes know the column at which they print', () => {
  const { holes } = maskTemplate(
    [
      'a:',
      '  {{- toYaml .x | nindent 4 }}',
      '  {{ include "y" . }}',
      '{{ .z | indent 6 }}',
      'b: {{ .b }}',
      '  {{- if .c }}',
    ].join('\n'),
  );
  assert.deepEqual(
    holes.map(({ kind, column, joinsTextBefore }) => [kind, column, joinsTextBefore]),
    [
      ['line', 4, false],
      ['line', 2, false],
      ['line', 6, false],
      ['inline', 0, false],
      ['silent', 0, false],
    ],
  );
});

test('a printing line whose trim marker takes the line break away joins the text before', () => {
  const { holes } = maskTemplate('args: --port=80\n  {{- with .x }} --db={{ . }}{{ end }}\n');
  assert.equal(holes[0]?.joinsTextBefore, true);
});

test('blocks know their arms', () => {
  const text = '{{ if a }}1{{ else if b }}2{{ else }}3{{ end }}{{ end }}{{ range x }}4';
  const { blocks } = maskTemplate(text);
  assert.deepEqual(
    blocks.map(({ kind, arms }) => [kind, arms.map(({ start, end }) => text.slice(start, end))]),
    [
      ['if', ['1', '2', '3']],
      ['range', ['4']],
    ],
  );
});

const piece = fc.constantFrom(
  '{{',
  '}}',
  '{{-',
  '-}}',
  '{{ if .a }}',
  '{{ else }}',
  '{{ end }}',
  '{{- range $k, $v := .x }}',
  '{{ define "d" }}',
  '{{/* c */}}',
  '{{ .x | nindent 4 }}',
  '/*',
  '*/',
  '"',
  "'",
  '`',
  '\n',
  '\r\n',
  '\t',
  '  ',
  '- ',
  'key: ',
  'value',
  '|',
  '#',
  '---',
  '한글',
  '😀',
  '{a: ',
  '}',
);

test('every text is masked at equal length with its line breaks, and holes are ordered', () => {
  fc.assert(
    fc.property(fc.array(piece, { maxLength: 40 }), (pieces) => {
      const text = pieces.join('');
      const { yaml, holes, blocks } = maskTemplate(text);
      assert.equal(yaml.length, text.length);
      assert.equal(yaml.replace(/[^\r\n]/g, '.'), text.replace(/[^\r\n]/g, '.'));
      let end = 0;
      for (const { span } of holes) {
        assert.ok(span.start >= end && span.end > span.start);
        end = span.end;
      }
      assert.ok(end <= text.length);
      for (const { span, arms } of blocks) {
        assert.ok(
          arms.every((arm) => arm.start <= arm.end && span.start <= arm.start && arm.end <= span.end),
        );
      }
    }),
    { numRuns: 2000 },
  );
});
