import { CivicError, type Instant, type Receipt } from '@civickit/core';
import type { Outbox, OutboxFailure, OutboxItem, OutboxMediaAbout, OutboxState } from '@civickit/core/outbox';

/** A queue that lasts as long as its page and sends nothing, so that each state can be looked at. */
export interface SampleOutbox {
  readonly items: readonly OutboxItem[];
  readonly kept?: boolean;
  /** The browser has thrown away what was there. */
  readonly lost?: boolean;
  /** An older tab stands in the way. */
  readonly blocked?: boolean;
  /** Nothing comes. */
  readonly hangs?: boolean;
  readonly photos?: Readonly<Record<string, readonly Blob[]>>;
}

const at = (text: string): Instant => `2026-03-${text}:00+08:00` as Instant;
const failure = (more: Partial<OutboxFailure>): OutboxFailure => ({
  code: 'network/cut',
  kind: 'network',
  message: 'The answer was lost',
  retry: 'later',
  ...more,
});

export function sampleItem(key: string, state: OutboxState, description: string, more: Partial<OutboxItem> = {}): OutboxItem {
  return {
    key,
    target: { source: 'county', kind: 'requests' },
    draftVersion: 1,
    draft: { type: '001', description },
    state,
    writtenAt: at('14T09:05'),
    changedAt: at('14T09:06'),
    tries: state === 'draft' || state === 'queued' ? 0 : 1,
    media: [],
    kept: true,
    ...more,
  };
}

const receipt = { source: 'county', at: at('14T09:12'), ref: { source: 'county', id: 'QS-2026-00417' } };
const photo = (id: string, name: string, more: Partial<OutboxMediaAbout> = {}): OutboxMediaAbout => ({
  id,
  name,
  type: 'image/jpeg',
  size: 1_840_000,
  ...more,
});

export const sampleItems = {
  draft: sampleItem('draft', 'draft', '河口村二组路灯坏了三盏，晚上看不见路。'),
  queued: sampleItem('queued', 'queued', '石桥镇农贸市场后门的垃圾三天没有清运。', {
    media: [photo('p1', 'IMG_2031.jpg'), photo('p2', 'IMG_2032.jpg', { size: 920_000 })],
  }),
  retried: sampleItem('retried', 'queued', 'The bridge at the mill has a hole in its deck.', {
    tries: 3,
    error: failure({ code: 'offline/no-network', kind: 'offline' }),
  }),
  sending: sampleItem('sending', 'sending', '中山路38号门前下水道堵塞。'),
  uncertain: sampleItem('uncertain', 'uncertain', '公交3路末班车提前离站。', { tries: 2, error: failure({}) }),
  question: sampleItem('question', 'uncertain', '小区外工地夜间施工，噪声很大。', { question: 'send-again', error: failure({}) }),
  left: sampleItem('left', 'uncertain', '自来水有异味。', { left: true }),
  refused: sampleItem('refused', 'refused', '坏', {
    error: failure({ code: 'http/client-error', kind: 'http', status: 422, retry: 'never' }),
  }),
  signIn: sampleItem('sign-in', 'queued', '申请查看处理结果。', {
    tries: 1,
    error: failure({ code: 'auth/required', kind: 'auth', status: 401, retry: 'never' }),
  }),
  confirmed: sampleItem('confirmed', 'received', '县医院门口红绿灯不亮。', { receipt: { ...receipt, strength: 'confirmed' } }),
  acknowledged: sampleItem('acknowledged', 'received', '人行道地砖松动，雨天溅水。', {
    receipt: { ...receipt, ref: { source: 'county', id: '8812' }, strength: 'acknowledged' },
    media: [
      photo('p3', 'IMG_1990.jpg'),
      photo('p4', 'video.mp4', {
        type: 'video/mp4',
        size: 48_200_000,
        leftOut: failure({ code: 'invalid/draft', kind: 'invalid', retry: 'never' }),
      }),
    ],
  }),
  completing: sampleItem('completing', 'completing', '河口小学门前的井盖松动，有响声。', {
    receipt: { ...receipt, ref: { source: 'county', id: 'QS-2026-00421' }, strength: 'confirmed' },
    media: [
      photo('p5', 'IMG_2040.jpg', { url: 'https://county.example/1.jpg' }),
      photo('p6', 'IMG_2041.jpg', { follows: true, begun: { url: 'https://county.example/2', bytes: 262_144 } }),
      photo('p7', 'IMG_2042.jpg', { follows: true }),
    ],
  }),
  pending: sampleItem('pending', 'received', '学校门口需要减速带。', {
    receipt: { source: 'county', at: receipt.at, strength: 'pending', token: 'T-7731' },
  }),
  handedOff: sampleItem('handed-off', 'received', '村务公开栏两个月没有更新。', {
    receipt: { source: 'county', at: receipt.at, strength: 'handed-off', via: 'mail' } satisfies Receipt,
  }),
  form: sampleItem('form', 'received', '', {
    target: { source: 'forms', kind: 'requests' },
    draft: { title: '最低生活保障申请' },
    receipt: { source: 'forms', at: receipt.at, strength: 'acknowledged' },
  }),
} as const;

