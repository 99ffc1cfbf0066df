import assert from 'node:assert/strict';
import { test } from 'node:test';
import { withEdits } from '../../../../server/core/helm/judge/with-edits.ts';
import {
  dormantFindings,
  keepsItsWord,
  provenFix,
  type RuleId,
  renderMessage,
} from '../../../../server/core/index.ts';
import { portedPod as pod } from '../../../support/chart-workloads.ts';
import type { ChartFiles } from '../../../support/drawn-chart.ts';
import { judgedChart } from '../../../support/rendered-chart.ts';

const timed = `      readinessProbe:
        httpGet: { path: /ready, port: http }
        periodSeconds: {{ .Values.period }}
        timeoutSeconds: {{ .Values.timeout }}
`;

const tooLong = 'timeout-exceeds-period';

/** The fixes of a rule's first finding by title, each with the files that it changes; null for those that are not offered. */
function offered(files: ChartFiles, rule: RuleId): Record<string, Record<string, string> | null> {
  const chart = judgedChart(files);
  const finding = chart.judgement.findings.find(({ ruleId }) => ruleId === rule);
  assert.ok(finding, `no ${rule}`);
  return Object.fromEntries(
    finding.fixes.map((fix) => {
      const proven = provenFix(chart, finding, fix);
      const title = renderMessage((proven ?? fix).title, 'en');
      if (!proven) return [title, null];
      return [title, Object.fromEntries(withEdits(chart.request, proven.edits).texts)];
    }),
  );
}

test('a fix in values is offered where it changes what it says and nothing else', () => {
  const files = {
    'values.yaml': 'period: 10 # often\ntimeout: 12\n',
    'templates/a.yaml': pod('a', timed),
  };
  assert.deepEqual(offered(files, tooLong), {
    'Raise periodSeconds to 12': { 'values.yaml': 'period: 12 # often\ntimeout: 12\n' },
    'Lower timeoutSeconds to 10': { 'values.yaml': 'period: 10 # often\ntimeout: 10\n' },
  });
});

test('what would change a probe that has not the defect is not offered', () => {
  const files = {
    'values.yaml': 'period: 10\ntimeout: 12\n',
    'templates/a.yaml': pod('a', timed),
    'templates/b.yaml': pod('b', timed.replace('.period', '.period | mul 3')),
  };
  assert.deepEqual(offered(files, tooLong), {
    'Raise periodSeconds to 12': null,
    'Lower timeoutSeconds to 10': null,
  });
});

test('so it is where the other probe stands in the same container', () => {
  const probe = timed.replace('readinessProbe', 'startupProbe').replace('.Values.period', '60');
  const files = {
    'values.yaml': 'period: 10\ntimeout: 12\n',
    'templates/a.yaml': pod('a', timed + probe),
  };
  assert.deepEqual(offered(files, tooLong), {
    'Raise periodSeconds to 12': { 'values.yaml': 'period: 12\ntimeout: 12\n' },
    'Lower timeoutSeconds to 10': null,
  });
});

test('so it is where a text of something else would change', () => {
  const files = {
    'values.yaml': 'period: 10\ntimeout: 12\n',
    'templates/a.yaml': pod('a', timed),
    'templates/b.yaml': `apiVersion: v1
kind: ConfigMap
metadata: { name: b }
data: { period: "{{ .Values.period }}" } # also there
`,
  };
  assert.deepEqual(offered(files, tooLong), {
    'Raise periodSeconds to 12': null,
    'Lower timeoutSeconds to 10': { 'values.yaml': 'period: 10\ntimeout: 10\n' },
  });
});

test('what all that is found has in common is fixed for all of it', () => {
  const files = {
    'values.yaml': 'period: 10\ntimeout: 12\n',
    'templates/a.yaml': pod('a', timed),
    'templates/b.yaml': pod('b', timed),
  };
  assert.deepEqual(offered(files, tooLong)['Lower timeoutSeconds to 10'], {
    'values.yaml': 'period: 10\ntimeout: 10\n',
  });
});

