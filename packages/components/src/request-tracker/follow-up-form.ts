import type { CivicError, FollowedRequest, FollowerAbout, FollowUpKind, Remark } from '@civickit/core';
import { html, nothing, type TemplateResult } from 'lit';
import { heading } from '../base/heading.js';
import type { Formatter } from '../i18n/formatter.js';
import { dateWithin } from '../requests/request-words.js';
import type { TrackerTexts } from './tracker-texts.js';

interface FollowUpSetting {
  readonly texts: TrackerTexts;
  readonly level: number;
  readonly followed: FollowedRequest;
  readonly format: Formatter;
  /** What the source takes. */
  readonly takes: readonly FollowUpKind[];
  readonly words: string;
  /** Why it cannot be sent without words. */
  readonly wantsWords: string | undefined;
  /** Which photos may go along; undefined where none are taken. */
  readonly photos: FollowerAbout['photos'];
  /** Those that are chosen, and what became of others. */
  readonly chosen: unknown;
  readonly choose: (files: readonly File[]) => void;
  readonly sending: 'idle' | 'sending' | 'sent' | 'failed';
  readonly error: CivicError | undefined;
  readonly write: (words: string) => void;
  /** Resolves when what came of it is drawn. */
  readonly say: (kind: Remark['kind']) => Promise<void>;
}

/** What its reporter can say of a report: each kind is a button, with words or without. */
export function renderFollowUpForm({
  texts,
  level,
  followed,
  format,
  takes: taken,
  words,
  wantsWords,
  photos,
  chosen,
  choose,
  sending,
  error,
  write,
  say,
}: FollowUpSetting): TemplateResult | typeof nothing {
  const takes = takenOf(followed, taken);
  if (!takes.some((kind) => kind)) return nothing;
  const { reopenUntil } = followed;
  const trouble = wantsWords ?? (sending === 'failed' ? troubleOf(error, texts) : undefined);
  return html`<section class="tell" part="tell">
    ${heading(level, texts.tell)}
    <label for="words">${texts.words}</label>
    <p class="hint" id="words-hint">${texts.wordsHint}</p>
    <textarea
      id="words"
      rows="3"
      maxlength="5000"
      aria-describedby="words-hint trouble"
      aria-invalid=${wantsWords ? 'true' : nothing}
      .value=${words}
      @input=${(event: Event) => write((event.target as HTMLTextAreaElement).value)}
    ></textarea>
    ${trouble ? html`<p class="trouble" id="trouble" tabindex="-1">${trouble}</p>` : nothing}
    ${photos && renderPhotoField(photos, choose, texts)} ${chosen}
    ${reopenUntil && takes.includes('reopen') ? html`<p class="hint" id="reopen-hint">${texts.reopenBy(dateWithin(reopenUntil, format))}</p>` : nothing}
    <p class="buttons">
      ${takes.map(
        (kind) =>
          kind &&
          html`<button
            type="button"
            class="say-${kind}"
            aria-disabled=${sending === 'sending' ? 'true' : nothing}
            aria-describedby=${kind === 'reopen' ? 'reopen-hint' : nothing}
            @click=${({ target }: Event) => stayBy(target as Element, say(kind))}
          >
            ${texts.say[kind]}
          </button>`,
      )}
    </p>
    ${sending === 'sent' ? html`<p class="sent" tabindex="-1">${texts.sent}</p>` : nothing}
  </section>`;
}

function renderPhotoField(
  { accept, most = Infinity }: NonNullable<FollowerAbout['photos']>,
  choose: FollowUpSetting['choose'],
  texts: TrackerTexts,
): TemplateResult {
  const changed = ({ target }: Event): void => {
    const field = target as HTMLInputElement;
    const files = [...(field.files ?? [])];
    // So that the same one can be chosen again once it was removed.
    field.value = '';
    if (files.length > 0) choose(files);
  };
  return html`<label for="photos">${texts.photos}</label>
    <p class="hint" id="photos-hint">${texts.photosHint}</p>
    <input type="file" id="photos" accept=${accept.join(',')} ?multiple=${most > 1} aria-describedby="photos-hint" @change=${changed} />`;
}

/**
 * What can be said of it now: whoever can have it opened again need not say that it is still there. What cannot leaves its place empty, so
 * that no button ever becomes another one under the finger that presses it.
 */
function takenOf({ isOwn, reopenUntil }: FollowedRequest, takes: readonly FollowUpKind[]): readonly (Remark['kind'] | undefined)[] {
  const canReopen = reopenUntil !== undefined && takes.includes('reopen');
  return takes.map((kind) => (isOwn && kind !== 'rating' && kind !== (canReopen ? 'still-there' : 'reopen') ? kind : undefined));
}

/** Where a button that was pressed is gone, and the focus with it, it stands at what came of it. */
async function stayBy(button: Element, said: Promise<void>): Promise<void> {
  const section = button.closest('section') as HTMLElement;
  await said;
  if (document.activeElement === document.body) section.querySelector<HTMLElement>('[tabindex]')?.focus();
}

/** What is said where words are missing; nothing where none are needed. */
export function wantedOf(kind: Remark['kind'], texts: TrackerTexts): string | undefined {
  if (kind === 'note') return texts.needsWords;
  return kind === 'reopen' ? texts.needsReason : undefined;
}

const unsure = /timeout|network|protocol|offline/;

/** No more than is known: what has left may have arrived. */
export function troubleOf(error: CivicError | undefined, texts: TrackerTexts): string {
  if (error?.status === 429) return texts.rateLimited;
  if (error?.status === 409 || error?.status === 410) return texts.refused;
  // A request that is cut on its way reads as a network that is not there; a gateway may give up on what its server has taken.
  if (unsure.test(error?.kind as string) || Number(error?.status) >= 500) return texts.uncertain;
  return texts.notSent;
}
