import type { OutboxItem } from '@civickit/core/outbox';
import type { WrittenReport } from './judge.ts';

/** What the page lets a test do; it has the host's outbox, as pages of vendors have. */
interface ChaosTab {
  /** @returns once the page was told that it is kept */
  put(key: string, report: WrittenReport, photos: readonly number[]): Promise<void>;
  /** Somebody says "send now" of all that waits. @returns what is not received yet */
  push(): Promise<readonly Pick<OutboxItem, 'key' | 'state' | 'error' | 'nextTry'>[]>;
  /** Resolves when all that was shown so far is written down. */
  logged(): Promise<void>;
}

declare global {
  var chaosTab: ChaosTab;
}

/**
 * A page with the loader. `pace` seconds of the outbox's waiting pass in one; `began` is the same for all tabs, as the clock of a device is.
 * Each tab writes down what it puts before it does, and all that it is shown.
 */
export const chaosPage = (pace: number, began: number): string => `<!doctype html>
<html lang="en"><head><meta charset="utf-8"><title>Reports</title>
<script>
  const uptime = performance.now.bind(performance);
  performance.now = () => uptime() * ${pace};
  const clock = Date.now.bind(Date);
  Date.now = () => ${began} + (clock() - ${began}) * ${pace};
</script>
<script async type="module" src="/civickit/1/civickit.js" data-config="/civickit.json"></script></head>
<body><civic-outbox></civic-outbox>
<script type="module">
  const found = await new Promise((resolve) => {
    const ask = () => {
      const event = new Event('context-request', { bubbles: true, composed: true });
      Object.assign(event, { context: Symbol.for('civickit:host@1'), callback: resolve, contextTarget: document.body });
      document.body.dispatchEvent(event);
      setTimeout(ask, 50);
    };
    ask();
  });
  const outbox = await found.outbox();
  const tab = Math.random().toString(36).slice(2);
  let writing = Promise.resolve();
  const log = (line) => {
    const body = JSON.stringify({ ...line, at: clock() });
    return (writing = writing.then(() => fetch('/log/' + tab, { method: 'POST', body })));
  };
  const hashOf = async (blob) =>
    [...new Uint8Array(await crypto.subtle.digest('SHA-256', await blob.arrayBuffer()))].map((byte) => byte.toString(16).padStart(2, '0')).join('');

  const known = new Map();
  const show = (items) => {
    for (const { key, state, receipt, media } of items) {
      const without = media.flatMap(({ id, leftOut }) => (leftOut ? [{ id, why: leftOut.code + ': ' + leftOut.message }] : []));
      const times = items.filter((other) => other.key === key).length;
      const arrived = state === 'received' || state === 'completing';
      const there = arrived ? media.flatMap(({ id, leftOut, follows }) => (leftOut || follows ? [] : [id])) : [];
      const line = { say: 'shown', key, state, number: receipt?.ref?.id, without, there, times };
      const text = JSON.stringify(line);
      if (known.get(key) === text) continue;
      known.set(key, text);
      log(line);
    }
  };
  outbox.watch(show, new AbortController().signal);

  globalThis.chaosTab = {
    async put(key, { description, phone, ...where }, numbers) {
      const media = [];
      const photos = [];
      for (const number of numbers) {
        const blob = await (await fetch('/photos/' + number)).blob();
        const id = key + '-' + number;
        photos.push({ id, number, hash: await hashOf(blob) });
        media.push({ id, blob: new File([blob], number + '.jpg', { type: 'image/jpeg' }) });
      }
      await log({ say: 'put', key, report: { description, phone, ...where }, photos });
      const draft = { type: 'lamp', description, where, contact: { phone } };
      const { kept } = await outbox.put({ source: 'town', kind: 'requests' }, draft, { key, media });
      if (!kept) throw new Error('this browser keeps nothing');
      await log({ say: 'kept', key });
    },
    async push() {
      const waiting = (await outbox.list()).filter(({ state }) => state !== 'received');
      // Another tab may have taken it meanwhile.
      for (const { key } of waiting) await outbox.queue(key).catch(() => undefined);
      await Promise.race([outbox.flush(), new Promise((resolve) => setTimeout(resolve, 1500))]);
      return (await outbox.list()).filter(({ state }) => state !== 'received').map(({ key, state, error, nextTry }) => ({ key, state, error, nextTry }));
    },
    async logged() {
      show(await outbox.list());
      await writing;
    },
  };
</script></body></html>`;
