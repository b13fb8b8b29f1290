import { expect, test } from 'vitest';
import type { Place } from '../places/place.js';
import { readPlaces } from './place-readings.js';
import { scanPlaces } from './scan-places.js';

const place = (id: string, name: string, more: Partial<Place> = {}): Place => ({
  ref: { source: 'a', id },
  name,
  kind: 'landmark',
  where: { latitude: 26.08, longitude: 105.19 },
  ...more,
});

const places = [
  place('hall', 'Town hall', { within: ['Wanglan'], otherNames: ['望岚镇政府'] }),
  place('market', 'Hall Market', { within: ['Zhenxi'] }),
  place('school', 'Primary school', { within: ['Hekou village', 'Zhenxi'] }),
  place('street', '石板街', { within: ['望岚镇'], otherNames: ['Shiban Street'] }),
  place('bank', '重庆银行', { within: ['枕溪镇'] }),
];
const find = (text: string) => scanPlaces(places, text).map((at) => places[at]?.ref.id);

test('puts the equal name first, then the name that begins so, then the one that holds it', () => {
  expect(find('Town Hall')).toEqual(['hall']);
  expect(find('hall')).toEqual(['market', 'hall']);
  expect(find('shiban street')).toEqual(['street']);
});

test('finds by what a place lies in, with the words in any order', () => {
  expect(find('zhenxi school')).toEqual(['school']);
  expect(find('望岚镇石板街')).toEqual(['street']);
});

test('forgives a letter of a longer word and a character that is left out, and nothing of short words', () => {
  expect(find('primery')).toEqual(['school']);
  expect(find('wanlgan hall')).toEqual(['hall']);
  expect(find('望岚石板街')).toEqual(['street']);
  expect(find('hol')).toEqual([]);
  expect(find('石')).toEqual(['street']);
  expect(find('政石')).toEqual([]);
});

test('finds Chinese names by pinyin and by its first letters', async () => {
  const read = await readPlaces(places);
  const spelled = (text: string) => scanPlaces(places, text, read).map((at) => places[at]?.ref.id);
  expect(spelled('shibanjie')).toEqual(['street']);
  expect(spelled('shi ban jie')).toEqual(['street']);
  expect(spelled('sbj')).toEqual(['street']);
  expect(spelled('chongqing')).toEqual(['bank']);
  expect(spelled('hall')).toEqual(['market', 'hall']);
});

test('finds nothing by blank text', () => {
  expect(find(' ')).toEqual([]);
  expect(find('+')).toEqual([]);
});
