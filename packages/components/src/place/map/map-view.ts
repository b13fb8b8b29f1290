import type { GeoPoint } from '@civickit/core';
import type { Sketch, XY } from './sketch.js';

/** Of the map's size; what lies nearer to its edge is brought further in. */
const margin = 0.15;
const mostZoom = 64;
const nearZoom = 8;

/** What part of an area is seen, how large, and where the cross stands. */
export class MapView {
  /** Pixels of CSS, of the map and of its letters. */
  width = 320;
  letters = 16;
  zoom = 1;
  cross: XY;
  #centre: XY;
  readonly sketch: Sketch;
  readonly #changed: () => void;
  #observed: Element | null = null;
  #observer: ResizeObserver | undefined;

  constructor(sketch: Sketch, changed: () => void) {
    this.sketch = sketch;
    this.#changed = changed;
    this.cross = this.#centre = sketch.middle;
  }

  get height(): number {
    const { width, height } = this.sketch;
    return Math.round(this.width * Math.min(1.1, Math.max(0.6, height / width)));
  }

  /** Pixels of a unit of the plane. */
  get scale(): number {
    const { width, height } = this.sketch;
    return Math.min(this.width / width, this.height / height) * 0.92 * this.zoom;
  }

  get where(): GeoPoint {
    return this.sketch.toGlobe(this.cross);
  }

  /** Where a point of the plane is drawn. */
  place({ x, y }: XY): XY {
    const { scale } = this;
    return { x: (x - this.#centre.x) * scale + this.width / 2, y: (y - this.#centre.y) * scale + this.height / 2 };
  }

  /** Takes its size from the drawing as it stands on the page, now and later. */
  measure(drawing: Element | null): void {
    if (drawing === this.#observed) return;
    this.#observer?.disconnect();
    this.#observed = drawing;
    if (!drawing) return;
    this.#observer = new ResizeObserver(() => {
      const { width } = drawing.getBoundingClientRect();
      if (width < 1 || Math.abs(width - this.width) < 1) return;
      this.width = Math.round(width);
      this.letters = parseFloat(getComputedStyle(drawing).fontSize) || 16;
      // What is drawn anew at once would be another change of size in the same frame.
      requestAnimationFrame(this.#changed);
    });
    this.#observer.observe(drawing);
  }

  /** What is drawn at parts of the drawing's width and height. */
  planeAt(right: number, down: number): XY {
    const { scale } = this;
    const { x, y } = this.#centre;
    return { x: x + (right - 0.5) * (this.width / scale), y: y + (down - 0.5) * (this.height / scale) };
  }

  /** What lies so many pixels from the cross. */
  besideCross(right: number, down: number): XY {
    return { x: this.cross.x + right / this.scale, y: this.cross.y + down / this.scale };
  }

  /** Moves the cross, and the map where it comes near its edge. */
  moveCross(to: XY): void {
    this.cross = this.#kept(to);
    const { x, y } = this.cross;
    const [across, along] = [((0.5 - margin) * this.width) / this.scale, ((0.5 - margin) * this.height) / this.scale];
    // Seen as a whole, the area stays where it is, unless the cross would leave the map.
    const slack = this.zoom === 1 ? 0.5 / (0.5 - margin) : 1;
    this.#centre = {
      x: within(this.#centre.x, x - across * slack, x + across * slack),
      y: within(this.#centre.y, y - along * slack, y + along * slack),
    };
    this.#changed();
  }

  /** Moves the map and the cross along with it. */
  centreOn(at: XY): void {
    this.cross = this.#centre = this.#kept(at);
    this.#changed();
  }

  /** From near by. */
  show(where: GeoPoint): void {
    this.zoom = nearZoom;
    this.centreOn(this.sketch.toPlane(where));
  }

  zoomBy(factor: number): void {
    this.zoom = within(this.zoom * factor, 1, mostZoom);
    this.#centre = this.zoom === 1 ? this.sketch.middle : this.cross;
    this.moveCross(this.cross);
  }

  /** Not farther from the area than one can find back from. */
  #kept({ x, y }: XY): XY {
    const { middle, width, height } = this.sketch;
    return { x: within(x, middle.x - width, middle.x + width), y: within(y, middle.y - height, middle.y + height) };
  }
}

function within(value: number, least: number, most: number): number {
  return Math.min(most, Math.max(least, value));
}
