import { expect, test } from 'vitest';
import type { Open311Paths } from './dialect.js';
import { spec } from './dialects/spec.js';
import { addressOf, pathsOf, type Endpoint } from './endpoint.js';

const endpoint = (paths: Partial<Open311Paths>): Endpoint => ({
  source: 'town',
  base: 'https://town.example/v2/',
  dialect: spec,
  format: 'json',
  paths: pathsOf(paths),
});

test('a path that is not given is that of the standard', () => {
  expect(addressOf(endpoint({ requests: undefined }), 'requests').href).toBe('https://town.example/v2/requests.json');
  expect(addressOf(endpoint({ requests: 'Requests' }), 'requests').href).toBe('https://town.example/v2/Requests');
});

test('an id never leads out of its folder', () => {
  const own = endpoint({ request: 'Requests/{id}' });
  expect(addressOf(own, 'request', {}, 'a/../b ü').href).toBe('https://town.example/v2/Requests/a%2F..%2Fb%20%C3%BC');
  expect(addressOf(own, 'request', {}, '..').href).toBe('https://town.example/v2/Requests/');
});
