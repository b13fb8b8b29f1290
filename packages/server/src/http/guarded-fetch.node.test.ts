import { once } from 'node:events';
import { createServer, type RequestListener } from 'node:http';
import { createServer as createSocket, type AddressInfo } from 'node:net';
import { expect, onTestFinished, test } from 'vitest';
import { guardedFetch, type GuardedRequest } from './guarded-fetch.js';
import { isPublicAddress } from './public-address.js';

/** A port that counts who connects to it, on every address of this machine. */
async function canary(): Promise<{ readonly port: number; readonly connections: () => number }> {
  let count = 0;
  const server = createSocket((socket) => {
    count += 1;
    socket.destroy();
  }).listen(0);
  await once(server, 'listening');
  onTestFinished(() => void server.close());
  return { port: (server.address() as AddressInfo).port, connections: () => count };
}

async function serve(answer: RequestListener): Promise<string> {
  const server = createServer(answer).listen(0, '127.0.0.1');
  await once(server, 'listening');
  onTestFinished(() => void server.closeAllConnections());
  onTestFinished(() => void server.close());
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
}

/** Every spelling of this machine, its neighbours and its cloud's metadata; `:1` stands for the canary's port. */
const hostile = [
  'http://127.0.0.1:1/', 'http://127.1:1/', 'http://127.0.1:1/', 'http://127.255.255.254:1/', 'http://2130706433:1/', 'http://0x7f.1:1/',
  'http://0x7f000001:1/', 'http://0x7f.0x0.0x0.0x1:1/', 'http://0177.0.0.1:1/', 'http://017700000001:1/', 'http://0177.0.0x1:1/', 'http://0:1/',
  'http://0.0.0.0:1/', 'http://00.0.0.0:1/', 'http://127.0.0.1.:1/', 'http://①②⑦.⓪.⓪.①:1/', 'http://127。0。0。1:1/', 'http://%31%32%37.0.0.1:1/',
  'http://localhost:1/', 'http://LOCALHOST:1/', 'http://[::1]:1/', 'http://[::]:1/', 'http://[0:0:0:0:0:0:0:1]:1/',
  'http://[::ffff:127.0.0.1]:1/', 'http://[::ffff:7f00:1]:1/', 'http://[0:0:0:0:0:ffff:127.0.0.1]:1/', 'http://[::127.0.0.1]:1/', 'http://[64:ff9b::127.0.0.1]:1/',
  'http://[64:ff9b:1::7f00:1]:1/', 'http://[2002:7f00:1::]:1/', 'http://[2001:0:7f00:1::]:1/', 'http://[fe80::1]:1/', 'http://[fc00::1]:1/', 'http://[fd00:ec2::254]:1/',
  'http://[ff02::1]:1/', 'http://[fec0::1]:1/', 'http://[2001:db8::1]:1/', 'http://169.254.169.254:1/latest/meta-data/', 'http://169.254.169.254.:1/',
  'http://2852039166:1/', 'http://0xa9fea9fe:1/', 'http://0251.0376.0251.0376:1/', 'http://[::ffff:169.254.169.254]:1/', 'http://100.100.100.200:1/', 'http://192.0.0.192:1/',
  'http://10.0.0.1:1/', 'http://10.1:1/', 'http://172.16.0.1:1/', 'http://172.31.255.255:1/', 'http://192.168.0.1:1/', 'http://192.168.257:1/',
  'http://100.64.0.1:1/', 'http://198.18.0.1:1/', 'http://224.0.0.1:1/', 'http://255.255.255.255:1/', 'http://user@127.0.0.1:1/', 'http://public.example:80@127.0.0.1:1/',
  'https://127.0.0.1:1/', 'gopher://127.0.0.1:1/_x', 'file:///etc/passwd', 'ftp://127.0.0.1:1/', 'dict://127.0.0.1:1/d',
  'ldap://127.0.0.1:1/', 'data:text/plain,x', 'javascript:1', 'ws://127.0.0.1:1/', 'jar:http://127.0.0.1:1!/', '//127.0.0.1:1/', '',
]; // prettier-ignore

