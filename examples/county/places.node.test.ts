import { readFileSync } from 'node:fs';
import { parsePlaceFile, placesOf } from '@civickit/adapters/files';
import { containsPoint, type Place } from '@civickit/core';
import { expect, test } from 'vitest';

const file = new URL('demo/files/places.geojson', import.meta.url);
const { records, problems } = await parsePlaceFile(new Uint8Array(readFileSync(file)), { url: file });
const places = placesOf(records, { source: 'demo', lang: 'zh-Hans' });
const isIn = ({ outline = [] }: Place, { where }: Place) => outline.some((shape) => containsPoint(shape, where));

test('the places of the demo county are read whole, in Chinese and English', () => {
  expect(problems).toEqual([]);
  expect(places.filter(({ kind }) => kind === 'township')).toHaveLength(9);
  const english = placesOf(records, { source: 'demo', lang: 'en' });
  expect(english.filter(({ name }) => /\p{sc=Han}/u.test(name))).toEqual([]);
});

test('what lies in a township lies within its outline, and in no other', () => {
  const townships = places.filter(({ kind }) => kind === 'township');
  const wrong = places
    .filter(({ kind }) => kind !== 'area')
    .filter((place) => townships.filter((township) => isIn(township, place)).map(({ name }) => name).join() !== (place.within?.at(-1) ?? place.name)); // prettier-ignore
  expect(wrong.map(({ name }) => name)).toEqual([]);
});
