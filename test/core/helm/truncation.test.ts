import assert from 'node:assert/strict';
import { test } from 'node:test';
import { analyseDocument } from '../../../server/core/analyse-document.ts';
import { cutFile } from '../../../server/core/cut-file.ts';
import { newestKnownVersion } from '../../../server/core/kubernetes/version.ts';

const template = `{{- define "timing" }}
periodSeconds: {{ .p }}
{{- end }}
{{- range $n, $w := .Values.workloads }}
---
apiVersion: apps/v1
kind: {{ $w.kind }}
metadata: {name: {{ $n }}}
spec:
  template:
    spec:
      containers:
        - name: "{{ printf "%s-}}" $n }}"
          command:
            - |
              {{- if .tls }}
              update
              {{- end }}
          {{- if .custom }}
          livenessProbe: {{- toYaml .custom | nindent 12 }}
          {{- else }}
          livenessProbe:
            tcpSocket: {port: {{ .port }}}
            {{- include "timing" . | nindent 12 }}
          {{- end }}
{{ if .env }}          env:
{{ toYaml .env | indent 12 }}{{ end }}
{{- end }}
`;

test('a template cut at any place is still taken', () => {
  for (let end = 0; end <= template.length; end += 1) {
    const text = template.slice(0, end);
    const documents = cutFile(text, 'template');
    assert.equal(documents.map(({ source }) => source.text).join(''), text);
    for (const { source } of documents) {
      const { findings } = analyseDocument(source, { kubernetesVersion: newestKnownVersion });
      for (const { span } of findings) assert.ok(span.start <= span.end && span.end <= source.text.length);
    }
  }
});

test('the whole template is found without fault', () => {
  const analyses = cutFile(template, 'template').map(({ source }) =>
    analyseDocument(source, { kubernetesVersion: newestKnownVersion }),
  );
  assert.deepEqual(
    analyses.flatMap(({ findings }) => findings.map(({ ruleId }) => ruleId)),
    [],
  );
  const [container] = analyses.flatMap(({ containers }) => containers);
  assert.equal(container?.probes.livenessProbe.kind, 'probe');
});
