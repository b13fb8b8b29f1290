import type { Ref } from './resources.js';

/** Parameters that say where a reader came from, not what is read. */
const tracking = /^(utm_\w+|fbclid|gclid|msclkid|mc_[ce]id|spm)$/;

/** The names under which an item is known beside its own: its canonical address and what it declares to be the same. */
export function identifyByUrl(url: string | undefined, sameAs: readonly Ref[] | undefined): string[] {
  const names = (sameAs ?? []).map(nameOf);
  const canonical = url === undefined ? undefined : canonicalUrl(url);
  return canonical === undefined ? names : [...names, canonical];
}

/** A ref as one string. */
export function nameOf({ source, id }: Ref): string {
  return `${source}\n${id}`;
}

/** One spelling for addresses that lead to one page: no scheme, tracking parameters or slash at the end. */
export function canonicalUrl(url: string): string | undefined {
  let parsed: URL;
  try {
    parsed = new URL(url);
  } catch {
    return undefined;
  }
  const query = parsed.search
    .slice(1)
    .split('&')
    .filter((pair) => pair !== '' && !tracking.test(pair.replace(/=.*/, '')))
    .join('&');
  return `//${parsed.host}${parsed.pathname.replace(/\/+$/, '')}?${query}${parsed.hash}`;
}
