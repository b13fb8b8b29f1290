import { getMigrations } from 'better-auth/db/migration';
import { beforeEach, expect, test } from 'vitest';
import { createApp } from '../../app.js';
import { openServer, type TestServer } from '../../testing.node.js';
import { codeOf, head, openBrowser, password, setUpHead, signIn, type Browser } from '../browser.node.js';
import { signInOptions } from './better-auth.js';
import { sweepSignIns } from './sweep-sign-ins.js';

let server: TestServer;
let browser: Browser;
beforeEach(async () => {
  server = await openServer();
  browser = openBrowser(server.app);
});

test('the tables are what better-auth expects', async () => {
  const { toBeCreated, toBeAdded } = await getMigrations({ ...signInOptions(server), database: { db: server.db, type: 'postgres' } });
  expect([toBeCreated, toBeAdded]).toEqual([[], []]);
});

test('who has signed in is known, until signing out; neither pages nor the table hold what the cookie holds', async () => {
  await setUpHead(server);
  expect((await browser.get('/staff/auth/session')).status).toBe(401);
  const answer = await signIn(browser, 'LI@County.example');
  const [cookie = ''] = answer.headers.getSetCookie();
  expect(cookie).toMatch(/^civickit\.session_token=.+; Max-Age=43200; Path=\/staff; HttpOnly; SameSite=Lax$/);
  const token = (browser.cookies.get('civickit.session_token') ?? '').split('.')[0] ?? '';
  expect(await answer.text()).not.toContain(token);
  const kept = await server.db.selectFrom('member_session').selectAll().executeTakeFirstOrThrow();
  expect(JSON.stringify(kept)).not.toContain(token);
  const session = await browser.get('/staff/auth/session');
  expect(session.headers.get('cache-control')).toBe('no-store');
  expect(await session.json()).toEqual({
    member: {
      id: kept.member,
      name: head.name,
      email: head.email,
      totp: false,
      grants: [{ role: 'admin', area: null, type: null }],
    },
  });
  const switched = (off_since: Date | null) => server.db.updateTable('member').set({ off_since }).execute();
  await switched(new Date());
  expect((await browser.get('/staff/auth/session')).status).toBe(401);
  await switched(null);
  const copy = openBrowser(server.app);
  for (const [name, value] of browser.cookies) copy.cookies.set(name, value);
  expect((await browser.send('/staff/auth/sign-out')).status).toBe(200);
  expect((await copy.get('/staff/auth/session')).status).toBe(401);
});

test('what is over is swept away, and nothing else', async () => {
  await setUpHead(server);
  await signIn(browser);
  await sweepSignIns(server.db, Date.now() + 11 * 3_600_000);
  expect((await browser.get('/staff/auth/session')).status).toBe(200);
  await sweepSignIns(server.db, Date.now() + 13 * 3_600_000);
  expect(await server.db.selectFrom('member_session').select('id').execute()).toEqual([]);
});

test('where people come by https the cookie goes by nothing else', async () => {
  await setUpHead(server);
  const app = createApp({ ...server, publicUrl: 'https://report.county.example' });
  const [cookie] = (await signIn(openBrowser(app, 'https://report.county.example'))).headers.getSetCookie();
  expect(cookie).toMatch(/^__Secure-civickit\.session_token=.+; HttpOnly; Secure; SameSite=Lax$/);
});

test('a wrong password, somebody unknown and somebody who has no password yet are answered alike', async () => {
  const id = await setUpHead(server);
  const said = async (email: string, secret: string) => {
    const answer = await browser.send('/staff/auth/sign-in/email', { email, password: secret });
    return [answer.status, answer.headers.get('content-type'), await answer.text()];
  };
  const wrong = await said(head.email, 'incorrect horse battery');
  expect(wrong).toEqual([401, 'application/problem+json; charset=utf-8', '{"status":401,"title":"Invalid email or password"}']);
  expect(await said('nobody@county.example', password)).toEqual(wrong);
  await server.db.deleteFrom('member_account').where('member', '=', id).execute();
  expect(await said(head.email, password)).toEqual(wrong);
});

