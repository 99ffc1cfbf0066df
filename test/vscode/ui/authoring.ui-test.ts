import assert from 'node:assert/strict';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { Workbench } from './workbench.ts';

const unprotected = `apiVersion: v1
kind: Pod
metadata:
  name: web
spec:
  containers:
    - name: web
      image: registry.example.com/shop/web:1.0.0
      ports:
        - name: http
          containerPort: 8080
      livenessProbe:
        httpGet:
          path: /livez
          port: http
        periodSeconds: 5
`;

const twoSpaces = `apiVersion: v1
kind: Pod
metadata:
  name: web
spec:
  containers:
    - name: web
      ports:
        - name: http
          containerPort: 8080
      image: registry.example.com/shop/web:1.0.0
`;

const fourSpaces = `apiVersion: v1
kind: Pod
metadata:
    name: web
spec:
    containers:
        - name: web
          ports:
              - name: http
                containerPort: 8080
          image: registry.example.com/shop/web:1.0.0
`;

const listAtKey = `apiVersion: v1
kind: Pod
metadata:
  name: web
spec:
  containers:
  - name: web
    ports:
    - name: http
      containerPort: 8080
    image: registry.example.com/shop/web:1.0.0
`;

const manifests = {
  'unprotected.yaml': unprotected,
  'ignored.yaml': `apiVersion: apps/v1
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
          image: registry.example.com/shop/web:1.0.0
          livenessProbe:
            httpGet:
              path: /livez
              port: 8080
          readinessProbe:
            httpGet:
              path: /readyz
              port: 8080
`,
  'spoken.yaml': `apiVersion: v1
kind: Pod
metadata:
  name: web
spec:
  containers:
    - name: web
      image: registry.example.com/shop/web:1.0.0
      livenessProbe:
        tcpSocket:
          port: 8080
        periodSeconds: 5
`,
  'two-spaces.yaml': twoSpaces,
  'four-spaces.yaml': fourSpaces,
  'list-at-key.yaml': listAtKey,
  'two-spaces-below.yaml': twoSpaces,
  'four-spaces-below.yaml': fourSpaces,
  'list-at-key-below.yaml': listAtKey,
  'tabs.yaml': unprotected,
  'middle.yaml': `apiVersion: v1
kind: Pod
metadata:
  name: web
spec:
  containers:
    - name: web
      image: registry.example.com/shop/web:1.0.0 # the shop
      ports:
        - name: http
          containerPort: 8080
    - name: proxy
      image: registry.example.com/shop/proxy:1.0.0
---
apiVersion: v1
kind: Pod
metadata:
  name: other
`,
  'ports.yaml': `apiVersion: apps/v1
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
          image: registry.example.com/shop/web:1.0.0
          ports:
            - name: http
              containerPort: 8080
            - name: admin
              containerPort: 9090
          readinessProbe:
            httpGet:
              path: /readyz
              port: http
          livenessProbe:
            httpGet:
              path: /livez
              port: admin
            initialDelaySeconds: 30
---
apiVersion: v1
kind: Service
metadata:
  name: web
spec:
  selector:
    app: web
  ports:
    - name: public
      port: 80
      targetPort: http
`,
} as const;

type ManifestName = keyof typeof manifests;

const hangul = /\p{Script=Hangul}/u;

let folder = '';
let workbench: Workbench;

before(async () => {
  folder = await mkdtemp(join(tmpdir(), 'kube-probes-manifests-'));
  for (const [name, text] of Object.entries(manifests)) await writeFile(join(folder, name), text);
  workbench = await Workbench.open({ folder, settings: { 'kubeProbes.language': 'en' } });
});

after(async () => {
  await workbench?.close();
  await rm(folder, { recursive: true, force: true });
});

/** Begins with nothing open above the editor, whatever an earlier test left. */
async function open(name: ManifestName): Promise<string> {
  await workbench.dismiss();
  await workbench.openFile(name);
  return join(folder, name);
}

