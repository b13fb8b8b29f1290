import { createHmac, randomBytes, timingSafeEqual } from 'node:crypto';
import { parse, serialize } from 'hono/utils/cookie';
import type { ServerContext } from '../../context.js';
import { signInPath } from './sign-in.js';

const days = 180;

/**
 * Browsers in which an account has been signed in to before, told by a cookie of their own for each account. Their tries count apart from
 * those of strangers, who else could keep a member out for as long as they go on (OWASP, Slow Down Online Guessing Attacks with Device
 * Cookies). `account` is a hash in base64url.
 */
export function knownBrowsers({ secrets, publicUrl }: Pick<ServerContext, 'secrets' | 'publicUrl'>) {
  const nameOf = (account: string): string => `civickit-browser-${account.slice(0, 16)}`;
  const signatureOf = (account: string, id: string): Buffer =>
    createHmac('sha256', secrets.keyFor('browser')).update(`${account} ${id}`).digest();
  return {
    /** The id of a browser, where it is a known one of this account. */
    idIn(cookies: string, account: string): string | undefined {
      const name = nameOf(account);
      const [id = '', given = ''] = (parse(cookies, name)[name] ?? '').split('.');
      const signature = Buffer.from(given, 'base64url');
      return signature.length === 32 && timingSafeEqual(signature, signatureOf(account, id)) ? id : undefined;
    },
    /** `Set-Cookie` that makes a browser known. */
    cookieFor(account: string): string {
      const id = randomBytes(12).toString('base64url');
      return serialize(nameOf(account), `${id}.${signatureOf(account, id).toString('base64url')}`, {
        path: signInPath,
        httpOnly: true,
        sameSite: 'Strict',
        secure: publicUrl?.startsWith('https:') ?? false,
        maxAge: days * 86_400,
      });
    },
  };
}