test('nobody makes himself a member, and of better-auth nothing answers that is not meant', async () => {
  await setUpHead(server);
  await signIn(browser);
  const body = { name: 'Eve', email: 'eve@county.example', password, newEmail: 'eve@county.example', provider: 'oidc' };
  for (const path of [
    'sign-up/email',
    'update-user',
    'change-email',
    'delete-user',
    'request-password-reset',
    'sign-in/social',
    'link-social',
  ]) {
    expect([path, (await browser.send(`/staff/auth/${path}`, body)).status]).toEqual([path, 404]);
  }
  expect(await server.db.selectFrom('member').select('email').execute()).toEqual([{ email: head.email }]);
});

test('pages of other sites can neither ask nor send, with the cookie or without', async () => {
  await setUpHead(server);
  await signIn(browser);
  const others = ['https://evil.example', 'http://localhost:8080', 'http://localhost.evil.example', 'https://localhost', 'null'];
  const types = ['application/x-www-form-urlencoded', 'multipart/form-data; boundary=x', 'text/plain', 'TEXT/plain ; charset=utf-8', 'text/plain, application/json', '']; // prettier-ignore
  const requests = [
    ...others.flatMap((origin) => ['session', 'sign-out', 'change-password'].map((path) => [path, { origin }] as const)),
    ...types.flatMap((type) => ['sign-out', 'change-password'].map((path) => [path, { 'content-type': type }] as const)),
    ...['cross-site', 'same-site'].map((site) => ['session', { 'sec-fetch-site': site, 'sec-fetch-mode': 'no-cors' }] as const),
    ['session', { 'sec-fetch-site': 'cross-site', 'sec-fetch-mode': 'navigate', 'sec-fetch-dest': 'iframe' }] as const,
  ];
  expect(requests).toHaveLength(30);
  for (const [path, headers] of requests) {
    const answer = await (path === 'session'
      ? browser.get('/staff/auth/session', headers)
      : browser.send(`/staff/auth/${path}`, {}, { headers }));
    expect([path, headers, answer.status]).toEqual([path, headers, 'content-type' in headers ? 415 : 403]);
    expect(answer.headers.get('access-control-allow-origin')).toBeNull();
  }
  const preflight = await server.app.request('/staff/auth/sign-out', {
    method: 'OPTIONS',
    headers: { origin: 'https://evil.example', 'access-control-request-method': 'POST' },
  });
  expect([preflight.ok, preflight.headers.get('access-control-allow-origin')]).toEqual([false, null]);
  const link = { 'sec-fetch-site': 'cross-site', 'sec-fetch-mode': 'navigate', 'sec-fetch-dest': 'document' };
  expect((await browser.get('/staff/auth/session', link)).status).toBe(200);
  for (const path of ['requests.csv', 'areas/qingshi/submissions.csv?form=noise', 'requests/1/photos/0', 'audit'])
    expect([path, (await browser.get(`/staff/${path}`, link)).status]).toEqual([path, 403]);
  const log = await server.db.selectFrom('audit').select('action').execute();
  expect(log).not.toContainEqual({ action: 'request.export' });
});

test('with TOTP a password alone opens nothing; a code of the app does, or a recovery code once', async () => {
  await setUpHead(server);
  await signIn(browser);
  const { totpURI, backupCodes } = (await (await browser.send('/staff/auth/two-factor/enable', { password })).json()) as {
    readonly totpURI: string;
    readonly backupCodes: readonly string[];
  };
  expect((await browser.send('/staff/auth/two-factor/verify-totp', { code: codeOf(totpURI) })).status).toBe(200);
  const stored = JSON.stringify(await server.db.selectFrom('member_totp').selectAll().execute());
  expect(stored).not.toContain(backupCodes[0]);
  const phone = openBrowser(server.app);
  expect(await (await signIn(phone)).json()).toEqual({ twoFactorRedirect: true, twoFactorMethods: ['totp'] });
  expect((await phone.get('/staff/auth/session')).status).toBe(401);
  expect((await phone.send('/staff/auth/two-factor/verify-totp', { code: codeOf(totpURI, 40) })).status).toBe(401);
  expect((await phone.send('/staff/auth/two-factor/verify-totp', { code: codeOf(totpURI) })).status).toBe(200);
  expect((await phone.get('/staff/auth/session')).status).toBe(200);
  const recover = async () => {
    const other = openBrowser(server.app);
    await signIn(other);
    return (await other.send('/staff/auth/two-factor/verify-backup-code', { code: backupCodes[0] })).status;
  };
  expect([await recover(), await recover()]).toEqual([200, 401]);
});

