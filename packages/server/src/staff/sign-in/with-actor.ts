import type { MiddlewareHandler } from 'hono';
import type { ServerContext } from '../../context.js';
import { problem } from '../../http/problem.js';
import type { StaffEnv } from '../actor.js';
import { findMember } from '../members/member-store.js';
import { cookiePrefix, signInsOf } from './sign-in.js';

/** Lets in who has signed in, and tells who it is and what may be done; everybody else is answered 401. */
export function withActor(context: ServerContext): MiddlewareHandler<StaffEnv> {
  return async (request, next) => {
    const cookie = request.req.header('cookie') ?? '';
    if (!cookie.includes(`${cookiePrefix}.`)) return problem(401, 'Sign in first');
    const { headers, response } = await sessionOf(context, cookie);
    const member = response ? await findMember(context.db, response.user.id) : undefined;
    if (!member || member.offSince !== undefined) return problem(401, 'Sign in first');
    const { id, name, grants } = member;
    request.set('actor', { id, name, grants });
    await next();
    // A session that is used lasts longer, unless what was asked for has just begun another.
    if (request.res.headers.getSetCookie().length > 0) return undefined;
    for (const cookie of headers.getSetCookie()) request.res.headers.append('Set-Cookie', cookie);
    return undefined;
  };
}

async function sessionOf(context: ServerContext, cookie: string) {
  try {
    return await (await signInsOf(context)).plain.api.getSession({ headers: new Headers({ cookie }), returnHeaders: true });
  } catch (error) {
    // An outage of the database comes wrapped, and must pass for one.
    throw (error as { cause?: unknown }).cause ?? error;
  }
}
