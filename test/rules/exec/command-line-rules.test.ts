import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import type { RuleId } from '../../../server/core/index.ts';
import { fixturesOf } from '../../support/rule-fixtures.ts';

interface Around {
  readonly probe?: string;
  readonly image?: string;
  /** Lines of the container, at six spaces. */
  readonly fields?: string;
}

const withPorts = '      ports: [{ containerPort: 8080 }]\n';
const withEnv = `      env:
        - { name: PORT, value: "8080" }
        - { name: IP, valueFrom: { fieldRef: { fieldPath: status.podIP } } }
`;

/** A Pod with one exec probe; `command` is what stands behind the key. */
function pod(command: string, { probe = 'readinessProbe', image = 'web', fields = '' }: Around = {}): string {
  return `apiVersion: v1
kind: Pod
metadata: { name: web }
spec:
  containers:
    - name: web
      image: ${image}
${fields}      ${probe}:
        exec:
          command: ${command}
`;
}

function asks(id: RuleId) {
  const rule = fixturesOf(id);
  return {
    ...rule,
    finds: (command: string, around: Around = {}) => rule.messagesOf(pod(command, around)).length,
    says: (command: string, around: Around = {}) => [
      ...rule.messagesOf(pod(command, around)),
      ...rule.messagesOf(pod(command, around), { language: 'ko' }),
    ],
  };
}

/** Asserts how many findings each command has. */
function counts(id: RuleId, expected: number, commands: readonly string[], around: Around = {}): void {
  const { finds } = asks(id);
  assert.deepEqual(
    commands.map((command) => [command, finds(command, around)]),
    commands.map((command) => [command, expected]),
  );
}

describe('exec-shell-syntax-without-shell', () => {
  const id = 'exec-shell-syntax-without-shell';
  const { fixes, says } = asks(id);

  it('finds operators and whole lines that no shell reads', () => {
    counts(id, 1, [
      '[/app/check, "||", exit, "1"]',
      '[/app/check, ">", /dev/null]',
      '[/app/check, "2>&1"]',
      '["cat /tmp/healthy"]',
      '["/app/check | grep ok"]',
    ]);
    assert.deepEqual(says('[/app/check, "||", exit, "1"]'), [
      '“||” needs a shell. An exec probe runs the program directly, so this and what follows become its arguments. Run it with sh -c.',
      "'||'에는 셸이 필요하다. exec는 프로그램을 직접 실행하므로 이것과 뒤의 단어는 인자가 된다. sh -c로 실행한다.",
    ]);
  });

  it('is quiet where a shell reads them, or the program itself', () => {
    counts(id, 0, [
      '[sh, -c, "a || b"]',
      '[tini, --, sh, -c, "a || b"]',
      '[find, /tmp, -exec, cat, "{}", ";"]',
      '[cat, /tmp/healthy]',
      '[/app/check, "a || b"]',
    ]);
  });

  it('wraps the words in a shell, in block and flow style', () => {
    fixes(
      pod('["/app/check", "||", "exit", "1"]'),
      'Run it with sh -c',
      pod('["/bin/sh", "-c", "/app/check || exit 1"]'),
    );
    fixes(
      pod('\n            - /app/check\n            - "|"\n            - grep\n            - a b'),
      'Run it with sh -c',
      pod(`\n            - /bin/sh\n            - -c\n            - "/app/check | grep 'a b'"`),
    );
  });

  it('takes a line without operators apart', () => {
    fixes(
      pod('["cat /tmp/healthy"]'),
      'Write each word as an item of its own',
      pod('["cat", "/tmp/healthy"]'),
    );
  });
});

describe('exec-sh-c-arguments-split', () => {
  const id = 'exec-sh-c-arguments-split';
  const { fixes } = asks(id);

  it('finds a script in several items, and one without -c', () => {
    counts(id, 1, [
      '[sh, -c, /app/check, --ready]',
      '[bash, -ec, /app/check, --ready]',
      '[sh, "/app/check -f"]',
    ]);
  });

  it('is quiet where the script reads its arguments, and where it is whole', () => {
    counts(id, 0, [
      `[sh, -c, '"$0"', --ready]`,
      `[sh, -c, 'exec "$@"', sh, /app/check]`,
      '[sh, -c, /app/check --ready]',
      '[sh, /app/check.sh, --ready]',
      '[/app/check, -c, a, b]',
    ]);
  });

  it('joins the items, in block and flow style', () => {
    fixes(
      pod('["sh", "-c", "/app/check", "--ready"]'),
      'Write the script as one item',
      pod('["sh", "-c", "/app/check --ready"]'),
    );
    fixes(
      pod('\n            - sh\n            - -c\n            - /app/check\n            - --ready'),
      'Write the script as one item',
      pod('\n            - sh\n            - -c\n            - /app/check --ready'),
    );
  });

  it('adds the option that is missing', () => {
    fixes(pod('["sh", "/app/check -f"]'), 'Add -c', pod('["sh", "-c", "/app/check -f"]'));
  });
});

