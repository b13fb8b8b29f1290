import type { GeoPoint, Place } from '@civickit/core';
import { html, nothing, svg, type TemplateResult } from 'lit';
import type { MapTexts } from './map-texts.js';
import type { MapView } from './map-view.js';
import type { XY } from './sketch.js';

/** Something that is pinned to the map. */
export interface MapPin {
  readonly where: GeoPoint;
  readonly title: string;
  readonly isClosed?: boolean;
  readonly open?: () => void;
}

export interface MiniMapSetting {
  readonly view: MapView;
  readonly texts: Pick<MapTexts, 'zoomIn' | 'zoomOut' | 'setHere'>;
  /** What the map is, and what can be done with it. */
  readonly label: string;
  readonly help: string;
  readonly pins?: readonly MapPin[];
  /** Where the place is set, by a tap or the Enter key. Without it, nothing can be set and no cross is drawn. */
  readonly set?: (where: GeoPoint) => void;
}

/** Keys by how they move the map, in pixels; with Shift a tenth of it. */
const moves: Readonly<Record<string, readonly [right: number, down: number]>> = {
  ArrowLeft: [-20, 0],
  ArrowRight: [20, 0],
  ArrowUp: [0, -20],
  ArrowDown: [0, 20],
};
const mostDots = 300;
const mostNames = 14;

/**
 * An area drawn from its own outlines and places: no tiles, no library, nobody else's server. West stays on the left in every language.
 * Read out it is its label; what stands under the cross is told by whoever shows it.
 */
export function renderMiniMap(setting: MiniMapSetting): TemplateResult {
  const { view, texts, label, help, set, pins = [] } = setting;
  const { width, height, scale } = view;
  const origin = view.place({ x: 0, y: 0 });
  const go = (to: XY): void => (set ? view.moveCross(to) : view.centreOn(to));
  const pressed = (event: KeyboardEvent): void => {
    const move = moves[event.key];
    const zoom = event.key === '+' || event.key === '=' ? 2 : event.key === '-' || event.key === '_' ? 0.5 : undefined;
    if (event.ctrlKey || event.metaKey || event.altKey || !(move || zoom || (event.key === 'Enter' && set))) return;
    event.preventDefault();
    const step = event.shiftKey ? 0.1 : 1;
    if (move) go(view.besideCross(move[0] * step, move[1] * step));
    else if (zoom) view.zoomBy(zoom);
    else set?.(view.where);
  };
  const tapped = (event: MouseEvent): void => {
    const box = (event.currentTarget as Element).getBoundingClientRect();
    go(view.planeAt((event.clientX - box.left) / box.width, (event.clientY - box.top) / box.height));
    set?.(view.where);
  };
  const transform = `translate(${origin.x.toFixed(2)} ${origin.y.toFixed(2)}) scale(${scale.toFixed(4)})`;
  return html`<div class="map" part="map">
    <div class="sheet" tabindex="0" role="application" aria-label=${label} aria-describedby="map-help" @keydown=${pressed}>
      <svg viewBox="0 0 ${width} ${height}" aria-hidden="true" direction="ltr" @click=${tapped}>
        <g transform=${transform}>
          ${view.sketch.lines.map(
            ({ path, isArea }) => svg`<path class=${isArea ? 'area' : 'town'} vector-effect="non-scaling-stroke" d=${path} />`,
          )}
        </g>
        ${renderMarks(view)} ${pins.map((pin) => renderPin(pin, view))} ${set ? renderCross(view.place(view.cross)) : nothing}
      </svg>
    </div>
    <p class="hint" id="map-help">${help}</p>
    <p class="buttons">
      <button type="button" aria-label=${texts.zoomIn} @click=${() => view.zoomBy(2)}>+</button>
      <button type="button" aria-label=${texts.zoomOut} @click=${() => view.zoomBy(0.5)}>−</button>
      ${set ? html`<button type="button" class="set" @click=${() => set(view.where)}>${texts.setHere}</button>` : nothing}
    </p>
  </div>`;
}

/** Dots of what is seen, and as many names as have room: wide places first, then those that stand next to the cross. */
function renderMarks(view: MapView): unknown {
  const middle = view.place(view.cross);
  const seen = view.sketch.marks
    .map(({ place, at, isWide }) => ({ place, isWide, at: view.place(at) }))
    .filter(({ at }) => at.x >= 0 && at.y >= 0 && at.x <= view.width && at.y <= view.height);
  const wide = seen.filter(({ isWide }) => isWide);
  const dots = seen.filter(({ isWide }) => !isWide).sort((one, other) => apart(one.at, middle) - apart(other.at, middle));
  const taken: Box[] = [];
  const names = [...wide, ...dots]
    .filter((mark) => {
      const box = boxOf(mark.place, mark.at, view);
      const isFree = taken.length < mostNames && taken.every((other) => !overlap(box, other));
      if (isFree) taken.push(box);
      return isFree;
    })
    .map(
      ({ place, at, isWide }) => svg`<text class=${isWide ? 'wide' : nothing} x=${at.x} y=${isWide ? at.y : at.y - 7}>${place.name}</text>`,
    );
  return [dots.slice(0, mostDots).map(({ at }) => svg`<circle class="dot" cx=${at.x} cy=${at.y} r="3" />`), names];
}

function renderPin({ where, title, isClosed, open }: MapPin, view: MapView): unknown {
  const { x, y } = view.place(view.sketch.toPlane(where));
  const clicked = (event: Event): void => {
    event.stopPropagation();
    open?.();
  };
  return svg`<path class=${isClosed ? 'pin closed' : 'pin'} transform="translate(${x.toFixed(1)} ${y.toFixed(1)})"
    d="M0 0c-3-6-8-9-8-15a8 8 0 0 1 16 0c0 6-5 9-8 15z" @click=${clicked}><title>${title}</title></path>`;
}

function renderCross({ x, y }: XY): unknown {
  return svg`<g class="cross" transform="translate(${x.toFixed(1)} ${y.toFixed(1)})">
    <path d="M-18 0h12M6 0h12M0-18v12M0 6v12" /><circle r="9" /></g>`;
}

type Box = readonly [left: number, top: number, right: number, bottom: number];

function boxOf({ name }: Place, { x, y }: XY, { letters }: MapView): Box {
  // A Chinese character is as wide as high, other letters about half of it.
  const half = ([...name].reduce((sum, letter) => sum + (/\p{sc=Han}/u.test(letter) ? 1 : 0.55), 0) * letters) / 2;
  return [x - half - 2, y - letters - 7, x + half + 2, y + 4];
}

function overlap(one: Box, other: Box): boolean {
  return one[0] < other[2] && other[0] < one[2] && one[1] < other[3] && other[1] < one[3];
}

function apart(one: XY, other: XY): number {
  return Math.hypot(one.x - other.x, one.y - other.y);
}
