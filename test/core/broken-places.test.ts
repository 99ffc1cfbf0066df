import { test } from 'node:test';
import { findings } from '../support/fixtures.ts';

const pod = (probes: string): string => `apiVersion: v1
kind: Pod
metadata: { name: web }
spec:
  containers:
    - name: web
      image: team/web
${probes}    - name: other
      image: team/other
      readinessProbe:
        tcpSocket: { port: 80 }
        periodSeconds: -1
        #              ^^ error probe-timing-invalid-number 💡
`;

test('a half-typed key: nothing about what it may become, everything about the rest', () => {
  findings(
    pod(`      livenessProbe:
        tcpSocket: { port: 80 }
        initialDelaySeconds: -1
        #                    ^^ error probe-timing-invalid-number 💡
        periodSec
        #^^^^^^^^ error yaml-syntax
`).replace('        #^^^^^^^^ error', '        ^^^^^^^^^ error'),
  );
});

test('a probe that breaks off has no handler yet: that is not said', () => {
  findings(
    pod(`      livenessProbe:
        timeoutSeconds: 2
        httpGe
        ^^^^^^ error yaml-syntax
`),
  );
});
