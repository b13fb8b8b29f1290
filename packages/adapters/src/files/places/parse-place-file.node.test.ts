import type { CivicError } from '@civickit/core';
import { expect, test } from 'vitest';
import writeExcelFile from 'write-excel-file/node';
import { explainProblem } from '../explain.js';
import { parsePlaceFile } from './parse-place-file.js';
import { placesOf } from './place-record.js';
import { writePlaces } from './write-places.js';

const url = 'https://county.example/places.geojson';
const parse = (given: unknown, more: { coordinateSystem?: 'GCJ02' } = {}) =>
  parsePlaceFile(
    given instanceof Uint8Array ? given : new TextEncoder().encode(typeof given === 'string' ? given : JSON.stringify(given)),
    {
      url,
      source: 'county',
      ...more,
    },
  );
const told = (problems: readonly CivicError[], lang: string) =>
  problems.flatMap((problem) => explainProblem(problem, lang).map(({ sentence }) => sentence));

const square = [[[105, 26], [105.2, 26], [105.2, 26.2], [105, 26.2], [105, 26]]]; // prettier-ignore
const collection = {
  type: 'FeatureCollection',
  features: [
    { type: 'Feature', id: 'c', geometry: { type: 'MultiPolygon', coordinates: [square] }, properties: { name: '青石县', kind: '县' } },
    {
      type: 'Feature',
      geometry: { type: 'Polygon', coordinates: square },
      properties: { id: 520199100000, name: '望岚镇', 'name:en': 'Wanglan', kind: '镇', parent: 'c', latitude: 26.08, longitude: 105.19 },
    },
    {
      type: 'Feature',
      geometry: { type: 'Point', coordinates: [105.197, 26.078, 1200] },
      properties: { 名称: '石板街', 'name:en': 'Shiban Street', alt_name: '老街;正街', 类型: '街道路', 所属: '望岚镇' },
    },
  ],
};

test('features become places, with properties by any head that is known, and what they lie in', async () => {
  const { records, problems } = await parse(collection);
  expect(problems).toEqual([]);
  const places = placesOf(records, { source: 'county' });
  expect(places).toMatchObject([
    { ref: { source: 'county', id: 'c' }, name: '青石县', kind: 'area', where: { latitude: 26.1, longitude: 105.1 } },
    { ref: { id: '520199100000' }, name: '望岚镇', otherNames: ['Wanglan'], kind: 'township', where: { latitude: 26.08 } },
    { name: '石板街', otherNames: ['Shiban Street', '老街', '正街'], within: ['望岚镇'], where: { latitude: 26.078, longitude: 105.197 } },
  ]);
  expect(places[1]?.outline).toMatchObject([{ type: 'polygon', points: { length: 4 } }]);
  expect(places[1]).not.toHaveProperty('within');
});

test('a reader gets names of the own language where there are some, and finds by the others', async () => {
  const { records } = await parse(collection);
  const [county, town, street] = placesOf(records, { source: 'county', lang: 'en-GB' });
  expect(county?.name).toBe('青石县');
  expect(town).toMatchObject({ name: 'Wanglan', otherNames: ['望岚镇'] });
  expect(street).toMatchObject({ name: 'Shiban Street', within: ['Wanglan'] });
});

test('what is written is read as it was', async () => {
  const { records } = await parse(collection);
  const written = writePlaces(records);
  expect(written.features[1]).toMatchObject({
    id: '520199100000',
    geometry: { type: 'MultiPolygon' },
    properties: { 'name:en': 'Wanglan' },
  });
  expect((await parse(written)).records).toEqual(records);
});

test('a table of a clerk is read, in Chinese or English, from CSV or a workbook', async () => {
  const csv = '名称,英文名称,类型,所属,纬度,经度\n望岚镇,Wanglan,镇,,26.08,105.19\n县人民医院,,医院,望岚镇,北纬26.0851°,东经105.1998°\n';
  const expected = [
    { id: '望岚镇', names: { en: 'Wanglan' }, kind: 'township' },
    { id: '望岚镇/县人民医院', kind: 'landmark', parent: '望岚镇', where: { latitude: 26.0851, longitude: 105.1998 } },
  ];
  expect((await parse(csv)).records).toMatchObject(expected);
  const rows = [['Name', 'Kind', 'Lies in', 'Coordinates'], ['Hospital', 'hospital', 'Wanglan', '26.0851, 105.1998']];
  const sheet = await writeExcelFile(rows.map((row) => row.map((value) => ({ value, type: String })))).toBuffer();
  expect((await parse(sheet)).records).toMatchObject([{ name: 'Hospital', where: { latitude: 26.0851, longitude: 105.1998 } }]);
}); // prettier-ignore

test('places and outlines of a Chinese map become WGS 84', async () => {
  const [, town] = (await parse(collection, { coordinateSystem: 'GCJ02' })).records;
  expect(town?.where.longitude).toBeCloseTo(105.19 - 0.0042, 2);
  expect(town?.where.longitude).not.toBe(105.19);
  expect(town?.outline?.[0]).toMatchObject({ points: [{ latitude: expect.not.closeTo(26, 4) }, {}, {}, {}] });
});

test('what cannot be read is told with its place', async () => {
  const { records, problems } = await parse('名称,纬度,经度\n,26,105\n甲,,\n乙,126,205\n丙,26,105\n丙,26.1,105.1\n');
  expect(records).toMatchObject([{ name: '丙' }]);
  expect(told(problems, 'zh-Hans')).toEqual([
    '第 2 行，A 列“名称”：缺少名称。请填写名称，或清空整行。',
    expect.stringMatching(/^第 3 行，B 列“纬度”：“甲”不是/),
    expect.stringMatching(/^第 4 行，B 列“纬度”：“126, 205”不是/),
    '第 6 行，A 列“名称”：与第 5 行重复。请删去一条，或填写不同的编号。',
  ]);
  const odd = { type: 'FeatureCollection', features: [7, { type: 'Feature', geometry: null, properties: { name: 'X' } }] };
  expect(told((await parse(odd)).problems, 'en')).toEqual([
    expect.stringMatching(/^record 1: /),
    expect.stringMatching(/row 2: "X" is no place on the map/),
  ]);
  await expect(parse({ type: 'FeatureCollection' })).rejects.toMatchObject({ code: 'protocol/wrong-shape' });
  await expect(parse('甲,乙\n')).rejects.toMatchObject({ code: 'invalid/head', message: expect.stringContaining('Latitude') });
});

test('places that lie in each other end, and of two by one name the first is meant', () => {
  const where = { latitude: 26, longitude: 105 };
  const records = [
    { id: '1', name: 'A', kind: 'township', where, parent: 'B' },
    { id: '2', name: 'B', kind: 'village', where, parent: 'A' },
    { id: '3', name: 'A', kind: 'village', where, parent: 'A' },
  ] as const;
  expect(placesOf(records, { source: 's' }).map(({ within }) => within)).toEqual([['B'], ['A'], ['A', 'B']]);
});
