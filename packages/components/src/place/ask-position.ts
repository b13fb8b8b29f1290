import type { GeoPoint } from '@civickit/core';
import { toMetre } from './typed-place.js';

export interface Position {
  readonly where: GeoPoint;
  /** Metres. */
  readonly accuracy: number;
}

/** Pages without a secure connection are not told. */
export function canAskPosition(): boolean {
  return 'geolocation' in navigator && globalThis.isSecureContext;
}

/** Where the device is; why it does not say. Never asked unless somebody wishes it. */
export function askPosition(): Promise<Position | 'refused' | 'noPosition'> {
  return new Promise((resolve) => {
    navigator.geolocation.getCurrentPosition(
      ({ coords }) => resolve({ where: toMetre(coords), accuracy: Math.round(coords.accuracy) }),
      ({ code, PERMISSION_DENIED }) => resolve(code === PERMISSION_DENIED ? 'refused' : 'noPosition'),
      { enableHighAccuracy: true, timeout: 20_000, maximumAge: 60_000 },
    );
  });
}