test('hovering a field tells its default', async () => {
  const file = await open('unprotected.yaml');
  await workbench.goToText(file, 'periodSeconds');
  const card = await workbench.hover('periodSeconds');
  assert.match(await card.innerText(), /default[^\n]*10/i);
  await workbench.dismiss();
});

test('Ctrl+. on a liveness probe that nothing protects writes initialDelaySeconds', async () => {
  const file = await open('unprotected.yaml');
  await workbench.goToText(file, 'livenessProbe');
  await workbench.openFixes(/initialDelaySeconds: 30/);
  await workbench.applyFix(/initialDelaySeconds: 30/);
  const text = await workbench.save(file);
  const added = '        initialDelaySeconds: 30\n';
  assert.ok(text.includes(added), text);
  assert.equal(text.replace(added, ''), manifests['unprotected.yaml']);
});

test('a startupProbe written by a fix stays indented with spaces where the editor indents with tabs', async () => {
  const file = await open('tabs.yaml');
  await workbench.indentWithTabs(4);
  await workbench.goToText(file, 'livenessProbe');
  await workbench.openFixes(/startupProbe/);
  await workbench.applyFix(/startupProbe/);
  const added = `      startupProbe:
        httpGet:
          path: /livez
          port: http
        periodSeconds: 10
        failureThreshold: 30
`;
  assert.equal(await workbench.save(file), unprotected.replace(/(?= {6}livenessProbe)/, added));
});

/** Types a part of a key on a new line after the last one, takes the suggestion, and returns what that wrote. */
async function completed(name: ManifestName): Promise<string> {
  const file = await open(name);
  const lines = manifests[name].split('\n');
  const last = lines.length - 1;
  await workbench.goTo(last, (lines[last - 1]?.length ?? 0) + 1);
  await workbench.press('Enter');
  await workbench.type('live');
  assert.equal(await workbench.openSuggestions('livenessProbe'), 'livenessProbe');
  await workbench.acceptSuggestion('livenessProbe');
  const text = await workbench.save(file);
  assert.ok(text.startsWith(manifests[name]), text);
  return text.slice(manifests[name].length);
}

test('a probe completed in a file of two spaces', async () => {
  const expected = `      livenessProbe:
        httpGet:
          path: /livez
          port: http
        periodSeconds: 10
        timeoutSeconds: 2
        failureThreshold: 3
`;
  assert.equal(await completed('two-spaces.yaml'), expected);
});

test('a probe completed in a file of four spaces', async () => {
  const expected = `          livenessProbe:
              httpGet:
                  path: /livez
                  port: http
              periodSeconds: 10
              timeoutSeconds: 2
              failureThreshold: 3
`;
  assert.equal(await completed('four-spaces.yaml'), expected);
});

test('a probe completed where lists stand at their key', async () => {
  const expected = `    livenessProbe:
      httpGet:
        path: /livez
        port: http
      periodSeconds: 10
      timeoutSeconds: 2
      failureThreshold: 3
`;
  assert.equal(await completed('list-at-key.yaml'), expected);
});

/** Types a probe's key and Enter behind the last line, takes `httpGet` where the cursor is then, and returns what that wrote. */
async function filledIn(name: ManifestName): Promise<string> {
  const file = await open(name);
  const lines = manifests[name].split('\n');
  const last = lines.length - 1;
  await workbench.goTo(last, (lines[last - 1]?.length ?? 0) + 1);
  await workbench.press('Enter');
  await workbench.type('livenessProbe:');
  await workbench.press('Enter');
  assert.equal(await workbench.openSuggestions('periodSeconds'), 'httpGet');
  await workbench.acceptSuggestion('httpGet');
  const text = await workbench.save(file);
  assert.ok(text.startsWith(manifests[name]), text);
  return text.slice(manifests[name].length);
}

test('Enter behind a key of a probe, then its fields, in a file of two spaces', async () => {
  const expected = `      livenessProbe:
        httpGet:
          path: /livez
          port: http
`;
  assert.equal(await filledIn('two-spaces-below.yaml'), expected);
});