test('a new password is long enough, ends the other sessions, and is asked for the old one', async () => {
  await setUpHead(server);
  const other = openBrowser(server.app);
  await signIn(browser);
  await signIn(other);
  const change = async (newPassword: string, currentPassword = password) =>
    (await browser.send('/staff/auth/change-password', { currentPassword, newPassword })).status;
  expect([await change('elevenchars'), await change('aaaaaaaaaaaaaaaa'), await change('li@county.example1')]).toEqual([400, 400, 400]);
  expect(await change('a better battery', 'incorrect horse battery')).toBe(400);
  expect(await change('a better battery')).toBe(200);
  expect([(await browser.get('/staff/auth/session')).status, (await other.get('/staff/auth/session')).status]).toEqual([200, 401]);
});

test('tries are counted for each account and network', async () => {
  await setUpHead(server);
  const app = createApp({ ...server, rates: {} });
  const from = (address: string) => openBrowser(app, undefined, { incoming: { socket: { remoteAddress: address } } });
  const tries = async (address: string, count: number) => {
    const answers = await Promise.all(
      Array.from({ length: count }, () => from(address).send('/staff/auth/sign-in/email', { email: head.email, password: 'wrong' })),
    );
    return answers.map(({ status }) => status).sort();
  };
  expect(await tries('192.0.2.1', 6)).toEqual([401, 401, 401, 401, 401, 429]);
  // Another network has its own tries, the owner's among them.
  expect((await signIn(from('198.51.100.1'))).status).toBe(200);
  server.clock.time += 60_000;
  expect(await tries('192.0.2.1', 2)).toEqual([401, 429]);
});

test('strangers who go on trying keep no member out of a browser that is known', { timeout: 30_000 }, async () => {
  await setUpHead(server);
  const app = createApp({ ...server, rates: { perMinute: { 'sign-in': 1000 } } });
  const from = (address: string) => openBrowser(app, undefined, { incoming: { socket: { remoteAddress: address } } });
  const [own, stolen] = [from('198.51.100.1'), from('203.0.113.1')];
  const [cookie = ''] = (await signIn(own)).headers.getSetCookie().filter((line) => line.startsWith('civickit-browser-'));
  expect(cookie).toMatch(/; Max-Age=15552000; Path=\/staff\/auth; HttpOnly; SameSite=Strict$/);
  const wrong = { email: head.email, password: 'wrong' };
  await Promise.all(Array.from({ length: 20 }, (_, at) => from(`192.0.${at % 4}.1`).send('/staff/auth/sign-in/email', wrong)));
  expect([(await signIn(from('192.0.9.1'))).status, (await signIn(own)).status]).toEqual([429, 200]);
  // It lets in to no other account, and is no way to guess on.
  for (const [name, value] of own.cookies) stolen.cookies.set(name, value);
  const guess = () => stolen.send('/staff/auth/sign-in/email', wrong);
  const guesses = [];
  for (let turn = 0; turn < 7; turn++) guesses.push((await guess()).status);
  expect(guesses.slice(-2)).toEqual([429, 429]);
  const [name = '', value = ''] = [...own.cookies].find(([each]) => each.startsWith('civickit-browser-')) ?? [];
  const forged = from('192.0.10.1');
  forged.cookies.set(
    name,
    value.replace(/.$/, (last) => (last === 'A' ? 'E' : 'A')),
  );
  expect((await signIn(forged)).status).toBe(429);
});
