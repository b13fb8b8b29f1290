import { once } from 'node:events';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import Provider from 'oidc-provider';
import { afterAll, beforeAll, beforeEach, expect, test, vi } from 'vitest';
import type { Hono } from 'hono';
import { createApp } from '../../app.js';
import { openServer, type TestServer } from '../../testing.node.js';
import { head, openBrowser, setUpHead } from '../browser.node.js';

const publicUrl = 'https://report.county.example';
const client = { client_id: 'civickit', client_secret: 'a secret of the provider and this server' };

/** Accounts of the county, by what they are called there. */
const accounts: Readonly<Record<string, { readonly email: string; readonly email_verified: boolean }>> = {
  li: { email: 'Li@county.example', email_verified: true },
  unproven: { email: 'li@county.example', email_verified: false },
  wang: { email: 'wang@county.example', email_verified: true },
};

let issuer = '';
let accountId = 'li';
let listening: Server;
let server: TestServer;
let app: Hono;

beforeAll(async () => {
  // It tells at length that it is no provider for service.
  for (const way of ['info', 'warn'] as const) vi.spyOn(console, way).mockReturnValue(undefined);
  listening = createServer((request, response) => {
    // Whoever comes has signed in there already.
    if (request.url?.startsWith('/interaction/')) void provider.interactionFinished(request, response, { login: { accountId } });
    else void answer(request, response);
  }).listen(0, '127.0.0.1');
  await once(listening, 'listening');
  issuer = `http://127.0.0.1:${(listening.address() as AddressInfo).port}`;
  const provider: Provider = new Provider(issuer, {
    clients: [{ ...client, redirect_uris: [`${publicUrl}/staff/auth/callback/oidc`] }],
    claims: { openid: ['sub'], email: ['email', 'email_verified'], profile: ['name'] },
    pkce: { required: () => true },
    features: { devInteractions: { enabled: false } },
    interactions: { url: (_, { uid }) => `/interaction/${uid}` },
    findAccount: (_, id) => ({ accountId: id, claims: () => ({ sub: id, name: id, ...accounts[id] }) }),
    loadExistingGrant: async () => {
      const grant = new provider.Grant({ clientId: client.client_id, accountId });
      grant.addOIDCScope('openid email profile');
      await grant.save();
      return grant;
    },
  });
  const answer = provider.callback();
});
afterAll(() => {
  vi.restoreAllMocks();
  listening.close();
});

beforeEach(async () => {
  server = await openServer();
  const oidc = { issuer, clientId: client.client_id, clientSecret: client.client_secret, name: 'County' };
  app = createApp({ ...server, publicUrl, oidc });
});

/** Goes from the button of the sign-in page to where a browser ends up. */
async function signInElsewhere(account: string, send = {}) {
  accountId = account;
  const browser = openBrowser(app, publicUrl);
  const { url } = (await (await browser.send('/staff/auth/sign-in/oidc', send)).json()) as { readonly url: string };
  const cookies = new Map<string, string>();
  let next = url;
  while (next.startsWith(issuer)) {
    const cookie = [...cookies].map(([name, value]) => `${name}=${value}`).join('; ');
    const answer = await fetch(next, { redirect: 'manual', headers: { cookie } });
    for (const line of answer.headers.getSetCookie()) cookies.set(...(/^([^=]+)=([^;]*)/.exec(line)?.slice(1, 3) as [string, string]));
    next = new URL(answer.headers.get('location') ?? '', next).href;
  }
  const back = { 'sec-fetch-site': 'cross-site', 'sec-fetch-mode': 'navigate', 'sec-fetch-dest': 'document' };
  const end = (await browser.get(next, back)).headers.get('location') ?? '';
  return { browser, end };
}

test('a member comes in by the account of the provider, whose tokens are not kept', async () => {
  const id = await setUpHead(server);
  const { browser, end } = await signInElsewhere('li', { callbackURL: '/inbox' });
  expect(end).toBe('/inbox');
  expect(await (await browser.get('/staff/auth/session')).json()).toMatchObject({ member: { id, email: head.email } });
  const account = await server.db.selectFrom('member_account').selectAll().where('provider', '=', 'oidc').executeTakeFirstOrThrow();
  expect(account).toMatchObject({ member: id, subject: 'li', access_token: null, refresh_token: null, id_token: null });
  expect((await signInElsewhere('li')).end).toBe('/staff/self');
  // As a list that was searched stands in the address.
  const searched = '/desk?q=broken+light*';
  expect((await signInElsewhere('li', { callbackURL: searched, errorCallbackURL: searched })).end).toBe(searched);
  const log = await server.db.selectFrom('audit').select(['actor', 'action', 'detail']).execute();
  expect(log).toEqual([1, 2, 3].map(() => ({ actor: id, action: 'session.begin', detail: { by: 'oidc' } })));
});

test.each([
  ['who is no member', 'wang', /^Nobody with this e-mail address is a member here/],
  ['whose address the provider does not vouch for', 'unproven', /your provider does not vouch for it/],
])('somebody %s gets no access, and reads why', async (_, account, reason) => {
  await setUpHead(server);
  const { browser, end } = await signInElsewhere(account);
  const refused = await browser.get(end);
  expect([refused.status, await refused.json()]).toEqual([403, { status: 403, title: expect.stringMatching(reason) as string }]);
  expect((await browser.get('/staff/auth/session')).status).toBe(401);
  expect(await server.db.selectFrom('member').select('email').execute()).toEqual([{ email: head.email }]);
});

test('a member who was switched off stays out', async () => {
  const id = await setUpHead(server);
  await server.db.updateTable('member').set({ off_since: new Date() }).where('id', '=', id).execute();
  const { browser, end } = await signInElsewhere('li');
  expect(await (await browser.get(end)).json()).toMatchObject({ title: 'This member has been switched off' });
  expect((await browser.get('/staff/auth/session')).status).toBe(401);
});

test('after it a browser goes nowhere but to pages of this server', async () => {
  for (const callbackURL of ['https://evil.example', '//evil.example', '/\\evil.example', 'javascript:alert(1)']) {
    expect((await openBrowser(app, publicUrl).send('/staff/auth/sign-in/oidc', { callbackURL })).status).toBe(400);
  }
});
