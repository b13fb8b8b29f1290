import { CivicError, isCivicError } from '@civickit/core';
import { pageUrl } from '@civickit/core/markup';

/** Query parameters of a request; those that are undefined are left out. */
export type Parameters = Readonly<Record<string, string | number | undefined>>;

/**
 * The address of `route`, such as `/wp/v2/posts`, below a root of the interface, which is either a path (`/wp-json/`) or the parameter
 * `rest_route` (sites without pretty permalinks).
 */
export function addressOf(root: URL, route: string, parameters: Parameters): URL {
  const url = new URL(root);
  const prefix = url.searchParams.get('rest_route');
  if (prefix === null) url.pathname = url.pathname.replace(/\/*$/, route);
  else url.searchParams.set('rest_route', prefix.replace(/\/*$/, route));
  for (const name of Object.keys(parameters)) {
    const value = parameters[name];
    if (value !== undefined) url.searchParams.set(name, String(value));
  }
  return url;
}

/** The route that an address asks for. */
export function routeOf(url: URL): string {
  return url.searchParams.get('rest_route') ?? url.pathname;
}

/**
 * Where the interface of the site at `url` may be, likeliest first. `rest_route` is understood by every WordPress, however its
 * permalinks look, and a page of another origin could not read where else it is.
 */
function guessRoots(url: URL): URL[] {
  const bare = new URL(url);
  bare.hash = '';
  if (bare.searchParams.has('rest_route') || /\/wp-json\/?$/.test(bare.pathname)) return [bare];
  bare.search = '';
  if (!/(\.php|\/)$/.test(bare.pathname)) bare.pathname += '/';
  const plain = new URL(bare);
  plain.search = '?rest_route=/';
  return [plain, new URL('wp-json/', bare)];
}

/** The root that a page or its headers declare (`rel="https://api.w.org/"`); only one on its own origin, which `authorize` may trust. */
export function declaredRoot(page: string, headers: Headers, base: URL): URL | undefined {
  const [, inHeader] = /<([^<>]*)>\s*;[^,<]*rel="?https:\/\/api\.w\.org\//i.exec(headers.get('link') ?? '') ?? [];
  const element = page.match(/<link\b[^<>]*>/gi)?.find((tag) => tag.includes('https://api.w.org/'));
  const [, inPage] = /\bhref=["']([^"'<>]*)["']/i.exec(element ?? '') ?? [];
  const found = pageUrl((inHeader ?? inPage)?.replaceAll('&#038;', '&').replaceAll('&amp;', '&'), base);
  return found && new URL(found).origin === base.origin ? new URL(found) : undefined;
}

/** Takes note of a root that was declared in an answer which was none of the interface. */
export type NoteRoot = (root: URL) => void;

/**
 * Uses the interface wherever it is found: each guess is tried while what comes back shows that it is not there. `lookAround` is asked
 * last, for what the site's own page declares.
 * @throws CivicError of the first guess
 */
export async function reach<T>(
  site: URL,
  use: (root: URL, note: NoteRoot) => Promise<T>,
  lookAround: () => Promise<URL | undefined>,
): Promise<T> {
  const roots = guessRoots(site);
  const tried = new Set<string>();
  let first: CivicError | undefined;
  let looked = false;
  for (;;) {
    const root = roots.shift();
    if (root && !tried.has(root.href)) {
      tried.add(root.href);
      try {
        return await use(root, (noted) => roots.unshift(noted));
      } catch (error) {
        if (!isCivicError(error)) throw error;
        first ??= error;
        if (!mayBeElsewhere(error)) throw first;
      }
    } else if (!root && looked) throw first ?? new CivicError('invalid/url', `${site.href} is no address of a site.`);
    else if (!root) {
      looked = true;
      const declared = await lookAround();
      if (declared) roots.push(declared);
    }
  }
}

function mayBeElsewhere({ kind, code, status }: CivicError): boolean {
  if (kind === 'http') return status === 403 || status === 404 || status === 405 || status === 410;
  return kind === 'cors' || code === 'protocol/html-instead' || code === 'protocol/not-json';
}