describe('exec-env-not-expanded', () => {
  const id = 'exec-env-not-expanded';
  const { fixes, fixTitles } = asks(id);

  it('finds variables that nobody puts a value in for', () => {
    const commands = [
      '[/app/check, $PORT]',
      '[/app/check, "${PORT}"]',
      '[/app/check, $(NOWHERE)]',
      '[/app/check, $(IP)]',
    ];
    counts(id, 1, commands, { fields: withEnv });
    counts(id, 1, ['[sh, -c, "/app/check $(IP)"]'], { fields: withEnv });
  });

  it('is quiet where somebody does, or where the dollar is meant', () => {
    counts(
      id,
      0,
      [
        '[/app/check, $(PORT)]',
        '[sh, -c, "/app/check $PORT"]',
        '[sh, -c, "/app/check $(NOWHERE)"]',
        '[/app/check, $$(IP)]',
        '[awk, "{ print $NF }", /tmp/x]',
      ],
      { fields: withEnv },
    );
    counts(id, 0, ['[/app/check, $(NOWHERE)]'], { image: '""' });
  });

  it('writes what has a value', () => {
    const around = { fields: withEnv };
    fixes(pod('[/app/check, $PORT]', around), 'Write $(PORT)', pod('[/app/check, $(PORT)]', around));
    fixes(
      pod('[sh, -c, "/app/check $(IP)"]', around),
      'Write ${IP}',
      pod('[sh, -c, "/app/check ${IP}"]', around),
    );
    assert.deepEqual(fixTitles(pod('[/app/check, $IP]', around)), ['Run it with sh -c']);
  });
});

describe('exec-always-succeeds', () => {
  const id = 'exec-always-succeeds';
  const { findingsOf, fixes } = asks(id);

  it('finds commands that swallow every failure', () => {
    counts(id, 1, [
      '[/bin/true]',
      '[sh, -c, "/app/check || true"]',
      '[sh, -c, "/app/check; exit 0"]',
      '[sh, -c, "/app/check || echo failed"]',
      '[sh, -c, "if /app/check; then echo ok; fi"]',
      '[sh, -c, "ps -ef | grep web"]',
      '[sh, -c, "pgrep -f web.js || exit 1"]',
      '[sh, -c, "pgrep -fl web > /dev/null && exit 0 || exit 1"]',
    ]);
  });

  it('gives way where a comment says that it is meant', () => {
    const severityOf = (text: string) => findingsOf(text)[0]?.finding.severity;
    const probe = pod('[sh, -c, "exit 0"]');
    assert.equal(severityOf(probe), 'warning');
    assert.equal(severityOf(probe.replace(/\n$/, ' # a placeholder until 2.0\n')), 'hint');
    assert.equal(
      severityOf(probe.replace('      readiness', '      # deliberately\n      # so\n      readiness')),
      'hint',
    );
    assert.equal(severityOf(probe.replace('image: web', 'image: web # dummy')), 'warning');
  });

  it('looks for a process without a shell that has its name', () => {
    fixes(
      pod('["sh", "-c", "pgrep -f web.js || exit 1"]'),
      'Run pgrep -f web.js',
      pod('["pgrep", "-f", "web.js"]'),
    );
  });

  it('knows which shells stay beside the only command they run', () => {
    const alone = '"pgrep -f web.js"';
    counts(id, 1, [`[dash, -c, ${alone}]`]);
    counts(id, 1, [`[/bin/sh, -c, ${alone}]`], { image: 'node:22-bookworm-slim' });
    counts(id, 1, [`[sh, -c, ${alone}]`], { image: 'docker.io/ubuntu' });
    counts(id, 0, [`[sh, -c, ${alone}]`, `[bash, -c, ${alone}]`, '[dash, -c, "exec pgrep -f web.js"]']);
    counts(id, 0, [`[bash, -c, ${alone}]`], { image: 'debian:12' });
    counts(id, 0, [`[sh, -c, ${alone}]`], { image: 'team/debian-tools:alpine' });
    counts(id, 0, ['[dash, -c, "pgrep web.js"]', '[dash, -c, "pgrep -f web.js; /app/check"]']);
    fixes(
      pod(`[sh, -c, ${alone}]`, { image: 'debian:12' }),
      'Run pgrep -f web.js',
      pod('["pgrep", "-f", "web.js"]', { image: 'debian:12' }),
    );
  });

  it('is quiet where some way leads to a failure', () => {
    counts(id, 0, [
      '[sh, -c, "/app/check && echo ok"]',
      '[sh, -ec, "/app/check; echo ok"]',
      '[sh, -c, "set -e; /app/check; true"]',
      '[sh, -c, "if /app/check; then exit 1; fi; exit 0"]',
      '[sh, -c, "/app/check || exit 1; true"]',
      '[sh, -c, "ps -ef | grep [w]eb"]',
      '[sh, -c, "ps -ef | grep web | grep -v grep"]',
      '[sh, -c, "ps | grep web"]',
      '[sh, -c, "pgrep -f web"]',
      '[sh, -c, "pgrep -f [w]eb || exit 1"]',
      '[sh, -c, "pgrep web || exit 1"]',
      '[sh, -c, "pgrep -xf web || exit 1"]',
      '[sh, -c, "pgrep -f web && exit 1"]',
      '[sh, -c, "pgrep -f web || /app/check"]',
      '[sh, -c, "! pgrep -f web || exit 1"]',
      '[sh, -c, "echo x > /data/probe"]',
      `[sh, -c, "a 'b || true"]`,
    ]);
  });
});

