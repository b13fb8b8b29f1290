const pageSchemes: ReadonlySet<string> = new Set(['http:', 'https:']);
const linkSchemes: ReadonlySet<string> = new Set([...pageSchemes, 'mailto:', 'tel:']);

/** Longer addresses are not meant for people; browsers and servers refuse them at various lengths. */
const maxUrlChars = 8192;

/**
 * The absolute http(s) address that `address` means on a page at `base`; undefined for every other scheme, for one that carries a user
 * name or password, and for what is no address. Judged after WHATWG URL parsing, the only reading that counts: it drops the tabs,
 * newlines and controls that hide a scheme from a pattern.
 */
export function pageUrl(address: string | undefined, base?: string | URL): string | undefined {
  return checked(address, base, pageSchemes);
}

/** As `pageUrl`, also with mailto and tel. */
export function linkUrl(address: string | undefined, base?: string | URL): string | undefined {
  return checked(address, base, linkSchemes);
}

function checked(address: string | undefined, base: string | URL | undefined, schemes: ReadonlySet<string>): string | undefined {
  if (!address?.trim() || address.length > maxUrlChars) return undefined;
  try {
    const url = new URL(address, base);
    return schemes.has(url.protocol) && !url.username && !url.password ? url.href : undefined;
  } catch {
    return undefined;
  }
}
