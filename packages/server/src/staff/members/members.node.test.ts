import { createHash } from 'node:crypto';
import { beforeEach, expect, test } from 'vitest';
import { openServer, type TestServer } from '../../testing.node.js';
import { head, openBrowser, password, setUpHead, setUpMember, signIn, tokenOf, type Browser } from '../browser.node.js';
import { putRequestTypes } from '../../requests/request-types.js';
import { putArea } from '../../areas/area-store.js';
import { verifyAudit } from '../audit/verify-audit.js';
import { addMember } from './member-store.js';
import { adminLink, firstLink } from './set-up-links.js';

let server: TestServer;
const here = 'http://localhost';
const admin = (area: string | null, type: string | null = null) => ({ role: 'admin' as const, area, type });

beforeEach(async () => {
  server = await openServer();
  await putArea(server.db, { id: 'zhen', name: '河口镇', parent: 'qingshi', zone: 'Asia/Shanghai', lang: 'zh-Hans' });
});

const first = async () => firstLink(server.db, { origin: here, now: server.clock.now() });
const setUp = (token: string, more = {}) => openBrowser(server.app).send('/staff/set-up', { token, password, ...more });

async function signedIn(email = head.email): Promise<Browser> {
  const browser = openBrowser(server.app);
  expect((await signIn(browser, email)).status).toBe(200);
  return browser;
}

interface Answer {
  readonly member: { readonly id: string; readonly grants: readonly object[] };
  readonly link: { readonly url: string; readonly expiresAt: string };
}
const bodyOf = async (answer: Response | Promise<Response>) => (await (await answer).json()) as Answer;

test('while nobody is there each start gives a link, the first that is used makes the admin of all areas, and then there is none', async () => {
  const [one, other] = [await first(), await first()].map((link) => tokenOf(link?.url));
  expect(JSON.stringify(await server.db.selectFrom('set_up_link').selectAll().execute())).not.toContain(one);
  expect(await (await openBrowser(server.app).get(`/staff/set-up?token=${one}`)).json()).toEqual({ for: 'first-admin' });
  expect((await setUp(one ?? '')).status).toBe(400);
  expect((await setUp(one ?? '', { ...head, password: 'short' })).status).toBe(400);
  const people = [head, { name: 'Wang', email: 'wang@county.example' }];
  const both = await Promise.all([setUp(one ?? '', people[0]), setUp(other ?? '', people[1])]);
  expect(both.map(({ status }) => status).sort()).toEqual([200, 404]);
  const person = people[both.findIndex(({ ok }) => ok)] ?? head;
  expect((await setUp(one ?? '', head)).status).toBe(404);
  expect(await first()).toBeUndefined();
  const { members } = (await (await (await signedIn(person.email)).get('/staff/members')).json()) as {
    readonly members: readonly object[];
  };
  expect(members).toEqual([{ id: expect.any(String) as string, ...person, totp: false, canSignIn: true, grants: [admin(null)] }]);
});

test('somebody who does not administer all areas keeps nobody from the first link', async () => {
  const clerk = { name: '王芳', email: 'wang@county.example', grants: [{ role: 'clerk', area: 'zhen', type: null }] } as const;
  await server.db.transaction().execute((transaction) => addMember(transaction, clerk, server.clock.now()));
  const token = tokenOf((await first())?.url);
  // Who is a member already has not used it up.
  expect((await setUp(token, { ...head, email: clerk.email })).status).toBe(400);
  expect((await setUp(token, head)).status).toBe(200);
  expect(await first()).toBeUndefined();
});

test('a link is good for a day', async () => {
  const token = tokenOf((await first())?.url);
  server.clock.time += 24 * 3_600_000;
  expect((await setUp(token, head)).status).toBe(404);
});

test('who is invited sets a password by the link, once, and may do what was granted', async () => {
  await setUpHead(server);
  const browser = await signedIn();
  const grants = [{ role: 'clerk', area: 'zhen' }];
  const { link, member } = await bodyOf(browser.send('/staff/members', { name: '王芳', email: 'Wang@county.example', grants }));
  expect(link.url).toMatch(/^http:\/\/localhost\/staff\/set-up\?token=[\w-]{43}$/);
  expect(link.expiresAt).toBe('2026-07-01T08:00:00.000Z');
  expect((await signIn(openBrowser(server.app), 'wang@county.example')).status).toBe(401);
  const about = await openBrowser(server.app).get(`/staff/set-up?token=${tokenOf(link.url)}`);
  expect(await about.json()).toEqual({ for: 'member', name: '王芳', email: 'wang@county.example' });
  expect((await setUp(tokenOf(link.url))).status).toBe(200);
  expect((await setUp(tokenOf(link.url))).status).toBe(404);
  const wang = await signedIn('wang@county.example');
  expect(await (await wang.get('/staff/auth/session')).json()).toMatchObject({
    member: { id: member.id, grants: [{ role: 'clerk', area: 'zhen', type: null }] },
  });
  expect((await wang.get('/staff/members')).status).toBe(403);
  expect(await (await wang.get('/staff/self')).json()).toMatchObject({ id: member.id, areas: [{ id: 'zhen' }] });
  expect((await openBrowser(server.app).get('/staff/self')).status).toBe(401);
  expect(await (await wang.get('/staff/areas/zhen/members')).json()).toMatchObject({ items: [{ name: head.name }, { name: '王芳' }] });
  expect((await browser.send('/staff/members', { name: 'Wang', email: 'WANG@county.example', grants })).status).toBe(409);
});

