import assert from 'node:assert/strict';
import { test } from 'node:test';
import { deploymentWith } from '../../support/manifests.ts';
import { fixturesOf } from '../../support/rule-fixtures.ts';

const { findingsOf, fixed, fixTitles } = fixturesOf('liveness-without-startup-protection');

const startup = 'Add startupProbe allowing 300 s (uses the liveness check)';
const databaseStartup = 'Add startupProbe allowing 600 s (uses the liveness check)';
const delay = 'Add initialDelaySeconds: 30';

/** Asserts what a fix leaves of a Deployment's container, and that the finding is gone with it. */
function leaves(before: string, title: string, after: string): void {
  const result = fixed(deploymentWith(before), title);
  assert.equal(result, deploymentWith(after));
  assert.deepEqual(findingsOf(result), []);
}

test('the startupProbe comes first and is the preferred one', () => {
  const [found] = findingsOf(deploymentWith('image: team/web\nlivenessProbe: { tcpSocket: { port: 80 } }'));
  const { fixes = [] } = found?.finding ?? {};
  assert.deepEqual(
    fixes.map(({ isPreferred, safety }) => [isPreferred, safety]),
    [
      [true, 'changes-behaviour'],
      [false, 'changes-behaviour'],
    ],
  );
  assert.deepEqual(fixTitles(deploymentWith('image: team/web\nlivenessProbe: { tcpSocket: { port: 80 } }')), [
    startup,
    delay,
  ]);
});

test('block style: in front of the livenessProbe, above its comments', () => {
  leaves(
    `
image: team/web # pinned

# is it alive?
livenessProbe: # yes
  httpGet: # the check
    # of path
    path: "/livez"
    port:   http
    httpHeaders:
    - {name: X-A, value: 'b'}
  # often
  periodSeconds: 5
ports: [{ name: http, containerPort: 80 }]
`,
    startup,
    `
image: team/web # pinned

startupProbe:
  httpGet:
    path: "/livez"
    port:   http
    httpHeaders:
    - {name: X-A, value: 'b'}
  periodSeconds: 10
  timeoutSeconds: 3
  failureThreshold: 30
# is it alive?
livenessProbe: # yes
  httpGet: # the check
    # of path
    path: "/livez"
    port:   http
    httpHeaders:
    - {name: X-A, value: 'b'}
  # often
  periodSeconds: 5
ports: [{ name: http, containerPort: 80 }]
`,
  );
});

test('a handler behind the timing, a script, four spaces', () => {
  leaves(
    `
image: team/web
livenessProbe:
    timeoutSeconds: 4
    exec:
        command:
        - sh
        - -c
        - |
            # not a comment
            /app/check -f
`,
    startup,
    `
image: team/web
startupProbe:
    exec:
        command:
        - sh
        - -c
        - |
            # not a comment
            /app/check -f
    periodSeconds: 10
    timeoutSeconds: 4
    failureThreshold: 30
livenessProbe:
    timeoutSeconds: 4
    exec:
        command:
        - sh
        - -c
        - |
            # not a comment
            /app/check -f
`,
  );
});

test('flow style on one line and on several', () => {
  leaves(
    'image: team/web\nlivenessProbe: { tcpSocket: {port: 80}, periodSeconds: 5 } # c\n',
    startup,
    'image: team/web\nstartupProbe: { tcpSocket: {port: 80}, periodSeconds: 10, timeoutSeconds: 3, failureThreshold: 30 }\nlivenessProbe: { tcpSocket: {port: 80}, periodSeconds: 5 } # c\n',
  );
  leaves(
    `
image: team/web
livenessProbe: {
  tcpSocket: {
    port: 80, # of web
  },
}
`,
    startup,
    `
image: team/web
startupProbe: {
  tcpSocket: {
    port: 80,
  },
  periodSeconds: 10,
  timeoutSeconds: 3,
  failureThreshold: 30,
}
livenessProbe: {
  tcpSocket: {
    port: 80, # of web
  },
}
`,
  );
});

