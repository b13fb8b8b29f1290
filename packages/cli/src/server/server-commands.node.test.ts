import { openDatabase } from '@civickit/server';
import { expect, test } from 'vitest';
import { countyForEachTest } from '../testing.node.js';
import { run } from '../run.js';

const county = countyForEachTest();

async function runWith(env: Record<string, string>, ...given: string[]): Promise<{ code: number; out: string }> {
  const lines: string[] = [];
  const keep = (line: string): void => void lines.push(line);
  const terminal = { say: keep, warn: keep, show: () => undefined };
  return { code: await run(given, { terminal, env, signal: AbortSignal.timeout(10_000) }), out: lines.join('\n') };
}

test.each(['', 'postgres://', 'mysql://town', 'postgres://town:secret@127.0.0.1:1/civickit'])(
  'DATABASE_URL "%s" stops the server, in words that give no password away',
  async (url) => {
    const { code, out } = await runWith({ DATABASE_URL: url, LANG: 'zh_CN.UTF-8' }, 'start', '--folder', county.folder);
    expect([code, out]).toEqual([2, expect.stringMatching(/^无法使用指定的数据库.*\nconfig\/database: /u)]);
    expect(out).not.toContain('secret');
  },
);

test.each<Record<string, string>>([
  { MEDIA_URL: 'https://files.example/town' },
  { MEDIA_KEY_ID: 'key', MEDIA_SECRET: 'secret-word' },
  { MEDIA_URL: '', MEDIA_KEY_ID: 'key', MEDIA_SECRET: 'secret-word' },
  { MEDIA_REGION: 'cn-hangzhou' },
])('%j is half a store of files and stops the server, which takes no folder instead', async (env) => {
  const { code, out } = await runWith({ ...env, LANG: 'zh_CN.UTF-8' }, 'start', '--folder', county.folder);
  expect([code, out]).toEqual([2, expect.stringMatching(/^无法使用指定的文件存储.*\nconfig\/media: .*MEDIA_/u)]);
  expect(out).not.toContain('secret-word');
});

test.each([
  [{ CIVICKIT_OIDC_CLIENT_ID: 'civickit' }, 'CIVICKIT_OIDC_ISSUER'],
  [{ CIVICKIT_OIDC_ISSUER: 'https://login.county.example', CIVICKIT_OIDC_CLIENT_ID: 'civickit' }, 'CIVICKIT_OIDC_CLIENT_SECRET'],
  [
    { CIVICKIT_OIDC_ISSUER: 'https://login.county.example', CIVICKIT_OIDC_CLIENT_ID: 'a', CIVICKIT_OIDC_CLIENT_SECRET: 'b' },
    '--public-url',
  ],
])('an OpenID provider that is half set stops the server: %o', async (env, told) => {
  expect(await runWith(env, 'start', '--folder', county.folder)).toEqual({ code: 2, out: expect.stringContaining(told) as string });
});

test.each([
  ['dump', 'civickit dump town.ndjson.gz'],
  ['restore a.gz b.gz', '"b.gz"?'],
  ['migrate', '--to postgres://'],
  ['start --port x', '--port x'],
  ['start --proxy nginx', '--proxy nginx'],
  ['start --proof sometimes', '--proof sometimes: pressure, always'],
  ['audit --mark 12', '--mark 12'],
  ['start --config civickit.json', '--config civickit.json: 520423=civickit.json'],
  ['start --config a=b --every soon', '--every soon'],
  ['start --to postgres://x', "Unknown option '--to'"],
  ['staff', 'civickit staff link li@county.example'],
  ['staff link li', 'civickit staff link li@county.example'],
])('%s is not understood, and says so', async (line, told) => {
  const { code, out } = await county.run(...line.split(' '));
  expect([code, out]).toEqual([2, expect.stringContaining(told)]);
});

test('dump, migrate, staff and audit make no database where there is none', async () => {
  for (const line of [
    ['audit'],
    ['dump', '{}/town.gz'],
    ['migrate', '--to', 'postgres://127.0.0.1:1/civickit'],
    ['staff', 'link', 'li@county.example'],
  ]) {
    const { code, out } = await county.run(...line, '--folder', '{}/typo');
    expect([code, out]).toEqual([2, expect.stringContaining(`no database in ${county.folder}/typo`)]);
  }
});

test('audit tells that a log is right, and names the row that is not; staff link says whom it lets in', async () => {
  const database = await openDatabase({ folder: county.folder });
  await database.close();
  expect(await county.run('audit', '--folder', '{}')).toMatchObject({ code: 0, out: 'The audit log is as it was written: 0 rows.' });
  const again = await openDatabase({ folder: county.folder });
  const row = { id: '1', at: new Date(0), actor: null, actor_name: null, action: 'request.note', area: null, subject: null, detail: '{}' };
  await again.db
    .insertInto('audit')
    .values({ ...row, hash: '0'.repeat(64) })
    .execute();
  await again.close();
  expect(await county.run('audit', '--folder', '{}')).toMatchObject({ code: 1, out: expect.stringContaining('Row 1') as string });
  const link = await county.run('staff', 'link', 'li@county.example', '--public-url', 'https://report.county.example', '--folder', '{}');
  expect(link.code).toBe(0);
  expect(link.out).toMatch(/li@county\.example chooses a new password[^]*\n {2}https:\/\/report\.county\.example\/staff\/set-up\?token=/);
  expect(await county.run('staff', 'link', '--folder', '{}')).toMatchObject({
    code: 2,
    out: expect.stringContaining('Say whose') as string,
  });
}, 30_000);
