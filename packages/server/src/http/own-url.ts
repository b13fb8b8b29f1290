import type { Context } from 'hono';

/** The address that was asked for, as people reach it: behind a proxy only `publicUrl` knows scheme and host. */
export function ownUrl({ req }: Context, publicUrl: string | undefined): URL {
  const { pathname, search, origin } = new URL(req.url);
  return new URL(pathname + search, publicUrl ?? origin);
}
