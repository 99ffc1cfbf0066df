import type { RuleId } from '../../server/core/rules/rule-ids.ts';
import { execExamples } from './examples/exec-examples.ts';
import { helmExamples } from './examples/helm-examples.ts';
import { projectExamples } from './examples/project-examples.ts';
import { targetExamples } from './examples/target-examples.ts';
import { timingExamples } from './examples/timing-examples.ts';
import { workloadExamples } from './examples/workload-examples.ts';
import type { RuleExample } from './rule-example.ts';
import { deployment, pod, ports, probe } from './rule-example.ts';

/** One per rule: a rule without one does not compile. */
export const ruleExamples: Readonly<Record<RuleId, RuleExample>> = {
  'yaml-syntax': {
    title: 'YAML that cannot be read',
    bad: pod(probe('readinessProbe', '        periodSeconds 5\n')),
    good: pod(probe('readinessProbe', '        periodSeconds: 5\n')),
  },
  'template-outside-chart': {
    title: 'A template outside a chart',
    bad: pod(probe('readinessProbe', '        periodSeconds: {{ .Values.period }}\n')),
    good: pod(
      probe(
        'readinessProbe',
        '        periodSeconds: 5 # {{ in a comment or in quotes this is plain text }}\n',
      ),
    ),
  },
  'duplicate-key': {
    title: 'The same key twice',
    bad: pod(probe('readinessProbe', '        periodSeconds: 5\n        periodSeconds: 30\n')),
    good: pod(probe('readinessProbe', '        periodSeconds: 30\n')),
  },
  'merge-overrides-key': {
    title: 'A merge that overrides the key above it',
    bad: pod(
      '      readinessProbe: &check\n        tcpSocket: { port: 9090 }\n        periodSeconds: 5\n      livenessProbe:\n        periodSeconds: 30\n        <<: *check\n        initialDelaySeconds: 10\n        failureThreshold: 20\n',
    ),
    good: pod(
      '      readinessProbe: &check\n        tcpSocket: { port: 9090 }\n        periodSeconds: 5\n      livenessProbe:\n        <<: *check\n        periodSeconds: 30\n        initialDelaySeconds: 10\n        failureThreshold: 20\n',
    ),
  },
  'missing-api-version': {
    title: 'An object without apiVersion',
    bad: pod(probe('readinessProbe', '')).replace('apiVersion: v1\n', ''),
    good: pod(probe('readinessProbe', '')),
  },
  'missing-kind': {
    title: 'An object without kind',
    bad: pod(probe('readinessProbe', '')).replace('kind: Pod\n', ''),
    good: pod(probe('readinessProbe', '')),
  },
  'malformed-api-version': {
    title: 'An apiVersion that is none',
    bad: deployment('').replace('apps/v1', 'apps/v1/beta'),
    good: deployment(''),
  },
  'not-an-object': {
    title: 'A document that is no object',
    bad: `${pod(probe('readinessProbe', ''))}---\n- web\n`,
    good: pod(probe('readinessProbe', '')),
  },
  'unknown-kind': {
    title: 'A kind that the server does not have in this version',
    bad: deployment('').replace('apps/v1', 'extensions/v1beta1'),
    good: deployment(''),
  },
  'type-mismatch': {
    title: 'A value of the wrong type',
    bad: pod(probe('readinessProbe', ''), '  terminationGracePeriodSeconds: "30"\n'),
    good: pod(probe('readinessProbe', ''), '  terminationGracePeriodSeconds: 30\n'),
  },
  'unknown-field': {
    title: 'A field that the object does not have',
    bad: pod(`      imagePulPolicy: Always\n${probe('readinessProbe', '')}`),
    good: pod(`      imagePullPolicy: Always\n${probe('readinessProbe', '')}`),
  },
  'field-behind-feature-gate': {
    title: 'A field that servers drop by default',
    bad: pod(probe('readinessProbe', '', '        grpc:\n          port: 9090\n          mode: TLS\n')),
    good: pod(probe('readinessProbe', '', '        grpc:\n          port: 9090\n')),
  },
  'probe-unknown-or-misplaced-field': {
    title: 'An unknown, misspelt or misplaced probe field',
    bad: pod(
      '      readinessProbe:\n        httpGet:\n          path: /readyz\n          port: 8080\n          timeoutSeconds: 2\n',
    ),
    good: pod(
      '      readinessProbe:\n        httpGet:\n          path: /readyz\n          port: 8080\n        timeoutSeconds: 2\n',
    ),
  },
  'probe-timing-invalid-number': {
    title: 'A timing that is no whole number of seconds',
    bad: pod(probe('readinessProbe', '        periodSeconds: 10s\n')),
    good: pod(probe('readinessProbe', '        periodSeconds: 10\n')),
  },
  'probe-handler-missing': {
    title: 'A probe without a handler',
    bad: pod(`${ports}${probe('readinessProbe', '        periodSeconds: 5\n', '')}`),
    good: pod(
      `${ports}${probe('readinessProbe', '        periodSeconds: 5\n', '        httpGet:\n          path: /healthz\n          port: http\n')}`,
    ),
  },
  'probe-handler-multiple': {
    title: 'A probe with more than one handler',
    bad: pod(probe('readinessProbe', '        tcpSocket:\n          port: 8080\n')),
    good: pod(probe('readinessProbe', '')),
  },
  'success-threshold-not-one': {
    title: 'Several successes asked of a liveness or startup probe',
    bad: pod(probe('startupProbe', '        successThreshold: 2\n        failureThreshold: 30\n')),
    good: pod(probe('startupProbe', '        successThreshold: 1\n        failureThreshold: 30\n')),
  },
  'probe-grace-period-invalid': {
    title: 'A grace period that a probe cannot have',
    bad: pod(probe('readinessProbe', '        terminationGracePeriodSeconds: 10\n')),
    good: pod(probe('readinessProbe', '')),
  },
  'probe-port-quoted-number': {
    title: 'A port number in quotes',
    bad: pod(
      probe('readinessProbe', '', '        httpGet:\n          path: /readyz\n          port: "8080"\n'),
    ),
    good: pod(probe('readinessProbe', '')),
  },
  'probe-port-invalid': {
    title: 'A port that is none',
    bad: pod(probe('readinessProbe', '', '        tcpSocket:\n          port: 90900\n')),
    good: pod(probe('readinessProbe', '', '        tcpSocket:\n          port: 9090\n')),
  },
  'exec-command-missing': {
    title: 'A command that is missing, or no list',
    bad: pod('      readinessProbe:\n        exec:\n          command: cat /tmp/ready\n'),
    good: pod('      readinessProbe:\n        exec:\n          command: ["cat", "/tmp/ready"]\n'),
  },
  'http-get-invalid': {
    title: 'A scheme or header that HTTP checks do not take',
    bad: pod(
      '      readinessProbe:\n        httpGet:\n          path: /readyz\n          port: 8443\n          scheme: https\n',
    ),
    good: pod(
      '      readinessProbe:\n        httpGet:\n          path: /readyz\n          port: 8443\n          scheme: HTTPS\n',
    ),
  },
  'probe-on-init-or-ephemeral-container': {
    title: 'A probe on a container that cannot have one',
    bad: pod(
      '',
      '  initContainers:\n    - name: proxy\n      image: registry.example.com/proxy:2\n      readinessProbe:\n        tcpSocket:\n          port: 15001\n',
    ),
    good: pod(
      '',
      '  initContainers:\n    - name: proxy\n      image: registry.example.com/proxy:2\n      restartPolicy: Always\n      readinessProbe:\n        tcpSocket:\n          port: 15001\n',
    ),
  },
  'probe-named-port-undefined': {
    title: 'A port name that the container does not define',
    bad: pod(
      `${ports}${probe('readinessProbe', '', '        httpGet:\n          path: /readyz\n          port: web\n')}`,
    ),
    good: pod(
      `${ports}${probe('readinessProbe', '', '        httpGet:\n          path: /readyz\n          port: http\n')}`,
    ),
  },
  'hook-handler-missing': {
    title: 'A lifecycle hook that does nothing',
    bad: pod('      lifecycle:\n        preStop: {}\n'),
    good: pod('      lifecycle:\n        preStop:\n          sleep:\n            seconds: 5\n'),
  },
  'hook-handler-multiple': {
    title: 'A lifecycle hook that does several things',
    bad: pod(
      '      lifecycle:\n        preStop:\n          exec:\n            command: [sync]\n          sleep:\n            seconds: 5\n',
    ),
    good: pod('      lifecycle:\n        preStop:\n          exec:\n            command: [sync]\n'),
  },
  'hook-port-invalid': {
    title: 'A port of a lifecycle hook that is none',
    bad: pod(
      '      lifecycle:\n        preStop:\n          httpGet:\n            path: /stop\n            port: 0\n',
    ),
    good: pod(
      '      lifecycle:\n        preStop:\n          httpGet:\n            path: /stop\n            port: 8080\n',
    ),
  },
  'hook-named-port-undefined': {
    title: 'A port name of a lifecycle hook that the container does not define',
    bad: pod(
      `${ports}      lifecycle:\n        preStop:\n          httpGet:\n            path: /stop\n            port: admin\n`,
    ),
    good: pod(
      `${ports}      lifecycle:\n        preStop:\n          httpGet:\n            path: /stop\n            port: http\n`,
    ),
  },
  'hook-tcp-socket': {
    title: 'A lifecycle hook with tcpSocket',
    bad: pod('      lifecycle:\n        postStart:\n          tcpSocket:\n            port: 8080\n'),
    good: pod('      lifecycle:\n        postStart:\n          exec:\n            command: [/warm-up]\n'),
  },
  'sleep-exceeds-grace-period': {
    title: 'A sleep longer than the grace period',
    bad: pod('      lifecycle:\n        preStop:\n          sleep:\n            seconds: 60\n'),
    good: pod('      lifecycle:\n        preStop:\n          sleep:\n            seconds: 15\n'),
  },
  'sleep-too-short': {
    title: 'A negative sleep',
    bad: pod('      lifecycle:\n        preStop:\n          sleep:\n            seconds: -1\n'),
    good: pod('      lifecycle:\n        preStop:\n          sleep:\n            seconds: 1\n'),
  },
  'grace-period-negative': {
    title: 'A negative grace period',
    bad: deployment('', '      terminationGracePeriodSeconds: -5\n'),
    good: deployment('', '      terminationGracePeriodSeconds: 5\n'),
  },
  'active-deadline-invalid': {
    title: 'An activeDeadlineSeconds that is out of place or range',
    bad: deployment('', '      activeDeadlineSeconds: 60\n'),
    good: deployment(''),
  },
  'container-name-missing': {
    title: 'An ephemeral container without a name',
    bad: pod('', '  ephemeralContainers:\n    - image: busybox:1.36\n'),
    good: pod(''),
    besides: 'ephemeral-containers-refused',
  },
  'container-name-duplicate': {
    title: 'Two containers of one name',
    bad: pod('', '  ephemeralContainers:\n    - name: web\n      image: busybox:1.36\n'),
    good: pod(''),
    besides: 'ephemeral-containers-refused',
  },
  'container-port-invalid': {
    title: 'A containerPort that is none',
    bad: pod('      ports:\n        - name: http\n          containerPort: 80800\n'),
    good: pod('      ports:\n        - name: http\n          containerPort: 8080\n'),
  },
  'container-port-duplicate': {
    title: 'A port name used twice in a container',
    bad: pod(
      '      ports:\n        - name: http\n          containerPort: 8080\n        - name: http\n          containerPort: 8081\n',
    ),
    good: pod(
      '      ports:\n        - name: http\n          containerPort: 8080\n        - name: admin\n          containerPort: 8081\n',
    ),
  },
  'container-port-overlap': {
    title: 'One port declared twice',
    bad: pod(
      '      ports:\n        - name: http\n          containerPort: 8080\n        - name: admin\n          containerPort: 8080\n',
    ),
    good: pod('      ports:\n        - name: http\n          containerPort: 8080\n'),
  },
  'port-name-in-two-containers': {
    title: 'One port name in two containers',
    bad: pod(
      `${ports}    - name: proxy\n      image: registry.example.com/proxy:2\n      ports:\n        - name: http\n          containerPort: 9090\n`,
    ),
    good: pod(
      `${ports}    - name: proxy\n      image: registry.example.com/proxy:2\n      ports:\n        - name: proxy\n          containerPort: 9090\n`,
    ),
  },
  'host-port-conflict': {
    title: 'One hostPort used twice',
    bad: pod(
      '      ports:\n        - containerPort: 8080\n          hostPort: 80\n        - containerPort: 8081\n          hostPort: 80\n',
    ),
    good: pod(
      '      ports:\n        - containerPort: 8080\n          hostPort: 80\n        - containerPort: 8081\n          hostPort: 81\n',
    ),
  },
  'host-port-mismatch': {
    title: 'A hostPort that differs from its containerPort on the host network',
    bad: pod(
      '      ports:\n        - containerPort: 8080\n          hostPort: 80\n',
      '  hostNetwork: true\n',
    ),
    good: pod(
      '      ports:\n        - containerPort: 8080\n          hostPort: 8080\n',
      '  hostNetwork: true\n',
    ),
  },
  'host-ip-without-host-port': {
    title: 'A hostIP without a hostPort',
    bad: pod('      ports:\n        - containerPort: 8080\n          hostIP: 10.0.0.1\n'),
    good: pod(
      '      ports:\n        - containerPort: 8080\n          hostIP: 10.0.0.1\n          hostPort: 8080\n',
    ),
  },
  'ephemeral-containers-refused': {
    title: 'Ephemeral containers in a manifest',
    bad: deployment('', '      ephemeralContainers:\n        - name: debug\n          image: busybox:1.36\n'),
    good: deployment(''),
  },
  'ephemeral-container-field-refused': {
    title: 'A field that ephemeral containers do not have',
    bad: pod(
      '',
      '  ephemeralContainers:\n    - name: debug\n      image: busybox:1.36\n      ports:\n        - containerPort: 8080\n',
    ),
    good: pod(''),
    besides: 'ephemeral-containers-refused',
  },
  'ephemeral-container-target-unknown': {
    title: 'An ephemeral container aimed at a container that is not there',
    bad: pod(
      '',
      '  ephemeralContainers:\n    - name: debug\n      image: busybox:1.36\n      targetContainerName: wbe\n',
    ),
    good: pod(''),
    besides: 'ephemeral-containers-refused',
  },
  'container-restart-policy-invalid': {
    title: 'A restart policy that a container cannot have',
    bad: pod('      restartPolicy: always\n'),
    good: pod('      restartPolicy: Always\n'),
  },
  'restart-rule-invalid': {
    title: 'A restart rule that is incomplete',
    bad: pod('      restartPolicy: Never\n      restartPolicyRules:\n        - action: Restart\n'),
    good: pod(
      '      restartPolicy: Never\n      restartPolicyRules:\n        - action: Restart\n          exitCodes:\n            operator: In\n            values: [42]\n',
    ),
  },
  'restart-policy-invalid': {
    title: 'A restart policy that the workload cannot have',
    bad: deployment('', '      restartPolicy: OnFailure\n'),
    good: deployment('', '      restartPolicy: Always\n'),
  },
  'readiness-gate-invalid': {
    title: 'A readiness gate whose condition is no name',
    bad: pod('', '  readinessGates:\n    - conditionType: load balancer ready\n'),
    good: pod('', '  readinessGates:\n    - conditionType: example.com/load-balancer-ready\n'),
  },
  'pod-os-invalid': {
    title: 'An operating system that is not known',
    bad: pod('', '  os:\n    name: Linux\n'),
    good: pod('', '  os:\n    name: linux\n'),
  },
  'rollout-setting-invalid': {
    title: 'A rollout setting that cannot work',
    bad: deployment('  minReadySeconds: 600\n'),
    good: deployment('  minReadySeconds: 30\n'),
  },
  'liveness-without-startup-protection': {
    title: 'A liveness probe that nothing protects at start',
    bad: pod('      livenessProbe:\n        httpGet:\n          path: /livez\n          port: 8080\n'),
    good: pod(
      '      startupProbe:\n        httpGet:\n          path: /livez\n          port: 8080\n        periodSeconds: 10\n        failureThreshold: 30\n      livenessProbe:\n        httpGet:\n          path: /livez\n          port: 8080\n',
    ),
  },
  'ignore-unused': {
    title: 'An ignore comment that ignores nothing',
    bad: pod(`      # kube-probes-ignore duplicate-key\n${probe('readinessProbe', '')}`),
    good: pod(probe('readinessProbe', '')),
  },
  'ignore-unknown-rule': {
    title: 'An ignore comment for a rule that does not exist',
    bad: pod(`      # kube-probes-ignore no-such-rule\n${probe('readinessProbe', '')}`),
    good: pod(probe('readinessProbe', '')),
  },
  ...timingExamples,
  ...targetExamples,
  ...execExamples,
  ...workloadExamples,
  ...helmExamples,
  ...projectExamples,
};
