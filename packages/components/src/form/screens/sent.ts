import type { Receipt } from '@civickit/core';
import { html, nothing, type TemplateResult } from 'lit';
import type { drawQr } from '../../service-guide/share/qr.js';
import type { FormOutcome } from '../form-sending.js';
import { paragraphs, words } from '../form-text.js';
import { tellOutcome } from '../tell-outcome.js';
import { renderSummary } from './check.js';
import { endingTexts } from './ending-texts.js';
import { action, caution, readOr, type ScreenView, stepHeading, subHeading } from './screen.js';

interface SentView extends ScreenView {
  readonly outcome: FormOutcome;
  /** What it is about, where the title does not say it. */
  readonly subject?: string | undefined;
  /** Address of the page with what waits on this device. */
  readonly outboxHref: string | undefined;
  /** Draws a number so that a phone can read it; undefined until the code for it is here. */
  readonly drawQr: typeof drawQr | undefined;
  /** What stands below the receipt. */
  readonly beside: unknown;
  startAnew(): void;
  change(key: string): void;
}

/** By what the office knows it. */
function numberOf(receipt: Receipt): string | undefined {
  if (receipt.strength === 'confirmed' || receipt.strength === 'acknowledged') return receipt.code ?? receipt.ref?.id;
  return receipt.strength === 'pending' ? (receipt.code ?? receipt.token) : undefined;
}

export function renderSent(view: SentView): TemplateResult {
  const { definition, outcome, format, subject } = view;
  const texts = endingTexts(view);
  const receipt = outcome.state === 'received' ? outcome.receipt : undefined;
  const number = receipt && numberOf(receipt);
  const rest = outcome.state === 'received' ? outcome.rest : undefined;
  const isOpen = receipt === undefined || receipt.strength === 'handed-off';
  return html`${stepHeading(view, subject === undefined ? readOr(view, definition.title, definition.id) : { text: subject })}
    <div class=${isOpen ? 'outcome open' : 'outcome'} part="outcome">
      <p class="told" .textContent=${tellOutcome(outcome, texts)}></p>
      ${
        receipt && !isOpen
          ? html`<p
                class=${number ? 'number' : 'hint'}
                dir="auto"
                .textContent=${number ? (number === receipt.code ? texts.code(number) : texts.number(number)) : texts.noNumber}
              ></p>
              <p class="hint" .textContent=${format.moment(receipt.at)}></p>
              ${number && view.drawQr ? renderCode(number, view.drawQr) : nothing}`
          : nothing
      }
      ${receipt?.pin === undefined ? nothing : html`<p class="number" dir="auto" .textContent=${texts.pin(receipt.pin)}></p>`}
      ${receipt?.url !== undefined && /^https?:/iu.test(receipt.url) ? html`<p><a href=${receipt.url}>${words(texts.follow)}</a></p>` : nothing}
      ${receipt?.notice ? html`<p dir="auto" .textContent=${receipt.notice}></p>` : nothing}
      ${
        rest
          ? html`<p class="rest" .textContent=${texts.toCome(format.number(rest.toCome), format.number(rest.of), rest.toCome)}></p>
              <p class="hint" .textContent=${rest.kept ? texts.goesOn : texts.staysOpen}></p>`
          : nothing
      }
    </div>
    ${view.beside}
    ${outcome.state === 'received' && outcome.leftOut.length > 0 ? caution(texts.leftOut(outcome.leftOut.join(' · '))) : nothing}
    ${receipt && definition.outro !== undefined ? html`<div class="text">${paragraphs(view.read(definition.outro))}</div>` : nothing}
    ${subHeading(view, view.details?.words.summary.heading ?? texts.check)} ${renderSummary({ ...view, isSent: true })}
    <div class="row">
      ${outcome.state === 'refused' ? action(texts.change, () => view.change(outcome.key), 'main') : nothing}
      ${action(texts.print, () => print())} ${action(texts.another, () => view.startAnew(), 'quiet')}
      ${view.outboxHref !== undefined && (isOpen || rest) ? html`<a href=${view.outboxHref}>${words(texts.waiting)}</a>` : nothing}
    </div>`;
}

function renderCode(number: string, draw: typeof drawQr): TemplateResult {
  const { drawing, size } = draw(number);
  return html`<svg class="qr" viewBox=${`0 0 ${size} ${size}`} role="img" aria-label=${number}>${drawing}</svg>`;
}
