import type { MiddlewareHandler } from 'hono';

/** Of one file; forms and reports take no larger ones. */
export const mostUploadBytes = 20 * 2 ** 20;
const version = '1.0.0';

/** What every answer says of the protocol (tus 1.0.0), also the one to a browser's question before it sends. */
export const tusHeaders: MiddlewareHandler = async (context, next) => {
  await next();
  const { headers } = context.res;
  headers.set('Tus-Resumable', version);
  if (context.req.method !== 'OPTIONS' && context.res.status !== 412) return;
  headers.set('Tus-Version', version);
  headers.set('Tus-Extension', 'creation,expiration,termination');
  headers.set('Tus-Max-Size', String(mostUploadBytes));
};

/** Whether a client speaks our version of the protocol. */
export function speaksTus(headers: Headers): boolean {
  return headers.get('tus-resumable') === version;
}

/** A whole number of a header, undefined for anything else. */
export function countOf(headers: Headers, name: string): number | undefined {
  const given = headers.get(name) ?? '';
  return /^\d{1,15}$/.test(given) ? Number(given) : undefined;
}

/** What `Upload-Metadata` says of a file: pairs of a key and base64 (tus 1.0.0, creation). */
function metadataOf(headers: Headers): readonly (readonly [key: string | undefined, value: Buffer])[] {
  const pairs = (headers.get('upload-metadata') ?? '').split(',');
  return pairs.map((pair) => {
    const [key, value = ''] = pair.trim().split(' ');
    return [key, Buffer.from(value, 'base64')];
  });
}

/** The SHA-256 that the whole will have, where the sender says it. */
export function digestIn(headers: Headers): string | undefined {
  const [, digest] = metadataOf(headers).find(([key, value]) => key === 'sha256' && value.length === 32) ?? [];
  return digest?.toString('hex');
}

/** The file's name. Clients agree on `filename`. */
export function fileNameIn(headers: Headers): string | undefined {
  for (const [key, value] of metadataOf(headers)) {
    if (key !== 'filename' && key !== 'name') continue;
    const name = value
      .toString('utf8')
      .split(/[\\/]/)
      .at(-1)
      ?.replace(/[\p{Cc}\p{Cf}\p{Cs}\uFFFD]/gu, '')
      .trim()
      .slice(0, 200);
    if (name) return name;
  }
  return undefined;
}
