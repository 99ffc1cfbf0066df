import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Hover, MarkupContent } from 'vscode-languageserver/node';
import { podWith } from '../support/manifests.ts';
import { connected } from './connect.ts';

const uri = 'file:///work/pod.yaml';
const pod = podWith('image: nginx\nlivenessProbe:\n  tcpSocket: { port: 80 }\n  failureThreshold: 5\n');

function words(hover: Hover | null): string {
  assert.ok(hover);
  return (hover.contents as MarkupContent).value;
}

test('a hover speaks of the field under the mouse and marks it', async (context) => {
  const editor = await connected(context);
  await editor.open(uri, `# first\n---\n${pod}`);
  const hover = await editor.hoverOn(uri, 'failureThreshold');
  const line = `# first\n---\n${pod}`.split('\n').findIndex((each) => each.includes('failureThreshold'));
  assert.deepEqual(hover?.range, { start: { line, character: 8 }, end: { line, character: 24 } });
  assert.equal((hover.contents as MarkupContent).kind, 'markdown');
  assert.match(words(hover), /^\*\*failureThreshold\*\* · `livenessProbe`/);
});

test('a hover right after a key speaks of the new text', async (context) => {
  const editor = await connected(context);
  await editor.open(uri, pod);
  await editor.replace(uri, 'failureThreshold: 5', 'failureThreshold: 8');
  assert.match(words(await editor.hoverOn(uri, 'failureThreshold')), /`8`/);
});

test('nothing is said where nothing is about probes', async (context) => {
  const editor = await connected(context);
  await editor.open(uri, pod);
  assert.equal(await editor.hoverOn(uri, 'metadata'), null);
  assert.equal(await editor.hoverOn(uri, 'apiVersion'), null);
});

test('an editor without Markdown gets text', async (context) => {
  const editor = await connected(context, { hoverFormats: ['plaintext'] });
  await editor.open(uri, pod);
  const hover = await editor.hoverOn(uri, 'livenessProbe');
  assert.ok(hover);
  assert.equal((hover.contents as MarkupContent).kind, 'plaintext');
});

test('links can be left out', async (context) => {
  const editor = await connected(context, { settings: { hover: { links: false } } });
  await editor.open(uri, pod);
  assert.doesNotMatch(words(await editor.hoverOn(uri, 'livenessProbe')), /\]\(https:/);
});