describe('exec-retry-loop', () => {
  const id = 'exec-retry-loop';

  it('finds repeated and waiting commands', () => {
    counts(id, 1, [
      '[curl, -f, --retry, "3", http://x]',
      '[wget, --tries=3, http://x]',
      '[sh, -c, "until /app/check; do sleep 1; done"]',
      '[/wait-for-it.sh, "db:5432"]',
      '[dockerize, -wait, "tcp://db:5432"]',
      '[sh, -c, "while ! nc -z localhost 80; do :; done"]',
      '[sh, -c, "until /app/check; do true; done"]',
      '[bash, -c, "for ((i = 0; i < 3; i++)); do /app/check && exit 0; done; exit 1"]',
      '[sh, -c, "for i in 1 2 3; do /app/check && exit 0; done; exit 1"]',
      '[sh, -c, "n=0; while [ $n -lt 3 ]; do /app/check && exit 0; n=$((n+1)); done; exit 1"]',
    ]);
  });

  it('is quiet for one attempt', () => {
    counts(id, 0, [
      '[curl, -f, --retry, "0", http://x]',
      '[wget, -t, "1", http://x]',
      '[sh, -c, "for port in 80 81; do nc -z localhost $port || exit 1; done"]',
      '[sh, -c, "while read name; do test -f $name || exit 1; done < /etc/names"]',
      '[sh, -c, "while [ $# -gt 0 ]; do test -f $1 || exit 1; shift; done"]',
      '[sh, -c, "n=0; while [ $n -lt 3 ]; do test -f /data/$n || exit 1; n=$((n+1)); done"]',
      '[bash, -c, "for ((i = 0; i < 3; i++)); do test -f /data/$i || exit 1; done"]',
      '[sh, -c, "sleep 0.1; /app/check"]',
      '[sh, -c, "sleep $N; /app/check"]',
      '[/app/check.sh]',
    ]);
  });
});

describe('exec-process-exists-liveness', () => {
  const id = 'exec-process-exists-liveness';
  const around = { probe: 'livenessProbe', fields: withPorts };

  it('finds liveness that asks for a process', () => {
    counts(
      id,
      1,
      [
        '[pgrep, web]',
        '[pidof, web]',
        '[kill, "-0", "1"]',
        '[sh, -c, "pgrep web || exit 1"]',
        '[test, -d, /proc/1]',
      ],
      around,
    );
  });

  it('is quiet for other probes, other checks, several processes and workers', () => {
    counts(
      id,
      0,
      ['[cat, /tmp/healthy]', '[sh, -c, "pgrep web && /app/check"]', '[sh, -c, "ps -ef | grep web"]'],
      around,
    );
    counts(id, 0, ['[pgrep, web]'], { fields: withPorts });
    counts(id, 0, ['[pgrep, web]'], { probe: 'livenessProbe' });
    counts(id, 0, ['[pgrep, web]'], { ...around, fields: `${withPorts}      command: [supervisord]\n` });
    counts(id, 0, ['[pgrep, web]'], { ...around, image: '""' });
  });
});

