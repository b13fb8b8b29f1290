import { expect, test } from 'vitest';
import { parseFeed } from './parse-feed.js';

const namespaces =
  'xmlns:georss="http://www.georss.org/georss" xmlns:gml="http://www.opengis.net/gml" xmlns:geo="http://www.w3.org/2003/01/geo/wgs84_pos#"';
const at = (latitude: number, longitude: number) => ({ latitude, longitude });
const corners = [at(45, -71), at(46, -71), at(46, -70)];

async function whereIn(inside: string, attributes = namespaces) {
  const source = `<rss ${attributes}><channel><item><guid>1</guid>${inside}</item></channel></rss>`;
  const { items, problems } = await parseFeed(source, { url: 'https://town.example/feed' });
  expect(problems).toEqual([]);
  return items[0]?.where;
}

test.each<[what: string, inside: string, expected: object | undefined]>([
  ['a point', '<georss:point>45.256 -71.92</georss:point>', [{ type: 'point', at: at(45.256, -71.92) }]],
  ['with a comma', '<georss:point>45.256, -71.92</georss:point>', [{ type: 'point', at: at(45.256, -71.92) }]],
  ['a line', '<georss:line>45 -71 46 -71 46 -70</georss:line>', [{ type: 'line', points: corners }]],
  ['a polygon, closed as written', '<georss:polygon>45 -71 46 -71 46 -70 45 -71</georss:polygon>', [{ type: 'polygon', points: corners }]],
  ['or not', '<georss:polygon>45 -71\n46 -71\n46 -70</georss:polygon>', [{ type: 'polygon', points: corners }]],
  [
    'a box',
    '<georss:box>42.9 -71.0 43.0 -69.5</georss:box>',
    [{ type: 'polygon', points: [at(42.9, -71), at(42.9, -69.5), at(43, -69.5), at(43, -71)] }],
  ],
  ['a circle', '<georss:circle>45 -71 500</georss:circle>', [{ type: 'circle', at: at(45, -71), radius: 500 }]],
  ['a GML point', '<georss:where><gml:Point><gml:pos>45 -71</gml:pos></gml:Point></georss:where>', [{ type: 'point', at: at(45, -71) }]],
  [
    'a GML line',
    '<georss:where><gml:LineString><gml:posList>45 -71 46 -71 46 -70</gml:posList></gml:LineString></georss:where>',
    [{ type: 'line', points: corners }],
  ],
  [
    'a GML polygon',
    '<georss:where><gml:Polygon><gml:exterior><gml:LinearRing><gml:posList>45 -71 46 -71 46 -70 45 -71</gml:posList></gml:LinearRing></gml:exterior></gml:Polygon></georss:where>',
    [{ type: 'polygon', points: corners }],
  ],
  [
    'a GML box',
    '<georss:where><gml:Envelope><gml:lowerCorner>1 2</gml:lowerCorner><gml:upperCorner>3 4</gml:upperCorner></gml:Envelope></georss:where>',
    [{ type: 'polygon', points: [at(1, 2), at(1, 4), at(3, 4), at(3, 2)] }],
  ],
  [
    'a GML circle',
    '<georss:where><gml:CircleByCenterPoint><gml:pos>45 -71</gml:pos><gml:radius uom="m">500</gml:radius></gml:CircleByCenterPoint></georss:where>',
    [{ type: 'circle', at: at(45, -71), radius: 500 }],
  ],
  ['W3C latitude and longitude', '<geo:lat>45</geo:lat><geo:long>-71</geo:long>', [{ type: 'point', at: at(45, -71) }]],
  ['in a W3C point', '<geo:Point><geo:lat>45</geo:lat><geo:long>-71</geo:long></geo:Point>', [{ type: 'point', at: at(45, -71) }]],
  ['several', '<georss:point>1 2</georss:point><georss:point>3 4</georss:point>', [{ at: at(1, 2) }, { at: at(3, 4) }]],
  ['half a position', '<georss:line>45 -71 46</georss:line>', undefined],
  ['no place on Earth', '<georss:point>95 0</georss:point>', undefined],
  ['words', '<georss:point>town hall</georss:point><geo:lat>0x10</geo:lat><geo:long/>', undefined],
  ['another datum', '<georss:where><gml:Point srsName="EPSG:2154"><gml:pos>45 -71</gml:pos></gml:Point></georss:where>', undefined],
  ['places inside places', `${'<geo:Point>'.repeat(100)}<geo:lat>1</geo:lat>${'</geo:Point>'.repeat(100)}`, undefined],
])('%s', async (_, inside, expected) => {
  if (expected) expect(await whereIn(inside)).toMatchObject(expected);
  else expect(await whereIn(inside)).toBeUndefined();
});

test('any prefix will do, and none that is declared', async () => {
  expect(await whereIn('<p:point>1 2</p:point>', 'xmlns:p="http://www.georss.org/georss"')).toEqual([{ type: 'point', at: at(1, 2) }]);
  expect(await whereIn('<georss:point>1 2</georss:point><geo:lat>3</geo:lat><geo:long>4</geo:long>', '')).toHaveLength(2);
  expect(await whereIn('<georss:point>1 2</georss:point>', 'xmlns:georss="urn:other"')).toBeUndefined();
});

test('of JSON Feed, the places that CivicKit writes; what is none is dropped', async () => {
  const where = [
    { type: 'point', at: at(1, 2) },
    { type: 'polygon', points: [at(0, 0), at(0, 1), at(1, 1)] },
  ];
  const item = { id: '1', _civickit: { where: [...where, { type: 'point', at: at(91, 0) }, 'x'] } };
  const { items } = await parseFeed(JSON.stringify({ items: [item] }), { url: 'https://town.example/feed' });
  expect(items[0]?.where).toEqual(where);
});
