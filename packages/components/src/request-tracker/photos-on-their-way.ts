import { type BegunUpload, type FollowUp, isCivicError, type NewRemark, type UploadedFile } from '@civickit/core';
import { html, nothing, type ReactiveController, type ReactiveControllerHost, type TemplateResult } from 'lit';
import type { Formatter } from '../i18n/formatter.js';
import type { PhotoTexts } from './tracker-texts.js';

/** Adds to what was said, under its key. Undefined where its report is gone. */
export type AddPhotos = (more?: Pick<NewRemark, 'photos' | 'photosToCome'>) => Promise<FollowUp | undefined>;

interface Coming extends UploadedFile {
  /** How far it has got, so that the next try goes on from there. */
  readonly begun?: BegunUpload;
}

/** What was sent with one remark. */
interface Batch {
  /** The report that it belongs to; of others nothing is shown. */
  readonly report: number;
  readonly of: number;
  readonly add: AddPhotos;
  readonly done: () => Promise<void>;
  left: readonly Coming[];
  going: boolean;
}

/** Answers to a photo that another try may still bring: of a key, a queue, or an upload that is gone. */
const passing: ReadonlySet<unknown> = new Set([401, 403, 408, 425, 428, 429, 460]);

/**
 * Photos that follow words which have arrived: one after the other, each under the key of its words, and to the report that they were
 * chosen for, whatever is shown by then. What fails takes nothing back, and can be tried again as long as the page is there.
 */
export class PhotosOnTheirWay implements ReactiveController {
  readonly #element: ReactiveControllerHost & HTMLElement;
  #batches: readonly Batch[] = [];
  /** Names of those of the report that is shown which the office does not take. */
  #refused: readonly string[] = [];
  #report = 0;

  constructor(element: ReactiveControllerHost & HTMLElement) {
    this.#element = element;
    element.addController(this);
  }

  hostConnected(): void {
    addEventListener('online', this.#again);
  }

  hostDisconnected(): void {
    removeEventListener('online', this.#again);
  }

  /** Another report is shown: what is on its way goes on, and is not spoken of there. */
  turnTo(report: number): void {
    this.#report = report;
    this.#batches = this.#batches.filter(({ going }) => going);
    this.#refused = [];
  }

  bring(report: number, left: readonly UploadedFile[], add: AddPhotos, done: () => Promise<void>): void {
    if (left.length === 0) return;
    const batch: Batch = { report, of: left.length, add, done, left, going: false };
    this.#batches = [...this.#batches, batch];
    void this.#go(batch);
  }

  render(texts: PhotoTexts, format: Pick<Formatter, 'number'>): TemplateResult {
    const own = this.#batches.filter(({ report }) => report === this.#report);
    const left = own.reduce((sum, batch) => sum + batch.left.length, 0);
    const all = own.reduce((sum, { of }) => sum + of, 0);
    const waits = own.some(({ going }) => !going);
    return html`<div role="status">
        ${left > 0 ? html`<p class="hint coming">${texts.toCome(format.number(left), format.number(all), left)}</p>` : nothing}
        ${this.#refused.map((name) => html`<p class="trouble"><bdi>${name}</bdi>: ${texts.photoRefused}</p>`)}
        ${waits ? html`<p class="trouble">${texts.photosWait}</p>` : nothing}
      </div>
      ${waits ? html`<button class="bring" type="button" @click=${this.#again}>${texts.bringPhotos}</button>` : nothing}`;
  }

  readonly #again = (): void => {
    for (const batch of this.#batches) void this.#go(batch);
  };

  async #go(batch: Batch): Promise<void> {
    if (batch.going) return;
    batch.going = true;
    const before = batch.left.length;
    this.#element.requestUpdate();
    for (const photo of batch.left) {
      const { came, next } = await bringOne(photo, batch.add);
      batch.left = batch.left.flatMap((one) => (one === photo ? (came === 'later' ? next : []) : one));
      if (came === 'never' && batch.report === this.#report) this.#refused = [...this.#refused, photo.name];
      this.#element.requestUpdate();
    }
    batch.going = false;
    // Of another report nobody could try again.
    if (batch.left.length === 0 || batch.report !== this.#report) this.#batches = this.#batches.filter((one) => one !== batch);
    if (batch.report === this.#report && batch.left.length < before) void batch.done();
    this.#element.requestUpdate();
  }
}

/** Tries as long as each try brings it further. */
async function bringOne(photo: Coming, add: AddPhotos): Promise<{ readonly came: 'there' | 'later' | 'never'; readonly next: Coming }> {
  let begun = photo.begun;
  let isAnew = false;
  for (;;) {
    const before = begun?.bytes ?? 0;
    const note = (now: BegunUpload): Promise<void> => Promise.resolve(void (begun = now));
    try {
      const added = await add({ photos: [{ ...photo, ...(begun && { begun }), note }], photosToCome: 0 });
      return { came: added ? 'there' : 'never', next: photo };
    } catch (cause) {
      const { status, retry, kind } = isCivicError(cause) ? cause : { status: undefined, retry: 'later', kind: 'network' };
      // Its upload is gone: once it is begun anew.
      if (status === 409 && !isAnew && begun) {
        isAnew = true;
        begun = undefined;
        continue;
      }
      const next = begun ? { ...photo, begun } : photo;
      if (retry === 'never' && kind !== 'auth' && !passing.has(status)) return { came: 'never', next };
      if ((begun?.bytes ?? 0) <= before) return { came: 'later', next };
    }
  }
}
