import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { decodeBytes, encodeLike } from '../../server/cli/decode-bytes.ts';
import type { CheckReport } from '../../server/cli/report.ts';
import { podWith } from '../support/manifests.ts';
import { check, folderWith, runCli } from './run-cli.ts';

const faulty = podWith(`image: registry.example.com/web:1 # für
readinessProbe:
  tcpSocket: { port: 80 }
  periodSeconds: "10"
`);
const right = faulty.replace('"10"', '10');
const marked = (text: string): Buffer => Buffer.from(`\ufeff${text}`, 'utf16le');

test('--fix writes the safe fixes and reports what it did; a second run finds nothing', async (context) => {
  const text = `${faulty}---\n${faulty}`;
  const cwd = folderWith(context, { 'pod.yaml': text, 'sound.yaml': right });
  const first = await runCli({ args: [...check, '--fix', '.', '--format', 'json'], cwd });
  const report = JSON.parse(first.stdout) as CheckReport;
  assert.equal(first.code, 0);
  assert.deepEqual(report.findings, []);
  assert.deepEqual(report.fixed, [{ path: 'pod.yaml', fixes: { 'probe-timing-invalid-number': 2 } }]);
  assert.equal(readFileSync(join(cwd, 'pod.yaml'), 'utf8'), text.replaceAll('"10"', '10'));
  const second = await runCli({ args: [...check, '--fix', '.'], cwd });
  assert.equal(second.code, 0);
  assert.doesNotMatch(second.stdout, /Fixed/);
});

test('byte order mark, line endings and encoding stay', async (context) => {
  const windows = (text: string): string => text.replaceAll('\n', '\r\n');
  const cwd = folderWith(context, {
    'utf16le.yaml': marked(windows(faulty)),
    'utf16be.yaml': marked(faulty).swap16(),
    'utf8.yaml': `\ufeff${windows(faulty)}`,
  });
  const { code, stdout } = await runCli({ args: [...check, '--fix', '.'], cwd });
  assert.equal(code, 0);
  assert.match(stdout, /Fixed in utf8\.yaml: probe-timing-invalid-number\n/);
  assert.deepEqual(readFileSync(join(cwd, 'utf16le.yaml')), marked(windows(right)));
  assert.deepEqual(readFileSync(join(cwd, 'utf16be.yaml')), marked(right).swap16());
  assert.equal(readFileSync(join(cwd, 'utf8.yaml'), 'utf8'), `\ufeff${windows(right)}`);
});

test('a file with bytes that are no text is left alone, and said so', async (context) => {
  const latin1 = Buffer.from(faulty, 'latin1');
  const cwd = folderWith(context, { 'latin1.yaml': latin1 });
  const { code, stdout } = await runCli({ args: [...check, '--fix', 'latin1.yaml'], cwd });
  assert.equal(code, 2);
  assert.match(stdout, /latin1\.yaml: Not fixed/);
  assert.match(stdout, /periodSeconds/);
  assert.deepEqual(readFileSync(join(cwd, 'latin1.yaml')), latin1);
});

test('standard input cannot be fixed', async () => {
  const { code, stderr } = await runCli({ args: [...check, '--fix', '-'], input: faulty });
  assert.equal(code, 2);
  assert.match(stderr, /standard input/);
});

test('what is decoded is encoded as it was, or not at all', () => {
  for (const bytes of [
    Buffer.from('a: ü\n'),
    Buffer.from('\ufeffa: ü'),
    marked('a: ü\n'),
    marked('가').swap16(),
  ]) {
    assert.deepEqual(encodeLike(bytes, decodeBytes(bytes)), bytes);
  }
  for (const bytes of [Buffer.from([0xe9]), Buffer.concat([marked('a'), Buffer.from([0x41])])]) {
    assert.equal(encodeLike(bytes, decodeBytes(bytes)), null);
  }
});
