import assert from 'node:assert/strict';
import { test } from 'node:test';
import { cutFile } from '../../../server/core/cut-file.ts';
import { readDocument } from '../../../server/core/read-document.ts';
import type { YamlDocument, YamlNode } from '../../../server/core/yaml/node.ts';

function read(template: string): YamlDocument {
  const document = cutFile(template, 'template').find(({ isEmpty }) => !isEmpty);
  assert.ok(document);
  return readDocument(document.source);
}

/** The tree in one line: `?` is unknown, `…` behind a collection's members says that it may get more. */
function picture(node: YamlNode | null): string {
  switch (node?.kind) {
    case 'mapping': {
      const entries = node.entries.map(({ name, value }) => `${name ?? '?'}: ${picture(value)}`);
      return `{${[...entries, ...(node.isOpen ? ['…'] : [])].join(', ')}}`;
    }
    case 'sequence':
      return `[${[...node.items.map((item) => picture(item.node)), ...(node.isOpen ? ['…'] : [])].join(', ')}]`;
    case 'scalar':
      if (node.value.type === 'unknown') return '?';
      return node.value.type === 'null' ? 'null' : String(node.value.value);
    default:
      return node ? `*${node.name}` : 'nothing';
  }
}

function assertPicture(template: string, expected: string): void {
  assert.equal(picture(read(template).root), expected);
}

test('a value with an action in it is unknown, its neighbours are not', () => {
  assertPicture(
    'a: {{ .x }}\nb: "http://{{ .y }}/"\nc: 1\nd: {e: {{ .z }}, f: 2}\n',
    '{a: ?, b: ?, c: 1, d: {e: ?, f: 2}}',
  );
});

test('a key with an action in it has no name, and its mapping may have any other key', () => {
  assertPicture('{{ .k }}Probe:\n  a: 1\n', '{?: {a: 1}, …}');
});

test('a printed line belongs to the mapping at its column', () => {
  assertPicture(
    `
livenessProbe:
  {{- toYaml .Values.timing | nindent 2 }}
  tcpSocket:
    port: 80
name: web
`,
    '{livenessProbe: {tcpSocket: {port: 80}, …}, name: web}',
  );
});

test('deeper than a key without a value, it is that value', () => {
  assertPicture(
    'livenessProbe:\n  {{- toYaml .x | nindent 2 }}\nname: web\n',
    '{livenessProbe: ?, name: web}',
  );
  assertPicture('livenessProbe: {{- toYaml .x | nindent 2 }}\nname: web\n', '{livenessProbe: ?, name: web}');
});

test('at the column of a list it adds items, and to the mapping around a list that is not indented too', () => {
  assertPicture('args:\n  - a\n  {{- toYaml .x | nindent 2 }}\nname: web\n', '{args: [a, …], name: web}');
  assertPicture('args:\n- a\n{{ toYaml .x }}\n', '{args: [a, …], …}');
});

test('what a printed line opens is unknown, when literal lines go on below it', () => {
  assertPicture(
    'containers:\n{{ include "c" . | indent 2 }}\n    livenessProbe: {}\nname: web\n',
    '{containers: ?, name: web}',
  );
});

test('items in a range are some of many; in a condition they are not', () => {
  assertPicture('ports:\n  {{- range .p }}\n  - port: 80\n  {{- end }}\n', '{ports: [{port: 80}, …]}');
  assertPicture('ports:\n  {{- if .p }}\n  - port: 80\n  {{- end }}\n', '{ports: [{port: 80}]}');
});

test('a flow list with a printed item may get more', () => {
  assertPicture('command: [sh, -c, {{ .x }}]\n', '{command: [sh, -c, ?, …]}');
  assertPicture('command: [sh, -c, "{{ .x }}"]\n', '{command: [sh, -c, ?]}');
});

test('a block scalar with a condition in it is unknown', () => {
  assertPicture(
    'command: |\n  a\n  {{- if .x }}\n  b\n  {{- end }}\n  c\nname: web\n',
    '{command: ?, name: web}',
  );
});

test('text that joins the line before makes its scalar unknown', () => {
  assertPicture(
    'args: --port=80\n  {{- with .x }} --db={{ . }}{{ end }}\nname: web\n',
    '{args: ?, name: web}',
  );
});

test('members know the branches around them', () => {
  const { root } = read('a: 1\n{{- if .x }}\nb: 1\n{{- else }}\nb: 2\n{{- end }}\nc: 1\n');
  assert.ok(root?.kind === 'mapping');
  assert.deepEqual(
    root.entries.map(({ name, branch }) => [name, branch.map(({ arm }) => arm)]),
    [
      ['a', []],
      ['b', [0]],
      ['b', [1]],
      ['c', []],
    ],
  );
});

test('a condition around the whole document is no branch', () => {
  const { root } = read('{{- if .x }}\na: 1\n{{- end }}\n');
  assert.ok(root?.kind === 'mapping');
  assert.deepEqual(root.entries[0]?.branch, []);
});

test('an anchor on a templated value is templated where it is used', () => {
  const { root } = read('a: &p {{ .x }}\nb: *p\n');
  assert.ok(root?.kind === 'mapping');
  const alias = root.entries[1]?.value;
  assert.ok(alias?.kind === 'alias');
  assert.equal(picture(alias.target), '?');
});

test('a problem behind an action is not shown, one well before it is', () => {
  assert.deepEqual(read('a: {{ .x }}\nb: "open\n').problems, []);
  assert.equal(read('a: [1\nb: 2\nc: 3\n\n\nd: {{ .x }}\n').problems.length, 1);
});

test('a value that stands outside the branch of its key is not relied on', () => {
  assertPicture(
    `
{{- if .a }}
securityContext:
{{ toYaml .a | indent 2 }}
{{- end }}
{{- range .b }}
- name: {{ . }}
{{- end }}
`,
    '{securityContext: ?}',
  );
});

test('items that arms begin and common lines go on with may get more', () => {
  assertPicture(
    `
ports:
  {{- if .tls }}
  - name: https
  {{- else }}
  - name: http
  {{- end }}
    containerPort: 80
`,
    '{ports: [{name: https, …}, {name: http, containerPort: 80, …}]}',
  );
});

test('what the other arm prints is no member', () => {
  assertPicture(
    `
{{- if .persistent }}
volumeClaimTemplates:
  - name: data
{{- else }}
    volumes: []
{{- end }}
`,
    '{volumeClaimTemplates: [{name: data}]}',
  );
});

test('around a problem nothing is relied on', () => {
  assertPicture(
    'name: {{ .a }}\nlabels:\n  managed-by: {{ .b }}\n{{- with .c }}\n    annotations:\n      a: 1\n{{- end }}\nkind: Pod\n',
    '{name: ?, labels: {managed-by: ?, annotations: ?, …}, kind: Pod}',
  );
});