test('Enter behind a key of a probe, then its fields, in a file of four spaces', async () => {
  const expected = `          livenessProbe:
              httpGet:
                  path: /livez
                  port: http
`;
  assert.equal(await filledIn('four-spaces-below.yaml'), expected);
});

test('Enter behind a key of a probe, then its fields, where lists stand at their key', async () => {
  const expected = `    livenessProbe:
      httpGet:
        path: /livez
        port: http
`;
  assert.equal(await filledIn('list-at-key-below.yaml'), expected);
});

test('a probe completed in the middle of a file leaves all around it as it was', async () => {
  const file = await open('middle.yaml');
  await workbench.goToText(file, 'image:');
  await workbench.press('End', 'Enter');
  await workbench.type('live');
  assert.equal(await workbench.openSuggestions('livenessProbe'), 'livenessProbe');
  await workbench.acceptSuggestion('livenessProbe');
  const above = '# the shop\n';
  const added = `      livenessProbe:
        httpGet:
          path: /livez
          port: http
        periodSeconds: 10
        timeoutSeconds: 2
        failureThreshold: 3
`;
  assert.equal(await workbench.save(file), manifests['middle.yaml'].replace(above, above + added));
});

test('the light bulb ignores a finding', async () => {
  const file = await open('ignored.yaml');
  await workbench.waitForSquiggle();
  await workbench.goToText(file, 'livenessProbe');
  const title = 'Ignore "liveness-without-startup-protection" here';
  const titles = await workbench.clickLightBulb(title);
  assert.ok(titles.findIndex((each) => each.includes(title)) > 0, titles.join('\n'));
  await workbench.applyFix(title);
  const expected = manifests['ignored.yaml'].replace(
    '          livenessProbe:\n',
    '          # kube-probes-ignore liveness-without-startup-protection\n          livenessProbe:\n',
  );
  assert.equal(await workbench.save(file), expected);
  await workbench.waitForNoSquiggle();
});

test('F2 renames a port everywhere it is used', async () => {
  const file = await open('ports.yaml');
  await workbench.goToText(file, 'http\n', 1);
  assert.equal(await workbench.openRename(), 'http');
  await workbench.confirmRename('web');
  const renamed = manifests['ports.yaml']
    .replace('name: http\n', 'name: web\n')
    .replace('port: http\n', 'port: web\n')
    .replace('targetPort: http\n', 'targetPort: web\n');
  assert.equal(await workbench.save(file), renamed);
});

test('F2 refuses a name that no port may have, and one that is taken', async () => {
  const file = await open('ports.yaml');
  const text = await readFile(file, 'utf8');
  await workbench.goToText(file, 'admin');
  await workbench.openRename();
  await workbench.confirmRename('Admin_Port');
  await workbench.waitForMessage(/only lower-case letters, digits and hyphens/);
  await workbench.dismiss();
  await workbench.openRename();
  await workbench.confirmRename('web');
  await workbench.waitForMessage(/Names are unique in a container/);
  await workbench.dismiss();
  assert.equal(await workbench.page.locator('.tab.active.dirty').count(), 0);
  assert.equal(await readFile(file, 'utf8'), text);
});

test('choosing Korean in the settings changes findings and hovers without a reload', async () => {
  const finding = 'liveness-without-startup-protection';
  await open('spoken.yaml');
  const english = await workbench.waitForProblem(finding);
  assert.doesNotMatch(english, hangul);
  await workbench.dismiss();
  await workbench.chooseSetting('kubeProbes.language', '한국어');
  const file = await open('spoken.yaml');
  const korean = await workbench.waitForProblem(hangul);
  assert.match(korean, new RegExp(finding));
  await workbench.dismiss();
  await workbench.goToText(file, 'periodSeconds');
  const card = await workbench.hover(hangul);
  assert.match(await card.innerText(), /기본값[^\n]*10/);
});
