import type { workloadRuleIds } from '../../../server/core/rules/workload/ids.ts';
import type { RuleExample } from '../rule-example.ts';
import { deployment, pod, ports } from '../rule-example.ts';

/** The fields of a container in a Deployment, four columns further right than in a Pod. */
const inDeployment = (container: string): string => container.replace(/^(?=.)/gm, '    ');

const preStop = inDeployment(
  '      lifecycle:\n        preStop:\n          exec:\n            command: [sh, -c, sleep 30]\n',
);
const startup =
  '      startupProbe:\n        tcpSocket:\n          port: 8080\n        failureThreshold: 30\n';

const job = `apiVersion: batch/v1
kind: Job
metadata:
  name: import
spec:
  template:
    spec:
      restartPolicy: OnFailure
      containers:
        - name: import
          image: registry.example.com/import:1.4.0
`;

const inMesh = (annotation: string): string =>
  deployment('').replace(
    '    metadata:\n      labels:\n',
    `    metadata:\n      annotations:\n        proxy.istio.io/config: "{}"\n${annotation}      labels:\n`,
  ) +
  inDeployment('      readinessProbe:\n        httpGet:\n          path: /readyz\n          port: 8080\n');

const service = `---
apiVersion: v1
kind: Service
metadata:
  name: web
spec:
  selector:
    app: web
  ports:
    - port: 80
      targetPort: http
`;

const readiness = inDeployment(
  '      readinessProbe:\n        httpGet:\n          path: /readyz\n          port: http\n        periodSeconds: 5\n        failureThreshold: 3\n',
);
const sleepBeforeStop = inDeployment(
  '      lifecycle:\n        preStop:\n          sleep:\n            seconds: 5\n',
);
const served = deployment('') + inDeployment(ports);
const binaryPort = inDeployment('      ports:\n        - name: wire\n          containerPort: 7000\n');
const strictProbe = (name: string, failures: number, path = '/livez'): string =>
  inDeployment(
    `      ${name}:\n        httpGet:\n          path: ${path}\n          port: http\n        periodSeconds: 10\n        failureThreshold: ${failures}\n`,
  );

export const workloadExamples: Readonly<Record<(typeof workloadRuleIds)[number], RuleExample>> = {
  'bare-pod': {
    title: 'A Pod without a controller',
    isWholeWorkspace: true,
    bad: pod(''),
    good: deployment('  replicas: 1\n'),
  },
  'grace-period-shorter-than-prestop': {
    title: 'A preStop hook that uses up the grace period',
    bad: deployment('') + preStop,
    good: deployment('', '      terminationGracePeriodSeconds: 60\n') + preStop,
  },
  'liveness-inherits-long-grace-period': {
    title: 'A hung container that waits out a long grace period',
    bad: deployment('', '      terminationGracePeriodSeconds: 3600\n') + inDeployment(startup),
    good:
      deployment('', '      terminationGracePeriodSeconds: 3600\n') +
      inDeployment(`${startup}        terminationGracePeriodSeconds: 30\n`),
  },
  'liveness-missing': {
    title: 'A container without a livenessProbe',
    bad: served + readiness,
    good: served + strictProbe('startupProbe', 30) + strictProbe('livenessProbe', 6) + readiness,
  },
  'prestop-missing': {
    title: 'No pause between a Service and SIGTERM',
    bad: served + readiness + service,
    good: served + readiness + sleepBeforeStop + service,
  },
  'probe-on-run-to-completion': {
    title: 'A probe on work that runs to its end',
    bad: `${job}          readinessProbe:
            exec:
              command: [test, -f, /tmp/ready]
            timeoutSeconds: 5
`,
    good: job,
  },
  'probes-missing': {
    title: 'A container with ports and no probes',
    isWholeWorkspace: true,
    bad: deployment('') + binaryPort,
    good: `${deployment('') + binaryPort}          readinessProbe:
            tcpSocket:
              port: wire
            periodSeconds: 5
            failureThreshold: 3
`,
  },
  'readiness-missing-behind-service': {
    title: 'Requests to a container without a readinessProbe',
    bad: served + sleepBeforeStop + service,
    good: served + readiness + sleepBeforeStop + service,
  },
  'istio-probe-rewrite-disabled': {
    title: 'Istio told to leave the probes as they are',
    bad: inMesh('        sidecar.istio.io/rewriteAppHTTPProbers: "false"\n'),
    good: inMesh(''),
  },
};
