import type { Hono } from 'hono';
import type { Operation, Parameter } from './operation.js';

/** Routes of an app beside what only passes through: middleware, and the ETag of all answers to GET. */
export function routesOf(app: Hono): readonly string[] {
  return [
    ...new Set(app.routes.filter(({ method, path }) => method !== 'ALL' && path !== '/*').map(({ method, path }) => `${method} ${path}`)),
  ];
}

/** The routes that answer an operation; where a parameter has choices, each is tried, else its first example. HEAD is asked as GET. */
export function routesAnswering(app: Hono, { method, path, inPath = {} }: Operation): readonly string[] {
  const chosen = Object.entries(inPath).find(([, { schema }]) => schema['enum']);
  const paths = chosen ? (chosen[1].schema['enum'] as string[]).map((choice) => path.replace(`{${chosen[0]}}`, choice)) : [path];
  return paths.flatMap((one) => {
    const [handlers] = app.router.match(
      method === 'head' ? 'GET' : method.toUpperCase(),
      one.replace(/\{(\w+)\}/g, (_, name: string) => exampleOf(inPath[name]) ?? 'x'),
    );
    const routes = handlers.map(([[, route]]) => route as { readonly method: string; readonly path: string });
    return routes.filter(passesNothingOn).map((route) => `${route.method} ${route.path}`);
  });
}

function exampleOf(parameter: Parameter | undefined): string | undefined {
  return (parameter?.schema['examples'] as readonly string[] | undefined)?.[0];
}

function passesNothingOn({ method, path }: { readonly method: string; readonly path: string }): boolean {
  return method !== 'ALL' && path !== '/*';
}
