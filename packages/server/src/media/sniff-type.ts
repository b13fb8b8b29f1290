/** What the first bytes of a file say, and the MIME types that may be said of such a file. */
interface MediaKind {
  readonly types: readonly string[];
  readonly is: (bytes: Buffer) => boolean;
}

const officeXml = 'application/vnd.openxmlformats-officedocument.';
const openDocument = 'application/vnd.oasis.opendocument.';

const begins =
  (...signs: readonly number[]) =>
  (bytes: Buffer): boolean =>
    signs.every((sign, at) => bytes[at] === sign);
const says =
  (text: string, at = 0) =>
  (bytes: Buffer): boolean =>
    bytes.toString('latin1', at, at + text.length) === text;
/** The brand of an ISO base media file (ISO/IEC 14496-12, 4.3). */
const brand = (bytes: Buffer): string | undefined => (says('ftyp', 4)(bytes) ? bytes.toString('latin1', 8, 12) : undefined);
const pictures = /^(?:hei[cxms]|hev[cmsx]|mif1|msf1|avi[fs])$/;
const zip = begins(0x50, 0x4b, 0x03, 0x04);

const kinds: readonly MediaKind[] = [
  { types: ['image/jpeg', 'image/jpg', 'image/pjpeg'], is: begins(0xff, 0xd8, 0xff) },
  { types: ['image/png'], is: begins(0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a) },
  { types: ['image/webp'], is: (bytes) => says('RIFF')(bytes) && says('WEBP', 8)(bytes) },
  { types: ['image/gif'], is: (bytes) => says('GIF87a')(bytes) || says('GIF89a')(bytes) },
  { types: ['image/heic', 'image/heif', 'image/avif'], is: (bytes) => pictures.test(brand(bytes) ?? '') },
  { types: ['application/pdf'], is: says('%PDF-') },
  {
    types: ['wordprocessingml.document', 'spreadsheetml.sheet', 'presentationml.presentation'].map((name) => officeXml + name),
    is: (bytes) => zip(bytes) && bytes.includes('[Content_Types].xml'),
  },
  {
    types: ['text', 'spreadsheet', 'presentation'].map((name) => openDocument + name),
    is: (bytes) => zip(bytes) && says(`mimetype${openDocument}`, 30)(bytes),
  },
  {
    types: [
      'application/msword',
      'application/vnd.ms-excel',
      'application/vnd.ms-powerpoint',
      'application/kswps',
      'application/kset',
      'application/ksdps',
    ],
    is: begins(0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1),
  },
  { types: ['text/plain', 'text/csv'], is: isText },
  {
    types: ['video/mp4', 'video/quicktime', 'video/3gpp', 'audio/mp4', 'audio/x-m4a', 'audio/3gpp'],
    is: (bytes) => brand(bytes) !== undefined && !pictures.test(brand(bytes) ?? ''),
  },
  { types: ['video/webm', 'audio/webm'], is: begins(0x1a, 0x45, 0xdf, 0xa3) },
  { types: ['audio/ogg'], is: says('OggS') },
  { types: ['audio/wav', 'audio/x-wav'], is: (bytes) => says('RIFF')(bytes) && says('WAVE', 8)(bytes) },
  { types: ['audio/amr'], is: says('#!AMR') },
  {
    types: ['audio/mpeg', 'audio/mp3'],
    is: (bytes) => (says('ID3')(bytes) && (bytes[3] ?? 0) < 0x10) || (bytes[0] === 0xff && ((bytes[1] ?? 0) & 0xe6) === 0xe2),
  },
];

/** Whether bytes are of the MIME type that somebody says. Of types that are not known here nothing is. */
export function isOfType(bytes: Uint8Array, type: string): boolean {
  const whole = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  return kinds.some(({ types, is }) => types.includes(type) && is(whole));
}

/** The MIME type of bytes, if they are of a kind that is known here. */
export function typeOfBytes(bytes: Uint8Array): string | undefined {
  const whole = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  return kinds.find(({ is }) => is(whole))?.types[0];
}

/** Lines of a text in whichever character set, which are nothing else, nor markup that a browser would take for a page. */
function isText(bytes: Buffer): boolean {
  if (kinds.some(({ is }) => is !== isText && is(bytes))) return false;
  const start = bytes.subarray(0, 4096);
  const inUtf16 = begins(0xff, 0xfe)(start) || begins(0xfe, 0xff)(start);
  return (inUtf16 || !start.includes(0)) && !/^\s*<(?:!doctype|html|svg|\?xml|script)/i.test(start.toString('utf8').replace(/^\uFEFF/, ''));
}
