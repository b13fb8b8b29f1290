import type { HandoffVia, HandoffWay } from '@civickit/core';
import { html, nothing, type TemplateResult } from 'lit';
import { heading } from '../base/heading.js';
import { words } from '../form/form-text.js';
import { action, caution } from '../form/screens/screen.js';
import type { Formatter } from '../i18n/formatter.js';
import { canDownload } from '../service-guide/share/download.js';
import type { HandoffTexts } from './handoff-texts.js';
import type { PreparedItem } from './prepared-item.js';

export interface PreparedView {
  readonly prepared: PreparedItem;
  readonly texts: HandoffTexts;
  readonly format: Formatter;
  /** Of the headings in it. */
  readonly level: number;
  /** Milliseconds since the epoch. */
  readonly now: number;
  /** Moves the focus once that is drawn. */
  readonly focusOn: (selector: string) => void;
  /** They have said that it is handed over, and that is noted. */
  readonly handedOver: () => void;
}

/** After Arabic letters, digits parted by a hyphen change places; names may run either way. */
const ltr = (text: string): string => `\u2066${text}\u2069`;
const isolated = (text: string): string => `\u2068${text}\u2069`;

/** What is prepared, each way to the office as one large action, and the question whether it was gone. */
export function renderPrepared(view: PreparedView): TemplateResult {
  const { prepared: item, texts, format } = view;
  const { prepared, photos } = item;
  if (!prepared) {
    if (!item.failed) return html`<p class="hint" role="status">…</p>`;
    return html`${caution(texts.unavailable)}
      <p>${action(texts.tryAgain, () => void item.prepare())}</p>`;
  }
  const savable = photos.length > 0 && canDownload();
  return html`<div class="prepared">
    ${item.via === undefined ? nothing : renderAsking(view)}
    <p class="label choose" tabindex="-1" .textContent=${texts.choose}></p>
    <ul class="ways">
      ${prepared.ways.map((way) => (way.via === 'share' && !('share' in navigator) ? nothing : renderWay(way, view)))}
    </ul>
    ${savable ? html`<p>${action(texts.savePhotos(format.number(photos.length), photos.length), () => item.savePhotos())}</p>` : nothing}
    <p class="hint done" .textContent=${item.outcome}></p>
    ${renderText(view)} ${renderSheet(view)}
    <p class="tools">${canDownload() ? action(texts.remind, () => void item.remind(view.now), 'quiet') : nothing}</p>
  </div>`;
}

function renderAsking({ texts, prepared: item, focusOn, handedOver }: PreparedView): TemplateResult {
  const yes = async (): Promise<void> => {
    if (await item.handedOver()) handedOver();
  };
  const notYet = (): void => {
    item.notYet();
    focusOn('.choose');
  };
  return html`<div class="asking" role="group" aria-label=${texts.handedOver} tabindex="-1">
    <p class="label" .textContent=${texts.handedOver}></p>
    <div class="row">${action(texts.yes, () => void yes(), 'main')} ${action(texts.notYet, notYet)}</div>
  </div>`;
}

function renderWay(way: HandoffWay, view: PreparedView): TemplateResult {
  const { texts, prepared: item } = view;
  const { photos } = item;
  const go = async (event: Event): Promise<void> => {
    const field = (event.currentTarget as HTMLElement).closest('.prepared')?.querySelector('textarea') ?? null;
    const before = item.via;
    await item.go(way, field);
    if (item.via !== undefined && before === undefined) view.focusOn('.asking');
  };
  const name = nameOf(way, texts);
  const hints = [...hintsOf(way, view), ...(photos.length > 0 ? [photosBy(way.via, view)] : [])];
  return html`<li>
    ${
      'href' in way
        ? html`<a class="way" href=${way.href} @click=${go}>${words(name)}</a>`
        : html`<button type="button" class="way" @click=${go}>${words(name)}</button>`
    }
    ${hints.map((hint) => html`<p class="hint" .textContent=${hint}></p>`)}
  </li>`;
}

function nameOf(way: HandoffWay, texts: HandoffTexts): string {
  switch (way.via) {
    case 'phone':
      return texts.call(ltr(way.number));
    case 'sms':
      return texts.message(ltr(way.number));
    case 'mail':
      return texts.mail(ltr(way.address));
    case 'account':
      return texts.account(isolated(way.name));
    case 'window':
      return texts.window(isolated(way.address));
    default:
      return texts[way.via];
  }
}

function hintsOf(way: HandoffWay, { texts, format }: PreparedView): readonly string[] {
  const hours = 'hours' in way && way.hours !== undefined ? [texts.open(isolated(way.hours))] : [];
  const shortened = 'shortened' in way && way.shortened ? [texts.shortened] : [];
  switch (way.via) {
    case 'phone':
      return [...hours, texts.readOut];
    case 'sms':
      return [texts.messageParts(format.number(way.parts), way.parts), ...shortened];
    case 'account':
      return [texts.accountHint];
    case 'window':
      return [...hours, texts.windowHint];
    default:
      return shortened;
  }
}

function photosBy(via: HandoffVia, { texts, prepared }: PreparedView): string {
  return via === 'share' && !prepared.sharesPhotos ? texts.photosStay : texts.photos[via];
}

/** What stays of it once it has been handed over. */
export function renderKept(view: Pick<PreparedView, 'prepared' | 'texts' | 'level'>): TemplateResult {
  return html`<div class="prepared">${renderText(view)} ${renderSheet(view)}</div>`;
}

/** To read out, and to copy where there is no clipboard. */
function renderText({ prepared: { prepared }, texts }: Pick<PreparedView, 'prepared' | 'texts'>): TemplateResult {
  const text = prepared?.text ?? '';
  const rows = Math.min(14, text.split('\n').length + 1);
  return html`<label class="whole"
    ><span class="label" .textContent=${texts.text}></span><textarea readonly dir="auto" rows=${rows} .value=${text}></textarea>
  </label>`;
}

/** For paper, and for a window that scans it from the screen. */
function renderSheet({ prepared: item, texts, level }: Pick<PreparedView, 'prepared' | 'texts' | 'level'>): unknown {
  const { prepared, showsSheet } = item;
  if (!prepared) return nothing;
  const { title, rows, sheet, lang } = prepared;
  const code = item.draw?.(sheet.code);
  return html`<section class="sheet" ?hidden=${!showsSheet}>
    ${heading(level, title)}
    <dl>
      ${rows.map(
        ({ label, value }) =>
          html`<div>
            <dt dir="auto" .textContent=${label}></dt>
            <dd dir="auto" .textContent=${value}></dd>
          </div>`,
      )}
    </dl>
    ${
      code
        ? html`<svg class="qr" viewBox=${`0 0 ${code.size} ${code.size}`} role="img" aria-label=${texts.code}>${code.drawing}</svg>`
        : nothing
    }
    ${sheet.notes.map((note) => html`<p class="hint" lang=${lang} dir="auto" .textContent=${note}></p>`)}
  </section>`;
}
