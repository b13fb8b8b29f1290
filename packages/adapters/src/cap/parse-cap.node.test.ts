import { expect, test } from 'vitest';
import { parseCap } from './parse-cap.js';
import { alertXml, infoXml } from './serve-alerts.node.js';

const url = 'https://met.example/a.xml';
const zone = 'Asia/Shanghai';
const read = (text: string | Uint8Array) => parseCap(text, { url, zone });
const areaIn = async (area: string) => {
  const { alert, problems } = await read(alertXml({ identifier: 'a', area: `<area><areaDesc>x</areaDesc>${area}</area>` }));
  return { shapes: alert.infos[0]?.areas[0]?.shapes, problems: problems.map(({ message }) => message) };
};

test.each(['urn:oasis:names:tc:emergency:cap:1.2', 'urn:oasis:names:tc:emergency:cap:1.1', 'http://www.incident.com/cap/1.0', ''])(
  'a message of the namespace "%s"',
  async (namespace) => {
    const { alert, problems } = await read(alertXml({ identifier: 'a' }, namespace));
    expect(alert).toMatchObject({ identifier: 'a', status: 'Actual', infos: [{ event: 'Rainstorm', responseTypes: [] }] });
    expect(problems).toEqual([]);
  },
);

test('prefixes, envelopes and processing instructions are no hindrance', async () => {
  const text = alertXml({ identifier: 'a' })
    .replace(/<(\/?)(\w)/g, '<$1cap:$2')
    .replace('xmlns=', 'xmlns:cap=')
    .replace(/<\?.*?\?>/, '');
  const { alert } = await read(
    `<?xml version="1.0"?><?xml-stylesheet href="x"?><EDXLDistribution xmlns="urn:x"><contentObject>${text}</contentObject></EDXLDistribution>`,
  );
  expect(alert.infos[0]?.headline).toBe('Rainstorm warning');
});

test.each([
  ['2026-03-04T08:00:00-00:00', '2026-03-04T08:00:00Z', 0],
  ['2026-03-04T08:00:00Z', '2026-03-04T08:00:00Z', 0],
  ['2026-03-04T08:00:00.123+08:00', '2026-03-04T08:00:00.123+08:00', 0],
  ['2026-03-04T08:00:00', '2026-03-04T08:00:00+08:00', 1],
])('a time written %s', async (written, iso, problems) => {
  const given = await read(alertXml({ identifier: 'a', sent: written }));
  expect(given.alert.sent.iso).toBe(iso);
  expect(given.problems).toHaveLength(problems);
});

test('polygons have the latitude first, need not be closed, and are mended where they have the longitude first', async () => {
  const points = [[30, 120], [30, 121], [31, 121]].map(([latitude, longitude]) => ({ latitude, longitude })); // prettier-ignore
  for (const written of [
    '30,120 30,121 31,121 30,120',
    '30,120 30,121 31,121',
    '30, 120\n30 ,121 31，121',
    '120,30 121,30 121,31 120,30',
  ]) {
    expect(await areaIn(`<polygon>${written}</polygon>`)).toEqual({ shapes: [{ type: 'polygon', points }], problems: [] });
  }
});

test('the radius of a circle is in kilometres', async () => {
  expect(await areaIn('<circle>30,120 5.5</circle>')).toEqual({
    shapes: [{ type: 'circle', at: { latitude: 30, longitude: 120 }, radius: 5500 }],
    problems: [],
  });
});

test.each([
  '<polygon>30,120 31,121</polygon>',
  '<polygon>here and there</polygon>',
  '<circle>30,120</circle>',
  '<circle>30,120 -3</circle>',
  '<polygon>400,500 1,2 3,4</polygon>',
])('what cannot be drawn is told: %s', async (area) => {
  const { shapes, problems } = await areaIn(area);
  expect(shapes).toEqual([]);
  expect(problems).toEqual([expect.stringContaining('cannot be drawn')]);
});

test('empty elements and tags in texts do no harm', async () => {
  const infos = `<info><language/><category/><event>Rain &lt;b&gt;</event><urgency/><severity/><certainty/><expires/><headline/><web>/more</web><contact/><area><areaDesc/><polygon/><geocode><valueName>x</valueName><value/></geocode></area></info>`;
  const { alert, problems } = await read(alertXml({ identifier: 'a', infos, references: ' ' }));
  expect(problems).toEqual([]);
  expect(alert.references).toEqual([]);
  expect(alert.infos).toEqual([
    { event: 'Rain <b>', lang: 'en-US', web: 'https://met.example/more', category: [], responseTypes: [], urgency: 'Unknown', severity: 'Unknown', certainty: 'Unknown', parameters: [], places: [], areas: [{ description: '', shapes: [], geocodes: [] }] },
  ]); // prettier-ignore
});

test('a Chinese text that names no language is not taken for American English', async () => {
  const infos = infoXml({ headline: '暴雨预警' }).replace('<language>en</language>', '');
  expect((await read(alertXml({ identifier: 'a', infos }))).alert.infos[0]?.lang).toBeUndefined();
});

test.each([
  ['no identifier', alertXml({ identifier: '' })],
  ['no time', alertXml({ identifier: 'a', sent: 'soon' })],
  ['cut off', alertXml({ identifier: 'a' }).slice(0, -40)],
])('a message with %s is refused', async (_, text) => {
  await expect(read(text)).rejects.toMatchObject({ code: 'protocol/not-an-alert' });
});

test('an area of very many codes and points is read to its end', async () => {
  const codes = Array.from({ length: 3000 }, (_, at) => `<geocode><valueName>x</valueName><value>${at}</value></geocode>`).join('');
  const points = Array.from({ length: 5000 }, (_, at) => `${30 + at / 10_000},${120 + at / 10_000}`).join(' ');
  const { alert } = await read(
    alertXml({ identifier: 'a', area: `<area><areaDesc>x</areaDesc><polygon>${points}</polygon>${codes}</area>` }),
  );
  const area = alert.infos[0]?.areas[0];
  expect(area?.geocodes).toHaveLength(3000);
  expect(area?.shapes).toMatchObject([{ points: { length: 5000 } }]);
});

test('a document that declares entities is refused', async () => {
  await expect(read(`<!DOCTYPE alert [<!ENTITY a "b">]>${alertXml({ identifier: 'a' }).replace(/<\?.*?\?>/, '')}`)).rejects.toMatchObject({
    code: 'protocol/doctype',
  });
});
