import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { openServer } from '../testing.node.js';

test.each(['..%2Fsecret.json', '..%2F..%2Fsecret.json', '%2E%2E%2Fsecret.json', '..%5Csecret.json', '.%00/secret.json'])(
  'a copy is asked for by its name, and %s leads nowhere',
  async (name) => {
    const folder = await mkdtemp(join(tmpdir(), 'civickit-copies-'));
    onTestFinished(() => rm(folder, { recursive: true }));
    await mkdir(join(folder, 'pulled', 'notices'), { recursive: true });
    for (const at of ['secret.json', 'pulled/secret.json', 'pulled/notices/news.json']) await writeFile(join(folder, at), '{"key":1}');
    const relay = () => Promise.reject(new Error('nothing is relayed here'));
    const { app } = await openServer({ sources: { qingshi: { relay, pulled: join(folder, 'pulled') } } });
    expect((await app.request('/areas/qingshi/pulled/notices/news.json')).status).toBe(200);
    expect((await app.request(`/areas/qingshi/pulled/notices/${name}`)).status).toBe(404);
  },
);
