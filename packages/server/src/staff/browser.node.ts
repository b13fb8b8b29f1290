import { createHmac } from 'node:crypto';
import { hashPassword } from 'better-auth/crypto';
import type { Hono } from 'hono';
import type { Grant } from './actor.js';
import { addMember } from './members/member-store.js';
import { headGrant, putPassword } from './members/set-up-links.js';
import type { TestServer } from '../testing.node.js';

/** A browser of somebody in the office: it keeps cookies, and shows where its pages are from. */
export interface Browser {
  readonly cookies: Map<string, string>;
  get(path: string, headers?: Readonly<Record<string, string>>): Promise<Response>;
  send(
    path: string,
    body?: object,
    init?: { readonly method?: string; readonly headers?: Readonly<Record<string, string>> },
  ): Promise<Response>;
}

export function openBrowser(app: Hono, origin = 'http://localhost', env?: object): Browser {
  const cookies = new Map<string, string>();
  const ask = async (path: string, init: RequestInit & { headers: Record<string, string> }): Promise<Response> => {
    const cookie = [...cookies].map(([name, value]) => `${name}=${value}`).join('; ');
    const answer = await app.request(new URL(path, origin).href, { ...init, headers: { ...(cookie && { cookie }), ...init.headers } }, env);
    for (const line of answer.headers.getSetCookie()) {
      const [, name = '', value = ''] = /^([^=]+)=([^;]*)/.exec(line) ?? [];
      if (value === '' || /max-age=0/i.test(line)) cookies.delete(name);
      else cookies.set(name, value);
    }
    return answer;
  };
  return {
    cookies,
    get: (path, headers = {}) => ask(path, { headers: { 'sec-fetch-site': 'same-origin', ...headers } }),
    send: (path, body = {}, { method = 'POST', headers = {} } = {}) =>
      ask(path, { method, body: JSON.stringify(body), headers: { origin, 'content-type': 'application/json', ...headers } }),
  };
}

export const password = 'correct horse battery';
export const head = { name: 'Li Wei', email: 'li@county.example' };

// Making one takes as long as ten tests.
let hash: Promise<string> | undefined;

/** Makes the admin of all areas, who has not signed in yet. */
export async function setUpHead(server: TestServer): Promise<string> {
  return setUpMember(server, head.email, [headGrant], head.name);
}

/** Makes a member with a password, who has not signed in yet. */
export async function setUpMember({ db, clock }: TestServer, email: string, grants: readonly Grant[], name = email): Promise<string> {
  const hashed = await (hash ??= hashPassword(password));
  return db.transaction().execute(async (transaction) => {
    const member = (await addMember(transaction, { name, email, grants }, clock.now())) ?? '';
    await putPassword(transaction, member, hashed, clock.now());
    return member;
  });
}

export function tokenOf(url: string | undefined): string {
  return new URL(url ?? '').searchParams.get('token') ?? '';
}

export async function signIn(browser: Browser, email: string = head.email): Promise<Response> {
  return browser.send('/staff/auth/sign-in/email', { email, password });
}

/** What an app on a phone shows (RFC 6238), 30 s or more away by `steps`. */
export function codeOf(uri: string, steps = 0): string {
  const bits = [...(new URL(uri).searchParams.get('secret') ?? '')].map((letter) =>
    'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567'.indexOf(letter).toString(2).padStart(5, '0'),
  );
  const secret = Buffer.from((bits.join('').match(/.{8}/g) ?? []).map((byte) => parseInt(byte, 2)));
  const counter = Buffer.alloc(8);
  counter.writeBigUInt64BE(BigInt(Math.floor(Date.now() / 30_000) + steps));
  const digest = createHmac('sha1', secret).update(counter).digest();
  const at = (digest.at(-1) ?? 0) & 15;
  return String((digest.readUInt32BE(at) & 0x7fffffff) % 1_000_000).padStart(6, '0');
}
