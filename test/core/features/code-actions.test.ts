import assert from 'node:assert/strict';
import { test } from 'node:test';
import { offersAt as allOffersAt, refactored } from '../../support/fixtures.ts';
import { deploymentWith, podWith } from '../../support/manifests.ts';

const startup = 'Add startupProbe allowing 300 s (uses the liveness check)';
const databaseStartup = 'Add startupProbe allowing 600 s (uses the liveness check)';
const delay = 'Add initialDelaySeconds: 30';
/** Without what is offered for every probe. */
function offersAt(...args: Parameters<typeof allOffersAt>): ReturnType<typeof allOffersAt> {
  const { fixes, refactorings } = allOffersAt(...args);
  return { fixes, refactorings: refactorings.filter((title) => !/\bdefaults?\b/.test(title)) };
}

const nothing = { fixes: [], refactorings: [] };

test('at the finding its fixes, and nothing twice', () => {
  const at = (container: string): object => offersAt(deploymentWith(container));
  const offered = { fixes: [startup, delay], refactorings: [] };
  assert.deepEqual(at('image: team/web\nliveness<|>Probe: { tcpSocket: { port: 80 } }'), offered);
  assert.deepEqual(at('image: team/web\n<|>livenessProbe: { tcpSocket: { port: 80 } }'), offered);
  assert.deepEqual(at('image: team/web\nlivenessProbe<|>: { tcpSocket: { port: 80 } }'), offered);
});

test('a fix that knows a better number stands alone', () => {
  const java = 'image: eclipse-temurin:21-jre\ncommand: [java, -jar, /app.jar]';
  const { fixes, refactorings } = offersAt(
    deploymentWith(`${java}\nliveness<|>Probe: { tcpSocket: { port: 80 } }`),
  );
  assert.deepEqual(fixes, [startup, 'Add initialDelaySeconds: 90']);
  assert.deepEqual(refactorings, []);
});

test('elsewhere in the container both are refactorings', () => {
  assert.deepEqual(
    offersAt(deploymentWith('image: te<|>am/web\nlivenessProbe: { tcpSocket: { port: 80 } }')),
    {
      fixes: [],
      refactorings: [startup, delay],
    },
  );
});

test('where a guard keeps the rule quiet both are refactorings', () => {
  const refactorings = { fixes: [], refactorings: [startup, delay] };
  const liveness = 'livenessPr<|>obe: { tcpSocket: { port: 80 } }';
  assert.deepEqual(offersAt(deploymentWith(`image: nginx\n${liveness}`)), refactorings);
  assert.deepEqual(offersAt(deploymentWith(liveness)), refactorings);
  // Another probe that kills what nothing starts again would be a finding of its own.
  const unrestarted = podWith(`image: team/web\n${liveness}`, 'restartPolicy: Never');
  const limit = 'Limit the whole run instead (activeDeadlineSeconds: 3600)';
  assert.deepEqual(offersAt(unrestarted), { fixes: [limit], refactorings: [delay] });
  assert.deepEqual(offersAt(`name: web\nimage: team/web\n${liveness}\n`), refactorings);
  assert.deepEqual(
    offersAt(deploymentWith(`image: {{ .Values.image }}\n${liveness}`), { kind: 'template' }),
    refactorings,
  );
});

test('a delay that is there is not added again', () => {
  const container = (image: string): string =>
    `image: ${image}\nlivenessProbe: { tcpSocket: { p<|>ort: 80 }, initialDelaySeconds: 100 }`;
  assert.deepEqual(offersAt(deploymentWith(container('team/web'))), { fixes: [], refactorings: [startup] });
  assert.deepEqual(offersAt(deploymentWith(container('mysql'))), {
    fixes: [],
    refactorings: [databaseStartup],
  });
});

test('nothing where it does not belong', () => {
  const liveness = 'livenessPr<|>obe: { tcpSocket: { port: 80 } }';
  const init = `initContainers: [{ name: i, image: team/i, ${liveness} }]`;
  assert.deepEqual(offersAt(podWith('image: team/web', init)).refactorings, []);
  const ephemeral = `ephemeralContainers: [{ name: e, image: team/e, ${liveness} }]`;
  assert.deepEqual(offersAt(podWith('image: team/web', ephemeral)).refactorings, []);
  assert.deepEqual(
    offersAt(deploymentWith(`image: nginx\nstartupProbe: { tcpSocket: { port: 80 } }\n${liveness}`)),
    nothing,
  );
  assert.deepEqual(offersAt(deploymentWith('image: ngi<|>nx')), nothing);
  assert.deepEqual(
    offersAt(`${deploymentWith('image: nginx')}---\n${deploymentWith('image: <|>x')}`),
    nothing,
  );
});

test('nothing that a template may contradict', () => {
  const template = { kind: 'template' } as const;
  const offers = (container: string): object => offersAt(deploymentWith(container), template);
  assert.deepEqual(offers('image: a<|>b\nlivenessProbe: {{ toYaml .Values.probe | nindent 12 }}'), nothing);
  assert.deepEqual(
    offers(
      'image: a<|>b\nlivenessProbe: { tcpSocket: { port: 80 } }\n{{- toYaml .Values.more | nindent 10 }}',
    ),
    nothing,
  );
  assert.deepEqual(
    offers(
      'image: a<|>b\nlivenessProbe:\n  {{- if .Values.tcp }}\n  tcpSocket: { port: 80 }\n  {{- else }}\n  grpc: { port: 80 }\n  {{- end }}',
    ),
    nothing,
  );
});

test('a check of a port that the container does not declare is not copied', () => {
  const offers = (container: string): object => offersAt(deploymentWith(`image: ngi<|>nx\n${container}`));
  const delayOnly = { fixes: [], refactorings: [delay] };
  const tcp = 'livenessProbe: { tcpSocket: { port: web } }';
  assert.deepEqual(offers(tcp), delayOnly);
  assert.deepEqual(offers(`${tcp}\nports: [{ name: http, containerPort: 80 }]`), delayOnly);
  assert.deepEqual(offers('livenessProbe: { httpGet: { path: /, port: web } }'), delayOnly);
  const declared = { fixes: [], refactorings: [startup, delay] };
  assert.deepEqual(offers(`${tcp}\nports: [{ name: web, containerPort: 80 }]`), declared);
  // The base of a patch or the file around a fragment may declare it.
  assert.deepEqual(offersAt(`name: web\nimage: ngi<|>nx\n${tcp}\n`), declared);
});

test('a refactoring edits the document it is asked in', () => {
  const first = deploymentWith('image: nginx');
  assert.equal(
    refactored(
      `${first}---\n${deploymentWith('image: ngi<|>nx\nlivenessProbe: { tcpSocket: { port: 80 } }')}`,
      startup,
    ),
    `${first}---\n${deploymentWith('image: nginx\nstartupProbe: { tcpSocket: { port: 80 }, periodSeconds: 10, failureThreshold: 30 }\nlivenessProbe: { tcpSocket: { port: 80 } }')}`,
  );
});
