import { mkdtemp, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { createApp } from '../app.js';
import { openServer } from '../testing.node.js';
import { readDesk } from './read-desk.js';

async function deskFolder(files: Readonly<Record<string, string>>): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'civickit-desk-'));
  onTestFinished(() => rm(folder, { recursive: true, force: true }));
  for (const [name, text] of Object.entries(files)) await writeFile(join(folder, name), text);
  return folder;
}
const files = {
  'index.html': '<script nonce="@nonce@"></script>',
  'desk-ABCD2345.js': 'export {};',
  'icon.svg': '<svg/>',
  '.env': 'x',
  'notes.txt': 'x',
};

test('the page comes with a nonce of its own and the strictest policy, its files with their types, and what has a hash for ever', async () => {
  const app = createApp({ ...(await openServer()), desk: await readDesk(await deskFolder(files)) });
  const pages = await Promise.all(['/desk', '/desk?report=1', '/desk/'].map(async (path) => app.request(path)));
  expect(pages.map(({ status }) => status)).toEqual([200, 200, 200]);
  const [page, other] = pages;
  const policy = page?.headers.get('content-security-policy') ?? '';
  const nonce = /'nonce-([\w-]{22})'/.exec(policy)?.[1] ?? '';
  expect(await page?.text()).toContain(`nonce="${nonce}"`);
  expect(other?.headers.get('content-security-policy')).not.toContain(nonce);
  expect(policy.replace(nonce, '')).toBe(
    "default-src 'none'; script-src 'nonce-'; connect-src 'self'; img-src 'self'; form-action 'none'; base-uri 'none'; frame-ancestors 'none'; require-trusted-types-for 'script'; trusted-types lit-html",
  );
  expect(Object.fromEntries(page?.headers ?? [])).toMatchObject({
    'content-type': 'text/html; charset=utf-8',
    'cache-control': 'no-store',
    'x-content-type-options': 'nosniff',
    'referrer-policy': 'no-referrer',
  });
  const script = await app.request('/desk/desk-ABCD2345.js');
  expect([script.headers.get('content-type'), script.headers.get('cache-control')]).toEqual([
    'text/javascript; charset=utf-8',
    'public, max-age=31536000, immutable',
  ]);
  expect((await app.request('/desk/icon.svg')).headers.get('cache-control')).toBe('no-cache');
});

test('nothing but the files of the desk is ever given', async () => {
  const folder = await deskFolder(files);
  await symlink('/etc/hostname', join(folder, 'link.js'));
  const app = createApp({ ...(await openServer()), desk: await readDesk(folder) });
  for (const name of [
    'index.html',
    '.env',
    'notes.txt',
    'link.js',
    'none.js',
    '..%2f..%2fetc%2fhostname',
    '%2e%2e/desk.js',
    'constructor',
    'a/b.js',
    '%00',
  ])
    expect([name, (await app.request(`http://localhost/desk/${name}`)).status]).toEqual([name, 404]);
  await expect((await openServer()).app.request('/desk')).resolves.toMatchObject({ status: 404 });
});

test('a folder without a desk is said at the start', async () => {
  await expect(readDesk(await deskFolder({ 'desk.js': '' }))).rejects.toMatchObject({ code: 'config/invalid' });
  await expect(readDesk('/nowhere')).rejects.toMatchObject({ code: 'config/invalid' });
});