test('JSON, tight and laid out', () => {
  const json = (container: string): string =>
    `{"apiVersion":"v1","kind":"Pod","metadata":{"name":"web"},"spec":{"containers":[${container}]}}`;
  assert.equal(
    fixed(json('{"name":"web","image":"team/web","livenessProbe":{"tcpSocket":{"port":80}}}'), startup),
    json(
      '{"name":"web","image":"team/web","startupProbe":{"tcpSocket":{"port":80},"periodSeconds":10,"timeoutSeconds":3,"failureThreshold":30},"livenessProbe":{"tcpSocket":{"port":80}}}',
    ),
  );
  const laidOut = (probes: string): string =>
    json(`{\n  "name": "web",\n  "image": "team/web",\n${probes}\n}`);
  const liveness = '  "livenessProbe": {\n    "tcpSocket": {\n      "port": 80\n    }\n  }';
  assert.equal(
    fixed(laidOut(liveness), startup),
    laidOut(
      `  "startupProbe": {\n    "tcpSocket": {\n      "port": 80\n    },\n    "periodSeconds": 10,\n    "timeoutSeconds": 3,\n    "failureThreshold": 30\n  },\n${liveness}`,
    ),
  );
  assert.equal(
    fixed(laidOut(liveness), delay),
    laidOut(
      '  "livenessProbe": {\n    "tcpSocket": {\n      "port": 80\n    },\n    "initialDelaySeconds": 30\n  }',
    ),
  );
});

test('a startupProbe without a value is filled', () => {
  leaves(
    'image: team/web\nlivenessProbe:\n  tcpSocket: { port: 80 }\nstartupProbe: null\nenv: []\n',
    startup,
    'image: team/web\nlivenessProbe:\n  tcpSocket: { port: 80 }\nstartupProbe:\n  tcpSocket: { port: 80 }\n  periodSeconds: 10\n  timeoutSeconds: 3\n  failureThreshold: 30\nenv: []\n',
  );
});

test('ten minutes for a database', () => {
  leaves(
    'image: postgres:16\nlivenessProbe:\n  exec:\n    command: [pg_isready]\n',
    databaseStartup,
    'image: postgres:16\nstartupProbe:\n  exec:\n    command: [pg_isready]\n  periodSeconds: 10\n  timeoutSeconds: 5\n  failureThreshold: 60\nlivenessProbe:\n  exec:\n    command: [pg_isready]\n',
  );
});

test("Spring Boot's liveness group, not its whole health", () => {
  leaves(
    "image: team/web\nlivenessProbe:\n  httpGet:\n    path: '/actuator/health'\n    port: 8080\n",
    startup,
    "image: team/web\nstartupProbe:\n  httpGet:\n    path: '/actuator/health/liveness'\n    port: 8080\n  periodSeconds: 10\n  timeoutSeconds: 3\n  failureThreshold: 30\nlivenessProbe:\n  httpGet:\n    path: '/actuator/health'\n    port: 8080\n",
  );
});

test('a delay at its place, or instead of 0', () => {
  leaves(
    'image: team/web\nlivenessProbe:\n  httpGet:\n    path: /\n    port: 80\n    # of httpGet\n  periodSeconds: 5\n',
    delay,
    'image: team/web\nlivenessProbe:\n  httpGet:\n    path: /\n    port: 80\n    # of httpGet\n  initialDelaySeconds: 30\n  periodSeconds: 5\n',
  );
  leaves(
    'image: team/web\nlivenessProbe:\n  initialDelaySeconds: 0 # none\n  tcpSocket: { port: 80 }\n',
    'Raise initialDelaySeconds to 30',
    'image: team/web\nlivenessProbe:\n  initialDelaySeconds: 30 # none\n  tcpSocket: { port: 80 }\n',
  );
  leaves(
    'image: team/web\nlivenessProbe: { tcpSocket: { port: 80 } }\n',
    delay,
    'image: team/web\nlivenessProbe: { tcpSocket: { port: 80 }, initialDelaySeconds: 30 }\n',
  );
});

