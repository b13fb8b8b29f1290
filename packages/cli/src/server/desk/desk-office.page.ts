import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { createHmac, randomUUID } from 'node:crypto';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from '@civickit/page-driver';
import { importCounty, openDatabase, startServer } from '@civickit/server';
import { deskFolder } from '../desk-folder.js';

export const password = 'correct horse battery';

const county = {
  areas: [
    { id: 'qingshi', name: '青石县', zone: 'Asia/Shanghai', lang: 'zh-Hans', requests: 'requests.csv', publishedAtOnce: ['lamp'], forms: ['noise.json'] },
    { id: 'hekou', name: '河口镇', parent: 'qingshi', zone: 'Asia/Shanghai', lang: 'zh-Hans', requests: 'requests.csv' },
  ],
}; // prettier-ignore
const noise = {
  format: 'civic-form/1',
  id: 'noise',
  version: '1',
  title: '噪声投诉',
  pages: [{ id: 'what', questions: [{ id: 'what', type: 'textarea', label: '什么噪声' }] }],
};

export type Office = Awaited<ReturnType<typeof openOffice>>;

/** A real server on a port of its own, with a county, its desk, and nobody who works there. */
export async function openOffice() {
  const folder = await mkdtemp(join(tmpdir(), 'civickit-desk-'));
  await writeFile(join(folder, 'requests.csv'), '编号,名称,说明,可不公开\nlamp,路灯故障,灯不亮,\nidea,意见建议,,是\n');
  await writeFile(join(folder, 'noise.json'), JSON.stringify(noise));
  await writeFile(join(folder, 'county.json'), JSON.stringify(county));
  const database = await openDatabase({ folder });
  await importCounty(database.db, join(folder, 'county.json'), Date.now());
  await database.close();
  const server = await startServer({
    database: { folder },
    port: 0,
    deskFolder,
    outgoing: {},
    rates: { perMinute: { 'sign-in': 1000, write: 1000 } },
  });
  const post = (path: string, body: object, headers: Record<string, string> = {}) =>
    fetch(`${server.url}${path}`, {
      method: 'POST',
      headers: { origin: server.url, 'content-type': 'application/json', ...headers },
      body: JSON.stringify(body),
    });
  return {
    server,
    /** Reports something as a resident does; gives its number. */
    async report(fields: Readonly<Record<string, string>>, area = 'qingshi'): Promise<string> {
      const url = `${server.url}/areas/${area}/open311/v2/requests.json`;
      const sent = await fetch(url, { method: 'POST', body: new URLSearchParams(fields) });
      if (!sent.ok) throw new Error(await sent.text());
      return ((await sent.json()) as { service_request_id: string }[])[0]?.service_request_id ?? '';
    },
    async sendForm(what: string): Promise<void> {
      const body = { form: 'noise', version: '1', answers: { what }, lang: 'zh-Hans', channel: 'web' };
      const sent = await post('/areas/qingshi/forms/send', body, { 'idempotency-key': randomUUID() });
      if (!sent.ok) throw new Error(await sent.text());
    },
    /** A session of somebody, for what is done besides by a program. */
    async cookieOf(email: string): Promise<string> {
      const answer = await post('/staff/auth/sign-in/email', { email, password });
      return answer.headers.getSetCookie().map((line) => line.split(';')[0]).join('; '); // prettier-ignore
    },
    ask: (cookie: string, method: string, path: string, body: object, headers: Record<string, string> = {}) =>
      fetch(`${server.url}/staff${path}`, {
        method,
        headers: { origin: server.url, 'content-type': 'application/json', cookie, ...headers },
        body: JSON.stringify(body),
      }),
    async close(): Promise<void> {
      await server.close();
      await rm(folder, { recursive: true, force: true });
    },
  };
}

