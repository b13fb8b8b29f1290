import { CivicError } from '../errors/civic-error.js';
import { createKey } from '../client/actions/create-key.js';
import { openOutbox } from './open-outbox.js';

// A tab that can be killed at any instant. The server is the page that started it.
const { name, locks } = await new Promise<{ name: string; locks: string }>((resolve) => {
  addEventListener('message', ({ data }: MessageEvent<{ name: string; locks: string }>) => resolve(data), { once: true });
});
const waiting = new Map<string, { resolve: (value: unknown) => void; reject: (error: CivicError) => void }>();

const outbox = openOutbox({
  name,
  ...(locks === 'none' && { locks: null }),
  send: async () => ({
    about: { resend: 'keyed', canFind: false },
    send: (draft, { key }) =>
      new Promise((resolve, reject) => {
        const id = createKey();
        waiting.set(id, { resolve: resolve as (value: unknown) => void, reject });
        postMessage({ submit: key, draft, id });
      }),
  }),
});

addEventListener('message', ({ data }: MessageEvent<{ put?: string; answer?: string; receipt?: unknown }>) => {
  if (data.put !== undefined)
    void outbox
      .put({ source: 'town', kind: 'requests' }, { text: data.put }, { key: data.put })
      .then(() => postMessage({ kept: data.put }));
  if (data.answer === undefined) return;
  const { resolve, reject } = waiting.get(data.answer) ?? {};
  if (data.receipt) resolve?.(data.receipt);
  else reject?.(new CivicError('network/cut', 'The answer was lost'));
});
postMessage({ ready: true });
