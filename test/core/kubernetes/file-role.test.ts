import assert from 'node:assert/strict';
import { test } from 'node:test';
import { fileRole } from '../../../server/core/kubernetes/file-role.ts';
import { unknownWorkspace, type Workspace } from '../../../server/core/workspace.ts';

const files = new Set(['/r/web/Chart.yaml', 'C:\\r\\web\\Chart.yaml', '/r/web/charts/db/Chart.yaml']);
const workspace: Workspace = {
  ...unknownWorkspace,
  fileExists: (path) => Promise.resolve(files.has(path)),
};

const cases: readonly (readonly [string, string | null, string])[] = [
  ['/r/web/templates/deployment.yaml', 'yaml', 'template'],
  ['C:\\r\\web\\templates\\deployment.yaml', 'yaml', 'template'],
  ['/r/web/templates/tests/pod.yaml', 'yaml', 'template'],
  ['/r/web/templates/_helpers.tpl', 'plaintext', 'template'],
  ['/r/web/charts/db/templates/sts.yaml', 'yaml', 'template'],
  ['/r/web/templates/templates/a.yaml', 'yaml', 'template'],
  ['/r/other/templates/a.yaml', 'yaml', 'manifest'],
  ['/r/web/crds/crd.yaml', 'yaml', 'manifest'],
  ['/r/my-templates/a.yaml', 'yaml', 'manifest'],
  ['/r/web/templates/.kube-probes.yaml', 'yaml', 'project-file'],
  ['C:\\r\\.kube-probes.yml', 'yaml', 'project-file'],
  ['/r/other/a.yaml', 'helm', 'template'],
  ['/r/other/a.yaml', 'helm-template', 'template'],
  ['/r/other/a.yaml', 'gotmpl', 'template'],
  ['/r/other/a.yaml', 'go-template', 'template'],
  ['/r/web/templates/deployment.yaml', 'gotmpl', 'template'],
  ['/r/web/values.yaml', 'helm', 'chart-values'],
  ['/r/web/templates/values.yaml', 'helm', 'template'],
  ['/r/web/values.yaml', 'yaml', 'chart-values'],
  ['/r/web/values-production.yaml', 'yaml', 'chart-values'],
  ['/r/web/ci/test-values.yaml', 'yaml', 'chart-values'],
  ['/r/other/values.yaml', 'yaml', 'manifest'],
  ['/r/web/Chart.yaml', 'yaml', 'chart-definition'],
  ['/r/web/deployment.yaml', null, 'manifest'],
  ['deployment.yaml', null, 'manifest'],
];

for (const [path, languageId, role] of cases) {
  test(`${path} (${languageId}): ${role}`, async () => {
    assert.equal(await fileRole({ path, languageId }, workspace), role);
  });
}

test('where nobody can tell, the name is enough', async () => {
  const asked = (path: string): Promise<string> => fileRole({ path, languageId: 'yaml' }, unknownWorkspace);
  assert.equal(await asked('templates/a.yaml'), 'template');
  assert.equal(await asked('/r/values.yaml'), 'chart-values');
  assert.equal(await asked('/r/a.yaml'), 'manifest');
});
