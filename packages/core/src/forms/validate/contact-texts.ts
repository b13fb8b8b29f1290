const mailbox = /^[^\s@"(),:;<>[\\\]]{1,64}$/;
/** Letters of any script with their marks and joiners, and digits, as names of domains are made of (IDNA). */
const label = /^[\p{L}\p{M}\p{N}](?:(?:[\p{L}\p{M}\p{N}-]|\u200c|\u200d){0,61}[\p{L}\p{M}\p{N}])?$/u;
const telephone = /^\+?[\d\s()./\p{Pd}]+(?:(?:转|轉|ext\.?|x|#)\s*\d+)?$/iu;

/** An e-mail address with the signs of a Chinese keyboard made plain: `zhang＠例子。中国`. */
export function plainEmail(text: string): string {
  const at = text.replace('＠', '@').lastIndexOf('@');
  return at < 0 ? text : `${text.slice(0, at)}@${text.slice(at + 1).replace(/[。．｡]/g, '.')}`;
}

/** Whether mail may go there: nobody knows before it is sent, so only what cannot be an address is refused. */
export function isEmail(text: string): boolean {
  const at = text.lastIndexOf('@');
  const labels = text.slice(at + 1).split('.');
  return (
    text.length <= 254 &&
    mailbox.test(text.slice(0, Math.max(0, at))) &&
    labels.length > 1 &&
    labels.every((one) => label.test(one)) &&
    !/^\d+$/.test(labels.at(-1) ?? '')
  );
}

/** The address of a page on the web, in any script. */
export function isWebAddress(text: string): boolean {
  if (!/^https?:\/\/[^\s/]/i.test(text) || /\s/.test(text)) return false;
  try {
    return /[^.]\.[^.]|:/.test(new URL(text).hostname);
  } catch {
    return false;
  }
}

/** A telephone number of any country. */
export function isTelephone(text: string): boolean {
  const digits = text.replace(/\D/g, '').length;
  return telephone.test(text) && digits > 2 && digits < 21;
}