describe('exec-tool-missing-in-image', () => {
  const id = 'exec-tool-missing-in-image';
  const { findingsOf, fixes, fixTitles } = asks(id);
  const distroless = { image: 'gcr.io/distroless/static-debian12' };

  it('finds tools in images that have none', () => {
    counts(id, 1, ['[sh, -c, /app/check]', '[cat, /tmp/healthy]', '[/bin/sh, -c, /app/check]'], distroless);
    counts(id, 1, ['[bash, -c, /app/check]'], { image: 'alpine:3.20' });
  });

  it('is quiet for programs of the image, debug tags and other images', () => {
    counts(id, 0, ['[/app/check]', '[/opt/bin/curl, -f]'], distroless);
    counts(id, 0, ['[sh, -c, /app/check]'], { image: 'gcr.io/distroless/static:debug' });
    counts(id, 0, ['[sh, -c, /app/check]'], { image: 'alpine' });
    counts(id, 0, ['[bash, -c, /app/check]'], { image: 'example.com/web:1-alpine' });
    counts(id, 0, ['[sh, -c, /app/check]'], { image: '""' });
  });

  it('takes images of Chainguard and static ones for bare, as a guess', () => {
    const bare = ['cgr.dev/chainguard/nginx', 'chainguard/go:1', 'team/web-static', 'team/web:1.0-static'];
    for (const image of bare) counts(id, 1, ['[sh, -c, /app/check]'], { image });
    const others = [
      'cgr.dev/chainguard/wolfi-base',
      'cgr.dev/chainguard/nginx:latest-dev',
      'cgr.dev/chainguard/postgres',
      'team/static/web',
    ];
    for (const image of others) counts(id, 0, ['[sh, -c, /app/check]'], { image });
    const [guess] = findingsOf(pod('[sh, -c, /app/check]', { image: 'cgr.dev/chainguard/nginx' }));
    assert.equal(guess?.finding.severity, 'information');
  });

  it('knows what slim images of languages are without', () => {
    counts(id, 1, ['[curl, -f, http://x]', '[sh, -c, "pgrep web || exit 1"]'], { image: 'python:3.12-slim' });
    counts(id, 1, ['[curl, -f, http://x]'], { image: 'docker.io/library/node:20-alpine3.20' });
    counts(id, 0, ['[wget, -q, http://x]', '[sh, -c, "pgrep web"]'], { image: 'node:20-alpine' });
    counts(id, 0, ['[sh, -c, "curl -f http://x || wget -q http://x"]'], { image: 'node:20-slim' });
    for (const image of ['node:20', 'team/node:20-slim', 'nginx:1-alpine'])
      counts(id, 0, ['[curl, -f, http://x]'], { image });
  });

  it('runs a script by sh that needs no bash', () => {
    const image = { image: 'alpine:3.20' };
    fixes(
      pod(`["/bin/bash", "-c", "pidof web"]`, image),
      'Run /bin/sh',
      pod(`["/bin/sh", "-c", "pidof web"]`, image),
    );
    for (const script of [
      '[[ -f /x ]]',
      'test a == b',
      'echo -e x',
      'app &> /dev/null',
      'app |& cat',
      'cat <(app)',
      'x=(a b)',
      'echo ${x^^}',
      'echo {a,b}',
      'set -o pipefail; app | cat',
      ': > /dev/tcp/127.0.0.1/80',
      'echo $RANDOM',
      'echo "$(cat <<< x)"',
      'source /etc/profile',
    ])
      assert.deepEqual(fixTitles(pod(`[bash, -c, ${JSON.stringify(script)}]`, image)), [], script);
    for (const script of [
      'test a = b',
      'app > /dev/null 2>&1',
      'echo "${x:-y}"',
      'if app; then exit 0; fi; exit 1',
    ])
      assert.deepEqual(fixTitles(pod(`[bash, -ec, ${JSON.stringify(script)}]`, image)), ['Run sh'], script);
    assert.deepEqual(fixTitles(pod('[bash, -lc, app]', image)), []);
    assert.deepEqual(fixTitles(pod('[bash, -c, app]', { image: 'gcr.io/distroless/static' })), []);
  });
});
