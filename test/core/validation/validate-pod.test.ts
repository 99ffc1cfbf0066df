import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { FixtureOptions } from '../../support/fixtures.ts';
import { findings, findingsOf } from '../../support/fixtures.ts';
import { validationRules } from './validate-rules.ts';

const options: FixtureOptions = { rules: validationRules, kubernetesVersion: '1.36' };
const pod = (spec: string, version = '1.36'): void =>
  findings(`apiVersion: v1\nkind: Pod\nmetadata: { name: x }\nspec:\n${spec.replace(/^\n/, '')}`, {
    ...options,
    kubernetesVersion: version,
  });

test('ports of a container', () =>
  pod(`
  containers:
    - name: a
      image: a
      ports:
        - { name: HTTP, containerPort: 80 }
        #         ^^^^ error container-port-invalid
        - { name: web, containerPort: 81, protocol: tcp }
        #                                           ^^^ error container-port-invalid 💡
        - { name: web, containerPort: 82 }
        #         ^^^ error container-port-duplicate
        - { name: nothing }
        #   ^^^^^^^^^^^^^ error container-port-invalid
        - { containerPort: 0 }
        #                  ^ error container-port-invalid
        - { containerPort: 65536, hostPort: -1 }
        #                  ^^^^^ error container-port-invalid
        #                                   ^^ error container-port-invalid
`));

test('host ports clash between regular containers, and inside one init container', () => {
  const text = `
  initContainers:
    - { name: i, image: a, ports: [{ containerPort: 9, hostPort: 80 }] }
    - name: j
      image: a
      ports:
        - { containerPort: 7, hostPort: 80 }
        - { containerPort: 8, hostPort: 80 }
        #                               ^^ error host-port-conflict
  containers:
    - { name: a, image: a, ports: [{ containerPort: 80, hostPort: 80 }] }
    - { name: b, image: a, ports: [{ containerPort: 81, hostPort: 80, protocol: UDP }] }
    - { name: c, image: a, ports: [{ containerPort: 82, hostPort: 80 }] }
    #                                                             ^^ error host-port-conflict
`;
  pod(text);
  const found = findingsOf(`apiVersion: v1\nkind: Pod\nspec:\n${text}`, options).map(
    ({ finding }) => finding,
  );
  // The server passes init containers one by one: its path always says the first.
  assert.deepEqual(
    found.map(({ objectPath, apiMessage }) => `${objectPath}: ${apiMessage}`),
    [
      'spec.initContainers[0].ports[1].hostPort: Duplicate value: "TCP//80"',
      'spec.containers[2].ports[0].hostPort: Duplicate value: "TCP//80"',
    ],
  );
});

test('on the host network a Pod takes every containerPort as hostPort', () =>
  pod(`
  hostNetwork: true
  containers:
    - { name: a, image: a, ports: [{ containerPort: 80 }] }
    - { name: b, image: a, ports: [{ containerPort: 80 }] }
    #                                               ^^ error host-port-conflict
    - { name: c, image: a, ports: [{ containerPort: 8080, hostPort: 81 }] }
    #                                                               ^^ error host-port-mismatch 💡
`));

test('names of containers', () =>
  pod(`
  initContainers:
    - { name: app, image: a }
    #         ^^^ error container-name-duplicate
  containers:
    - { name: app, image: a }
    - { name: app, image: a }
    #         ^^^ error container-name-duplicate
`));

test('probes and hooks of init containers need a sidecar', () =>
  pod(`
  initContainers:
    - name: plain
      image: a
      livenessProbe: { tcpSocket: { port: 0 } }
      ^^^^^^^^^^^^^ error probe-on-init-or-ephemeral-container 💡
      lifecycle: {}
      ^^^^^^^^^ error probe-on-init-or-ephemeral-container 💡
    - name: signal
      image: a
      lifecycle: { stopSignal: SIGUSR1 }
      #            ^^^^^^^^^^ information field-behind-feature-gate
    - name: sidecar
      image: a
      restartPolicy: Always
      livenessProbe: { tcpSocket: { port: 0 } }
      #                                   ^ error probe-port-invalid
  containers:
    - { name: app, image: a }
`));

test('ephemeral containers cannot be written down', () =>
  pod(`
  containers:
    - { name: app, image: a }
  ephemeralContainers:
  ^^^^^^^^^^^^^^^^^^^ error ephemeral-containers-refused 💡
    - name: debug
      image: a
      targetContainerName: web
      #                    ^^^ error ephemeral-container-target-unknown
      readinessProbe: {}
      ^^^^^^^^^^^^^^ error probe-on-init-or-ephemeral-container
      ports: []
      ^^^^^ error ephemeral-container-field-refused
      resources: {}
`));

test('restart policies of containers by release', () => {
  const text = `
  containers:
    - name: app
      image: a
      restartPolicy: always
`;
  pod(`${text}      #              ^^^^^^ error container-restart-policy-invalid 💡\n`);
  pod(`${text}      ^^^^^^^^^^^^^ information field-behind-feature-gate\n`, '1.34');
  pod(`${text}      ^^^^^^^^^^^^^ error container-restart-policy-invalid 💡\n`, '1.33');
});

test('restart rules', () =>
  pod(`
  containers:
    - name: app
      image: a
      restartPolicyRules:
      ^^^^^^^^^^^^^^^^^^ error container-restart-policy-invalid
        - action: Stop
          #       ^^^^ error restart-rule-invalid
          exitCodes: { operator: in, values: [1] }
          #                      ^^ error restart-rule-invalid
        - action: Restart
          ^^^^^^^^^^^^^^^ error restart-rule-invalid
`));

test('the rest of a pod', () =>
  pod(`
  restartPolicy: always
  #              ^^^^^^ error restart-policy-invalid 💡
  activeDeadlineSeconds: 0
  #                      ^ error active-deadline-invalid
  os: { name: Linux }
  #           ^^^^^ error pod-os-invalid 💡
  readinessGates:
    - conditionType: not a name
      #              ^^^^^^^^^^ error readiness-gate-invalid
    - conditionType: example.com/ready
  containers:
    - { name: app, image: a }
`));

test('warnings about ports that containers share', () =>
  pod(`
  terminationGracePeriodSeconds: -1
  #                              ^^ warning grace-period-negative
  containers:
    - { name: a, image: a, ports: [{ name: http, containerPort: 80 }] }
    - name: b
      image: a
      ports:
        - { name: http, containerPort: 80, hostIP: 10.0.0.1 }
        #         ^^^^ warning port-name-in-two-containers
        #                              ^^ warning container-port-overlap
        #                                          ^^^^^^^^ warning host-ip-without-host-port
`));

test('a port name is looked up in the container itself', () =>
  pod(`
  containers:
    - name: a
      image: a
      ports: [{ name: http, containerPort: 80 }]
      readinessProbe: { httpGet: { port: metrics } }
      #                                  ^^^^^^^ error probe-named-port-undefined 💡
      livenessProbe: { httpGet: { port: http } }
    - name: b
      image: a
      ports: [{ name: metrics, containerPort: 9090 }]
      startupProbe: { tcpSocket: { port: http } }
      #                                  ^^^^ error probe-named-port-undefined 💡
    - name: without-image
      readinessProbe: { httpGet: { port: metrics } }
`));

test('hooks that the kubelet cannot run', () =>
  pod(`
  containers:
    - name: a
      image: a
      lifecycle:
        postStart: { httpGet: { port: http } }
        #                             ^^^^ error hook-named-port-undefined
        preStop: { tcpSocket: { port: 80 } }
        #          ^^^^^^^^^ warning hook-tcp-socket
`));
