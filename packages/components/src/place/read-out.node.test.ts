import { expect, test } from 'vitest';
import { Formatter } from '../i18n/formatter.js';
import { distanceIn, isOutside, readOut as readOutIsolated } from './read-out.js';
import { groupPlaces } from './list/group-places.js';
import { sketchOf } from './map/sketch.js';
import { samplePlaces } from './sample-places.js';
import { en } from './texts/en.js';
import { texts as uyghur } from './texts/ug.js';
import { texts as chinese } from './texts/zh-hans.js';

/** Without what keeps names of another script in their order. */
const readOut = (...given: Parameters<typeof readOutIsolated>): string => readOutIsolated(...given).replace(/[\u2068\u2069]/g, '');

const format = new Formatter('en', 'Asia/Shanghai');
const at = (latitude: number, longitude: number) => ({ latitude, longitude });

test('a place is told by the nearest landmark, with distance and direction', () => {
  expect(readOut(at(26.0808, 105.1608), samplePlaces, en, format)).toBe('120 m north-east of: 望岚镇政府, 望岚镇');
  expect(readOut(at(26.0808, 105.1608), samplePlaces, chinese, format)).toBe('望岚镇望岚镇政府东北方向 120 米');
  expect(readOut(at(26.08005, 105.16), samplePlaces, en, format)).toBe('At: 望岚镇政府, 望岚镇');
  expect(readOut(at(26.02, 105.16), samplePlaces, en, format)).toBe('6.5 km south of: 石板街, 望岚镇');
});

test('without landmarks it is the township around it, and without that the degrees', () => {
  const wide = samplePlaces.filter(({ outline }) => outline);
  expect(readOut(at(26.1, 105.15), wide, en, format)).toBe('望岚镇');
  expect(readOut(at(26.3, 105.15), wide, en, format)).toBe('Latitude 26.30000, longitude 105.15000');
});

test('distances are the rounder the farther', () => {
  expect([1, 28, 94, 96, 944, 949.9, 950, 1840, 12_345].map((metres) => distanceIn(metres, en, format))).toEqual(
    ['5 m', '30 m', '95 m', '100 m', '940 m', '950 m', '1 km', '1.8 km', '12.3 km'], // prettier-ignore
  );
});

test('outside is outside the outline of the area, or of all townships; unknown without outlines', () => {
  expect(isOutside(at(26.1, 105.15), samplePlaces)).toBe(false);
  expect(isOutside(at(26.3, 105.15), samplePlaces)).toBe(true);
  expect(isOutside(at(26.1, 105.25), samplePlaces.filter(({ kind }) => kind !== 'area'))).toBe(false); // prettier-ignore
  expect(isOutside(at(26.3, 105.15), samplePlaces.filter(({ outline }) => !outline))).toBeUndefined(); // prettier-ignore
});

test('latitude stays before longitude after Arabic letters', () => {
  expect(uyghur.codeHint).toContain('\u206626.0783, 105.1971\u2069');
});

test('places stand under their township, what lies in none last', () => {
  const lonely = {
    ...(samplePlaces[6] as (typeof samplePlaces)[number]),
    ref: { source: 'a', id: 'x' },
    name: 'Lonely',
    within: undefined,
  };
  const groups = groupPlaces([lonely, ...samplePlaces].reverse());
  expect(groups.map(({ township, places }) => [township, ...places.map(({ name }) => name)])).toEqual([
    ['枕溪镇', '枕溪镇', '河口村', '河口小学'],
    ['望岚镇', '望岚镇', '石板街', '望岚镇政府'],
    [undefined, 'Lonely'],
  ]);
});

test('a plane and the globe lead to each other, also over the 180th meridian', () => {
  const outline = [{ type: 'polygon', points: [at(-17, 179.9), at(-17, -179.9), at(-16.9, -179.9), at(-16.9, 179.9)] }] as const;
  const sketch = sketchOf([{ ref: { source: 'a', id: '1' }, name: 'Taveuni', kind: 'area', where: at(-17, 180), outline }]);
  expect(sketch?.width).toBeCloseTo(0.2 * Math.cos((17 * Math.PI) / 180), 6);
  const there = sketch?.toGlobe(sketch.toPlane(at(-16.95, -179.95)));
  expect(there?.latitude).toBeCloseTo(-16.95, 9);
  expect(there?.longitude).toBeCloseTo(-179.95, 9);
  expect(sketchOf(samplePlaces.filter(({ outline: drawn }) => !drawn))).toBeUndefined();
});
