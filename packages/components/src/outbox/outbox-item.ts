import type { Instant } from '@civickit/core';
import type { OutboxItem } from '@civickit/core/outbox';
import { html, nothing, type TemplateResult } from 'lit';
import { heading } from '../base/heading.js';
import type { Formatter } from '../i18n/formatter.js';
import { attachmentIcon } from '../icons/attachment.js';
import type { Handed } from './handoffs.js';
import type { OutboxTexts } from './outbox-texts.js';
import { failureOf, isAside, mediaStateOf, nextTryOf, numberOf, stateOf, titleOf } from './outbox-words.js';

/** Stands for a value in a sentence; no sentence has it. */
const mark = '\u0000';

/** What items are drawn by, and what can be done with them. */
export interface ItemView {
  readonly texts: OutboxTexts;
  readonly format: Formatter;
  /** Level of an item's heading. */
  readonly level: number;
  readonly now: number;
  /** Key of the item of which it is asked whether it is to go. */
  readonly asking: string | undefined;
  /** Keys of items at which something is being done. */
  readonly busy: ReadonlySet<string>;
  readonly typeName: (item: OutboxItem) => string | undefined;
  /** Undefined for what is sent. */
  readonly handed: (item: OutboxItem) => Handed | undefined;
  /** Where an item is changed; undefined where nobody can. */
  readonly edit: ((item: OutboxItem) => string | undefined) | undefined;
  readonly onEdit: (item: OutboxItem, event: Event) => void;
  readonly onSend: (item: OutboxItem) => void;
  readonly onAnswer: (item: OutboxItem, answer: 'send-again' | 'leave') => void;
  /** What is still to come stays behind. */
  readonly onLeaveRest: (item: OutboxItem) => void;
  readonly onAsk: (item: OutboxItem | undefined) => void;
  readonly onDiscard: (item: OutboxItem) => void;
}

export function renderItem(item: OutboxItem, view: ItemView): TemplateResult {
  const { texts, format } = view;
  const { key, state, receipt, tries } = item;
  const next = nextTryOf(item, view.now);
  const failure = failureOf(item, texts);
  const waits = state !== 'received' && state !== 'draft' && !item.question && !item.left;
  const arrived = state === 'received' || state === 'completing';
  const acknowledges = arrived && receipt?.strength !== 'handed-off';
  const received = acknowledges ? momentOf(receipt?.at, format) : undefined;
  const written = momentOf(item.writtenAt, format);
  const number = numberOf(item);
  const handed = view.handed(item);
  const told = handed ? (handed.items?.texts.prepared ?? texts.draft) : stateOf(item, texts, format);
  return html`<li class="item ${state}" part="item" data-key=${key} tabindex="-1">
    ${heading(view.level, html`<span dir="auto">${titleOf(item, view.typeName(item), texts)}</span>`)}
    ${
      received || written
        ? html`<p class="time">
            <time datetime=${(received ? receipt?.at : undefined) ?? item.writtenAt}
              >${received ? isolated(texts.receivedAt, received) : written ? isolated(texts.written, written) : nothing}</time
            >
          </p>`
        : nothing
    }
    <p class="state ${handed?.items ? 'handed' : ''}" part="state">${told}</p>
    ${acknowledges ? renderNumber(number, texts) : nothing} ${receipt?.notice ? html`<p dir="auto">${receipt.notice}</p>` : nothing}
    ${
      waits && (failure || (tries > 0 && !arrived))
        ? html`<p class="hint">
            ${failure} ${tries > 0 && state !== 'sending' && !arrived ? texts.tried(format.number(tries), tries) : nothing}
            ${next ? isolated(texts.nextTry, format.moment(next)) : nothing}
          </p>`
        : nothing
    }
    ${renderMedia(item, texts, format)} ${view.asking === key ? renderAsking(item, view) : renderActions(item, view, handed)}
    ${handed?.items?.render(item, format, view.level + 1)}
  </li>`;
}

/** Undefined for what is no date: one such item must not take the others with it. */
function momentOf(at: Instant | undefined, format: Formatter): string | undefined {
  return at === undefined || Number.isNaN(Date.parse(at)) ? undefined : format.moment(at);
}

/** A sentence around something that runs in its own direction, and is copied without marks of ours. */
function isolated(say: (value: string) => string, value: string): TemplateResult {
  const [before, after] = say(mark).split(mark);
  return html`${before}<bdi>${value}</bdi>${after}`;
}

function renderNumber(number: string | undefined, texts: OutboxTexts): TemplateResult {
  return html`<p class=${number ? 'number' : 'hint'} part="number">${number ? isolated(texts.number, number) : texts.noNumber}</p>`;
}

