import { createHash } from 'node:crypto';
import { CivicError } from '@civickit/core';
import { hashOfMedia, MediaOutage, type MediaStore } from '../media-store.js';
import { checkS3, type S3Options } from './s3-options.js';
import { signedHeaders } from './sign-request.js';

const emptyHash = createHash('sha256').digest('hex');
/** Of one request: a large file over a slow line. */
const timeoutMs = 60_000;
/** The second comes after a moment: stores answer 503 where they are told too much at once. */
const tries = 2;
const pauseMs = 300;

interface Asked {
  readonly query?: Readonly<Record<string, string>>;
  readonly body?: Uint8Array;
}

/** One bucket, by the five requests that we need. */
export interface Bucket {
  ask(method: 'GET' | 'HEAD' | 'PUT' | 'DELETE', key: string, asked?: Asked): Promise<Response>;
}

/** @throws CivicError `config/media` for an address or keys that are none */
export function openBucket(options: S3Options): Bucket {
  const { url: base, ...keys } = checkS3(options);
  const once = async (method: string, key: string, { query = {}, body }: Asked): Promise<Response> => {
    const url = new URL(key === '' ? base : `${base}/${key}`);
    for (const [name, value] of Object.entries(query)) url.searchParams.set(name, value);
    const hash = body ? hashOfMedia(body) : emptyHash;
    const headers = signedHeaders({ method, url, hash }, keys, new Date());
    const signal = AbortSignal.timeout(timeoutMs);
    return fetch(url, { method, headers, signal, redirect: 'error', ...(body && { body: new Uint8Array(body) }) });
  };
  return {
    async ask(method, key, asked = {}) {
      let failure: unknown;
      for (let attempt = 0; attempt < tries; attempt += 1) {
        if (attempt > 0) await new Promise((resolve) => setTimeout(resolve, pauseMs));
        try {
          const answer = await once(method, key, asked);
          if (answer.ok || answer.status === 404) return answer;
          failure = await faultIn(answer);
        } catch (error) {
          failure = (error as { cause?: unknown }).cause ?? error;
        }
      }
      throw new MediaOutage(`The store of files: ${method} ${key}: ${String(failure)}`);
    },
  };
}

/** Status, and the code in the answer's XML; never more of it, which may hold what was signed. */
async function faultIn(answer: Response): Promise<string> {
  const code = /<Code>(\w{1,60})<\/Code>/.exec(await answer.text())?.[1] ?? '';
  return `${answer.status} ${code}`.trim();
}

/** Keeps files in a bucket, each under its SHA-256. */
export function openS3Media(bucket: Bucket): MediaStore {
  const isHash = (name: string): boolean => /^[\da-f]{64}$/.test(name);
  const checked = (hash: string): string => {
    if (!isHash(hash)) throw new RangeError('A file is called by its SHA-256');
    return hash;
  };
  const has = async (hash: string): Promise<boolean> => (await bucket.ask('HEAD', checked(hash))).ok;
  return {
    has,
    async put(bytes) {
      const hash = hashOfMedia(bytes);
      if (!(await has(hash))) isThere(await bucket.ask('PUT', hash, { body: bytes }));
      return hash;
    },
    async get(hash) {
      const answer = await bucket.ask('GET', checked(hash));
      return answer.ok ? new Uint8Array(await answer.arrayBuffer()) : undefined;
    },
    async delete(hash) {
      await bucket.ask('DELETE', checked(hash));
    },
    async *olderThan(moment) {
      // By the older of the two ways to list, which every store knows, also those that are made of others.
      for (let marker: string | undefined = ''; marker !== undefined;) {
        const page: string = await isThere(await bucket.ask('GET', '', { query: marker === '' ? {} : { marker } })).text();
        let last: string | undefined;
        for (const [, one = ''] of page.matchAll(/<Contents>(.*?)<\/Contents>/gs)) {
          last = textOf(one, 'Key');
          if (last !== undefined && isHash(last) && Date.parse(textOf(one, 'LastModified') ?? '') < moment) yield last;
        }
        marker = textOf(page, 'IsTruncated') === 'true' ? last : undefined;
      }
    },
  };
}

/** A bucket that is gone is no answer about one file. */
function isThere(answer: Response): Response {
  if (answer.ok) return answer;
  throw new MediaOutage('The store of files: there is no such bucket');
}

function textOf(xml: string, name: string): string | undefined {
  return new RegExp(`<${name}>([^<]*)</${name}>`).exec(xml)?.[1];
}

/**
 * Marks a bucket as this installation's, as `claimMedia` does with a folder.
 * @throws CivicError `config/media` where it cannot be reached, or not with these keys; `storage/not-empty` for that of another installation
 */
export async function claimBucket(bucket: Bucket, own: string): Promise<void> {
  try {
    const found = await bucket.ask('GET', 'installation');
    if (!found.ok) isThere(await bucket.ask('PUT', 'installation', { body: new TextEncoder().encode(own) }));
    // Read again: another one may have written at the same moment.
    if ((await isThere(await bucket.ask('GET', 'installation')).text()) === own) return;
  } catch (error) {
    if (error instanceof MediaOutage) throw new CivicError('config/media', error.message, { cause: error });
    throw error;
  }
  throw new CivicError('storage/not-empty', 'the bucket holds the files of another database; give this one a bucket of its own');
}
