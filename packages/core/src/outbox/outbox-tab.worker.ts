import { CivicError } from '../errors/civic-error.js';
import { createKey } from '../client/actions/create-key.js';
import { openOutbox } from './open-outbox.js';

interface Given {
  readonly name: string;
  readonly locks: string;
  readonly port: MessagePort;
}

// A tab that can be killed at any instant. The server is the page that started it, at the other end of `port`.
const { name, locks, port } = await new Promise<Given>((resolve) => {
  addEventListener('message', ({ data }: MessageEvent<Given>) => resolve(data), { once: true });
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
        port.postMessage({ submit: key, draft, id });
      }),
  }),
});

port.addEventListener('message', ({ data }: MessageEvent<{ put?: string; answer?: string; receipt?: unknown }>) => {
  if (data.put !== undefined)
    void outbox
      .put({ source: 'town', kind: 'requests' }, { text: data.put }, { key: data.put })
      .then(() => port.postMessage({ kept: data.put }));
  if (data.answer === undefined) return;
  const { resolve, reject } = waiting.get(data.answer) ?? {};
  if (data.receipt) resolve?.(data.receipt);
  else reject?.(new CivicError('network/cut', 'The answer was lost'));
});
port.start();
port.postMessage({ ready: true });
