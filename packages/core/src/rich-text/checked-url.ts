const pageScheme = /^https?:$/;
const linkScheme = /^(https?|mailto|tel):$/;

/**
 * Addresses that URL parsing would give back unchanged, told without it, since it costs more than all else that is done to a link: a
 * host name that is neither a number nor punycode, no port, no dot segments, no escapes. A test holds this against `new URL`.
 */
const canonical =
  /^https?:\/\/(?:[a-z0-9]+(?:-[a-z0-9]+)*\.)+[a-z]{2,}(?:\/(?:[\w~!$&*+,;=:@-][\w.~!$&*+,;=:@-]*)?)+(?:\?[\w.~!$&*+,;=:@/-]*)?$/;

/** Longer addresses are not meant for people; browsers and servers refuse them at various lengths. */
const maxUrlChars = 8192;

/**
 * The absolute http(s) address that `address` means on a page at `base`; undefined for every other scheme, for one that carries a user
 * name or password, and for what is no address. Judged after WHATWG URL parsing, the only reading that counts: it drops the tabs,
 * newlines and controls that hide a scheme from a pattern.
 */
export function pageUrl(address: string | undefined, base?: string | URL): string | undefined {
  return checked(address, base, pageScheme);
}

/** As `pageUrl`, also with mailto and tel. */
export function linkUrl(address: string | undefined, base?: string | URL): string | undefined {
  return checked(address, base, linkScheme);
}

function checked(address: string | undefined, base: string | URL | undefined, scheme: RegExp): string | undefined {
  if (!address || address.length > maxUrlChars) return undefined;
  if (canonical.test(address)) return address;
  if (!address.trim()) return undefined;
  try {
    const url = new URL(address, base);
    return scheme.test(url.protocol) && !url.username && !url.password ? url.href : undefined;
  } catch {
    return undefined;
  }
}