test('a link of before is good for nothing once other grants were given', async () => {
  await setUpHead(server);
  const browser = await signedIn();
  const grants = [{ role: 'viewer', area: 'qingshi' }];
  const { link, member } = await bodyOf(browser.send('/staff/members', { name: 'Wang', email: 'wang@county.example', grants }));
  await browser.send(`/staff/members/${member.id}/grants`, { grants: [admin(null)] }, { method: 'PUT' });
  const given = { token: tokenOf(link.url), password: 'a long enough pass 1' };
  expect((await browser.send('/staff/set-up', given)).status).toBeGreaterThanOrEqual(400);
});

test('a grant for an area, type or role that there is not is refused', async () => {
  await setUpHead(server);
  const browser = await signedIn();
  for (const grant of [
    { role: 'clerk', area: 'nowhere' },
    { role: 'clerk', area: 'zhen', type: 'lamp' },
    { role: 'clerk', type: 'lamp' },
    { role: 'emperor', area: 'zhen' },
  ]) {
    const answer = await browser.send('/staff/members', { name: 'Wang', email: 'wang@county.example', grants: [grant] });
    expect([grant, answer.status]).toEqual([grant, 400]);
  }
  expect(await server.db.selectFrom('member').select('email').execute()).toEqual([{ email: head.email }]);
});

test('a browser that opens a link gets a page of its language, whose script alone runs there', async () => {
  const token = tokenOf((await first())?.url);
  const open = (path: string, lang: string) =>
    openBrowser(server.app).get(path, { accept: 'text/html,*/*;q=0.8', 'accept-language': lang, 'sec-fetch-site': 'none' });
  const page = await open(`/staff/set-up?token=${token}`, 'zh-CN,zh;q=0.9');
  const html = await page.text();
  expect([page.status, html]).toEqual([200, expect.stringMatching(/<html lang="zh-Hans">[^]*设置密码[^]*name="email"/) as string]);
  const [, script = ''] = /<script>([^]*)<\/script>/.exec(html) ?? [];
  const digest = createHash('sha256').update(script).digest('base64');
  expect(page.headers.get('content-security-policy')).toContain(`default-src 'none'; script-src 'sha256-${digest}'`);
  const gone = await open('/staff/set-up?token=x', 'de');
  expect([gone.status, await gone.text()]).toEqual([404, expect.stringContaining('too old') as string]);
});

test('an admin of an area reaches no further than the area', async () => {
  const topId = await setUpHead(server);
  await putRequestTypes(server.db, 'zhen', [{ id: 'lamp', name: '路灯' }]);
  await setUpMember(server, 'zhen@county.example', [admin('zhen')]);
  const clerk = await setUpMember(server, 'clerk@county.example', [
    { role: 'clerk', area: 'qingshi', type: null },
    { role: 'clerk', area: 'zhen', type: null },
  ]);
  const browser = await signedIn('zhen@county.example');
  const put = async (id: string, grants: readonly object[]) =>
    (await browser.send(`/staff/members/${id}/grants`, { grants }, { method: 'PUT' })).status;
  const kept = { role: 'clerk', area: 'qingshi' };
  expect(await put(clerk, [kept, { role: 'lead', area: 'zhen', type: 'lamp' }])).toBe(200);
  expect(await put(clerk, [{ ...kept, role: 'lead' }])).toBe(403);
  expect(await put(clerk, [])).toBe(403);
  expect(await put(clerk, [kept, { role: 'viewer' }])).toBe(403);
  expect(await put(topId, [])).toBe(403);
  const invited = { name: 'Eve', email: 'eve@county.example', grants: [{ role: 'viewer', area: 'qingshi' }] };
  expect((await browser.send('/staff/members', invited)).status).toBe(403);
  // Who has more elsewhere cannot be taken over by a link, nor shut out.
  for (const id of [clerk, topId]) {
    for (const what of ['link', 'off', 'on']) expect((await browser.send(`/staff/members/${id}/${what}`)).status).toBe(403);
  }
  expect(await put(clerk, [kept])).toBe(200);
});

