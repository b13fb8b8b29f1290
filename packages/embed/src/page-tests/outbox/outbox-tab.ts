import { createHttp, type Instant } from '@civickit/core';
import { openOutbox, type OutboxItem, type OutboxSender, type OutboxTry } from '@civickit/core/outbox';

/** What one tab of the run is asked for. */
export interface OutboxTab {
  /** @returns whether it is kept, once the page has been told that it is */
  put(source: string, key: string, draft: object, photos: readonly string[]): Promise<boolean>;
  list(): Promise<readonly OutboxItem[]>;
  hasLost(): Promise<boolean>;
  /** "Send now" for all that waits, and a flush. */
  push(): Promise<void>;
  /** What Chromium says of each database that it has found corrupt and deleted, as it is made anew. */
  readonly thrownAway: readonly string[];
}

declare global {
  var outboxTab: OutboxTab;
}

const settings = new URLSearchParams(location.search);
/** How many seconds of waiting pass in one. The same instant of the day for all tabs, as on a device. */
const pace = Number(settings.get('pace'));
const began = Number(settings.get('began'));
const uptime = performance.now.bind(performance);
performance.now = () => uptime() * pace;

const thrownAway: string[] = [];
const open = Reflect.get(IDBFactory.prototype, 'open') as (this: IDBFactory, ...asked: unknown[]) => IDBOpenDBRequest;
IDBFactory.prototype.open = function (...asked) {
  const request = open.apply(this, asked);
  request.addEventListener('upgradeneeded', (event: IDBVersionChangeEvent & { dataLoss?: string; dataLossMessage?: string }) => {
    if (event.dataLoss === 'total') thrownAway.push(`${asked[0]}: ${event.dataLossMessage}`);
  });
  return request;
};
if (settings.has('one-log')) IDBFactory.prototype.deleteDatabase = () => ({}) as IDBOpenDBRequest;

const http = createHttp({ retries: 1, backoffMs: 50 });

interface Asked {
  readonly key: string;
  readonly signal: AbortSignal;
  readonly body?: unknown;
}

const stored = (given: unknown, media: OutboxTry['media']): object => ({
  ...(given as object),
  photos: media.map(({ name, url }) => ({ name, url })),
});

const upload: OutboxSender['upload'] = async (file, { signal }) => {
  const photo = { item: file.name, content: await (await file.read()).text() };
  return (await ask<{ url: string }>('/api/photos', { key: file.id, signal, body: photo })).answer;
};

async function ask<T>(path: string, { key, signal, body }: Asked): Promise<{ at: Instant; answer: T }> {
  const headers = { 'content-type': 'application/json', 'idempotency-key': key, 'x-call': crypto.randomUUID() };
  const about = body === undefined ? { method: 'GET' as const } : { method: 'POST' as const, body: JSON.stringify(body) };
  const { bytes, fetchedAt } = await http.send({ ...about, url: new URL(path, location.origin), headers, keep: false }, signal);
  return { at: fetchedAt, answer: JSON.parse(new TextDecoder().decode(bytes)) as T };
}

const senders: Record<string, OutboxSender> = {
  keyed: {
    about: { resend: 'keyed', canFind: false },
    upload,
    async send(draft, { key, signal, media }) {
      const body = stored(draft, media);
      const { at, answer } = await ask<{ id: string }>('/api/keyed', { key, signal, body });
      return { strength: 'confirmed', source: 'keyed', at, ref: { source: 'keyed', id: answer.id } };
    },
  },
  searched: {
    about: { resend: 'search-first', canFind: true },
    upload,
    async send(draft, { key, signal, media }) {
      const body = stored(draft, media);
      const { at, answer } = await ask<{ id: string }>('/api/searched', { key, signal, body });
      return { strength: 'acknowledged', source: 'searched', at, ref: { source: 'searched', id: answer.id } };
    },
    async find(draft, { key, signal }) {
      const { text } = draft as { text: string };
      const { at, answer } = await ask<{ id: string }[]>(`/api/searched?text=${encodeURIComponent(text)}`, { key, signal });
      return answer[0] && { strength: 'acknowledged', source: 'searched', at, ref: { source: 'searched', id: answer[0].id } };
    },
  },
};

const outbox = openOutbox({
  send: (target) => Promise.resolve(senders[target.source]),
  clock: { now: () => began + (Date.now() - began) * pace },
});

globalThis.outboxTab = {
  thrownAway,
  async put(source, key, draft, photos) {
    const media = photos.map((name) => new File([`${name} `.repeat(4000)], name, { type: 'image/jpeg' }));
    return (await outbox.put({ source, kind: 'requests' }, draft, { key, media })).kept;
  },
  list: () => outbox.list(),
  hasLost: () => outbox.hasLost(),
  async push() {
    const waiting = (await outbox.list()).filter(({ state }) => state === 'queued' || state === 'uncertain');
    // Another tab may have taken it meanwhile.
    for (const { key } of waiting) await outbox.queue(key).catch(() => undefined);
    await outbox.flush();
  },
};
