import type { NewServiceRequest, RequestSource, Sender } from '@civickit/core';
import { keepInDraft } from '../../source/file-in-draft.js';
import { loadPart } from '../../source/load-part.js';
import type { Open311Media } from '../dialect.js';
import type { Sending } from './submit.js';

/**
 * Sends requests by `POST requests`. Only our own server knows our keys; with all others a lost answer is searched for before anything is
 * sent again.
 * Most pages only show requests: what sends them is loaded when it is needed.
 */
export function createSender(sending: Sending, list: RequestSource['list']): Sender<NewServiceRequest> {
  const { endpoint } = sending;
  const { source, base, dialect } = endpoint;
  const { media, keyed, privateField } = dialect;
  const part = () => loadPart(() => import('./submit.js'));
  return {
    resend: keyed ? 'keyed' : 'search-first',
    ...(privateField !== undefined && { mayBePrivate: true }),
    ...(media && media.by !== 'url' && uploading(media)),
    submit: async (draft, key, context) => (await part()).submit(draft, key, sending, context),
    find: async (draft, _key, context) => (await part()).find(draft, endpoint, list, context),
    settle: async (token, context) => (await part()).settle(token, endpoint, context),
  };

  function uploading(taken: Exclude<Open311Media, { by: 'url' }>): Pick<Sender<NewServiceRequest>, 'media' | 'upload'> {
    const { maxBytes, most } = taken;
    const about = { accept: ['image/*'], maxBytes, most };
    if (taken.by !== 'upload') return { media: about, upload: keepInDraft(maxBytes, source) };
    const place = { source, address: new URL(taken.path, `${base}/`) };
    return {
      media: { ...about, apart: true, resumes: true, ...(keyed && taken.toCome !== undefined && { later: true }) },
      async upload(file, context) {
        const { storeApart } = await loadPart(() => import('../../source/store-apart.js'));
        return storeApart(place, maxBytes)(file, context);
      },
    };
  }
}
