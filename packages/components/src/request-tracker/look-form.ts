import { html, nothing, type TemplateResult } from 'lit';
import { live } from 'lit/directives/live.js';
import { warningIcon } from '../icons/warning.js';
import type { FollowSession } from './follow-session.js';
import type { TrackerTexts } from './tracker-texts.js';

export interface LookSetting {
  readonly texts: TrackerTexts;
  readonly session: Pick<FollowSession, 'status' | 'busy' | 'source'>;
  readonly code: string;
  readonly pin: string;
  /** Why nothing was answered. */
  readonly trouble: string | undefined;
  readonly write: (typed: { readonly code: string } | { readonly pin: string }) => void;
  readonly submit: (event: Event) => void;
}

/** Where the code of a report is typed, or its number. */
export function renderLookForm({ texts, session, code, pin, trouble, write, submit }: LookSetting): TemplateResult {
  const { status, busy, source } = session;
  const byCode = source?.about.by === 'code';
  const isMissing = status === 'missing';
  return html`<form class="look" part="look" autocomplete="off" novalidate @submit=${submit}>
    <label for="code">${byCode ? texts.code : texts.number}</label>
    <p class="hint" id="code-hint">${byCode ? texts.codeHint : texts.numberHint}</p>
    <input
      id="code"
      dir="ltr"
      autocomplete="off"
      autocapitalize="characters"
      spellcheck="false"
      maxlength="80"
      aria-describedby="code-hint${isMissing ? ' missing' : ''}"
      aria-invalid=${isMissing ? 'true' : nothing}
      .value=${live(code)}
      @input=${(event: Event) => write({ code: (event.target as HTMLInputElement).value })}
    />
    ${
      source?.about.pin
        ? html`<label for="pin">${texts.pin}</label
            ><input
              id="pin"
              dir="ltr"
              inputmode="numeric"
              autocomplete="off"
              maxlength="20"
              .value=${live(pin)}
              @input=${(event: Event) => write({ pin: (event.target as HTMLInputElement).value })}
            />`
        : nothing
    }
    ${isMissing ? renderCaution(texts.missing, 'missing') : nothing} ${trouble === undefined ? nothing : renderCaution(trouble)}
    <button class="main" type="submit" aria-disabled=${busy ? 'true' : nothing}>${busy ? texts.looking : texts.look}</button>
    <p class="hint">${texts.notKept}</p>
  </form>`;
}

/** A sentence about what went wrong. */
export function renderCaution(text: string, id?: string): TemplateResult {
  return html`<div class="note caution" part="note" id=${id ?? nothing}>
    ${warningIcon}
    <div><p>${text}</p></div>
  </div>`;
}