test('a subchart under two names gets the value in the chart that names it', () => {
  const dependency = (alias: string): string => `  - { name: db, version: 1.0.0, alias: ${alias} }\n`;
  const files = {
    'Chart.yaml': `apiVersion: v2\nname: web\nversion: 1.0.0\ndependencies:\n${dependency('one')}${dependency('two')}`,
    'values.yaml': 'one:\n  period: 10 # often\ntwo:\n  period: 30\n',
    'charts/db/Chart.yaml': 'apiVersion: v2\nname: db\nversion: 1.0.0\n',
    'charts/db/values.yaml': 'timeout: 12\n',
    'charts/db/templates/a.yaml': pod('{{ .Chart.Name }}', timed),
  };
  assert.deepEqual(offered(files, tooLong), {
    'Raise periodSeconds to 12, in values.yaml': {
      'values.yaml': 'one:\n  period: 12 # often\ntwo:\n  period: 30\n',
    },
    'Lower timeoutSeconds to 10, in values.yaml': {
      'values.yaml': 'one:\n  period: 10 # often\n  timeout: 10\ntwo:\n  period: 30\n',
    },
  });
});

test('fixes hold together where they do not write over each other', () => {
  const other = timed.replaceAll('.Values.', '.Values.other.');
  const files = {
    'values.yaml': 'period: 10\ntimeout: 12\nother: { period: 20, timeout: 30 }\n',
    'templates/a.yaml': pod('a', timed),
    'templates/b.yaml': pod('b', other),
  };
  const chart = judgedChart(files);
  const found = chart.judgement.findings.filter(({ ruleId }) => ruleId === tooLong);
  const chosen = (index: number) =>
    found.flatMap((finding) => finding.fixes.slice(index, index + 1).map((fix) => ({ finding, fix })));
  assert.equal(chosen(0).length, 2);
  assert.equal(keepsItsWord(chart, chosen(0)), true);
  const [first] = chosen(0);
  assert.ok(first);
  const longer = { ...first.fix, edits: first.fix.edits.map((edit) => ({ ...edit, newText: '15' })) };
  assert.equal(keepsItsWord(chart, [first, { ...first, fix: longer }]), false);
});

test('probes that are off are fixed as if they were on, and what is on stays', () => {
  const files = {
    'values.yaml': 'probe:\n  enabled: false\n  period: 10\n  timeout: 12\n',
    'templates/a.yaml': pod(
      'a',
      `      {{- if .Values.probe.enabled }}\n${timed.replaceAll('.Values.', '.Values.probe.')}      {{- end }}\n`,
    ),
  };
  const chart = judgedChart(files);
  const dormant = dormantFindings(chart, chart.judgement, chart.context);
  const finding = dormant.find(({ ruleId }) => ruleId === tooLong);
  const [fix] = finding?.fixes ?? [];
  assert.ok(finding && fix);
  const proven = provenFix(chart, finding, fix);
  assert.deepEqual(proven && Object.fromEntries(withEdits(chart.request, proven.edits).texts), {
    'values.yaml': 'probe:\n  enabled: false\n  period: 12\n  timeout: 12\n',
  });
  const shared = judgedChart({
    ...files,
    'templates/b.yaml': pod(
      'b',
      timed.replaceAll('.Values.', '.Values.probe.').replace('.timeout', '.period'),
    ),
  });
  const [same] = dormantFindings(shared, shared.judgement, shared.context).filter(
    ({ ruleId }) => ruleId === tooLong,
  );
  assert.ok(same);
  assert.deepEqual(
    same.fixes.map((each) => provenFix(shared, same, each) !== null),
    [false, true],
  );
});

test('the number of a wrong indentation is proven as well', () => {
  const files = {
    'values.yaml': 'probe:\n  httpGet: { path: /, port: 8080 }\n',
    'templates/a.yaml': pod('a', '      readinessProbe:\n        {{- toYaml .Values.probe | nindent 6 }}\n'),
  };
  const [text] = Object.values(offered(files, 'helm-probe-wrong-indentation'));
  assert.deepEqual(text, {
    'templates/a.yaml': files['templates/a.yaml'].replace('nindent 6', 'nindent 8'),
  });
});

test('what is drawn by lot elsewhere in the file is no change', () => {
  const template = pod(
    'a',
    `${timed.replace('{{ .Values.period }}', '5')}      args: ["{{ .Values.id | default uuidv4 }}"]\n`,
  );
  const files = { 'values.yaml': 'timeout: 12\n', 'templates/a.yaml': template };
  assert.deepEqual(offered(files, tooLong)['Raise periodSeconds to 12, in templates/a.yaml'], {
    'templates/a.yaml': template.replace('periodSeconds: 5', 'periodSeconds: 12'),
  });
});
