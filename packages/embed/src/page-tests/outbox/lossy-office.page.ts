import { once } from 'node:events';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { chanceOf } from '../chance.js';

interface Row {
  readonly id: string;
  readonly source: string;
  readonly key: string;
  readonly content: string;
  /** Which call of a sender made it; the browser may send one call twice. */
  readonly call: string;
}

interface Photo {
  /** The client's own name of it. */
  readonly key: string;
  readonly content: string;
}

/** An office behind a bad network. Its table is what has truly arrived. */
export interface LossyOffice {
  readonly origin: string;
  readonly rows: readonly Row[];
  /** What has been stored; one of each key. */
  readonly photos: readonly Photo[];
  /** How often each fate befell a request. */
  readonly fates: Readonly<Record<string, number>>;
  /** Submissions that the browser sent a second time by itself. */
  resent(source: string): number;
  close(): void;
}

type Fate = 'good' | 'slow' | 'late' | 'cut after' | 'cut before' | '503 after' | '503 before';

const odds: readonly (readonly [Fate, number])[] = [
  ['good', 0.3],
  ['slow', 0.15],
  ['late', 0.1],
  ['cut after', 0.2],
  ['cut before', 0.07],
  ['503 after', 0.1],
  ['503 before', 0.08],
];

function fateOf(draw: number): Fate {
  let left = draw;
  for (const [fate, share] of odds) if ((left -= share) < 0) return fate;
  return 'good';
}

/**
 * `/api/photos` stores one photo of one key, and sometimes none of it. `/api/keyed` makes one row of one key. `/api/searched` knows no keys: it makes a row of whatever is posted, and can be searched. Browsers
 * send a POST again by themselves when a connection dies without an answer that was there before, and no page can forbid it. Of that
 * `searched` would make two rows, so its lost answers break off after their headers. What befalls the first, second… request about a key
 * follows from `seed`.
 */
export async function openLossyOffice(seed: string, pages: Readonly<Record<string, { type: string; body: string }>>): Promise<LossyOffice> {
  const rows: Row[] = [];
  const photos: Photo[] = [];
  const fates: Record<string, number> = {};
  const asked = new Map<string, number>();
  const calls = new Map<string, { readonly source: string; times: number }>();
  const working = new Set<string>();
  const pause = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));

  function commit(source: string, key: string, content: string, call: string): Row {
    const known = source === 'keyed' ? rows.find((row) => row.source === source && row.key === key) : undefined;
    if (known) return known;
    const row = { id: `${source}-${rows.length + 1}`, source, key, content, call };
    rows.push(row);
    return row;
  }

  /** What the office does itself, whoever still listens. @returns status and body of its answer */
  function work(source: string, about: { key: string; content: string; call: string; text: string | null }): readonly [number, object] {
    const { key, content, call, text } = about;
    if (source === 'photos') {
      if (!photos.some((photo) => photo.key === key)) photos.push({ key, content });
      return [201, { url: `photo:${key}` }];
    }
    if (content) {
      const row = commit(source, key, content, call);
      return row.content === content ? [201, { id: row.id }] : [422, {}];
    }
    const found = rows.find((row) => row.source === source && (JSON.parse(row.content) as { text: string }).text === text);
    return [200, found ? [{ id: found.id }] : []];
  }

  async function answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const address = new URL(request.url ?? '/', 'http://any');
    const page = pages[address.pathname];
    if (page) return void response.writeHead(200, { 'content-type': page.type }).end(page.body);
    const key = request.headers['idempotency-key'];
    if (typeof key !== 'string') return void response.writeHead(404).end();
    let content = '';
    for await (const chunk of request) content += String(chunk);
    const source = address.pathname.slice('/api/'.length);
    const call = String(request.headers['x-call']);
    const known = calls.get(call);
    if (known) known.times += 1;
    else if (content && source !== 'photos') calls.set(call, { source, times: 1 });
    const number = (asked.get(key) ?? 0) + 1;
    asked.set(key, number);
    const fate = fateOf(chanceOf(seed, key, number));
    const ms = 50 + 600 * chanceOf(seed, key, number, 'ms');
    const name = `${request.method} ${fate}`;
    fates[name] = (fates[name] ?? 0) + 1;
    const say = (status: number, body: object) =>
      response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(body));

    if (fate === 'cut before') return void response.destroy();
    if (fate === '503 before') return void say(503, {});
    if (source === 'keyed' && working.has(key)) return void say(409, {});
    working.add(key);
    if (fate === 'late') await pause(ms);
    const [status, body] = work(source, { key, content, call, text: address.searchParams.get('text') });
    working.delete(key);
    if (fate === 'cut after' && source !== 'searched') return void response.destroy();
    if (fate === 'cut after') return breakOff(response, status);
    if (fate === '503 after') return void say(503, {});
    if (fate === 'slow') await pause(ms);
    say(status, body);
  }

  const server = createServer((request, response) => {
    // A browser that was killed in the middle of a request has not sent it.
    answer(request, response).catch(() => response.destroy());
  }).listen(0, '127.0.0.1');
  await once(server, 'listening');
  return {
    origin: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    rows,
    photos,
    fates,
    resent: (source) => [...calls.values()].reduce((sum, call) => sum + (call.source === source ? call.times - 1 : 0), 0),
    close() {
      server.closeAllConnections();
      server.close();
    },
  };
}

function breakOff(response: ServerResponse, status: number): void {
  response.writeHead(status, { 'content-type': 'application/json', 'content-length': 1000 });
  response.write('{', () => response.destroy());
}
