import type { Sender, SenderMedia } from '@civickit/core';
import { keepInDraft } from './file-in-draft.js';
import { loadPart } from './load-part.js';
import type { UploadPlace } from './send-in-pieces.js';

/** Files go in pieces to a place of their own before the text that names them; in one request with it where that place takes none. */
export function storeApart(
  place: UploadPlace,
  taken: Pick<SenderMedia, 'accept' | 'maxBytes'>,
): Required<Pick<Sender<unknown>, 'media' | 'upload'>> {
  const keep = keepInDraft(taken.maxBytes, place.source);
  return {
    media: { ...taken, apart: true, resumes: true },
    async upload(file, context) {
      const { sendInPieces } = await loadPart(() => import('./send-in-pieces.js'));
      return (await sendInPieces(file, place, context)) ?? keep(file, context);
    },
  };
}
