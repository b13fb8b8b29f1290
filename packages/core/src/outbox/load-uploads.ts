import type * as Uploads from './uploads/index.js';

/** The code for photos comes with the first of them; undefined where it cannot be had now. */
export function loadUploads(): Promise<typeof Uploads | undefined> {
  return import('./uploads/index.js').catch(() => undefined);
}
