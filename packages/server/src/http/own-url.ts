import type { Context } from 'hono';

/** The address that was asked for, as people reach it: behind a proxy only `publicUrl` knows scheme and host. */
export function ownUrl({ req }: Context, publicUrl: string | undefined): URL {
  const url = new URL(req.url);
  return publicUrl === undefined ? url : new URL(url.pathname + url.search, publicUrl);
}
