import type { HandoffAbout } from '@civickit/core';
import { html, nothing, type TemplateResult } from 'lit';
import { words } from '../form/form-text.js';
import type { Handing } from './handing.js';
import type { HandoffTexts } from './handoff-texts.js';

/** Before anything is typed: that nothing is sent from here, who it is for, and how it gets there. */
export function renderNotice(handings: readonly Handing[], texts: HandoffTexts): TemplateResult {
  return html`<div class="note caution notice" part="note">
    <div>
      <p><strong>${words(texts.nothingSent)}</strong></p>
      ${handings.map((handing) => renderOffice(handing, texts))}
    </div>
  </div>`;
}

function renderOffice({ source, about, collection }: Handing, texts: HandoffTexts): TemplateResult {
  const known = collection.sources.find(({ id }) => id === source);
  const unit = known?.contact?.unit ?? known?.title ?? source;
  const ways = waysOf(about, texts);
  return html`<p .textContent=${`${texts.toOffice(`\u2068${unit}\u2069`)} ${texts.youTakeIt}`}></p>
    ${
      ways.length === 0
        ? nothing
        : html`<ul>
            ${ways.map((way) => html`<li .textContent=${way}></li>`)}
          </ul>`
    }`;
}

function waysOf({ phone, phoneHours, sms, mail, account, window, windowHours }: HandoffAbout, texts: HandoffTexts): readonly string[] {
  const open = (hours: string | undefined) => (hours === undefined ? '' : ` (${texts.open(`\u2068${hours}\u2069`)})`);
  const ltr = (text: string) => `\u2066${text}\u2069`;
  return [
    phone === undefined ? '' : texts.byPhone(ltr(phone)) + open(phoneHours),
    sms === undefined ? '' : texts.bySms(ltr(sms)),
    mail === undefined ? '' : texts.byMail(ltr(mail)),
    account === undefined ? '' : texts.byAccount(`\u2068${account}\u2069`),
    window === undefined ? '' : texts.byWindow(`\u2068${window}\u2069`) + open(windowHours),
  ].filter(Boolean);
}
