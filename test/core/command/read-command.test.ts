import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { commandIn, commandsIn } from './command-of.ts';

describe('the command of an exec handler', () => {
  it('is its words, when no template decides one', () => {
    assert.deepEqual(
      commandIn(`command: [cat, /tmp/healthy]`)?.argv.map(({ text }) => text),
      ['cat', '/tmp/healthy'],
    );
    assert.equal(commandIn('command: []'), null);
  });

  it('finds the program behind what only starts it', () => {
    const found = [
      '[timeout, "5", curl, -f, x]',
      '[timeout, -s, KILL, "5", curl]',
      '[env, A=b, -u, C, curl]',
      '[/sbin/tini, -g, --, curl]',
      '[busybox, wget, -q]',
      '[curl]',
      '[command, -v, curl]',
    ].map((list) => commandIn(`command: ${list}`)?.direct.words[0]?.text);
    assert.deepEqual(found, ['curl', 'curl', 'curl', 'curl', 'wget', 'curl', 'command']);
  });

  it('finds the script of a shell', () => {
    const shells = [
      '[sh, -c, "a b"]',
      '[/bin/bash, -ec, "a b"]',
      '[bash, -euo, pipefail, -c, "a b", x]',
      '[timeout, "3", sh, -c, "a b"]',
      '[busybox, sh, -c, "a b"]',
      '[sh, /check.sh]',
      '[sh, "a b"]',
    ].map((list) => commandIn(`command: ${list}`)?.shell?.script.text ?? null);
    assert.deepEqual(shells, ['a b', 'a b', 'a b', 'a b', 'a b', null, null]);
  });

  it('knows the settings of the shell', () => {
    const settings = (list: string) => {
      const script = commandIn(`command: ${list}`)?.shell?.script;
      return [script?.hasSetE, script?.hasPipefail, script?.hasLoop, script?.isUnderstood];
    };
    assert.deepEqual(settings('[sh, -ec, "a; b"]'), [true, false, false, true]);
    assert.deepEqual(settings('[bash, -c, "set -eo pipefail; a | b"]'), [true, true, false, true]);
    assert.deepEqual(settings('[sh, -c, "until a; do sleep 1; done"]'), [false, false, true, true]);
    assert.deepEqual(settings(`[sh, -c, "a 'b"]`), [false, false, false, false]);
    assert.deepEqual(settings('[sh, -c, "f() { a; }; f"]'), [false, false, false, false]);
  });
});

describe('the simple commands of a script', () => {
  const drawn = (script: string) =>
    commandsIn(`command:\n- sh\n- -c\n- |\n  ${script}`).map(
      ({ words, connectorBefore, connectorAfter, ...flags }) =>
        [
          connectorBefore,
          words.map(({ text, isQuoted, hasExpansion }) =>
            [text, isQuoted ? 'quoted' : '', hasExpansion ? 'open' : ''].filter((x) => x !== '').join(':'),
          ),
          connectorAfter,
          ...Object.entries(flags)
            .filter(([, value]) => value === true)
            .map(([name]) => name),
        ]
          .flat()
          .join(' '),
    );

  it('come with what joins them', () => {
    assert.deepEqual(drawn('a | b && c || d; e & f'), [
      ' a |',
      '| b &&',
      '&& c ||',
      '|| d ;',
      '; e &',
      '& f ',
    ]);
  });

  it('come with quotes taken away and expansions marked', () => {
    assert.deepEqual(drawn(`curl "http://x:$PORT" 'a b' pl"a"in a*`), [
      ' curl http://x:$PORT:quoted:open a b:quoted plain:quoted a* ',
    ]);
  });

  it('are found in conditions, loops and substitutions', () => {
    assert.deepEqual(drawn('if ! a; then b; else exit 1; fi; while c; do d $(e); done; [[ x == y ]]'), [
      ' a  isNegated isInCondition',
      ' b ',
      ' exit 1 ',
      ' c  isInLoop isInCondition',
      ' d $(e):open  isInLoop',
      ' e  isInLoop isInSubstitution',
      '; [[ x == y ]] ',
    ]);
  });

  it('come without wrappers, assignments and redirections', () => {
    const [command] = commandsIn('command: [sh, -c, "A=b timeout 5 curl -f x >/dev/null 2>&1"]');
    assert.deepEqual(
      command?.words.map(({ text }) => text),
      ['curl', '-f', 'x'],
    );
    assert.deepEqual(
      command?.wrappers.map(({ words }) => words.map(({ text }) => text)),
      [['timeout', '5']],
    );
    assert.deepEqual(
      command?.assignments.map(({ name, value }) => [name, value?.text]),
      [['A', 'b']],
    );
    assert.deepEqual(
      command?.redirects.map(({ operator, descriptor, target }) => [operator, descriptor, target?.text]),
      [
        ['>', null, '/dev/null'],
        ['>&', 2, '1'],
      ],
    );
  });
});
