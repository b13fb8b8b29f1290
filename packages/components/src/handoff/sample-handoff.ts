import { type Clock, createCivicClient, type HandoffAbout, memoryStore, type Said, type Sender, type SourceOf } from '@civickit/core';
import { openOutbox, type Outbox } from '@civickit/core/outbox';
import { ContextProvider } from '@lit/context';
import { hostContext } from '../host/context.js';
import { createHost } from '../host/create-host.js';
import type { Host } from '../host/host.js';

const about: HandoffAbout = {
  phone: '0850-5550730',
  phoneHours: '每天 8:00—20:00',
  sms: '12345',
  mail: 'hekou@qingshi.example',
  account: '微信公众号“河口村村务”',
  window: '河口村党群服务中心一楼',
  windowHours: '周一至周五 9:00—12:00',
};

/** An office without a server, as the adapter `handoff` makes it of a configuration. */
export function handedSender<D extends object>(): Sender<D> {
  return {
    resend: 'never',
    attended: true,
    media: { accept: ['image/*'], maxBytes: 4_000_000 },
    submit: () => Promise.reject(new Error('nothing is sent')),
    handoff: {
      about,
      prepare(draft) {
        const { subject, rows }: Said = draft.said ?? { subject: '', rows: [] };
        const text = [subject, ...rows.map(({ label, value }) => `${label}：${value}`), '尚未经任何部门确认。'].join('\n');
        return Promise.resolve({
          title: subject,
          text,
          rows: rows.filter(({ value }) => value !== ''),
          lang: 'zh-Hans',
          sheet: { notes: ['尚未经任何部门确认。'], code: text.slice(0, 120) },
          ways: [
            { via: 'phone', href: 'tel:08505550730', number: '0850-5550730', hours: '每天 8:00—20:00' },
            { via: 'sms', href: 'sms:12345?body=x', number: '12345', shortened: true, parts: 4 },
            { via: 'mail', href: 'mailto:hekou@qingshi.example?subject=x', address: 'hekou@qingshi.example', shortened: false },
            { via: 'account', name: '微信公众号“河口村村务”' },
            { via: 'window', address: '河口村党群服务中心一楼', hours: '周一至周五 9:00—12:00' },
            { via: 'share' },
            { via: 'copy' },
            { via: 'print' },
          ],
        });
      },
    },
  };
}

/** A queue of its own that really keeps, and sends nothing. */
export const handedOutbox = (): Outbox => openOutbox({ name: `handoff-${Math.random()}`, send: async () => undefined });

/** The port of a page whose office has no server. */
export function handedHost(
  sources: { requests?: SourceOf['requests']; forms?: SourceOf['forms'] },
  clock: Clock,
  outbox = handedOutbox(),
): Host {
  const store = memoryStore();
  const client = createCivicClient(sources, { zone: 'Asia/Shanghai', clock, store });
  return createHost(client, { store, outbox: () => Promise.resolve(outbox) });
}

/** Gives an element that stands on a page its port, as a provider that comes late. */
export function provideHost(element: HTMLElement, host: Host): void {
  const place = element.parentElement;
  if (!place) throw new Error('the element stands nowhere');
  new ContextProvider(place, { context: hostContext, initialValue: host }).hostConnected();
}
