import { CivicError, type NewServiceRequest, type RequestSource, type Sender, type UploadedFile } from '@civickit/core';
import { loadPart } from '../../source/load-part.js';
import type { Sending } from './submit.js';

/**
 * Sends requests by `POST requests`. No server knows our keys, so that a lost answer is searched for before anything is sent again.
 * Most pages only show requests: what sends them is loaded when it is needed.
 */
export function createSender(sending: Sending, list: RequestSource['list']): Sender<NewServiceRequest> {
  const { endpoint } = sending;
  const { media } = endpoint.dialect;
  const part = () => loadPart(() => import('./submit.js'));
  return {
    resend: 'search-first',
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

/** The address of a file is the file itself: a draft that waits for days then needs nothing else. */
function keepInDraft(maxBytes: number, source: string): NonNullable<Sender<NewServiceRequest>['upload']> {
  return ({ name, type, bytes }: UploadedFile) => {
    if (bytes.length > maxBytes) {
      const message = `${name} has ${bytes.length} bytes, ${source} takes ${maxBytes}`;
      return Promise.reject(new CivicError('invalid/draft', message, { source, issues: [{ path: '/media', message }] }));
    }
    let signs = '';
    for (let at = 0; at < bytes.length; at += 8192) signs += String.fromCharCode(...bytes.subarray(at, at + 8192));
    return Promise.resolve({ url: `data:${type || 'application/octet-stream'};name=${encodeURIComponent(name)};base64,${btoa(signs)}` });
  };
}
