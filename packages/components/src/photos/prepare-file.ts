import { accepts } from './accepts.js';
import { readerOf } from './headers/read-header.js';
import { checkAborted } from './one-at-a-time.js';
import type { PhotoFault, PreparedFile, PreparedPhoto, PrepareOptions } from './photos.types.js';
import { defaultMaxBytes, preparePhoto } from './prepare-photo.js';

/** First bytes, as Latin-1, and the types that files with them may say they are; markup may be nothing here. */
const kinds: readonly (readonly [start: RegExp, types: RegExp])[] = [
  [/^%PDF-/, /^application\/(x-)?pdf$/],
  [/^PK[^\w\s]{2}/, /zip|openxmlformats|opendocument|\/(vnd\.)?ofd$|macroenabled/],
  [/^\xd0\xcf[^]\xe0\xa1\xb1/, /msword|\/vnd\.ms-|wps|\/kswps$/],
  [/^(\xef\xbb\xbf)?\s*</, /^$/],
  [/^(MZ[^]\0|\x7fELF|#!)/, /^$/],
];
const head = 512;

/**
 * A picture is prepared as a photo. Anything else leaves as it is, if the office takes its type and its first bytes do not speak
 * against that type. What is inside a document stays inside: also the name of who wrote it.
 * @throws the signal's reason, and nothing else
 */
export async function prepareFile(
  file: File,
  options: PrepareOptions = {},
): Promise<PreparedPhoto | PreparedFile | { readonly fault: PhotoFault }> {
  const { accept = ['image/*', 'application/pdf'], maxBytes = defaultMaxBytes } = options;
  const bytes = await file
    .slice(0, head)
    .arrayBuffer()
    .then((buffer) => new Uint8Array(buffer))
    .catch(() => new Uint8Array());
  checkAborted(options.signal);
  if (bytes.length === 0) return { fault: 'unreadable' };
  if (readerOf(bytes)) return preparePhoto(file, { ...options, accept });
  const type = typeOf(String.fromCharCode(...bytes), file.type.toLowerCase().replace(/;.*/, ''), accept);
  if (!type || type.startsWith('image/')) return { fault: 'not-taken' };
  if (file.size > maxBytes) return { fault: 'too-large' };
  return { file: type === file.type ? file : new File([file], file.name, { type }) };
}

/** The declared type, or the accepted one that the same bytes stand for: devices know none for some, or another name. */
function typeOf(start: string, declared: string, accept: readonly string[]): string | undefined {
  const types = kinds.find(([pattern]) => pattern.test(start))?.[1];
  const silent = declared === '' || declared === 'application/octet-stream';
  const honest = types ? types.test(declared) : !kinds.some(([, known]) => known.test(declared));
  if (!silent && !honest) return undefined;
  if (!silent && accepts(accept, declared)) return declared;
  return types && accept.find((type) => types.test(type));
}
