/** In UTF-16 code units. Length is what guards a password (NIST SP 800-63B-4, 3.1.1.2); kinds of signs are not asked for. */
export const passwordLength = { least: 12, most: 128 } as const;

/** What is wrong with a password that somebody wants, or undefined. */
export function flawOf(password: string, { name, email }: { readonly name: string; readonly email: string }): string | undefined {
  const { least, most } = passwordLength;
  if (password.length < least) return `A password has ${least} characters or more`;
  if (password.length > most) return `A password has ${most} characters at most`;
  const folded = password.toLowerCase();
  const [own = ''] = email.split('@');
  if ([name, email, own].some((known) => known.length >= 4 && folded.replaceAll(known.toLowerCase(), '').length < least / 2)) {
    return 'A password is more than a name or an e-mail address';
  }
  if (new Set(folded).size < 5) return 'A password has at least five different characters';
  return undefined;
}
