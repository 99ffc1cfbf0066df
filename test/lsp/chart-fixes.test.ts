import assert from 'node:assert/strict';
import { test } from 'node:test';
import { editedChart, uriIn } from './edited-chart.ts';

const values = uriIn('values.yaml');

/** A Pod with fields of its container, which stand at six spaces. */
function pod(name: string, container: string): string {
  return `apiVersion: v1
kind: Pod
metadata: { name: ${name} }
spec:
  containers:
    - name: app
      image: nginx:1.27
      ports: [{ name: http, containerPort: 8080 }]
${container}`;
}

const ready = (threshold: string): string => `      livenessProbe:
        httpGet: { path: /, port: http }
        successThreshold: {{ ${threshold} }}
`;

test('a fix is offered once the edited chart was rendered: not where it would change another probe', async (context) => {
  const { editor } = await editedChart(
    context,
    `
== values.yaml
period: 10
timeout: 12
#        ^^ information timeout-exceeds-period
`,
    {
      also: {
        'templates/a.yaml': pod(
          'a',
          `      readinessProbe:
        httpGet: { path: /ready, port: http }
        periodSeconds: {{ .Values.period }}
        timeoutSeconds: {{ .Values.timeout }}
`,
        ),
        'templates/b.yaml': pod(
          'b',
          `      readinessProbe:
        httpGet: { path: /ready, port: http }
        periodSeconds: 60
        timeoutSeconds: {{ .Values.timeout }}
`,
        ),
      },
    },
  );
  const titles = async (): Promise<readonly string[]> =>
    (await editor.actionsOn(values, '12', { only: ['quickfix'] }))
      .map(({ title }) => title)
      .filter((title) => /Seconds/.test(title));
  assert.deepEqual(await titles(), ['Raise periodSeconds to 12']);
  // What is proven is known until something changes.
  assert.deepEqual(await titles(), ['Raise periodSeconds to 12']);
});

const twice = `
== values.yaml
one: 2 # first
#    ^ error success-threshold-not-one
two: 3
#    ^ error success-threshold-not-one
both: 4
#     ^ error success-threshold-not-one
`;

test('fixes of a rule and of a file are made together, without those that break something else', async (context) => {
  const { editor } = await editedChart(context, twice, {
    also: {
      'templates/a.yaml': pod('a', ready('.Values.one')),
      'templates/b.yaml': pod('b', ready('.Values.two')),
      'templates/c.yaml': pod('c', ready('.Values.both')),
      'templates/d.yaml': pod(
        'd',
        `      readinessProbe:
        httpGet: { path: /, port: http }
        successThreshold: {{ .Values.both }}
`,
      ),
    },
  });
  const together = 'one: 1 # first\ntwo: 1\nboth: 4\n';
  const actions = await editor.actionsOn(values, '2', { only: ['quickfix'] });
  const rule = actions.find(({ title }) => /^Fix all 2 /.test(title));
  assert.ok(rule, actions.map(({ title }) => title).join('\n'));
  assert.equal(editor.applied(values, rule.edit), together);
  const [all] = await editor.actionsOn(values, '2', { only: ['source.fixAll'] });
  assert.equal(editor.applied(values, all?.edit), together);
});
