import type { GeoPoint, Store } from '@civickit/core';
import type { NearPlace } from './near-place.js';

const seenKey = 'mark/services-seen';
const nearKey = 'mark/near-place';
const most = 6;

/** Keys of the services that were opened last on this device, the latest first. */
export async function readSeen(store: Store): Promise<readonly string[]> {
  const kept: unknown = await store.get(seenKey).catch(() => undefined);
  return Array.isArray(kept) ? kept.filter((each): each is string => typeof each === 'string').slice(0, most) : [];
}

/** Puts one more in front. A device that keeps nothing forgets it with the page. */
export async function writeSeen(store: Store, seen: readonly string[], latest: string): Promise<readonly string[]> {
  const all = [latest, ...seen.filter((each) => each !== latest)].slice(0, most);
  await store.set(seenKey, all).catch(() => undefined);
  return all;
}

export async function forgetSeen(store: Store): Promise<void> {
  await store.delete(seenKey).catch(() => undefined);
}

export async function readNear(store: Store): Promise<NearPlace | undefined> {
  const kept = (await store.get(nearKey).catch(() => undefined)) as NearPlace | undefined;
  return typeof kept?.where?.latitude === 'number' && typeof kept.where.longitude === 'number' ? kept : undefined;
}

/** Only what was chosen from the list is kept: where the device was is nobody's business tomorrow. */
export async function writeNear(store: Store, near: NearPlace | undefined): Promise<void> {
  await (near?.name ? store.set(nearKey, near) : store.delete(nearKey)).catch(() => undefined);
}

/** The device's position, asked for once. Rejects where there is none, or the reader refuses. */
export function locate(): Promise<GeoPoint> {
  return new Promise((resolve, reject) => {
    if (!('geolocation' in navigator)) return reject(new Error('no geolocation'));
    navigator.geolocation.getCurrentPosition(
      ({ coords: { latitude, longitude } }) => resolve({ latitude, longitude }),
      ({ message }) => reject(new Error(message)),
      { timeout: 10_000, maximumAge: 300_000 },
    );
  });
}
