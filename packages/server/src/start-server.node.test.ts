import { once } from 'node:events';
import { mkdtemp, readdir, rm } from 'node:fs/promises';
import { Agent, get } from 'node:http';
import { createServer, type AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { preparedDatabase } from '../prepare.js';
import { startServer } from './start-server.js';
import { now } from './testing.node.js';

let folder = '';
beforeAll(async () => void (folder = await mkdtemp(join(tmpdir(), 'civickit-start-'))));
afterAll(() => rm(folder, { recursive: true }));

test(
  'a server dumps its first day, is not held up by open connections, and leaves the folder free where its port is taken',
  { timeout: 60_000 },
  async () => {
    const setting = { database: { folder, prepared: await preparedDatabase() }, port: 0, clock: { now: () => now } };
    const server = await startServer(setting);
    const agent = new Agent({ keepAlive: true });
    await new Promise((resolve) => get(`${server.url}/healthz`, { agent }, (answer) => answer.resume().on('end', resolve)));
    expect((await server.firstLink())?.url).toMatch(new RegExp(`^${server.url}/staff/set-up\\?token=`));
    expect((await server.dumpNow()).file).toBe(join(folder, 'dumps/2026-06-30.ndjson.gz'));
    const before = performance.now();
    await server.close();
    expect(performance.now() - before).toBeLessThan(4000);
    expect(await readdir(join(folder, 'dumps'))).toEqual(['2026-06-30.ndjson.gz']);
    agent.destroy();
    const other = createServer().listen(0, '127.0.0.1');
    await once(other, 'listening');
    await expect(startServer({ ...setting, port: (other.address() as AddressInfo).port })).rejects.toMatchObject({ code: 'EADDRINUSE' });
    expect((await readdir(folder)).sort()).toEqual(['database', 'dumps', 'media']);
    other.close();
  },
);

test('an OpenID provider without the address that it leads back to stops the start', async () => {
  const oidc = { issuer: 'https://login.county.example', clientId: 'civickit', clientSecret: 'x' };
  await expect(startServer({ database: { folder }, oidc })).rejects.toMatchObject({ code: 'config/invalid' });
});
