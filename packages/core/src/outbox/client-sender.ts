import type { UploadOptions, Writable } from '../client/actions.types.js';
import { isCivicError } from '../errors/civic-error.js';
import type { SubmissionMedia } from '../forms/answers/answers.js';
import type { Draft, Kind } from '../source/resources.js';
import { isForGood } from './judge-failure.js';
import type { OutboxMedia, OutboxSender } from './outbox.types.js';
import { isToCome } from './steps.js';

/**
 * How the outbox sends through a collection of a client; undefined where that cannot send to the source. Photos and files of an item go
 * along as the source takes them: stored first, or in the same request. One that it does not take never holds up the text.
 */
export function clientSender<K extends Kind>(collection: Writable<K>, source: string): OutboxSender | undefined {
  const about = Object.hasOwn(collection.senders, source) ? collection.senders[source] : undefined;
  if (!about) return undefined;
  const apart = about.media?.apart === true;
  const store = async (file: OutboxMedia, signal: AbortSignal, going: Pick<UploadOptions, 'begun' | 'note'> = {}) =>
    collection.upload(await file.read(), { ...going, source, key: file.id, signal });

  /** What goes along with the text; what cannot go stays behind, and the text goes. */
  async function mediaOf(files: readonly OutboxMedia[], signal: AbortSignal): Promise<readonly SubmissionMedia[]> {
    const media: SubmissionMedia[] = [];
    for (const file of files) {
      if (file.leftOut || file.follows) continue;
      if (file.url !== undefined) media.push(mediumOf(file, file.url));
      else await store(file, signal).then(({ url }) => media.push(mediumOf(file, url)), leaveOutIfForGood(file));
    }
    return media;
  }

  return {
    about,
    ...(apart && { upload: (file, { signal, note }) => store(file, signal, { note, ...(file.begun && { begun: file.begun }) }) }),
    async send(given, { key, signal, media: files }) {
      const mediaToCome = files.filter(isToCome).length;
      const draft = { ...(given as Draft<K> & { readonly media?: readonly unknown[] }), ...(mediaToCome > 0 && { mediaToCome }) };
      const options = { source, key, signal };
      const media = await mediaOf(files, signal);
      if (media.length === 0) return collection.send(draft, options);
      try {
        return await collection.send({ ...draft, media: [...(draft.media ?? []), ...media] }, options);
      } catch (error) {
        const along = files.filter(({ url, leftOut, follows }) => url === undefined && !leftOut && !follows);
        // Nothing was taken: the files were too much, or not what it takes, while its words may be welcome.
        if (!isCivicError(error) || along.length === 0 || !tooMuch.has(error.status)) throw error;
        for (const file of along) await file.leaveOut(error);
        const stored = files.flatMap((file) => (file.url === undefined || file.leftOut ? [] : mediumOf(file, file.url)));
        return collection.send(stored.length > 0 ? { ...draft, media: [...(draft.media ?? []), ...stored] } : draft, options);
      }
    },
    ...(about.canFind && { find: (draft, { key, signal }) => collection.find(draft as Draft<K>, { source, key, signal }) }),
  };
}

/** Which of the files that the draft names is where. */
function mediumOf({ id, name, type }: OutboxMedia, url: string): SubmissionMedia {
  return { id, ...(name !== undefined && { name }), ...(type && { type }), url };
}

/** Answers that a body without files may not get: 413 Content Too Large, 415 Unsupported Media Type. */
const tooMuch: ReadonlySet<unknown> = new Set([413, 415]);

function leaveOutIfForGood(file: OutboxMedia): (cause: unknown) => Promise<void> {
  return async (cause) => {
    if (!isCivicError(cause) || !isForGood(cause)) throw cause;
    await file.leaveOut(cause);
  };
}
