import { createHash, createHmac } from 'node:crypto';

export interface S3Keys {
  readonly region: string;
  readonly keyId: string;
  readonly secret: string;
}

export interface SignedRequest {
  readonly method: string;
  readonly url: URL;
  /** Beside `host` and the date; names in lower case. */
  readonly headers?: Readonly<Record<string, string>>;
  /** SHA-256 of the body, in hexadecimal digits. */
  readonly hash: string;
}

/** The headers that prove a request to S3 (AWS Signature Version 4, for a single chunk). `url` has no path or query but of plain signs. */
export function signedHeaders({ method, url, headers = {}, hash }: SignedRequest, keys: S3Keys, at: Date): Record<string, string> {
  const moment = at.toISOString().replace(/[-:]|\.\d+/g, '');
  const day = moment.slice(0, 8);
  const sent: Record<string, string> = { ...headers, 'x-amz-content-sha256': hash, 'x-amz-date': moment };
  const signed = Object.entries({ ...sent, host: url.host }).sort(([a], [b]) => (a < b ? -1 : 1));
  const names = signed.map(([name]) => name).join(';');
  const query = [...url.searchParams]
    .map(([name, value]) => `${encoded(name)}=${encoded(value)}`)
    .sort()
    .join('&');
  const asked = [method, url.pathname, query, ...signed.map(([name, value]) => `${name}:${value.trim()}`), '', names, hash].join('\n');
  const scope = `${day}/${keys.region}/s3/aws4_request`;
  const text = ['AWS4-HMAC-SHA256', moment, scope, createHash('sha256').update(asked).digest('hex')].join('\n');
  const key = [day, keys.region, 's3', 'aws4_request'].reduce<Buffer | string>((last, part) => hmac(last, part), `AWS4${keys.secret}`);
  const signature = hmac(key, text).toString('hex');
  return { ...sent, authorization: `AWS4-HMAC-SHA256 Credential=${keys.keyId}/${scope},SignedHeaders=${names},Signature=${signature}` };
}

function hmac(key: Buffer | string, text: string): Buffer {
  return createHmac('sha256', key).update(text).digest();
}

/** RFC 3986, as the signature wants it: stricter than `encodeURIComponent`. */
function encoded(text: string): string {
  return encodeURIComponent(text).replace(/[!'()*]/g, (sign) => `%${sign.charCodeAt(0).toString(16).toUpperCase()}`);
}