export function sampleOutbox({
  items: given,
  kept = true,
  lost = false,
  blocked = false,
  hangs = false,
  photos = {},
}: SampleOutbox): Outbox {
  let isLost = lost;
  let items = given.map((item) => ({ ...item, kept }));
  const watchers = new Set<() => void>();

  function change(key: string, more: Partial<OutboxItem>): Promise<OutboxItem> {
    const known = items.find((item) => item.key === key);
    if (!known) return Promise.reject(new CivicError('conflict/outbox-state', `"${key}" is not there`));
    const lasting = Object.entries(known).filter(([name]) => !/^(question|error|left|aside)$/.test(name));
    const next = { ...(Object.fromEntries(lasting) as unknown as OutboxItem), ...more };
    items = items.map((item) => (item === known ? { ...next, kept } : item));
    for (const tell of watchers) tell();
    return Promise.resolve(next);
  }

  const nothing = () => Promise.reject(new CivicError('storage/unavailable', 'A sample keeps nothing'));
  return {
    put: nothing,
    import: nothing,
    export: () => Promise.resolve(new Blob(['{"civickit-outbox":1}\n'])),
    change: (key, draft) => change(key, { draft }),
    setAside: (key) => change(key, { state: 'draft', aside: true }),
    queue: (key) => change(key, { state: 'queued' }),
    answer: (key, answer) => change(key, answer === 'leave' ? { left: true } : { state: 'queued' }),
    leaveOut(key) {
      const unwanted = failure({ code: 'aborted/by-caller', kind: 'aborted', retry: 'never' });
      const media = items.find((item) => item.key === key)?.media.map((one) => (one.follows ? { ...one, leftOut: unwanted } : one));
      return change(key, { state: 'received', ...(media && { media }) });
    },
    handedOver: (key, via) =>
      change(key, { state: 'received', receipt: { source: receipt.source, at: receipt.at, strength: 'handed-off', via } }),
    flush: () => Promise.resolve(),
    list: () => Promise.resolve(items),
    media: (key) => Promise.resolve(photos[key] ?? []),
    discard(key) {
      items = items.filter((item) => item.key !== key);
      for (const tell of watchers) tell();
      return Promise.resolve();
    },
    watch(on, signal, onBlocked) {
      if (hangs) return;
      if (blocked) return void onBlocked?.();
      const tell = () => on(items);
      watchers.add(tell);
      signal.addEventListener('abort', () => watchers.delete(tell));
      void Promise.resolve().then(() => signal.aborted || tell());
    },
    keeps: () => (hangs || blocked ? new Promise<boolean>(() => undefined) : Promise.resolve(kept)),
    hasLost: () => Promise.resolve(isLost),
    acceptLoss() {
      isLost = false;
      for (const tell of watchers) tell();
    },
    close: () => watchers.clear(),
  };
}
