import assert from 'node:assert/strict';
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { after, before, test } from 'node:test';
import type { Locator } from 'playwright-core';
import { Workbench } from './workbench.ts';

const application = `apiVersion: argoproj.io/v1alpha1
kind: Application
metadata:
  name: web
spec:
  source:
    repoURL: https://git.example.com/team/shop.git
    path: charts/shop
    helm:
      values: |
        replicas: 3
        readinessProbe:
          timeoutSeconds: 12
`;
const release = `apiVersion: helm.toolkit.fluxcd.io/v2
kind: HelmRelease
metadata:
  name: web
spec:
  chart:
    spec:
      chart: ./charts/shop
      sourceRef: { kind: GitRepository, name: shop }
  values:
    readinessProbe:
      timeoutSeconds: 15
`;
const files: Readonly<Record<string, string>> = {
  'charts/shop/Chart.yaml': 'apiVersion: v2\nname: shop\nversion: 1.0.0\n',
  'charts/shop/values.yaml':
    'replicas: 1\nreadinessProbe:\n  tcpSocket:\n    port: 8080\n  periodSeconds: 10\n',
  'charts/shop/templates/web.yaml': `apiVersion: apps/v1
kind: Deployment
metadata:
  name: {{ .Release.Name }}
spec:
  replicas: {{ .Values.replicas }}
  selector:
    matchLabels: { app: shop }
  template:
    metadata:
      labels: { app: shop }
    spec:
      containers:
        - name: api
          image: registry.example.com/shop/api:1.0.0
          readinessProbe: {{- toYaml .Values.readinessProbe | nindent 12 }}
`,
  'apps/argo.yaml': application,
  'apps/flux.yaml': release,
};

let folder = '';
let workbench: Workbench;

before(async () => {
  folder = await mkdtemp(join(tmpdir(), 'kube-probes-releases-'));
  for (const [path, text] of Object.entries(files)) {
    await mkdir(dirname(join(folder, path)), { recursive: true });
    await writeFile(join(folder, path), text);
  }
  const settings = { 'kubeProbes.language': 'en', 'kubeProbes.rules': { 'liveness-missing': 'off' } };
  workbench = await Workbench.open({ folder, settings });
});

after(async () => {
  await workbench?.close();
  await rm(folder, { recursive: true, force: true });
});

const raised = 'Raise periodSeconds to';

/** The underline of what these tests look for. */
function squiggle(): Locator {
  return workbench.page.locator('.squiggly-info').first();
}

test('values of an Application are judged, explained and fixed where they stand in its text', async () => {
  const file = join(folder, 'apps/argo.yaml');
  await workbench.openFile('apps/argo.yaml');
  await squiggle().waitFor();
  const problems = await workbench.problems();
  assert.ok(
    problems.some((row) => /A check may take 12 s, but one is due every 10 s\..*Ln 13/s.test(row)),
    problems.join('\n'),
  );
  await workbench.dismiss();

  await workbench.openFile('apps/argo.yaml');
  await workbench.goToText(file, 'timeoutSeconds');
  const card = await workbench.hover(/readinessProbe of Deployment web, container api/);
  assert.match(await card.innerText(), /the Pod leaves its Services after 20–48 s/);
  await workbench.dismiss();

  await workbench.goToText(file, '12');
  await workbench.openFixes(raised);
  await workbench.applyFix(raised);
  const fixed = await workbench.save(file);
  assert.equal(fixed, application.replace(': 12\n', ': 12\n          periodSeconds: 12\n'));
  await squiggle().waitFor({ state: 'detached' });
});

test('values of a HelmRelease show what they do, and what they need once the chart changes', async () => {
  const file = join(folder, 'apps/flux.yaml');
  await workbench.openFile('apps/flux.yaml');
  await workbench.lens(/out of Service after/).waitFor();
  await squiggle().waitFor();
  const values = files['charts/shop/values.yaml'] ?? '';
  await writeFile(join(folder, 'charts/shop/values.yaml'), values.replace('10', '20'));
  await squiggle().waitFor({ state: 'detached' });

  await workbench.goToText(file, 'timeoutSeconds');
  await workbench.press('End', 'Enter');
  await workbench.openSuggestions('failureThreshold');
});
