import { expect, test } from 'vitest';
import type { Http, HttpRequest } from '../http/http.types.js';
import { toInstant } from '../when/to-instant.js';
import { createSourceHttp } from './source-http.js';

const { signal } = new AbortController();
const request: HttpRequest = { method: 'GET', url: new URL('https://town.example/requests.json?page=2&lang=en') };

/** What a source sees as the address of its answer, and what was really asked. */
async function addresses(authorize: (request: HttpRequest) => HttpRequest, redirect = (url: URL) => url, relay?: URL) {
  const asked: string[] = [];
  const http: Http = {
    async send({ url }) {
      asked.push(url.href);
      return { status: 200, url: redirect(url), headers: new Headers(), bytes: new Uint8Array(), fetchedAt: toInstant(0) };
    },
  };
  const journey = { authorized: false, age: 0, kept: false };
  const answer = await createSourceHttp({ source: 'town', http, authorize, relay, journey }).send(request, signal);
  return { asked, seen: answer.url.href };
}

const withKey = (asked: HttpRequest) => {
  asked.url.searchParams.set('api_key', 'secret');
  return asked;
};

test('a key in the address is sent, and taken out of the address that errors, copies and links are made of', async () => {
  const { asked, seen } = await addresses(withKey);
  expect(asked).toEqual(['https://town.example/requests.json?page=2&lang=en&api_key=secret']);
  expect(seen).toBe('https://town.example/requests.json?page=2&lang=en');
});

test('a key is taken out behind a redirect and a relay, and out of the name before a host', async () => {
  const moved = (url: URL) => new URL(url.href.replace('town.', 'www.town.'));
  expect((await addresses(withKey, moved)).seen).toBe('https://www.town.example/requests.json?page=2&lang=en');
  expect((await addresses(withKey, undefined, new URL('https://relay.example/'))).seen).toBe(request.url.href);
  const named = (asked: HttpRequest) => ({ ...asked, url: new URL(asked.url.href.replace('//', '//me:secret@')) });
  expect((await addresses(named)).seen).toBe(request.url.href);
});

test('a parameter that the key has displaced stands there as it was', async () => {
  const displaced = (asked: HttpRequest) => {
    asked.url.searchParams.set('lang', 'secret');
    return asked;
  };
  expect((await addresses(displaced)).seen).toBe(request.url.href);
  expect((await addresses((asked) => asked, () => new URL('https://town.example/other?a=1'))).seen).toBe('https://town.example/other?a=1'); // prettier-ignore
});
