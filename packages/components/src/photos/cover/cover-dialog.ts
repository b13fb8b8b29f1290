import { html, nothing, render } from 'lit';
import { repeat } from 'lit/directives/repeat.js';
import type { Picture } from '../decode.js';
import { paint } from '../paint.js';
import { around, between, type Box, boxAt, type Extent, moved, oppositeOf, type Point, resized, stepOf } from './boxes.js';
import type { CoverTexts } from './cover-texts.js';
import { drawBoxes } from './draw-boxes.js';

/** Longer edge of the picture as it is shown, in pixels of the canvas. */
export const shownEdge = 1280;

export interface CoverDialogSetting {
  readonly texts: CoverTexts;
  readonly name: string;
  /** BCP 47 tag that numbers are written in. */
  readonly lang: string;
  readonly level: number;
  readonly open: () => Promise<Picture | undefined>;
  /** @returns what went wrong, in words */
  readonly save: (picture: Picture, boxes: readonly Box[], signal: AbortSignal) => Promise<string | undefined>;
}

interface Drag {
  readonly from: Point;
  readonly before: readonly Box[];
  readonly hit: boolean;
  readonly shape: (to: Point) => Box;
  begun: boolean;
}

const arrows: Readonly<Record<string, readonly [across: number, down: number]>> = {
  ArrowLeft: [-1, 0],
  ArrowRight: [1, 0],
  ArrowUp: [0, -1],
  ArrowDown: [0, 1],
};
/** In pixels of the screen: how near a finger comes to a corner, and how far it may slip in a tap. */
const reach = 22;
const slip = 6;

/** Set as a whole, for page translators. */
const words = (text: string) => html`<span .textContent=${text}></span>`;

/** A photo on which boxes are put, by pointer, by taps alone, and by keyboard. */
export class CoverDialog {
  readonly #dialog = document.createElement('dialog');
  readonly #setting: CoverDialogSetting;
  readonly #closed = new AbortController();
  readonly #numbers: Intl.NumberFormat;
  readonly #hundredths: Intl.NumberFormat;
  /** As large as it is shown, so that nothing is scaled down with every movement. */
  readonly #small = document.createElement('canvas');
  #picture: Picture | undefined;
  #state: 'loading' | 'ready' | 'saving' | 'broken' = 'loading';
  #extent: Extent = { width: 0, height: 0 };
  #boxes: readonly Box[] = [];
  #chosen: number | undefined;
  #last = 0;
  #history: (readonly Box[])[] = [];
  #drag: Drag | undefined;
  #said = '';
  #trouble: string | undefined;

  constructor(setting: CoverDialogSetting) {
    this.#setting = setting;
    this.#numbers = new Intl.NumberFormat([setting.lang, 'en']);
    this.#hundredths = new Intl.NumberFormat([setting.lang, 'en'], { style: 'percent' });
    this.#dialog.className = 'cover';
    this.#dialog.setAttribute('aria-labelledby', 'cover-heading');
  }

  /** Resolves when it is closed; the focus is back where it was by then, if that is there still. */
  async show(within: Element): Promise<void> {
    const dialog = this.#dialog;
    const closed = new Promise((resolve) => dialog.addEventListener('close', resolve, { once: true }));
    within.append(dialog);
    this.#draw();
    dialog.showModal();
    this.#find('#cover-heading')?.focus();
    void this.#open();
    await closed;
    this.#closed.abort();
    this.#letGo();
    dialog.remove();
  }

  async #open(): Promise<void> {
    const picture = await this.#setting.open().catch(() => undefined);
    this.#picture = picture;
    if (this.#closed.signal.aborted) return this.#letGo();
    if (picture) {
      paint(this.#small, picture, shownEdge);
      const scale = shownEdge / Math.max(this.#small.width, this.#small.height);
      this.#extent = { width: Math.round(this.#small.width * scale), height: Math.round(this.#small.height * scale) };
    }
    this.#state = picture ? 'ready' : 'broken';
    this.#draw();
  }

  #letGo(): void {
    this.#picture?.bitmap.close();
    this.#picture = undefined;
    this.#small.width = this.#small.height = 0;
  }

  #find(selector: string): HTMLElement | null {
    return this.#dialog.querySelector<HTMLElement>(selector);
  }