test('the audit log has who let whom in, and holds no link, password or address', async () => {
  const id = await setUpHead(server);
  const browser = await signedIn();
  const grants = [{ role: 'clerk', area: 'zhen' }];
  const { link, member } = await bodyOf(browser.send('/staff/members', { name: '王芳', email: 'wang@county.example', grants }));
  await setUp(tokenOf(link.url));
  await browser.send(`/staff/members/${member.id}/grants`, { grants: [] }, { method: 'PUT' });
  await browser.send(`/staff/members/${member.id}/off`);
  const rows = await server.db.selectFrom('audit').select(['actor', 'action', 'subject', 'detail']).orderBy('id').execute();
  expect(rows).toEqual([
    { actor: id, action: 'session.begin', subject: id, detail: { by: '/sign-in/email' } },
    { actor: id, action: 'member.invite', subject: member.id, detail: { grants: 'clerk@zhen' } },
    { actor: member.id, action: 'member.set-up', subject: member.id, detail: { first: false, removedTotp: false } },
    { actor: id, action: 'member.grants', subject: member.id, detail: { before: 'clerk@zhen', after: '' } },
    { actor: id, action: 'member.off', subject: member.id, detail: {} },
  ]);
  expect((await verifyAudit(server.db)).broken).toBeUndefined();
});

test('a member who is switched off is out at once, and back when switched on', async () => {
  await setUpHead(server);
  const id = await setUpMember(server, 'wang@county.example', [{ role: 'clerk', area: 'zhen', type: null }]);
  const [browser, wang] = [await signedIn(), await signedIn('wang@county.example')];
  const { link } = await bodyOf(browser.send(`/staff/members/${id}/link`));
  expect((await browser.send(`/staff/members/${id}/off`)).status).toBe(200);
  expect(await server.db.selectFrom('member_session').select('id').where('member', '=', id).execute()).toEqual([]);
  expect((await wang.get('/staff/auth/session')).status).toBe(401);
  expect((await signIn(wang, 'wang@county.example')).status).toBe(403);
  expect([(await setUp(tokenOf(link.url))).status, (await browser.send(`/staff/members/${id}/link`)).status]).toEqual([404, 409]);
  await browser.send(`/staff/members/${id}/on`);
  expect((await signIn(wang, 'wang@county.example')).status).toBe(200);
});

test('a forgotten password is replaced by a link, which ends the sessions and forgets a lost phone where that is said', async () => {
  await setUpHead(server);
  const id = await setUpMember(server, 'wang@county.example', [{ role: 'clerk', area: 'zhen', type: null }]);
  const [browser, wang] = [await signedIn(), await signedIn('wang@county.example')];
  await server.db.updateTable('member').set({ totp: true }).where('id', '=', id).execute();
  const renew = async (body: object) => {
    const older = await bodyOf(browser.send(`/staff/members/${id}/link`));
    const { link } = await bodyOf(browser.send(`/staff/members/${id}/link`, body));
    await openBrowser(server.app).send('/staff/set-up', { token: tokenOf(link.url), password: 'a new long password' });
    expect((await setUp(tokenOf(older.link.url))).status).toBe(404);
    return server.db.selectFrom('member').select('totp').where('id', '=', id).executeTakeFirst();
  };
  expect(await renew({})).toEqual({ totp: true });
  expect((await wang.get('/staff/auth/session')).status).toBe(401);
  expect((await signIn(wang, 'wang@county.example')).status).toBe(401);
  expect(await renew({ removeTotp: true })).toEqual({ totp: false });
});

test('nobody takes away the last admin of all areas', async () => {
  const id = await setUpHead(server);
  const invited = { name: 'Wang', email: 'wang@county.example', grants: [admin(null)] };
  const browser = await signedIn();
  await browser.send('/staff/members', invited);
  const demote = (who: string, by: Browser) => by.send(`/staff/members/${who}/grants`, { grants: [admin('zhen')] }, { method: 'PUT' });
  // Who was invited and never came is none yet.
  expect([(await browser.send(`/staff/members/${id}/off`)).status, (await demote(id, browser)).status]).toEqual([409, 409]);
  const second = await setUpMember(server, 'second@county.example', [admin(null)]);
  expect([(await demote(second, browser)).status, (await demote(id, browser)).status]).toEqual([200, 409]);
});

test('whoever has the shell is let in again, as an admin of all areas', async () => {
  const id = await setUpHead(server);
  await server.db.updateTable('member').set({ off_since: new Date() }).where('id', '=', id).execute();
  await server.db.deleteFrom('member_grant').execute();
  const link = await adminLink(server.db, 'LI@county.example', { origin: here, now: server.clock.now() });
  expect((await setUp(tokenOf(link.url))).status).toBe(200);
  expect(await (await (await signedIn()).get('/staff/auth/session')).json()).toMatchObject({ member: { id, grants: [admin(null)] } });
});
