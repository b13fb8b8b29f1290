import type { RequestType } from '@civickit/core';
import { reportIds as ids } from '@civickit/core/report-form';
import { html, nothing, type TemplateResult } from 'lit';
import { live } from 'lit/directives/live.js';
import { words } from '../form/form-text.js';
import type { FormTexts } from '../form/form-texts.js';
import { controlId } from '../form/form-view.js';
import { caution, stepHeading } from '../form/screens/screen.js';
import type { FeedbackTexts } from './feedback-texts.js';
import { fittingTypes } from './match-types.js';
import { renderCall, renderStopper } from './type-chooser.js';

/** The first page is there before the code that does the rest: what is typed and chosen is handed over to it. */
export interface FirstPage {
  readonly texts: FeedbackTexts;
  readonly formTexts: FormTexts;
  readonly level: number;
  readonly types: readonly RequestType[];
  readonly description: string;
  /** Photos before words. */
  readonly photoFirst: boolean;
  /** The question of photos as the form draws it; undefined where none are taken. */
  readonly photos: unknown;
  /** What is wrong with the description, in words. */
  readonly wrong: string | undefined;
  /** What is wrong on the page. */
  readonly problems: unknown;
  /** What stands above the questions: who does not answer, what was begun. */
  readonly notes: unknown;
  /** How what is typed is kept. */
  readonly keeping: unknown;
  /** Files of drafts and the switch for shared devices. */
  readonly beside: unknown;
  /** The next step is being loaded, or what judges the words. */
  readonly busy: boolean;
  /** What judges the words could not be had. */
  readonly unjudged: boolean;
  readonly heading: string | undefined;
  readonly typed: (text: string) => void;
  readonly left: () => void;
  readonly next: () => void;
}

export function renderFirst(page: FirstPage): TemplateResult {
  const { texts, formTexts, level, busy } = page;
  const asked = page.photoFirst ? [page.photos, renderWords(page)] : [renderWords(page), page.photos];
  return html`${page.problems} ${stepHeading({ level }, { text: page.heading ?? (texts.form.title as string) })} ${renderEmergency(page)}
    ${page.notes}
    <form
      novalidate
      part="form"
      @submit=${(event: Event) => {
        event.preventDefault();
        event.stopPropagation();
        if (!busy) page.next();
      }}
    >
      ${asked} ${renderTrap()} ${page.unjudged ? caution(formTexts.unjudged) : nothing}
      <p>
        <button class="main" type="submit" aria-disabled=${busy ? 'true' : nothing}>
          ${words(busy ? formTexts.loading : formTexts.next)}
        </button>
      </p>
      ${page.keeping}
    </form>
    ${renderElsewhere(page)} ${page.beside}`;
}

function renderWords({ texts, description, wrong, types, formTexts, typed, left }: FirstPage): TemplateResult {
  const id = controlId(ids.description);
  const { labels, hints } = texts.form;
  const stoppers = fittingTypes(types, description).filter(({ instead }) => instead);
  return html`<div class=${wrong === undefined ? 'question tall' : 'question tall wrong'} data-path=${ids.description}>
    <label class="label" id=${`${id}-label`} for=${id}>${words(labels.description as string)}</label>
    <div class="hint" id=${`${id}-hint`}>${words(hints.description as string)}</div>
    ${
      wrong === undefined
        ? nothing
        : html`<p class="error-text" id=${`${id}-error`}>
            <span class="visually-hidden" .textContent=${`${formTexts.error} `}></span>${words(wrong)}
          </p>`
    }
    <textarea
      id=${id}
      rows="5"
      dir="auto"
      maxlength="4000"
      aria-describedby=${`${id}-hint${wrong === undefined ? '' : ` ${id}-error`}`}
      aria-invalid=${wrong === undefined ? nothing : 'true'}
      .value=${live(description)}
      @input=${(event: Event) => typed((event.target as HTMLTextAreaElement).value)}
      @change=${left}
    ></textarea>
    <div role="status">${stoppers.map((type) => renderStopper(type, texts))}</div>
  </div>`;
}

interface FirstPhotos {
  readonly texts: FeedbackTexts;
  readonly formTexts: FormTexts;
  /** The control of the form, once there is a place for what is chosen. */
  readonly own: unknown;
  /** What was chosen before. */
  readonly files: readonly File[];
  readonly chosen: (event: Event) => void;
}

export function renderPhotos({ texts, formTexts, own, files, chosen }: FirstPhotos): TemplateResult {
  const id = controlId(ids.photos);
  const { labels, hints } = texts.form;
  return html`<div class="question tall" data-path=${ids.photos}>
    <label class="label" id=${`${id}-label`} for=${id}>${words(labels.photos as string)} ${words(formTexts.optional, 'optional')}</label>
    <div class="hint" id=${`${id}-hint`}>${words(hints.photos as string)}</div>
    ${
      own ??
      html`<div class="files">
        <input type="file" id=${id} accept="image/*" multiple aria-describedby=${`${id}-hint`} @change=${chosen} />
        <ul>
          ${files.map(({ name }) => html`<li>${words(name, 'name')}</li>`)}
        </ul>
      </div>`
    }
  </div>`;
}

/** Name of the field that only machines fill in. */
export const trapName = 'website';

function renderTrap(): TemplateResult {
  return html`<div class="visually-hidden" aria-hidden="true">
    <input type="text" name=${trapName} tabindex="-1" autocomplete="off" />
  </div>`;
}

function renderEmergency({ types, texts }: FirstPage): unknown {
  const urgent = types.flatMap(({ instead }) => (instead?.reason === 'emergency' && instead.phone ? [instead] : []));
  if (urgent.length === 0) return nothing;
  const once = new Map(urgent.map(({ office, phone = '' }) => [phone, office] as const));
  return html`<div class="stopper emergency">
    <p .textContent=${texts.emergency}></p>
    <p class="row">${[...once].map(([phone, office]) => renderCall(office, phone, texts))}</p>
  </div>`;
}

function renderElsewhere({ types, texts }: FirstPage): unknown {
  const others = types.filter(({ instead }) => instead?.reason === 'other-office');
  if (others.length === 0) return nothing;
  return html`<details class="types elsewhere">
    <summary>${words(texts.elsewhere)}</summary>
    ${others.map((type) => renderStopper(type, texts))}
  </details>`;
}
