import type { Outbox } from '@civickit/core/outbox';
import type { ReactiveController, ReactiveControllerHost } from 'lit';

/** Draws photos into the canvases that name them: no address is needed, so that a strict policy lets them be seen. One at a time. */
export class Thumbnails implements ReactiveController {
  readonly #host: ReactiveControllerHost & HTMLElement;
  readonly #outbox: () => Outbox | undefined;
  readonly #drawn = new WeakMap<HTMLCanvasElement, string>();
  #drawing: Promise<void> = Promise.resolve();

  constructor(host: ReactiveControllerHost & HTMLElement, outbox: () => Outbox | undefined) {
    this.#host = host;
    this.#outbox = outbox;
    host.addController(this);
  }

  hostUpdated(): void {
    const outbox = this.#outbox();
    const canvases = this.#host.shadowRoot?.querySelectorAll<HTMLCanvasElement>('canvas[data-key]') ?? [];
    for (const canvas of canvases) {
      const { key = '', at = '', id = '' } = canvas.dataset;
      if (!outbox || this.#drawn.get(canvas) === id) continue;
      this.#drawn.set(canvas, id);
      this.#drawing = this.#drawing.then(() => draw(canvas, outbox, key, Number(at))).catch(() => undefined);
    }
  }
}

async function draw(canvas: HTMLCanvasElement, outbox: Outbox, key: string, at: number): Promise<void> {
  const photo = canvas.isConnected ? (await outbox.media(key))[at] : undefined;
  if (!photo) return;
  const picture = await createImageBitmap(photo);
  const side = Math.min(picture.width, picture.height);
  const [left, top] = [(picture.width - side) / 2, (picture.height - side) / 2];
  canvas.getContext('2d')?.drawImage(picture, left, top, side, side, 0, 0, canvas.width, canvas.height);
  picture.close();
  canvas.hidden = false;
}
