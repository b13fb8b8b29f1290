import { createHttp, type SourceContext } from '@civickit/core';
import { expect, test } from 'vitest';
import { writePlaces } from '../files/places/write-places.js';
import { civickit } from './dialects/civickit.js';
import { open311 } from './open311.js';

const url = 'https://report.example/open311/v2';
const where = { latitude: 26.08, longitude: 105.19 };
const written = writePlaces([{ id: 'w', name: '望岚镇', names: { en: 'Wanglan' }, kind: 'township', where }]);

function contextWith(text: string): { context: SourceContext; asked: string[] } {
  const asked: string[] = [];
  const fetch: typeof globalThis.fetch = (request) => {
    asked.push(request instanceof Request ? request.url : String(request));
    return Promise.resolve(new Response(text));
  };
  const http = createHttp({ fetch, retries: 0 });
  return { context: { http, clock: Date, zone: 'UTC', signal: new AbortController().signal }, asked };
}

test('places stand beside the Open311 of the area, and there are none where it is not known which area is meant', async () => {
  const { context, asked } = contextWith(JSON.stringify(written));
  const source = open311({ id: 'report', url, dialect: civickit, jurisdictionId: '520423' });
  expect((await source.places?.({ lang: 'en' }, context))?.items).toMatchObject([{ ref: { source: 'report', id: 'w' }, name: 'Wanglan' }]);
  expect(asked).toEqual(['https://report.example/areas/520423/places.geojson']);
  expect(open311({ id: 'report', url, dialect: civickit })).not.toHaveProperty('places');
  expect(open311({ id: 'report', url })).not.toHaveProperty('places');
});

test('what is no place is skipped, and what is no list ends typed', async () => {
  const source = open311({ id: 'report', url, dialect: civickit, jurisdictionId: '520423' });
  const ask = (text: string) => source.places?.({}, contextWith(text).context);
  const odd = [...written.features, { id: 'x', properties: { name: 'Nowhere' } }, null];
  expect(await ask(JSON.stringify({ features: odd }))).toMatchObject({ items: { length: 1 }, skipped: { length: 2 } });
  await expect(ask('<html>')).rejects.toMatchObject({ code: 'protocol/not-json' });
  await expect(ask('{"features":7}')).rejects.toMatchObject({ code: 'protocol/wrong-shape' });
});
