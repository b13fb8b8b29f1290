import type { PublicService } from '@civickit/core';
import { html, type TemplateResult } from 'lit';
import { guard } from 'lit/directives/guard.js';
import { repeat } from 'lit/directives/repeat.js';
import type { CardSlots } from './card-slots.js';
import { type CardSetting, renderCard } from './service-card.js';
import { keyOf } from '../services/service-key.js';

export interface ListSetting extends Omit<CardSetting, 'sourceName' | 'address' | 'open'> {
  readonly busy: boolean;
  readonly slots: CardSlots;
  /** Name of a source, where more than one is shown. */
  readonly sourceName: (source: string) => string | undefined;
  /** Deep links by key; without them services open by buttons. */
  readonly address: ((key: string) => string) | undefined;
  readonly open: (key: string, event: Event) => void;
}

export function renderList(
  services: readonly PublicService[],
  { busy, slots, sourceName, address, open, ...card }: ListSetting,
): TemplateResult {
  const slotOf = slots.assign(services.map(({ ref }) => keyOf(ref)));
  // Safari takes the role from a list without markers.
  // eslint-disable-next-line lit-a11y/no-redundant-role
  return html`<ol class="list" role="list" aria-busy=${busy ? 'true' : 'false'}>
    ${repeat(
      services,
      ({ ref }) => slotOf.get(keyOf(ref)),
      (service) => {
        const key = keyOf(service.ref);
        const name = sourceName(service.ref.source);
        const href = address?.(key);
        const { texts, level, near } = card;
        // At each key the same cards come in another order.
        return html`<li data-key=${key}>
          ${guard([service, name, href, texts, level, near], () =>
            renderCard(service, { ...card, sourceName: name, address: href, open: (event) => open(key, event) }),
          )}
        </li>`;
      },
    )}
  </ol>`;
}
