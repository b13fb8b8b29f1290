import type { ServerContext } from '../../context.js';
import type { SignIns } from './better-auth.js';

/** Where better-auth's routes are. */
export const signInPath = '/staff/auth';

/** Where a sign-in elsewhere ends that is refused here. */
export const refusedPath = `${signInPath}/refused`;

export const cookiePrefix = 'civickit';

const opened = new WeakMap<ServerContext, Promise<SignIns>>();

/** Loaded when somebody signs in: it takes half a second and 60 MB, and many processes serve residents alone. */
export function signInsOf(context: ServerContext): Promise<SignIns> {
  const known = opened.get(context) ?? import('./better-auth.js').then(({ openSignIns }) => openSignIns(context));
  opened.set(context, known);
  return known;
}

/**
 * What better-auth takes for the origin. It is asked by us alone, after our own look at where a request comes from, so that without a
 * `publicUrl` no header of a request decides.
 */
export function originOf({ publicUrl }: ServerContext): string {
  return new URL(publicUrl ?? 'http://localhost').origin;
}
