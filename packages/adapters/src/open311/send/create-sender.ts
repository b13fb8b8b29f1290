import type { NewServiceRequest, RequestSource, Sender } from '@civickit/core';
import { keepInDraft } from '../../source/file-in-draft.js';
import { loadPart } from '../../source/load-part.js';
import type { Sending } from './submit.js';

/**
 * Sends requests by `POST requests`. Only our own server knows our keys; with all others a lost answer is searched for before anything is
 * sent again.
 * Most pages only show requests: what sends them is loaded when it is needed.
 */
export function createSender(sending: Sending, list: RequestSource['list']): Sender<NewServiceRequest> {
  const { endpoint } = sending;
  const { media, keyed } = endpoint.dialect;
  const part = () => loadPart(() => import('./submit.js'));
  return {
    resend: keyed ? 'keyed' : 'search-first',
    ...(media &&
      media.by !== 'url' && {
        media: { accept: ['image/*'], maxBytes: media.maxBytes },
        upload: keepInDraft(media.maxBytes, endpoint.source),
      }),
    submit: async (draft, key, context) => (await part()).submit(draft, key, sending, context),
    find: async (draft, _key, context) => (await part()).find(draft, endpoint, list, context),
    settle: async (token, context) => (await part()).settle(token, endpoint, context),
  };
}
