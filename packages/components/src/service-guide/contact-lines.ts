import type { PublicService, ServiceContact } from '@civickit/core';
import { html, nothing, type TemplateResult } from 'lit';
import { phoneIcon } from '../icons/phone.js';
import type { GuideSetting } from './guide-setting.js';
import { encoded, said, webLink } from './own-words.js';
import { dialled } from './whom-to-ask.js';

type Phone = NonNullable<ServiceContact['phones']>[number];

/** Every way to reach somebody, a number to each line. */
export function renderContact(contact: ServiceContact, service: PublicService, { texts }: GuideSetting): TemplateResult {
  const { name, phones = [], email, url } = contact;
  return html`<div class="contact">
    ${name ? html`<p class="name">${said(name, service)}</p>` : nothing}
    ${phones.map((phone) => html`<p>${renderPhone(phone)}${noteOf(phone, texts, service)}</p>`)}
    ${
      email
        ? html`<p>
            <a href="mailto:${encoded(email).replace('%40', '@')}"><bdi dir="ltr">${email}</bdi></a>
          </p>`
        : nothing
    }
    ${url ? html`<p>${webLink(url, texts.contact.website)}</p>` : nothing}
  </div>`;
}

/** A number that a tap dials; a fax has nothing to say to who calls it. */
function renderPhone({ number, kind }: Phone): TemplateResult {
  // After Arabic letters, digits parted by a hyphen change places.
  const shown = html`<bdi dir="ltr">${number}</bdi>`;
  if (kind === 'fax' || !dialled(number)) return html`<span class="call">${shown}</span>`;
  return html`<a class="call" href="${kind === 'text' ? 'sms' : 'tel'}:${dialled(number)}">${phoneIcon}${shown}</a>`;
}

function noteOf({ kind, note }: Phone, texts: GuideSetting['texts'], service: PublicService): unknown {
  const word = kind === 'text' || kind === 'fax' ? texts.contact[kind] : undefined;
  if (!word && !note) return nothing;
  return html`<span class="aside"> ${word}${word && note ? ' · ' : nothing}${note ? said(note, service) : nothing}</span>`;
}
