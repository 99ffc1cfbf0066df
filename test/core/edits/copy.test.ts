import assert from 'node:assert/strict';
import { test } from 'node:test';
import { copiedMember } from '../../../server/core/edits/copy.ts';
import { memberAt } from './place-at.ts';

function copied(text: string, path: string, target = 0): string | null {
  const { member } = memberAt(text, path);
  const isFlow = text[member.value.end - 1] === '}';
  return copiedMember({ text, yaml: text, member, isFlow, changes: [], target })?.text ?? null;
}

test('a copy is the same, byte for byte', () => {
  const text = 'p:\n    httpGet:\n        path:   "/a#b"\n        port: \'http\'\n    x: 1\n';
  assert.equal(copied(text, 'p.httpGet'), 'httpGet:\n        path:   "/a#b"\n        port: \'http\'');
});

test('a no-break space is text, a line break behind a script is none of it', () => {
  assert.equal(
    copied('exec:\n  command: [a]\n  x: 10\u00a0 # why\n', 'exec'),
    'exec:\n  command: [a]\n  x: 10\u00a0',
  );
  assert.equal(copied('a: |\n  x\n\n\nb: 1\n', 'a'), 'a: |\n  x');
});

test('comments are not said twice', () => {
  const text = 'p:\n  httpGet: # the check\n    # of path\n    path: /a # why\n    port: 1\n    # last\n';
  assert.equal(copied(text, 'p.httpGet'), 'httpGet:\n    path: /a\n    port: 1');
  const script = 'exec:\n  command:\n  - sh\n  - -c\n  - |\n    #!/bin/sh\n    echo "# no" # yes\n';
  assert.equal(copied(script, 'exec'), script.trimEnd());
});

test('a tight JSON member has no comments', () => {
  assert.equal(copied('{"exec":{"command":["a # b"]}}', 'exec'), '"exec":{"command":["a # b"]}');
});

test('anchors are not set twice', () => {
  assert.equal(
    copied('httpGet: &h\n  path: &p /a\n  port: 1\n', 'httpGet'),
    'httpGet:\n  path: /a\n  port: 1',
  );
  assert.equal(copied('{httpGet: &h {port: &p 1}}', 'httpGet'), 'httpGet: {port: 1}');
  assert.equal(copied('httpGet: &h # check\n  port: 1\n', 'httpGet'), 'httpGet:\n  port: 1');
  assert.equal(copied('exec:\n  command: ["a && b", "&x"]\n', 'exec'), 'exec:\n  command: ["a && b", "&x"]');
});

test('an alias is kept where its anchor comes first', () => {
  const text = 'base: &h\n  port: 1\np:\n  httpGet: *h\n';
  assert.equal(copied(text, 'p.httpGet', text.indexOf('p:')), 'httpGet: *h');
  assert.equal(copied(text, 'p.httpGet', 0), null);
});