test(`none of ${hostile.length} addresses that lead back to us is asked`, async () => {
  const { port, connections } = await canary();
  for (const address of hostile) {
    const asked = guardedFetch(address.replace(/:1(?=[/!]|$)/, `:${port}`), { timeoutMs: 1000 });
    await expect(asked, address).rejects.toMatchObject({ code: expect.stringMatching(/^(refused\/private-host|invalid\/url)$/) as string });
  }
  expect(connections()).toBe(0);
  await guardedFetch(`http://127.0.0.1:${port}/`, { privateHosts: ['127.0.0.1'] }).catch(() => undefined);
  expect(connections()).toBe(1);
});

const names: readonly [what: string, addresses: readonly string[]][] = [
  ['this machine', ['127.0.0.1']],
  ['the same in IPv6', ['::1']],
  ['a public address, and this machine beside it', ['93.184.215.14', '127.0.0.1']],
  ['this machine, written as IPv6', ['::ffff:127.0.0.1']],
  ['a zone of its own', ['fe80::1%lo']],
];

test.each(names)('a name that leads to %s is not asked', async (_, addresses) => {
  const { port, connections } = await canary();
  const resolve: GuardedRequest['resolve'] = () =>
    Promise.resolve(addresses.map((address) => ({ address, family: address.includes(':') ? 6 : 4 })));
  await expect(guardedFetch(`http://public.example:${port}/`, { resolve })).rejects.toMatchObject({ code: 'refused/private-host' });
  expect(connections()).toBe(0);
});

test('a name that changes between two looks is looked up once, and what was judged is what is asked', async () => {
  const url = new URL(await serve((_, answer) => answer.end('here')));
  const looks: string[] = [];
  const resolve: GuardedRequest['resolve'] = (name) => {
    looks.push(name);
    return Promise.resolve([{ address: looks.length === 1 ? '127.0.0.1' : '192.0.2.1', family: 4 }]);
  };
  const { body } = await guardedFetch(`http://rebind.example:${url.port}/`, { resolve, privateHosts: ['rebind.example'] });
  expect([looks, Buffer.from(body).toString()]).toEqual([['rebind.example'], 'here']);
});

test('a host that the configuration names may lie in its own network; another port of it may not', async () => {
  const url = await serve((_, answer) => answer.setHeader('x-town', 'a').end('here'));
  const { host } = new URL(url);
  const { status, headers, body } = await guardedFetch(url, { privateHosts: [host] });
  expect([status, headers.get('x-town'), Buffer.from(body).toString()]).toEqual([200, 'a', 'here']);
  await expect(guardedFetch(url, { privateHosts: ['127.0.0.1:1'] })).rejects.toMatchObject({ code: 'refused/private-host' });
});

test('a redirect is given back and not followed', async () => {
  const { port, connections } = await canary();
  const url = await serve((_, answer) => answer.writeHead(302, { location: `http://127.0.0.1:${port}/` }).end());
  const { status } = await guardedFetch(url, { privateHosts: ['127.0.0.1'] });
  expect([status, connections()]).toEqual([302, 0]);
});

test('an answer without end is cut off by its length, and one that stands still by the time', async () => {
  const url = await serve((request, answer) => {
    if (request.url === '/slow') return void answer.write('x');
    const more = setInterval(() => answer.write(new Uint8Array(100_000)), 1);
    return void answer.on('close', () => clearInterval(more));
  });
  const setting = { privateHosts: ['127.0.0.1'], timeoutMs: 700 };
  await expect(guardedFetch(`${url}/long`, setting)).rejects.toMatchObject({ code: 'too-large/answer' });
  await expect(guardedFetch(`${url}/slow`, setting)).rejects.toMatchObject({ code: 'timeout/answer', retry: 'later' });
  await expect(guardedFetch(`${url}/slow`, { ...setting, signal: AbortSignal.abort() })).rejects.toMatchObject({
    code: 'aborted/by-caller',
  });
});

test('what is sent arrives as it is, with its length', async () => {
  const seen: unknown[] = [];
  const url = await serve((request, answer) => {
    request.on('data', (chunk: Buffer) => seen.push(request.method, request.headers['content-length'], chunk.toString()));
    request.on('end', () => answer.end());
  });
  await guardedFetch(url, { method: 'POST', body: '{"a":"井"}', privateHosts: ['127.0.0.1'] });
  expect(seen).toEqual(['POST', '11', '{"a":"井"}']);
});

test.each(['8.8.8.8', '114.114.114.114', '240e:1::1', '2606:4700:4700::1111', '2a00:1450:4001:80b::200e'])('%s is public', (address) =>
  expect(isPublicAddress(address)).toBe(true),
);