test('a slow starter gets the delay that it needs', () => {
  leaves(
    'image: tomcat\nlivenessProbe:\n  tcpSocket: { port: 80 }\n',
    'Add initialDelaySeconds: 90',
    'image: tomcat\nlivenessProbe:\n  tcpSocket: { port: 80 }\n  initialDelaySeconds: 90\n',
  );
  leaves(
    'image: tomcat\nlivenessProbe:\n  tcpSocket: { port: 80 }\n  initialDelaySeconds: 20\n',
    'Raise initialDelaySeconds to 90',
    'image: tomcat\nlivenessProbe:\n  tcpSocket: { port: 80 }\n  initialDelaySeconds: 90\n',
  );
});

test('anchors and aliases', () => {
  leaves(
    'image: team/web\nlivenessProbe:\n  tcpSocket: &check { port: 80 }\nreadinessProbe:\n  tcpSocket: *check\n',
    startup,
    'image: team/web\nstartupProbe:\n  tcpSocket: { port: 80 }\n  periodSeconds: 10\n  timeoutSeconds: 3\n  failureThreshold: 30\nlivenessProbe:\n  tcpSocket: &check { port: 80 }\nreadinessProbe:\n  tcpSocket: *check\n',
  );
  leaves(
    'image: team/web\nreadinessProbe: &check\n  tcpSocket:\n    port: 80\n  periodSeconds: 5\nlivenessProbe: *check\n',
    startup,
    'image: team/web\nreadinessProbe: &check\n  tcpSocket:\n    port: 80\n  periodSeconds: 5\nstartupProbe:\n  tcpSocket:\n    port: 80\n  periodSeconds: 10\n  timeoutSeconds: 3\n  failureThreshold: 30\nlivenessProbe: *check\n',
  );
});

test('what other places share is left alone', () => {
  const shared =
    'image: team/web\nreadinessProbe: &check\n  tcpSocket: { port: 80 }\nlivenessProbe: *check\n';
  assert.deepEqual(fixTitles(deploymentWith(shared)), [startup]);
  const merged = `
apiVersion: v1
kind: List
items:
- apiVersion: v1
  kind: Pod
  metadata: { name: a }
  spec:
    containers:
    - &base
      name: a
      image: team/web
      livenessProbe: { tcpSocket: { port: 80 } }
- apiVersion: v1
  kind: Pod
  metadata: { name: b }
  spec:
    containers:
    - <<: *base
      name: b
`;
  assert.deepEqual(fixTitles(merged), []);
  assert.equal(findingsOf(merged).length, 2);
});

test('a templated port is copied as it is', () => {
  const before =
    'image: team/web\nlivenessProbe:\n  httpGet:\n    path: /livez\n    port: {{ .Values.port }}\n';
  assert.equal(
    fixed(deploymentWith(before), startup, { kind: 'template' }),
    deploymentWith(
      `image: team/web\nstartupProbe:\n  httpGet:\n    path: /livez\n    port: {{ .Values.port }}\n  periodSeconds: 10\n  timeoutSeconds: 3\n  failureThreshold: 30\n${before.slice(16)}`,
    ),
  );
});

test('CRLF stays CRLF', () => {
  const before = deploymentWith('image: team/web\nlivenessProbe:\n  tcpSocket:\n    port: 80\n').replaceAll(
    '\n',
    '\r\n',
  );
  const after = fixed(before, startup);
  assert.equal(after.replaceAll('\r\n', '').includes('\n'), false);
  assert.match(
    after,
    /startupProbe:\r\n {12}tcpSocket:\r\n {14}port: 80\r\n {12}periodSeconds: 10\r\n {12}timeoutSeconds: 3\r\n {12}failureThreshold: 30\r\n {10}livenessProbe:/,
  );
});
