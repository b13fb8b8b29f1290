import type { Sender } from '@civickit/core';
import { keepInDraft } from './file-in-draft.js';
import { sendInPieces, type UploadPlace } from './send-in-pieces.js';

/** Files go in pieces to a place of their own before the text that names them; in one request with it where that place takes none. */
export function storeApart(place: UploadPlace, maxBytes: number): NonNullable<Sender<unknown>['upload']> {
  const keep = keepInDraft(maxBytes, place.source);
  return async (file, context) => (await sendInPieces(file, place, context)) ?? keep(file, context);
}
