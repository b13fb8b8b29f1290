import type { MiddlewareHandler } from 'hono';
import type { ServerContext } from '../context.js';
import { problem } from '../http/problem.js';
import { findArea, type Area } from './area-store.js';

/** What routes below `/areas/:area` know. */
export interface AreaEnv {
  readonly Variables: { readonly area: Area };
}

/** Finds the area that the address names; there is nothing below one that is not ours. */
export function withArea({ db }: ServerContext): MiddlewareHandler<AreaEnv> {
  return async (context, next) => {
    const area = await findArea(db, context.req.param('area'));
    if (!area) return problem(404, 'There is no such area here');
    context.set('area', area);
    await next();
    return undefined;
  };
}
