import type { Context } from 'hono';

/** The address that was asked for, as people reach it: behind a proxy only `publicUrl` knows scheme and host. */
export function ownUrl({ req }: Context, publicUrl: string | undefined): URL {
  const url = new URL(req.url);
  return publicUrl === undefined ? url : new URL(url.pathname + url.search, publicUrl);
}

/** An address with what is understood of it alone: what anybody wrote into it besides is not handed on. */
export function withoutUnknown(url: URL, known: object): URL {
  const own = new URL(url);
  for (const name of url.searchParams.keys()) if (!Object.hasOwn(known, name)) own.searchParams.delete(name);
  return own;
}
