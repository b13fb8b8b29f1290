/**
 * The rule of core's `pageUrl` and `linkUrl`, without the markup reader that stands beside them: in the embed, what two parts share
 * becomes a file that every page with feeds would load too. A test holds the two together.
 */
function checked(written: unknown, schemes: RegExp, base?: string): string | undefined {
  if (typeof written !== 'string' || !written.trim() || written.length > 8192) return undefined;
  try {
    const { href, protocol, username, password } = new URL(written, base);
    return schemes.test(protocol) && !username && !password ? href : undefined;
  } catch {
    return undefined;
  }
}

/** The absolute http(s) address that `written` means. */
export function pageAddress(written: unknown, base?: string): string | undefined {
  return checked(written, /^https?:$/, base);
}

/** As `pageAddress`, also with mailto and tel. */
export function linkAddress(written: unknown): string | undefined {
  return checked(written, /^(https?|mailto|tel):$/);
}
