import type { SenderAbout, ServiceContact } from '@civickit/core';
import { html, nothing, type TemplateResult } from 'lit';
import { heading } from '../../base/heading.js';
import { numberOf, reasons, type KeptReceipt, type ReportDraft } from './report-draft.js';
import type { Outcome } from './report-sending.js';
import type { ReportTexts } from './report-texts.js';
import { callLink, mailLink, type ReportFacts, reportText } from './report-words.js';

/** All that a form shows, and what can be done with it. */
export interface ReportView {
  readonly level: number;
  readonly facts: ReportFacts;
  readonly draft: ReportDraft;
  readonly sending: boolean;
  readonly outcome: Outcome | undefined;
  /** Nothing can be sent from here. */
  readonly noWay: boolean;
  /** What is known of whom a second try would go to. */
  readonly about: SenderAbout | undefined;
  /** Whether what is written outlasts the page. */
  readonly kept: boolean;
  readonly reasonMissing: boolean;
  /** The last report from here, with its instant in words. */
  readonly before: KeptReceipt | undefined;
  readonly contacts: readonly ServiceContact[];
  readonly copyOutcome: string;
  readonly edit: (change: Partial<ReportDraft>) => void;
  readonly send: (insist: boolean) => void;
  readonly startAnew: () => void;
  readonly copy: () => void;
}

export function renderReport(view: ReportView): TemplateResult {
  const { texts } = view.facts;
  const done = view.outcome?.state === 'received' || view.outcome?.state === 'handed' || view.outcome?.state === 'saved';
  return html`<section class="report">
    ${heading(view.level, texts.heading)} ${renderOutcome(view)}
    ${
      done
        ? renderAfter(view)
        : html`<p>${texts.intro}</p>
            ${renderBefore(view)} ${renderForm(view)}`
    }
  </section>`;
}

function renderBefore({ before, facts: { texts } }: ReportView): unknown {
  if (!before) return nothing;
  return html`<p class="hint">${texts.before(before.at)} ${before.number ? texts.number(before.number) : nothing}</p>`;
}

function renderForm(view: ReportView): TemplateResult {
  const { draft, sending, outcome, noWay, edit, reasonMissing } = view;
  const { texts } = view.facts;
  const locked = sending || outcome?.state === 'uncertain';
  const submit = (event: Event) => {
    event.preventDefault();
    view.send(false);
  };
  const valueOf = (event: Event) => (event.target as HTMLInputElement | HTMLTextAreaElement).value;
  return html`<form novalidate @submit=${submit}>
    <fieldset ?disabled=${locked} aria-describedby=${reasonMissing ? 'report-reason-missing' : nothing}>
      <legend>${texts.what}</legend>
      ${reasons.map(
        (reason) =>
          html`<label class="choice">
            <input type="radio" name="report-reason" .checked=${draft.reason === reason} @change=${() => edit({ reason })} />
            <span>${texts.reasons[reason]}</span>
          </label>`,
      )}
    </fieldset>
    ${reasonMissing ? html`<p class="outcome open" id="report-reason-missing">${texts.reasonMissing}</p>` : nothing}
    <label class="field">
      <span>${texts.words}</span>
      <textarea
        dir="auto"
        rows="3"
        maxlength="2000"
        ?disabled=${locked}
        .value=${draft.words}
        @input=${(event: Event) => edit({ words: valueOf(event) })}
      ></textarea>
    </label>
    <label class="field">
      <span>${texts.contact}</span>
      <input
        dir="auto"
        maxlength="200"
        ?disabled=${locked}
        .value=${draft.contact}
        @input=${(event: Event) => edit({ contact: valueOf(event) })}
      />
    </label>
    <p class="hint">${view.kept ? texts.kept : texts.notKept}</p>
    ${noWay ? renderByHand(view) : renderSending(view)}
  </form>`;
}

