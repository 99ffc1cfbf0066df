import assert from 'node:assert/strict';
import { it } from 'node:test';
import { wordPlace } from '../../../server/core/command/index.ts';
import { commandIn, commandsIn, podWith } from './command-of.ts';

it('the kubelet puts in literal values only', () => {
  const env =
    '[{ name: PORT, value: "80" }, { name: SECRET, valueFrom: { fieldRef: { fieldPath: status.podIP } } }]';
  const words = commandIn('command: [curl, "$(PORT)/$(SECRET)/$(OTHER)/$PORT/$$(PORT)"]', env)?.argv;
  assert.equal(words?.[1]?.text, '80//$(OTHER)/$PORT/$(PORT)');
});

it('a word of a script is found in the document, however the script is written', () => {
  const written = [
    'command: [sh, -c, curl -f x]',
    `command: [sh, -c, 'it''s; curl -f "x"']`,
    'command: [sh, -c, "echo \\"; curl -f x\\"; curl -f x"]',
    'command:\n- sh\n- -c\n- |\n  set -e\n\n  curl -f x\n',
    'command: [sh, -c, "curl \\\n  -f x"]',
  ].map((list) => {
    const text = podWith(list, '[]');
    const command = commandsIn(list).find(({ words }) => words[0]?.text === 'curl');
    const word = command?.words[1];
    const place = word && wordPlace(text, word);
    return place ? text.slice(place.start, place.end) : null;
  });
  assert.deepEqual(written, ['-f', null, '-f', '-f', null]);
});
