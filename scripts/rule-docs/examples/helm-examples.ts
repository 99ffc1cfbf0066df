import type { HelmRuleId } from '../../../server/core/helm/judge/rules/ids.ts';
import type { RuleExample } from '../rule-example.ts';

/** A chart whose only template is a Deployment with the fields of its container, which stand at ten spaces. */
function chart(container: string, values: string, more = ''): string {
  return `${more}# values.yaml
${values}---
# templates/deployment.yaml
apiVersion: apps/v1
kind: Deployment
metadata:
  name: web
spec:
  selector:
    matchLabels:
      app: web
  template:
    metadata:
      labels:
        app: web
    spec:
      containers:
        - name: web
          image: registry.example.com/web:1.4.0
${container}`;
}

const dumped = `          {{- with .Values.readinessProbe }}
          readinessProbe: {{- toYaml . | nindent 12 }}
          {{- end }}
`;
const httpProbe = 'readinessProbe:\n  httpGet:\n    path: /readyz\n    port: 8080\n';
const production = '# values-production.yaml\nreadinessProbe:\n';
const grpcHandler = '  grpc:\n    port: 9090\n';

const port = (text: string): string =>
  `          readinessProbe:\n            httpGet:\n              path: /readyz\n              port: ${text}\n`;
const startup = (delay: string): string =>
  `          readinessProbe:\n            initialDelaySeconds: ${delay}\n            httpGet:\n              path: /readyz\n              port: 8080\n`;
const lag = (text: string): string =>
  `          readinessProbe:\n            timeoutSeconds: 5\n            exec:\n              command: ["/app/check", "--max-lag-bytes=${text}"]\n`;
const plainDump = (value: string): string =>
  `          readinessProbe: {{- toYaml ${value} | nindent 12 }}\n`;

const indentedDump = (columns: number): string =>
  `          readinessProbe:\n            {{- toYaml .Values.readinessProbe | nindent ${columns} }}\n`;

/** Whole charts: each document starts with the name of its file. */
export const helmExamples: Readonly<Record<HelmRuleId, RuleExample>> = {
  'helm-override-adds-second-handler': {
    title: 'An override that adds a second handler to that of the defaults',
    kind: 'chart',
    bad: chart(dumped, httpProbe, `${production}${grpcHandler}---\n`),
    good: chart(dumped, httpProbe, `${production}  httpGet: null\n${grpcHandler}---\n`),
  },
  'helm-port-rendered-as-string': {
    title: 'A port that the template prints as a string',
    kind: 'chart',
    bad: chart(port('"{{ .Values.port }}"'), 'port: 8080\n'),
    good: chart(port('{{ .Values.port }}'), 'port: 8080\n'),
  },
  'helm-probe-dump-unguarded': {
    title: 'A probe that is printed as it is, with switches of the chart or empty',
    kind: 'chart',
    bad: chart(plainDump('.Values.readinessProbe'), httpProbe.replace('\n', '\n  enabled: true\n')),
    good: chart(
      plainDump('(omit .Values.readinessProbe "enabled")'),
      httpProbe.replace('\n', '\n  enabled: true\n'),
    ),
  },
  'helm-probe-wrong-indentation': {
    title: 'Fields of a probe that `nindent` puts beside the probe',
    kind: 'chart',
    bad: chart(indentedDump(10), httpProbe),
    good: chart(indentedDump(12), httpProbe),
  },
  'helm-default-replaces-zero': {
    title: 'A 0 that `default` takes for empty',
    kind: 'chart',
    bad: chart(startup('{{ .Values.initialDelaySeconds | default 10 }}'), 'initialDelaySeconds: 0\n'),
    good: chart(startup('{{ .Values.initialDelaySeconds }}'), 'initialDelaySeconds: 0\n'),
  },
  'helm-number-rendered-as-float': {
    title: 'A whole number that is printed with an exponent',
    kind: 'chart',
    bad: chart(lag('{{ .Values.maxLagBytes }}'), 'maxLagBytes: 16000000\n'),
    good: chart(lag('{{ .Values.maxLagBytes | int64 }}'), 'maxLagBytes: 16000000\n'),
  },
};
