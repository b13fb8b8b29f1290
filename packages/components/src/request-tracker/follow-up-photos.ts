import { createKey, type FollowerAbout, type NewRemark } from '@civickit/core';
import { html, nothing, type ReactiveController, type ReactiveControllerHost, type TemplateResult } from 'lit';
import { repeat } from 'lit/directives/repeat.js';
import type { Formatter } from '../i18n/formatter.js';
import type { PhotoFault } from '../photos/index.js';
import { type AddPhotos, PhotosOnTheirWay } from './photos-on-their-way.js';
import { photosEn } from './texts/photos-en.js';
import type { TrackerTexts } from './tracker-texts.js';

interface Chosen {
  /** The client's own name of it, for as long as it is chosen. */
  readonly key: string;
  readonly file: File;
}

/** What goes with words: first how many photos will follow, then, once the words are there, these. */
export interface Along {
  readonly more: Pick<NewRemark, 'photosToCome'>;
  readonly bring: (add: AddPhotos, done: () => Promise<void>) => void;
}

/** Of a preview, in pixels. */
const edge = 160;

/** Photos that are chosen to go with what is said of a report: encoded anew before anything is shown of them, and in memory alone. */
export class FollowUpPhotos implements ReactiveController {
  readonly #element: ReactiveControllerHost & HTMLElement;
  readonly #onTheirWay: PhotosOnTheirWay;
  readonly #drawn = new WeakSet<HTMLCanvasElement>();
  #chosen: readonly Chosen[] = [];
  #troubles: readonly string[] = [];
  #preparing = 0;
  /** Settles when nothing that was chosen is still being prepared. */
  #prepared: Promise<void> = Promise.resolve();
  #isAwaited = false;
  /** Counts the reports that photos are chosen for. */
  #report = 0;

  constructor(element: ReactiveControllerHost & HTMLElement) {
    this.#element = element;
    this.#onTheirWay = new PhotosOnTheirWay(element);
    element.addController(this);
  }

  get keys(): readonly string[] {
    return this.#chosen.map(({ key }) => key);
  }

  hostUpdated(): void {
    for (const canvas of this.#element.shadowRoot?.querySelectorAll<HTMLCanvasElement>('.chosen canvas') ?? []) {
      const photo = this.#chosen.find(({ key }) => key === canvas.dataset['key']);
      if (!photo || this.#drawn.has(canvas)) continue;
      this.#drawn.add(canvas);
      void import('../photos/index.js').then(({ drawPreview }) => drawPreview(canvas, photo.file, edge)).catch(() => undefined);
    }
  }

  /** What is chosen now, once it is prepared; undefined where that is already waited for, or another report is shown by then. */
  async toSend(): Promise<Along | undefined> {
    if (this.#isAwaited) return undefined;
    this.#isAwaited = true;
    const report = this.#report;
    try {
      await this.#prepared;
      const files = this.#chosen.map(async ({ key, file: { name, type }, file }) => {
        return { key, name, type, bytes: new Uint8Array(await file.arrayBuffer()) };
      });
      const all = await Promise.all(files);
      if (report !== this.#report) return undefined;
      const bring: Along['bring'] = (add, done) => {
        this.clear(all.map(({ key }) => key));
        this.#onTheirWay.bring(report, all, add, done);
      };
      return { more: all.length > 0 ? { photosToCome: all.length } : {}, bring };
    } finally {
      this.#isAwaited = false;
    }
  }

  /** Another report, or none: nothing of this one comes after it. */
  forget(): void {
    this.#report += 1;
    this.#onTheirWay.turnTo(this.#report);
    this.clear(this.keys);
  }

  /** Lets go of those that were sent. */
  clear(keys: readonly string[]): void {
    this.#chosen = this.#chosen.filter(({ key }) => !keys.includes(key));
    this.#troubles = [];
    this.#element.requestUpdate();
  }

  render(given: TrackerTexts, format: Pick<Formatter, 'number'>): TemplateResult {
    const texts = { ...photosEn, ...given };
    return html`${
        this.#chosen.length > 0
          ? html`<ul class="chosen">
              ${repeat(
                this.#chosen,
                ({ key }) => key,
                ({ key, file: { name } }) =>
                  html`<li>
                    <canvas data-key=${key} width="0" height="0" role="img" aria-label=${name}></canvas>
                    <bdi>${name}</bdi>
                    <button class="quiet" type="button" aria-label=${`${texts.removePhoto}: ${name}`} @click=${() => this.#remove(key)}>
                      ${texts.removePhoto}
                    </button>
                  </li>`,
              )}
            </ul>`
          : nothing
      }
      <div role="status">
        ${this.#preparing > 0 ? html`<p class="hint">${texts.preparing}</p>` : nothing}
        ${this.#troubles.map((trouble) => html`<p class="trouble">${trouble}</p>`)}
      </div>
      ${this.#onTheirWay.render(texts, format)}`;
  }

  choose(files: readonly File[], taken: NonNullable<FollowerAbout['photos']>, texts: TrackerTexts): Promise<void> {
    this.#troubles = [];
    this.#preparing += 1;
    this.#element.requestUpdate();
    const report = this.#report;
    // One choice after the other, so that both together are no more than are taken.
    return (this.#prepared = this.#prepared.then(async () => {
      for (const file of files) await this.#take(file, taken, texts, report);
      this.#preparing -= 1;
      this.#element.requestUpdate();
    }));
  }

  async #take(
    file: File,
    { most = Infinity, maxBytes }: NonNullable<FollowerAbout['photos']>,
    texts: TrackerTexts,
    report: number,
  ): Promise<void> {
    if (report !== this.#report) return;
    const taken = this.#chosen.length < most ? await prepare(file, maxBytes) : 'too-many';
    if (report !== this.#report) return;
    if (typeof taken === 'string') this.#troubles = [...this.#troubles, `${file.name}: ${texts.photoFaults[taken]}`];
    else this.#chosen = [...this.#chosen, { key: createKey(), file: taken }];
  }

  #remove(key: string): void {
    this.clear([key]);
    this.#element.shadowRoot?.querySelector<HTMLElement>('#photos')?.focus();
  }
}

async function prepare(file: File, maxBytes: number): Promise<File | PhotoFault> {
  try {
    const { preparePhoto } = await import('../photos/index.js');
    const prepared = await preparePhoto(file, { maxBytes });
    return 'fault' in prepared ? prepared.fault : prepared.file;
  } catch {
    return 'unreadable';
  }
}
