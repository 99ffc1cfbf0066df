import { test } from 'node:test';
import { findings } from '../support/fixtures.ts';

/* What a controller fills in is not missing; what is written wrongly stays wrong. */

const service = (apiVersion: string, kind: string): string => `apiVersion: ${apiVersion}
kind: ${kind}
metadata: { name: web }
spec:
  template:
    spec:
      containers:
        - name: web
          image: team/web
`;

test('Knative Serving fills in ports and handlers', () => {
  findings(`${service('serving.knative.dev/v1', 'Service')}          readinessProbe:
            httpGet: { path: /readyz }
            periodSeconds: -1
            #              ^^ error probe-timing-invalid-number 💡
          startupProbe:
            failureThreshold: 5
`);
});

test('other controllers hand the pod template on as it is', () => {
  findings(`${service('argoproj.io/v1alpha1', 'Rollout')}          readinessProbe:
            httpGet: { path: /readyz }
            ^^^^^^^ error probe-port-invalid
          startupProbe:
          ^^^^^^^^^^^^ error probe-handler-missing 💡
            failureThreshold: 5
`);
});
