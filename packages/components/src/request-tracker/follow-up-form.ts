import type { CivicError, FollowUpKind } from '@civickit/core';
import { html, nothing, type TemplateResult } from 'lit';
import { live } from 'lit/directives/live.js';
import { heading } from '../base/heading.js';
import type { TrackerTexts } from './tracker-texts.js';

export interface FollowUpSetting {
  readonly texts: TrackerTexts;
  readonly level: number;
  readonly takes: readonly FollowUpKind[];
  readonly words: string;
  readonly wantsWords: boolean;
  readonly sending: 'idle' | 'sending' | 'sent' | 'failed';
  readonly error: CivicError | undefined;
  readonly write: (words: string) => void;
  readonly say: (kind: FollowUpKind) => void;
}

const longest = 5000;

/** What its reporter can say of a report: each kind is a button, with words or without. */
export function renderFollowUpForm({
  texts,
  level,
  takes,
  words,
  wantsWords,
  sending,
  error,
  write,
  say,
}: FollowUpSetting): TemplateResult {
  const trouble = wantsWords ? texts.needsWords : sending === 'failed' ? troubleOf(error, texts) : undefined;
  return html`<section class="tell" part="tell">
    ${heading(level, texts.tell)}
    <label for="words">${texts.words}</label>
    <p class="hint" id="words-hint">${texts.wordsHint}</p>
    <textarea
      id="words"
      rows="3"
      maxlength=${longest}
      aria-describedby="words-hint${trouble ? ' trouble' : ''}"
      aria-invalid=${wantsWords ? 'true' : nothing}
      .value=${live(words)}
      @input=${(event: Event) => write((event.target as HTMLTextAreaElement).value)}
    ></textarea>
    ${trouble ? html`<p class="trouble" id="trouble">${trouble}</p>` : nothing}
    <p class="buttons">
      ${takes.map(
        (kind) =>
          html`<button
            type="button"
            class="say-${kind}"
            aria-disabled=${sending === 'sending' ? 'true' : nothing}
            @click=${() => say(kind)}
          >
            ${texts.say[kind]}
          </button>`,
      )}
    </p>
    ${sending === 'sent' ? html`<p class="sent">${texts.sent}</p>` : nothing}
  </section>`;
}

const unsure: ReadonlySet<unknown> = new Set(['timeout', 'network', 'protocol', 'offline']);

/** No more than is known: what has left may have arrived. */
export function troubleOf(error: CivicError | undefined, texts: TrackerTexts): string {
  if (error?.code === 'http/rate-limited' || error?.status === 429) return texts.rateLimited;
  if (error?.status === 409 || error?.status === 410) return texts.refused;
  // A request that is cut on its way reads as a network that is not there; a gateway may give up on what its server has taken.
  if (unsure.has(error?.kind) || (error?.status ?? 0) >= 500) return texts.uncertain;
  return texts.notSent;
}