  get #current(): Box | undefined {
    return this.#boxes.find(({ id }) => id === this.#chosen);
  }

  /** Takes a step that can be undone. */
  #change(boxes: readonly Box[], chosen = this.#chosen): void {
    if (this.#state !== 'ready') return;
    this.#history.push(this.#boxes);
    this.#boxes = boxes;
    this.#chosen = chosen;
    this.#tell();
  }

  #put(box: Box): void {
    this.#change(this.#with(box), box.id);
  }

  #with(box: Box): readonly Box[] {
    return this.#boxes.some(({ id }) => id === box.id) ? this.#boxes.map((one) => (one.id === box.id ? box : one)) : [...this.#boxes, box];
  }

  #tell(): void {
    const box = this.#current;
    if (box) {
      const { width, height } = this.#extent;
      const parts = [box.x / width, box.y / height, box.width / width, box.height / height] as const;
      const [left, top, wide, high] = parts.map((part) => this.#hundredths.format(part)) as [string, string, string, string];
      this.#said = this.#setting.texts.place(this.#nameOf(box), left, top, wide, high);
    }
    this.#draw();
  }

  #nameOf(box: Box): string {
    return this.#setting.texts.box(this.#numbers.format(this.#boxes.indexOf(box) + 1));
  }

  readonly #add = (): void => {
    const { width, height } = this.#extent;
    this.#put(around((this.#last += 1), { x: width / 2, y: height / 2 }, this.#extent));
    this.#focusBox();
  };

  #focusBox(): void {
    this.#find('[aria-pressed=true]')?.focus();
  }

  #size(by: number): void {
    const box = this.#current;
    if (!box) return;
    const change = by * stepOf(this.#extent) * 2;
    this.#put(resized(moved(box, -change / 2, -change / 2, this.#extent), change, change, this.#extent));
  }

  readonly #remove = (): void => {
    const box = this.#current;
    if (!box) return;
    const at = this.#boxes.indexOf(box);
    const name = this.#nameOf(box);
    const rest = this.#boxes.filter((one) => one !== box);
    this.#change(rest, (rest[at] ?? rest.at(-1))?.id);
    this.#said = this.#setting.texts.removed(name);
    this.#draw();
    this.#focusNear();
  };

  readonly #undo = (): void => {
    if (this.#state !== 'ready') return;
    this.#boxes = this.#history.pop() ?? this.#boxes;
    if (!this.#current) this.#chosen = this.#boxes.at(-1)?.id;
    this.#said = this.#setting.texts.undone;
    this.#draw();
    // The button may be gone with the last step.
    if (this.#history.length === 0) this.#focusNear();
  };

  /** What was pressed is gone. */
  #focusNear(): void {
    if (this.#chosen === undefined) this.#find('#cover-add')?.focus();
    else this.#focusBox();
  }

  #press(event: KeyboardEvent, box: Box): void {
    const { key, shiftKey } = event;
    if (event.ctrlKey || event.altKey || event.metaKey) return;
    const arrow = arrows[key];
    if (!arrow && key !== 'Delete' && key !== 'Backspace') return;
    event.preventDefault();
    this.#chosen = box.id;
    if (!arrow) return this.#remove();
    const [across, down] = arrow.map((way) => way * stepOf(this.#extent)) as [number, number];
    this.#put((shiftKey ? resized : moved)(box, across, down, this.#extent));
  }

  #pointOf({ clientX, clientY, currentTarget }: PointerEvent): Point & { readonly scale: number } {
    const canvas = currentTarget as HTMLCanvasElement;
    const { left, top } = canvas.getBoundingClientRect();
    const scale = canvas.width / canvas.clientWidth;
    return { x: (clientX - left - canvas.clientLeft) * scale, y: (clientY - top - canvas.clientTop) * scale, scale };
  }

  readonly #down = (event: PointerEvent): void => {
    if (!event.isPrimary || event.button !== 0 || this.#state !== 'ready') return;
    (event.currentTarget as HTMLCanvasElement).setPointerCapture(event.pointerId);
    const from = this.#pointOf(event);
    const extent = this.#extent;
    const current = this.#current;
    const anchor = current && oppositeOf(current, from, reach * from.scale);
    const hit = anchor ? current : boxAt(this.#boxes, from);
    const id = hit?.id ?? (this.#last += 1);
    const shape = (to: Point): Box =>
      hit && !anchor ? moved(hit, to.x - from.x, to.y - from.y, extent) : between(id, anchor ?? from, to, extent);
    this.#drag = { from, before: this.#boxes, hit: hit !== undefined, shape, begun: false };
    if (hit) this.#chosen = id;
    this.#tell();
  };

  readonly #move = (event: PointerEvent): void => {
    const drag = this.#drag;
    if (!drag || !event.isPrimary) return;
    const to = this.#pointOf(event);
    drag.begun ||= Math.hypot(to.x - drag.from.x, to.y - drag.from.y) > slip * to.scale;
    if (!drag.begun) return;
    const box = drag.shape(to);
    this.#boxes = this.#with(box);
    this.#chosen = box.id;
    this.#draw();
  };

  readonly #up = (event: PointerEvent): void => {
    const drag = this.#drag;
    if (!drag || !event.isPrimary) return;
    this.#drag = undefined;
    if (drag.begun) this.#history.push(drag.before);
    // A tap puts one there.
    else if (!drag.hit) return this.#put(around(this.#last, drag.from, this.#extent));
    this.#tell();
  };

  readonly #letSlip = (): void => {
    if (!this.#drag) return;
    this.#boxes = this.#drag.before;
    this.#drag = undefined;
    this.#draw();
  };

  readonly #save = async (): Promise<void> => {
    const picture = this.#picture;
    if (!picture || this.#state !== 'ready') return;
    if (this.#boxes.length === 0) return this.#dialog.close();
    this.#state = 'saving';
    this.#trouble = undefined;
    this.#draw();
    this.#trouble = await this.#setting.save(picture, this.#boxes, this.#closed.signal);
    if (this.#trouble === undefined) return this.#dialog.close();
    this.#state = 'ready';
    this.#draw();
  };

  #draw(): void {
    render(this.#render(), this.#dialog);
    const canvas = this.#dialog.querySelector('canvas');
    if (canvas && this.#picture) drawBoxes(canvas, this.#small, this.#boxes, this.#chosen, (value) => this.#numbers.format(value));
  }

  #render(): unknown {
    const { texts, level } = this.#setting;
    const trouble = this.#state === 'broken' ? texts.broken : this.#trouble;
    const waits = this.#state === 'loading' ? texts.loading : this.#state === 'saving' ? texts.saving : undefined;
    return html`<div>
      <div class="heading" role="heading" aria-level=${level} id="cover-heading" tabindex="-1" .textContent=${texts.heading}></div>
      ${this.#extent.width > 0 ? this.#renderPicture() : nothing}
      <div role="status">
        <p class="visually-hidden" .textContent=${this.#said}></p>
        ${waits === undefined ? nothing : html`<p class="hint" .textContent=${waits}></p>`}
        ${trouble === undefined ? nothing : html`<p class="error-text" .textContent=${trouble}></p>`}
      </div>
      <div class="row">
        ${this.#extent.width > 0 ? html`<button class="main" type="button" @click=${this.#save}>${words(texts.save)}</button>` : nothing}
        <button type="button" @click=${() => this.#dialog.close()}>${words(texts.cancel)}</button>
      </div>
    </div>`;
  }

  #renderPicture(): unknown {
    const { texts, name } = this.#setting;
    const { width, height } = this.#extent;
    const button = (text: string, press: () => void) => html`<button type="button" @click=${press}>${words(text)}</button>`;
    return html`<p .textContent=${texts.hint}></p>
      <canvas
        role="img"
        aria-label=${texts.photo(name)}
        width=${width}
        height=${height}
        @pointerdown=${this.#down}
        @pointermove=${this.#move}
        @pointerup=${this.#up}
        @pointercancel=${this.#letSlip}
      ></canvas>
      <p class="hint" .textContent=${texts.keys}></p>
      <ul class="row" aria-label=${texts.boxes} ?hidden=${this.#boxes.length === 0}>
        ${repeat(
          this.#boxes,
          ({ id }) => id,
          (box) =>
            html`<li>
              <button
                type="button"
                aria-pressed=${box.id === this.#chosen ? 'true' : 'false'}
                @click=${() => {
                  this.#chosen = box.id;
                  this.#tell();
                }}
                @keydown=${(event: KeyboardEvent) => this.#press(event, box)}
              >
                ${words(this.#nameOf(box))}
              </button>
            </li>`,
        )}
      </ul>
      <div class="row">
        <button type="button" id="cover-add" @click=${this.#add}>${words(texts.add)}</button>
        ${
          this.#current
            ? [button(texts.larger, () => this.#size(1)), button(texts.smaller, () => this.#size(-1)), button(texts.remove, this.#remove)]
            : nothing
        }
        ${this.#history.length > 0 ? button(texts.undo, this.#undo) : nothing}
      </div>`;
  }
}
