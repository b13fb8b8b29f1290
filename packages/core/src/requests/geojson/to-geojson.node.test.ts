import { expect, test } from 'vitest';
import type { ServiceRequest } from '../service-request.js';
import { toGeoJson } from './to-geojson.js';

const request = (id: string, more: Partial<ServiceRequest> = {}): ServiceRequest => ({
  ref: { source: 'report', id },
  authorityStatus: 'open',
  ...more,
});
const at = (latitude: number, longitude: number) => ({ where: { latitude, longitude } });

test('a request is a point, longitude first, with what everybody may know', () => {
  const { features } = toGeoJson([
    request('7', {
      ...at(30.2741234567, 120.155),
      type: { id: 'light', name: 'Street light' },
      stage: 'in-progress',
      title: 'Dark',
      requested: { iso: '2026-03-04T08:00:00+08:00', precision: 'instant', zone: 'given' },
      media: [{ url: 'https://report.example/7.jpg' }, { url: 'https://report.example/8.jpg' }],
      answers: [{ code: 'phone', value: '123' }],
      updates: [{ request: { source: 'report', id: '7' }, description: 'Seen' }],
      raw: { email: 'a@b.example' },
    }),
  ]);
  expect(features).toEqual([
    {
      type: 'Feature',
      id: 'report/7',
      geometry: { type: 'Point', coordinates: [120.155, 30.274123] },
      properties: {
        source: 'report',
        id: '7',
        type: 'light',
        typeName: 'Street light',
        status: 'open',
        stage: 'in-progress',
        title: 'Dark',
        requested: '2026-03-04T08:00:00+08:00',
        media: 'https://report.example/7.jpg',
      },
    },
  ]);
});

test('requests without a place are left out and counted', () => {
  const requests = [request('1', at(0, 120)), request('2'), request('3', at(91, 0)), request('4', at(0, 181)), request('5', at(NaN, 0))];
  const collection = toGeoJson(new Set(requests));
  expect(collection).toMatchObject({ type: 'FeatureCollection', withoutPlace: 4 });
  expect(collection.features.map(({ id }) => id)).toEqual(['report/1']);
  expect(toGeoJson([])).toEqual({ type: 'FeatureCollection', features: [], withoutPlace: 0 });
});

test('it is plain JSON', () => {
  const collection = toGeoJson([request('1', at(-33.9, 151.2))]);
  expect(JSON.parse(JSON.stringify(collection))).toEqual(collection);
  expect(Object.keys(collection.features[0]?.properties ?? {})).toEqual(['source', 'id', 'status']);
});
