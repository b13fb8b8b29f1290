import type { StaffClient, StaffRequestChange } from '@civickit/adapters/staff';
import { html, nothing, type ReactiveController, type ReactiveControllerHost, type TemplateResult } from 'lit';
import { repeat } from 'lit/directives/repeat.js';
import { live } from 'lit/directives/live.js';
import type { DraftPhoto, Drafts } from '../base/drafts.js';
import { randomUuid } from '../base/random-uuid.js';
import type { DeskTexts } from '../i18n/en.js';

type Words = DeskTexts['report'];
type Fault = keyof Words['photoFaults'];

const loadPhotos = () => import('@civickit/components/photos');

/** Where the part that prepares it cannot be had, it cannot be opened. */
const prepared = (file: File) =>
  loadPhotos().then(
    ({ preparePhoto }) => preparePhoto(file),
    () => ({ fault: 'unreadable' }) as const,
  );

/** As the server has it. */
const most = 10;
/** Of a preview, in pixels. */
const edge = 320;

/**
 * Photos that are chosen for the reply to one report. They are drawn anew here, smaller and without what they tell of time and place, and
 * once more on the server.
 */
export class ReplyPhotos implements ReactiveController {
  readonly #element: ReactiveControllerHost & HTMLElement;
  readonly #setting: () => { readonly drafts: Drafts; readonly report: string };
  readonly #drawn = new WeakSet<HTMLCanvasElement>();
  #troubles: readonly (readonly [name: string, fault: Fault])[] = [];
  #preparing = 0;

  constructor(element: ReactiveControllerHost & HTMLElement, setting: () => { readonly drafts: Drafts; readonly report: string }) {
    this.#element = element;
    this.#setting = setting;
    element.addController(this);
  }

  get chosen(): readonly DraftPhoto[] {
    return this.#setting().drafts.photos(this.#key);
  }

  get #key(): string {
    return `report ${this.#setting().report} photos`;
  }

  get isPreparing(): boolean {
    return this.#preparing > 0;
  }

  hostUpdated(): void {
    for (const canvas of this.#element.shadowRoot?.querySelectorAll<HTMLCanvasElement>('canvas[data-photo]') ?? []) {
      const photo = this.chosen.find(({ id }) => id === canvas.dataset['photo']);
      if (!photo || this.#drawn.has(canvas)) continue;
      this.#drawn.add(canvas);
      // By no address: the policy of the page lets none be made.
      void loadPhotos().then(({ drawPreview }) => drawPreview(canvas, photo.file, edge));
    }
  }

  /** Puts the cursor where words are missing; whether there was such a place. */
  focusMissing(): boolean {
    const missing = this.chosen.find(({ description }) => description.trim() === '');
    if (missing) this.#element.shadowRoot?.querySelector<HTMLElement>(`#photo-${missing.id}`)?.focus();
    return missing !== undefined;
  }

  /** What is chosen, sent to the server as far as it has not got it; to be named in the reply. */
  async send(staff: StaffClient, report: string): Promise<NonNullable<StaffRequestChange['photos']>> {
    const named: { photo: string; description: string }[] = [];
    for (const { id, file, description, sent } of this.chosen) {
      const photo = sent ?? (await staff.addPhoto(report, file)).photo;
      this.#change(id, { sent: photo });
      named.push({ photo, description: description.trim() });
    }
    return named;
  }

  /** Lets go of those that a reply has named. */
  settle(named: readonly { readonly photo: string }[]): void {
    this.#put(this.chosen.filter(({ sent }) => !named.some(({ photo }) => photo === sent)));
  }

  render(words: Words): TemplateResult {
    const choose = ({ target }: Event): void => {
      const field = target as HTMLInputElement;
      const files = [...(field.files ?? [])];
      // So that the same one can be chosen again once it was removed.
      field.value = '';
      void this.#choose(files);
    };
    return html`<div class="field">
      <label for="photos">${words.addPhotos}</label>
      <input id="photos" type="file" accept="image/*" multiple aria-describedby="photos-hint" @change=${choose} />
      <p class="hint" id="photos-hint">${words.photosHint}</p>
      <div role="status">
        ${this.isPreparing ? html`<p class="muted">${words.preparingPhotos}</p>` : nothing}
        ${this.#troubles.map(([name, fault]) => html`<p class="error">${name}: ${words.photoFaults[fault]}</p>`)}
      </div>
      ${
        this.chosen.length > 0
          ? html`<ol class="chosen">
              ${repeat(
                this.chosen,
                ({ id }) => id,
                (photo, at) => this.#renderChosen(photo, String(at + 1), words),
              )}
            </ol>`
          : nothing
      }
    </div>`;
  }

  #renderChosen({ id, file, description }: DraftPhoto, number: string, words: Words): TemplateResult {
    const typed = ({ target }: Event) => this.#change(id, { description: (target as HTMLInputElement).value });
    return html`<li>
      <canvas data-photo=${id} width="0" height="0" role="img" aria-label=${`${words.photo(number)}: ${file.name}`}></canvas>
      <div class="field">
        <label for=${`photo-${id}`}>${words.photoShows(number)}</label>
        <input id=${`photo-${id}`} maxlength="300" dir="auto" .value=${live(description)} @input=${typed} />
      </div>
      <button type="button" @click=${() => this.#remove(id)}>${words.dropPhoto(number)}</button>
    </li>`;
  }

  async #choose(files: readonly File[]): Promise<void> {
    this.#troubles = [];
    this.#preparing += 1;
    this.#element.requestUpdate();
    for (const file of files) {
      const taken = this.chosen.length < most ? await prepared(file) : ({ fault: 'too-many' } as const);
      if ('fault' in taken) this.#troubles = [...this.#troubles, [file.name, taken.fault]];
      else this.#put([...this.chosen, { id: randomUuid(), file: taken.file, description: '' }]);
    }
    this.#preparing -= 1;
    this.#element.requestUpdate();
  }

  #remove(id: string): void {
    this.#put(this.chosen.filter((one) => one.id !== id));
    this.#element.shadowRoot?.querySelector<HTMLElement>('#photos')?.focus();
  }

  #change(id: string, change: Partial<DraftPhoto>): void {
    this.#put(this.chosen.map((one) => (one.id === id ? { ...one, ...change } : one)));
  }

  #put(photos: readonly DraftPhoto[]): void {
    this.#setting().drafts.setPhotos(this.#key, photos);
    this.#element.requestUpdate();
  }
}