/** What an app on a phone shows now for its key (RFC 6238). */
export function codeOf(secret: string): string {
  const bits = [...secret].map((letter) => 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567'.indexOf(letter).toString(2).padStart(5, '0')).join('');
  const key = Buffer.from((bits.match(/.{8}/g) ?? []).map((byte) => parseInt(byte, 2)));
  const counter = Buffer.alloc(8);
  counter.writeBigUInt64BE(BigInt(Math.floor(Date.now() / 30_000)));
  const digest = createHmac('sha1', key).update(counter).digest();
  const at = (digest.at(-1) ?? 0) & 15;
  return String((digest.readUInt32BE(at) & 0x7fffffff) % 1_000_000).padStart(6, '0');
}

/** Somebody at a desk: finds things by what they read. */
export function clerkAt(page: Page) {
  const text = () => page.evaluate(readDesk);
  return {
    page,
    text,
    reads: (words: string) => page.waitFor(has, words, true),
    readsNoMore: (words: string) => page.waitFor(has, words, false),
    /** Presses the button or link that is called so. */
    press: (name: string) => page.waitFor(pressNamed, name),
    /** Types into the field with this label, in place of what is there. */
    async type(label: string, value: string): Promise<void> {
      await page.waitFor(focusLabelled, label);
      await page.type(value);
    },
    choose: (label: string, value: string) => page.waitFor(chooseIn, label, value),
    valueOf: (label: string) => page.evaluate(valueIn, label),
  };
}

export type Clerk = ReturnType<typeof clerkAt>;

/** All text that is drawn. */
function readDesk(): string {
  const read = (root: Document | ShadowRoot): string =>
    [...root.querySelectorAll<HTMLElement>(root instanceof Document ? 'main, form, civic-desk' : '.root, *')]
      .map((one) => (one.shadowRoot ? read(one.shadowRoot) : one.matches('main, .root, form') ? one.innerText : ''))
      .join('\n');
  return read(document);
}

function has(words: string, wanted: boolean): boolean {
  const read = (root: Document | ShadowRoot): boolean =>
    [...root.querySelectorAll<HTMLElement>('*')].some(
      (one) => (one.shadowRoot && read(one.shadowRoot)) || (one.matches('main, .root, body > *') && one.innerText?.includes(words)),
    );
  return read(document) === wanted;
}

function pressNamed(name: string): boolean {
  const find = (root: Document | ShadowRoot): HTMLElement | undefined => {
    for (const one of root.querySelectorAll<HTMLElement>('*')) {
      const inside = one.shadowRoot && find(one.shadowRoot);
      if (inside) return inside;
      if (one.matches('button, a, summary') && one.innerText.trim() === name && one.checkVisibility()) return one;
    }
    return undefined;
  };
  const found = find(document);
  found?.click();
  return found !== undefined;
}

function focusLabelled(label: string): boolean {
  const find = (root: Document | ShadowRoot): HTMLElement | undefined => {
    for (const one of root.querySelectorAll<HTMLElement>('*')) {
      const inside = one.shadowRoot && find(one.shadowRoot);
      if (inside) return inside;
      if (one instanceof HTMLLabelElement && one.innerText.trim() === label && one.checkVisibility() && one.control) return one.control;
    }
    return undefined;
  };
  const found = find(document);
  found?.focus();
  if (found instanceof HTMLInputElement || found instanceof HTMLTextAreaElement) found.select();
  return found !== undefined && (found.getRootNode() as ShadowRoot).activeElement === found;
}

function chooseIn(label: string, value: string): boolean {
  const find = (root: Document | ShadowRoot): HTMLElement | undefined => {
    for (const one of root.querySelectorAll<HTMLElement>('*')) {
      const inside = one.shadowRoot && find(one.shadowRoot);
      if (inside) return inside;
      if (one instanceof HTMLLabelElement && one.innerText.trim() === label && one.checkVisibility() && one.control) return one.control;
    }
    return undefined;
  };
  const found = find(document) as HTMLSelectElement | HTMLInputElement | undefined;
  if (!found) return false;
  found.value = value;
  for (const type of ['input', 'change']) found.dispatchEvent(new Event(type, { bubbles: true }));
  return true;
}

function valueIn(label: string): string {
  const find = (root: Document | ShadowRoot): HTMLElement | undefined => {
    for (const one of root.querySelectorAll<HTMLElement>('*')) {
      const inside = one.shadowRoot && find(one.shadowRoot);
      if (inside) return inside;
      if (one instanceof HTMLLabelElement && one.innerText.trim() === label && one.control) return one.control;
    }
    return undefined;
  };
  return (find(document) as HTMLInputElement | undefined)?.value ?? '';
}