/** What can be pressed, as far as it is known what came of the last try. */
function renderSending(view: ReportView): TemplateResult {
  const { sending, outcome, about, draft, startAnew } = view;
  const { texts } = view.facts;
  const open = outcome?.state === 'uncertain';
  const unseen = open && about && about.resend !== 'keyed' && !about.canFind;
  const name = !open
    ? outcome
      ? texts.sendAgain
      : texts.send
    : unseen
      ? texts.sendAnyway
      : about?.canFind && about.resend !== 'keyed'
        ? texts.lookAndSend
        : texts.sendAgain;
  const again = (event: Event) => {
    if (!unseen) return;
    event.preventDefault();
    view.send(true);
  };
  return html`${unseen ? html`<p>${texts.uncertainForGood}</p>` : nothing}
    <div class="row">
      <button type="submit" aria-disabled=${sending ? 'true' : nothing} @click=${again}>${sending ? texts.sending : name}</button>
      ${draft.words || draft.contact || open ? html`<button class="quiet" type="button" ?disabled=${sending} @click=${startAnew}>${texts.forget}</button>` : nothing}
    </div>
    ${
      outcome && view.contacts.length > 0
        ? html`<p>${texts.otherWays}</p>
            ${renderWays(view)}`
        : nothing
    }`;
}

function renderByHand(view: ReportView): TemplateResult {
  const { draft, facts, contacts, copy, copyOutcome, startAnew } = view;
  const { texts } = facts;
  return html`<p>${contacts.length > 0 ? texts.noWay : texts.nobody}</p>
    ${renderWays(view)}
    <label class="field">
      <span>${texts.text}</span>
      <textarea class="report-text" readonly dir="auto" rows="6" .value=${reportText(draft, facts)}></textarea>
    </label>
    <div class="row">
      <button type="button" @click=${copy}>${texts.copy}</button>
      ${draft.words || draft.contact ? html`<button class="quiet" type="button" @click=${startAnew}>${texts.forget}</button>` : nothing}
    </div>
    ${copyOutcome ? html`<p>${copyOutcome}</p>` : nothing}`;
}

function renderWays({ contacts, draft, facts }: ReportView): unknown {
  if (contacts.length === 0) return nothing;
  const { texts } = facts;
  const phones = (contact: ServiceContact) => (contact.phones ?? []).filter(({ kind }) => kind !== 'fax');
  const call = (number: string) => {
    const href = callLink(number);
    return href ? html`<a href=${href} dir="ltr">${number}</a>` : html`<span dir="ltr">${number}</span>`;
  };
  const write = (email: string) => {
    const href = mailLink(email, draft, facts);
    return href ? html`<a href=${href}>${texts.mail(email)}</a>` : html`<span dir="ltr">${email}</span>`;
  };
  return html`<ul class="ways">
    ${contacts.map(
      (contact) =>
        html`<li>
          ${contact.name ? html`<span dir="auto">${contact.name}</span>` : nothing} ${phones(contact).map(({ number }) => call(number))}
          ${contact.email ? write(contact.email) : nothing}
        </li>`,
    )}
  </ul>`;
}

function renderOutcome({ outcome, facts: { texts }, sending }: ReportView): unknown {
  if (!outcome || sending) return nothing;
  const receipt = 'receipt' in outcome ? outcome.receipt : undefined;
  const open = !receipt && outcome.state !== 'saved';
  const number = receipt && numberOf(receipt);
  return html`<div class=${open ? 'outcome open' : 'outcome'} tabindex="-1">
    <p>${tell(outcome, texts)}</p>
    ${
      !receipt || outcome.state === 'handed'
        ? nothing
        : html`<p class=${number ? 'number' : 'hint'}>${number ? texts.number(number) : texts.noNumber}</p>`
    }
    ${receipt?.notice ? html`<p dir="auto">${receipt.notice}</p>` : nothing}
  </div>`;
}

/** What came of it, in a sentence. */
export function tell(outcome: Outcome, texts: ReportTexts): string {
  if (outcome.state === 'saved') return outcome.words;
  if (!('receipt' in outcome)) {
    return outcome.state === 'unsent' && outcome.error?.kind === 'offline' ? texts.offline : texts[outcome.state];
  }
  const { strength } = outcome.receipt;
  return strength === 'handed-off' ? texts.handed : texts[strength];
}

function renderAfter({ outcome, send, startAnew, facts: { texts } }: ReportView): TemplateResult {
  const handed = outcome?.state === 'handed';
  return html`<div class="row">
    ${handed ? html`<button type="button" @click=${() => send(false)}>${texts.sendAgain}</button>` : nothing}
    <button class=${handed ? 'quiet' : nothing} type="button" @click=${startAnew}>${handed ? texts.forget : texts.another}</button>
  </div>`;
}
