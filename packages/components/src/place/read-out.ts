import { bearingBetween, containsPoint, distanceBetween, type GeoPoint, type Place } from '@civickit/core';
import type { Formatter } from '../i18n/formatter.js';
import type { PlaceTexts } from './place-texts.js';

/** Nearer than this something is at a landmark, in metres. */
const nearby = 15;

/** Metres as they are told: the farther, the rounder. */
export function distanceIn(metres: number, texts: PlaceTexts, format: Formatter): string {
  if (metres >= 950) return texts.kilometres(format.number(Math.round(metres / 100) / 10));
  const step = metres < 95 ? 5 : 10;
  const rounded = Math.max(step, Math.round(metres / step) * step);
  return texts.metres(format.number(rounded), rounded);
}

/** A place by its name and what it lies in. */
export function nameOf({ name, within = [] }: Place, texts: PlaceTexts): string {
  return texts.inPlace(name, within);
}

/** Whether it lies outside all outlines; undefined where there are none. */
export function isOutside(at: GeoPoint, places: readonly Place[]): boolean | undefined {
  const outlined = places.filter(({ outline }) => outline);
  const whole = outlined.filter(({ kind }) => kind === 'area');
  const shapes = (whole.length > 0 ? whole : outlined).flatMap(({ outline = [] }) => outline);
  return shapes.length > 0 ? !shapes.some((shape) => containsPoint(shape, at)) : undefined;
}

/** Where something is, by the nearest landmark, such as "120 m north-east of: Town hall, Wanglan"; in degrees where no place is known. */
export function readOut(at: GeoPoint, places: readonly Place[], texts: PlaceTexts, format: Formatter): string {
  let nearest: { readonly place: Place; readonly metres: number } | undefined;
  for (const place of places) {
    // The middle of something wide is nothing that stands there.
    if (place.outline) continue;
    const metres = distanceBetween(place.where, at);
    if (!nearest || metres < nearest.metres) nearest = { place, metres };
  }
  if (!nearest) {
    const around = places.find(({ outline, kind }) => kind !== 'area' && outline?.some((shape) => containsPoint(shape, at)));
    return around ? isolated(around, texts) : texts.degrees(at.latitude.toFixed(5), at.longitude.toFixed(5));
  }
  const { place, metres } = nearest;
  const name = isolated(place, texts);
  if (metres < nearby) return texts.at(name);
  const direction = texts.directions[Math.round(bearingBetween(place.where, at) / 45) % 8] ?? '';
  return texts.from(distanceIn(metres, texts, format), direction, name);
}

/** A name of another script does not turn the sentence around. */
function isolated(place: Place, texts: PlaceTexts): string {
  return `\u2068${nameOf(place, texts)}\u2069`;
}
