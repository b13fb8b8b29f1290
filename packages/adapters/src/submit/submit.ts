import type { Sender, Source, Submission } from '@civickit/core';
import { formFile, type FormFileOptions } from '../files/form-file.js';
import { describeSource } from '../source/describe-source.js';
import { loadPart } from '../source/load-part.js';
import type { Delivery } from './send/send-submission.js';

/** Where filled-in forms go, and how. `url` takes them; `maxBytes` is of one file of `forms`, and of the answer. */
export interface SubmitOptions extends FormFileOptions {
  /** Address of a definition, or of an index of several, as of `formFile`; a relative one is resolved against `base`. */
  readonly forms: string | URL;
  /**
   * `json`: the `Submission` as it is, `multipart/form-data` where files go along. `form`: the fields of a page by `toHtml`, which
   * `readFormPost` reads. @default 'json'
   */
  readonly as?: 'json' | 'form';
  /** Whether files go along, in the same request. @default 'multipart' */
  readonly media?: 'multipart' | false;
  /**
   * Address that takes files ahead of the form by tus 1.0.0, such as `/areas/<area>/uploads` of `@civickit/server`: over a link that
   * breaks they go on where they were. Only with `json`, whose `media` then names them.
   */
  readonly uploads?: string | URL;
  /**
   * Whether the server keeps what comes under one `Idempotency-Key` once, for ever, and answers the same again. Only then a form whose
   * answer was lost is sent again by itself. @default false
   */
  readonly idempotent?: boolean;
}

/** A source of forms that takes them filled in. */
export type FormOffice = Source<'forms'> & { readonly send: Sender<Submission> };

/** Bytes of one file; it waits in the draft as text. */
const maxFileBytes = 20 * 1024 * 1024;

/**
 * Forms from files of their definitions, which are sent by HTTP POST to any server that answers with JSON.
 * @throws CivicError `invalid/url`
 */
export function submit(options: SubmitOptions): FormOffice {
  const { forms, as = 'json', media = 'multipart', uploads, idempotent = false, maxBytes, ...rest } = options;
  const { address } = describeSource(options);
  const source = formFile({ ...options, url: forms });
  const delivery: Delivery = { source: source.id, url: address, as, idempotent, maxBytes };
  // Most who read a form do not send one.
  const part = () => loadPart(() => import('./send/send-submission.js'));
  return {
    ...source,
    send: {
      resend: idempotent ? 'keyed' : 'never',
      ...(media !== false && takingFiles()),
      submit: async (submission, key, context) => (await part()).sendSubmission(submission, key, delivery, context),
    },
  };

  function takingFiles(): Pick<Sender<Submission>, 'media' | 'upload'> {
    const taken = { accept: ['*/*'], maxBytes: maxFileBytes };
    const apart = uploads !== undefined && as === 'json';
    const place = { source: source.id, address: new URL(describeSource({ ...rest, url: uploads ?? options.url }).address) };
    return {
      media: { ...taken, ...(apart && { apart, resumes: true }) },
      async upload(file, context) {
        const { keepInDraft, storeApart } = await part();
        return (apart ? storeApart(place, maxFileBytes) : keepInDraft(maxFileBytes, source.id))(file, context);
      },
    };
  }
}