function renderMedia({ key, media }: OutboxItem, texts: OutboxTexts, format: Formatter): unknown {
  if (media.length === 0) return nothing;
  // As the queue hands them out: without those that are gone from the device.
  const here = media.filter(({ leftOut }) => leftOut?.kind !== 'storage');
  return html`<ul class="media" aria-label=${texts.photos}>
    ${media.map((about) => {
      const { id, name = texts.file, type, size, leftOut } = about;
      const at = here.indexOf(about);
      const picture = at >= 0 && /^image\//.test(type);
      const state = mediaStateOf(about, texts);
      return html`<li class=${leftOut ? 'left-out' : ''}>
        ${attachmentIcon}
        ${picture ? html`<canvas hidden aria-hidden="true" width="96" height="96" data-key=${key} data-at=${at} data-id=${id}></canvas>` : nothing}
        <span
          ><bdi>${name}</bdi>
          <span class="hint" dir="ltr">${sizeOf(size, format)}</span> ${state ? html`<span class="hint">${state}</span>` : nothing}</span
        >
      </li>`;
    })}
  </ul>`;
}

/** In the unit that people know from their phones. */
function sizeOf(bytes: number, format: Formatter): string {
  return bytes < 1_000_000
    ? `${format.number(Math.max(1, Math.round(bytes / 1000)))} kB`
    : `${format.number(Math.round(bytes / 100_000) / 10)} MB`;
}

function renderActions(item: OutboxItem, view: ItemView, handed: Handed | undefined): unknown {
  const { texts, edit, onEdit, onSend, onAnswer, onAsk } = view;
  const { key, state, question, left } = item;
  if (state === 'sending') return nothing;
  const off = view.busy.has(key);
  const named = { title: titleOf(item, view.typeName(item), texts) };
  const button = (text: string, run: () => void, name = '') =>
    html`<button
      type="button"
      class=${name}
      aria-disabled=${off ? 'true' : nothing}
      aria-label="${text}: ${named.title}"
      @click=${() => off || run()}
    >
      ${text}
    </button>`;
  const open = state === 'draft' || state === 'queued' || state === 'refused';
  const href = open ? edit?.(item) : undefined;
  const change =
    open && edit
      ? href === undefined
        ? html`<button type="button" aria-label="${texts.edit}: ${named.title}" @click=${(event: Event) => onEdit(item, event)}>
            ${texts.edit}
          </button>`
        : html`<a href=${href} aria-label="${texts.edit}: ${named.title}" @click=${(event: Event) => onEdit(item, event)}>${texts.edit}</a>`
      : nothing;
  const ask = () => onAsk(item);
  if (question || left) {
    return html`<div class="actions">
      ${button(texts.sendAgain, () => onAnswer(item, 'send-again'))}
      ${question ? button(texts.leave, () => onAnswer(item, 'leave')) : button(texts.remove, ask, 'quiet')}
    </div>`;
  }
  if (state === 'received') return html`<div class="actions">${button(texts.remove, ask, 'quiet')}</div>`;
  if (state === 'completing') {
    return html`<div class="actions">${button(texts.tryNow, () => onSend(item))} ${button(texts.leaveRest, ask, 'quiet')}</div>`;
  }
  const { items, handing } = handed ?? {};
  return html`<div class="actions">
    ${
      handed
        ? items && handing && button(items.texts.takeIt, () => items.toggle(item, handing), 'main')
        : button(
            state === 'uncertain' ? texts.tryNow : isAside(item) ? texts.sendAsWas : texts.sendNow,
            () => onSend(item),
            state === 'draft' && !isAside(item) ? 'main' : '',
          )
    }
    ${change} ${button(texts.discard, ask, 'quiet')}
  </div>`;
}

/** What cannot be taken back is asked once more, in place. */
function renderAsking(item: OutboxItem, { texts, onAsk, onDiscard, onLeaveRest }: ItemView): TemplateResult {
  const [asked, yes, no] =
    item.state === 'completing'
      ? [texts.leaveRestAsk, texts.leaveRestYes, texts.goOn]
      : item.state === 'received' || item.left
        ? [texts.removeAsk, texts.removeYes, texts.keep]
        : [texts.discardAsk, texts.discardYes, texts.keep];
  return html`<div class="asking" role="group" aria-label=${asked}>
    <p>${asked}</p>
    <div class="actions">
      <button type="button" class="keep" @click=${() => onAsk(undefined)}>${no}</button>
      <button type="button" class="yes" @click=${() => (item.state === 'completing' ? onLeaveRest : onDiscard)(item)}>${yes}</button>
    </div>
  </div>`;
}
