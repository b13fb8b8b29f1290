import { Validator } from '@seriousme/openapi-schema-validator';
import { Hono } from 'hono';
import { expect, test } from 'vitest';
import * as z from 'zod/mini';
import { openServer } from '../testing.node.js';
import { writeOpenApi } from './document.js';
import { asJson, named } from './operation.js';
import { operations } from './operations.js';
import { routesAnswering, routesOf } from './routes-of.node.js';

test('what the server answers is described, and what is described it answers', async () => {
  const { app } = await openServer();
  const answering = operations.map((operation) => ({
    operation: `${operation.method} ${operation.path}`,
    routes: routesAnswering(app, operation),
  }));
  expect(answering.filter(({ routes }) => routes.length === 0).map(({ operation }) => operation)).toEqual([]);
  const described = new Set(answering.flatMap(({ routes }) => routes));
  expect(
    routesOf(app).filter((route) => !described.has(route)),
    'how to describe a route: docs/server/openapi.md',
  ).toEqual([]);
});

test('a route that nobody described is noticed, and a description of nothing', () => {
  const app = new Hono().use((_, next) => next()).get('*', (_, next) => next()).get('/known/:file{.+\\.json}', ({ text }) => text('')).post('/other', ({ text }) => text('')); // prettier-ignore
  expect(routesOf(app)).toEqual(['GET /known/:file{.+\\.json}', 'POST /other']);
  const one = { id: 'x', tag: 'x', summary: 'x', answers: {} };
  expect(routesAnswering(app, { method: 'get', path: '/known/{file}.json', ...one })).toEqual(['GET /known/:file{.+\\.json}']);
  expect(routesAnswering(app, { method: 'get', path: '/other', ...one })).toEqual([]);
});

test('the document is valid OpenAPI 3.1', async () => {
  const { app } = await openServer();
  const answer = await app.request('/openapi.json');
  const document = (await answer.json()) as Record<string, unknown>;
  const validator = new Validator();
  const { valid, errors } = await validator.validate(structuredClone(document));
  expect({ valid, errors }).toEqual({ valid: true, errors: undefined });
  expect(validator.version).toBe('3.1');
  const ids = operations.map(({ id }) => id);
  expect(new Set(ids).size).toBe(ids.length);
  // Every reference leads somewhere.
  const { schemas } = document['components'] as { readonly schemas: Record<string, unknown> };
  const text = JSON.stringify(document);
  for (const [, name = ''] of text.matchAll(/"#\/components\/schemas\/([^"]+)"/g)) expect(Object.keys(schemas)).toContain(name);
  expect(text).not.toContain('#/$defs');
});

test('what staff alone may do says so, and what strangers are answered', () => {
  const known = { id: 'x', tag: 'x', summary: 'x', answers: { 200: { means: 'x' } } };
  const { paths, components } = writeOpenApi([{ method: 'get', path: '/x', ...known, security: 'staff' }, { method: 'post', path: '/x', ...known }], '1'); // prettier-ignore
  expect(paths['/x']).toMatchObject({ get: { security: [{ staff: [] }], responses: { 401: {} } } });
  expect(paths['/x']?.['post']).not.toHaveProperty('security');
  expect(components).toHaveProperty('securitySchemes.staff');
});

test('two schemas of one name are noticed', () => {
  const schema = (type: z.core.$ZodType) => ({ 200: { means: 'x', content: asJson(named('Twice', type)) } });
  const known = { method: 'get', id: 'x', tag: 'x', summary: 'x' } as const;
  const both = [{ ...known, path: '/a', answers: schema(z.string()) }, { ...known, path: '/b', answers: schema(z.number()) }]; // prettier-ignore
  expect(() => writeOpenApi(both, '1')).toThrow('Twice');
});
