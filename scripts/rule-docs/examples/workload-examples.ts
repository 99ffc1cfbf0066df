import type { workloadRuleIds } from '../../../server/core/rules/workload/ids.ts';
import type { RuleExample } from '../rule-example.ts';
import { deployment } from '../rule-example.ts';

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

export const workloadExamples: Readonly<Record<(typeof workloadRuleIds)[number], RuleExample>> = {
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
  'probe-on-run-to-completion': {
    title: 'A probe on work that runs to its end',
    bad: `${job}          readinessProbe:
            exec:
              command: [test, -f, /tmp/ready]
            timeoutSeconds: 5
`,
    good: job,
  },
  'istio-probe-rewrite-disabled': {
    title: 'Istio told to leave the probes as they are',
    bad: inMesh('        sidecar.istio.io/rewriteAppHTTPProbers: "false"\n'),
    good: inMesh(''),
  },
};
