import type { PublicService } from '@civickit/core';
import { html } from 'lit';
import type { GuideSetting } from './guide-setting.js';
import { said, webLink } from './own-words.js';

/** The name of another service as the way to it: in place where that can be, else to its own page. */
export function renderServiceLink(
  service: PublicService,
  { request }: GuideSetting,
  content: unknown = said(service.name, service),
): unknown {
  const { open, address } = request;
  const href = address?.(service.ref);
  const opened = (event: Event) => {
    if (!open) return;
    const { ctrlKey, metaKey, shiftKey } = event as MouseEvent;
    // A new tab is the reader's own choice.
    if (href !== undefined && (ctrlKey || metaKey || shiftKey)) return;
    event.preventDefault();
    open(service.ref);
  };
  if (href !== undefined) return html`<a href=${href} @click=${opened}>${content}</a>`;
  if (open) return html`<button class="quiet" type="button" @click=${opened}>${content}</button>`;
  return webLink(service.url, content);
}
