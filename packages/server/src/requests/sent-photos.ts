import type { NewServiceRequest } from '@civickit/core';
import type { SentRequest } from '@civickit/adapters/open311/write';
import type { ServerContext } from '../context.js';
import { arrived, type ArrivedFile } from '../media/kept-file.js';
import { uploadAt, uploadReader } from '../media/uploads/named-uploads.js';
import { refusedReport } from './refuse-report.js';

/**
 * The photos of a report: files that came with it, and uploads that `media_url` names. What lies on other servers is not fetched, and not
 * shown either: nobody could take out of it what it tells, nor what stands there tomorrow.
 * Uploads that are gone are left out of the repeat of a whole report, which has what they were; where it is `lacking` some, they are asked
 * for once more by 409.
 * @throws CivicError `invalid/draft`; as `uploadReader`
 */
export async function sentPhotos(
  context: ServerContext,
  area: string,
  { draft, files }: Pick<SentRequest, 'files'> & { readonly draft: Pick<NewServiceRequest, 'media'> },
  {
    request,
    origins,
    repeat,
  }: { readonly request: Request; readonly origins: readonly string[]; readonly repeat: 'none' | 'lacking' | 'whole' },
): Promise<readonly ArrivedFile[]> {
  const photos: ArrivedFile[] = files.map(({ name, bytes }) => arrived(bytes, name));
  const readUpload = uploadReader(context, area, request);
  for (const [at, { url }] of (draft.media ?? []).entries()) {
    const id = uploadAt(url, area, origins);
    if (id === undefined) throw refusedReport(`/media/${at}`, 'media_url names no upload of this server; send the file itself as media');
    const file = await readUpload(id);
    if (file) photos.push(file);
    else if (repeat !== 'whole') {
      const status = repeat === 'lacking' ? 409 : undefined;
      throw refusedReport(`/media/${at}`, 'media_url names an upload that is not there, or not all of it', status);
    }
  }
  return photos;
}
