import type { Ref } from './resources.js';

/** Parameters that say where a reader came from, not what is read. */
const tracking = /^(utm_\w+|fbclid|gclid|msclkid|mc_[ce]id|spm)$/;

/** The names under which an item is known beside its own: its canonical address and what it declares to be the same. */
export function identifyByUrl(url: string | undefined, sameAs: readonly Ref[] | undefined): string[] {
  const names = (sameAs ?? []).map(nameOf);
  return url === undefined ? names : [...names, canonicalUrl(url)];
}

/** A ref as one string. */
export function nameOf({ source, id }: Ref): string {
  return `${source}\n${id}`;
}

/** One spelling for addresses that lead to one page: no scheme, tracking parameters or slash at the end. Takes them absolute. */
function canonicalUrl(url: string): string {
  const [bare = '', fragment] = url.replace(/^https?:/i, '').split('#', 2);
  const [path = '', query] = bare.split('?', 2);
  const kept = query?.split('&').filter((pair) => pair !== '' && !tracking.test(pair.replace(/=.*/, '')));
  return `${path.replace(/\/$/, '')}${kept?.length ? `?${kept.join('&')}` : ''}${fragment ? `#${fragment}` : ''}`;
}
