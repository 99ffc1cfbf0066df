import assert from 'node:assert/strict';
import { test } from 'node:test';
import { hostPlace } from '../../../server/core/rules/exec/host.ts';
import { readHttpCall } from '../../../server/core/rules/exec/http-call.ts';
import { readHttpUrl } from '../../../server/core/rules/exec/url.ts';

const call = (line: string) => readHttpCall(line.split(' '));

test('URLs with and without scheme, port and path', () => {
  assert.deepEqual(readHttpUrl('localhost'), {
    scheme: 'http',
    userInfo: null,
    host: 'localhost',
    port: 80,
    path: '/',
  });
  assert.deepEqual(readHttpUrl('https://u:p@[::1]:8443/livez?full=1#x'), {
    scheme: 'https',
    userInfo: 'u:p',
    host: '::1',
    port: 8443,
    path: '/livez?full=1',
  });
  assert.equal(readHttpUrl('http://localhost:$PORT/')?.port, null);
  assert.equal(readHttpUrl('http://$(POD_IP):80/')?.host, '$(POD_IP)');
  assert.equal(readHttpUrl('http://localhost?a=b')?.path, '/?a=b');
  assert.equal(readHttpUrl('telnet://localhost:80'), null);
  assert.equal(readHttpUrl('file:///etc/passwd'), null);
});

test('places of hosts', () => {
  for (const host of ['localhost', '127.0.0.1', '127.0.1.1', '::1', '0.0.0.0', ''])
    assert.equal(hostPlace(host), 'loopback', host);
  for (const host of ['$HOSTNAME', '${POD_IP}', '$(MY_POD_NAME).db', '$(hostname -i)', '`hostname`'])
    assert.equal(hostPlace(host), 'pod', host);
  for (const host of ['postgres', 'db.prod.svc.cluster.local', '10.0.0.1', 'fd00::1'])
    assert.equal(hostPlace(host), 'outside', host);
  for (const host of ['$DB_HOST', '$(cat /host)', '${A}.b']) assert.equal(hostPlace(host), 'unknown', host);
});

test('curl: options in one word, values behind and apart', () => {
  const read = call(
    '/usr/bin/curl -sSfm5 -o /dev/null -HX-A:b --header Host:web http://localhost:8080/livez',
  );
  assert.equal(read?.hasFail, true);
  assert.equal(read?.maxTimeSeconds, 5);
  assert.equal(read?.isPlain, true);
  assert.deepEqual(read?.headers, [
    { name: 'X-A', value: 'b' },
    { name: 'Host', value: 'web' },
  ]);
  assert.equal(call('curl -s http://localhost')?.hasFail, false);
  assert.equal(call('curl --fail-with-body http://localhost')?.hasFail, true);
});

test('curl: what the kubelet does not do', () => {
  for (const line of [
    'curl -d x http://localhost',
    'curl -X POST http://localhost',
    'curl --unix-socket /s http://localhost',
    'curl --cert c http://localhost',
    'curl -u a:b http://localhost',
    'curl --http2-prior-knowledge http://localhost',
  ])
    assert.equal(call(line)?.isPlain, false, line);
  assert.equal(call('curl -XGET http://localhost')?.isPlain, true);
});

test('curl: in doubt nothing', () => {
  for (const line of [
    'curl',
    'curl a b',
    'curl --new-option http://localhost',
    'curl -m',
    'curl ftp://localhost',
  ])
    assert.equal(call(line), null, line);
});

test('wget, of GNU and of busybox', () => {
  for (const line of [
    'wget -qO- http://localhost:8080/',
    'wget -q --spider localhost:8080',
    'wget --no-verbose --tries=1 -T 2 -O /dev/null http://localhost',
    'wget -nv -t1 --spider http://localhost',
  ])
    assert.equal(call(line)?.isPlain, true, line);
  assert.equal(call('wget --post-data=x http://localhost')?.isPlain, false);
});
