import { report } from '../base/report.js';
import type { FollowUpPhotos } from './follow-up-photos.js';

/** Undefined where it cannot be had; the console says why. */
export async function loadPhotos(element: ConstructorParameters<typeof FollowUpPhotos>[0]): Promise<FollowUpPhotos | undefined> {
  try {
    return new (await import('./follow-up-photos.js')).FollowUpPhotos(element);
  } catch (cause) {
    report(element.localName, { code: 'network/part', message: String(cause) });
    return undefined;
  }
}
