import { CivicError } from '@civickit/core';

/** A bucket of its own in a store that speaks S3. */
export interface S3Options {
  /** Address of the bucket: `https://files.county.example/civickit`, or `https://civickit.oss-cn-hangzhou.aliyuncs.com`. */
  readonly url: string;
  readonly keyId: string;
  readonly secret: string;
  /** @default 'us-east-1', which stores of one region take */
  readonly region?: string;
}

/** @throws CivicError `config/media` for an address or keys that are none */
export function checkS3({ url, keyId, secret, region = 'us-east-1' }: S3Options): Required<S3Options> {
  const refuse = (message: string): never => {
    throw new CivicError('config/media', message);
  };
  const bucket = URL.canParse(url) ? new URL(url) : refuse('the address of the store of files (MEDIA_URL) is no address');
  if (!/^https?:$/.test(bucket.protocol)) refuse('the store of files (MEDIA_URL) is reached by https:// or http://');
  if (bucket.username || bucket.password || bucket.search || bucket.hash) {
    refuse('the address of the store of files (MEDIA_URL) has nothing but host and bucket; keys go into MEDIA_KEY_ID and MEDIA_SECRET');
  }
  if (!/^\/[\w.-]*\/?$/.test(bucket.pathname)) refuse('the address of the store of files (MEDIA_URL) ends with the name of the bucket');
  if (keyId.trim() === '') refuse('MEDIA_KEY_ID is empty');
  if (secret.trim() === '') refuse('MEDIA_SECRET is empty');
  if (!/^[\w-]+$/.test(region)) refuse('MEDIA_REGION is no name of a region');
  return { url: bucket.href.replace(/\/$/, ''), keyId: keyId.trim(), secret: secret.trim(), region };
}

/** By what an environment names a bucket. */
const names = { url: 'MEDIA_URL', keyId: 'MEDIA_KEY_ID', secret: 'MEDIA_SECRET', region: 'MEDIA_REGION' } as const;

/**
 * The bucket that an environment names; undefined where it has none of the four names. An empty one counts as set, so that a mistake in a
 * service file does not put files into a folder.
 * @throws CivicError `config/media` where some are missing, or are none
 */
export function s3FromEnvironment(env: Readonly<Record<string, string | undefined>>): S3Options | undefined {
  const { url, keyId, secret, region } = Object.fromEntries(Object.entries(names).map(([member, name]) => [member, env[name]])) as Partial<
    Record<keyof typeof names, string>
  >;
  if ([url, keyId, secret, region].every((value) => value === undefined)) return undefined;
  if (url === undefined || keyId === undefined || secret === undefined) {
    const missing = [names.url, names.keyId, names.secret].filter((name) => env[name] === undefined);
    throw new CivicError(
      'config/media',
      `${missing.join(' and ')} missing: a store of files needs MEDIA_URL, MEDIA_KEY_ID and MEDIA_SECRET`,
    );
  }
  return checkS3({ url, keyId, secret, ...(region !== undefined && { region }) });
}
