import type { Hono } from 'hono';
import type { Operation } from './operation.js';

/** Routes of an app beside what only passes through: middleware, and the ETag of all answers to GET. */
export function routesOf(app: Hono): readonly string[] {
  return [
    ...new Set(app.routes.filter(({ method, path }) => method !== 'ALL' && path !== '/*').map(({ method, path }) => `${method} ${path}`)),
  ];
}

/** The routes that answer an operation; where a parameter has choices, each is tried. */
export function routesAnswering(app: Hono, { method, path, inPath = {} }: Operation): readonly string[] {
  const chosen = Object.entries(inPath).find(([, { schema }]) => schema['enum']);
  const paths = chosen ? (chosen[1].schema['enum'] as string[]).map((choice) => path.replace(`{${chosen[0]}}`, choice)) : [path];
  return paths.flatMap((one) => {
    const [handlers] = app.router.match(method.toUpperCase(), one.replace(/\{\w+\}/g, 'x'));
    const routes = handlers.map(([[, route]]) => route as { readonly method: string; readonly path: string });
    return routes.filter(passesNothingOn).map((route) => `${route.method} ${route.path}`);
  });
}

function passesNothingOn({ method, path }: { readonly method: string; readonly path: string }): boolean {
  return method !== 'ALL' && path !== '/*';
}
