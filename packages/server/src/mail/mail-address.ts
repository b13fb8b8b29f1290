/** A sender as mail programs show it. */
export interface Mailbox {
  readonly name: string;
  readonly address: string;
}

/**
 * Whether it is one plain address and nothing else: no list, no name, no quoted part, no line break. Letters of any script are taken
 * (RFC 6531).
 */
export function isMailAddress(text: string): boolean {
  return text.length <= 254 && /^[\p{L}\p{N}!#$%&'*+/^_`{|}~.-]{1,64}@(?:[\p{L}\p{N}](?:[\p{L}\p{M}\p{N}-]*[\p{L}\p{M}\p{N}])?\.)+[\p{L}\p{M}\p{N}-]{2,63}$/u.test(text); // prettier-ignore
}

/** `County <no-reply@county.example>`, or the address alone. */
export function mailboxOf(text: string): Mailbox | undefined {
  const [, name = '', bracketed, plain] = /^\s*(?:"?([^"<>\r\n]*?)"?\s*<([^<>\s]+)>|([^<>\s]+))\s*$/.exec(text) ?? [];
  const address = bracketed ?? plain ?? '';
  return isMailAddress(address) ? { name, address } : undefined;
}
