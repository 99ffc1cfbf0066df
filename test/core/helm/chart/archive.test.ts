import assert from 'node:assert/strict';
import { test } from 'node:test';
import { type ArchiveReading, readArchive } from '../../../../server/core/helm/chart/archive.ts';
import { runOn } from '../../../../server/core/platform.ts';
import { nodePlatform } from '../../../../server/node-platform.ts';
import { packedChart } from '../../../support/packed-chart.ts';

const packed = packedChart('web', {
  'Chart.yaml': 'apiVersion: v2\nname: web\nversion: 1.0.0\n',
  'values.yaml': `greeting: 안녕하세요\n${'# a line\n'.repeat(200)}`,
});

test('an archive gives its files, whoever unpacks it', () => {
  const names = ['Chart.yaml', 'values.yaml'];
  for (const { problem, files } of [readBy('core'), readBy('platform')]) {
    assert.equal(problem, null);
    assert.deepEqual(
      files?.map(({ name }) => name),
      names,
    );
    assert.match(new TextDecoder().decode(files?.[1]?.content), /^greeting: 안녕하세요\n/);
  }
});

test('an archive that has been cut off is refused, whoever unpacks it', () => {
  for (let length = 0; length < packed.length; length += 7) {
    const cut = packed.subarray(0, length);
    assert.deepEqual(readBy('platform', cut), readBy('core', cut), `${length} bytes`);
  }
  const gap = Buffer.concat([packed.subarray(0, 60), packed.subarray(-8)]);
  assert.equal(readBy('platform', gap).problem, 'unexpected EOF');
  assert.equal(readBy('platform', packed.subarray(1)).problem, 'gzip: invalid header');
});

test('a damaged archive is read in the same way, whoever unpacks it', () => {
  for (let at = 0; at < packed.length; at += 3) {
    const damaged = Uint8Array.from(packed);
    damaged[at] = (damaged[at] ?? 0) ^ 0x55;
    assert.deepEqual(readBy('platform', damaged), readBy('core', damaged), `byte ${at}`);
  }
});

test('an archive that does not tell its size is read in the same way, whoever unpacks it', () => {
  const telling = (size: number): Uint8Array => {
    const changed = Uint8Array.from(packed);
    new DataView(changed.buffer).setUint32(changed.length - 4, size, true);
    return changed;
  };
  for (const archive of [
    telling(0),
    telling(1),
    telling(1024),
    telling(1_000_000),
    Buffer.concat([packed, Buffer.from('more')]),
    Buffer.concat([packed, packed]),
  ])
    assert.deepEqual(readBy('platform', archive), readBy('core', archive));
  const words = 'decompressed chart is larger than the maximum file size 104857600';
  assert.equal(readBy('platform', telling(200_000_000)).problem, words);
});

test('the platform is asked first', () => {
  const asked: number[] = [];
  runOn({
    gunzip: (_, size) => {
      asked.push(size);
      return null;
    },
  });
  readArchive(packed);
  runOn({});
  assert.deepEqual(asked, [Buffer.from(packed).readUInt32LE(packed.length - 4)]);
});

function readBy(who: 'core' | 'platform', archive: Uint8Array = packed): ArchiveReading {
  runOn(who === 'core' ? {} : nodePlatform);
  try {
    return readArchive(archive);
  } finally {
    runOn({});
  }
}
