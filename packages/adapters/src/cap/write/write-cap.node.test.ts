import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { AlertFacts, Notice } from '@civickit/core';
import { expect, test } from 'vitest';
import { parseFeed } from '../../feed/parse-feed.js';
import { hostile, oneOf, random, some } from '../../open311/write/generate.node.js';
import { parseCap } from '../parse-cap.js';
import { readIndex } from '../read-index.js';
import { alertXml, infoXml } from '../serve-alerts.node.js';
import { toNotices } from '../to-notices.js';
import { writeCap, writeCapAlert, writeCapIndex, type AlertNotice } from './index.js';

const origin = { url: 'https://met.example/rain', zone: 'Asia/Shanghai', source: 'met' };
const setting = { source: 'met', languages: ['zh'], clock: undefined, url: origin.url };
const shapes = `<polygon>30,120 30.5,121 31,121.25 30,120</polygon><circle>26.1,106.7 5.5</circle>`;
const codes = '<geocode><valueName>GB/T 2260</valueName><value>522301</value></geocode>';
const county = join(import.meta.dirname, '../../../../../examples/county/warnings/rain.xml');

/** What the other tests of this folder read, and the warning of the demo county. */
const samples: Readonly<Record<string, string>> = {
  plain: alertXml({ identifier: 'a', expires: '2026-03-04T20:00:00+08:00' }),
  update: alertXml({
    identifier: 'b',
    msgType: 'Update',
    references: 'warn@met.example,a,2026-03-04T08:00:00+08:00 warn@met.example,a0,2026-03-04T07:00:00-00:00',
  }),
  cancel: alertXml({ identifier: 'c', msgType: 'Cancel', references: 'warn@met.example,a,2026-03-04T08:00:00+08:00' }),
  exercise: alertXml({ identifier: 'd', status: 'Exercise', scope: 'Restricted', sent: '2026-03-04T00:00:00-00:00' }),
  languages: alertXml({
    identifier: 'e',
    infos: infoXml({ expires: '2026-03-04T20:00:00+08:00' }) + infoXml({ headline: '暴雨橙色预警', severity: 'Severe' }, 'zh-CN'),
  }),
  areas: alertXml({
    identifier: 'f',
    infos: infoXml({ area: `<area><areaDesc>River</areaDesc>${shapes}${codes}</area><area><areaDesc>Town &amp; hill</areaDesc></area>` }),
  }),
  parameters: alertXml({ identifier: 'g' }).replace(
    '<area>',
    '<parameter><valueName>awareness_level</valueName><value>2; yellow; Moderate</value></parameter><area>',
  ),
  // As a template: its dates are filled in by the demo server.
  county: readFileSync(county, 'utf8').replace(/\{\{[^}]*\}\}/g, '2026-03-04T09:00:00+08:00'),
};
// Samples of google/cap-library (Apache 2.0). They lie beside the checkout, not in it.
const beside = ['../../../../../../shared', '../../../../../../../shared'].map((path) => join(import.meta.dirname, path, 'data/cap'));
const shared = beside.find((path) => existsSync(path));
const foreign = shared ? readdirSync(shared).filter((name) => name.endsWith('.cap') && name !== 'xee.cap') : [];
for (const name of foreign)
  Object.assign(samples, {
    [name]: readFileSync(join(shared ?? '', name), name.includes('8859') ? 'latin1' : 'utf8').replace('ISO-8859-1', 'UTF-8'),
  });

const withoutRaw = <T extends { raw?: unknown }>(given: T): T => ({ ...given, raw: undefined });

test.each(Object.keys(samples))('%s is read back equal, as a message and as notices', async (name) => {
  const { alert } = await parseCap(samples[name] ?? '', origin);
  const written = writeCap(alert);
  const again = await parseCap(written, origin);
  expect(again.problems).toEqual([]);
  expect(withoutRaw(again.alert)).toEqual(withoutRaw(alert));
  for (const notice of toNotices(alert, setting)) {
    const back = await parseCap(writeCapAlert(notice as AlertNotice), origin);
    const [read] = toNotices(back.alert, setting);
    // Where a message says different things of different areas, each notice is one message here.
    expect({ ...withoutRaw(read as Notice), ref: notice.ref }).toEqual(withoutRaw(notice));
  }
});

test('elements stand in the order of the schema', () => {
  const text = {
    lang: 'en',
    event: 'Rain',
    headline: 'H',
    description: 'D',
    instruction: 'I',
    senderName: 'S',
    contact: 'C',
    web: 'https://met.example/',
  };
  const sent = { iso: '2026-03-04T08:00:00.5Z', precision: 'instant', zone: 'given' } as const;
  const written = writeCapAlert({
    ref: { source: 'met', id: '1' },
    title: 'Rain',
    alert: {
      ...text,
      identifier: '1',
      sender: 'm',
      sent,
      msgType: 'Update',
      category: ['met', 'weather', 'Met'],
      urgency: 'Soon',
      severity: 'Severe',
      certainty: 'likely',
      colour: 'red',
      allClear: true,
      effective: { iso: '2026-03-04', precision: 'day', zone: 'assumed' },
      onset: { iso: '2026-03-04T10:00:00+08:00', precision: 'minute', zone: 'given' },
      expires: sent,
      areas: [
        {
          description: 'A',
          shapes: [
            { type: 'point', at: { latitude: 26, longitude: 1e-8 } },
            { type: 'line', points: [{ latitude: 1, longitude: 1 }, { latitude: 2, longitude: 2 }] },
            { type: 'polygon', points: [{ latitude: 1, longitude: 1 }, { latitude: 2, longitude: 2 }, { latitude: 3, longitude: 1 }] },
            { type: 'circle', at: { latitude: NaN, longitude: 1 }, radius: 1 },
          ],
          geocodes: [{ name: 'n', value: 'v' }],
        },
      ],
      languages: [],
      references: [{ sender: 'm', identifier: '0', sent: '2026-03-04T07:00:00-00:00' }],
    },
  }, { zone: 'Asia/Shanghai' }); // prettier-ignore
  expect(written.replace(/>\n</g, '><')).toBe(
    '<?xml version="1.0" encoding="UTF-8"?><alert xmlns="urn:oasis:names:tc:emergency:cap:1.2"><identifier>1</identifier><sender>m</sender>' +
      '<sent>2026-03-04T08:00:00-00:00</sent><status>Actual</status><msgType>Update</msgType><scope>Public</scope>' +
      '<references>m,0,2026-03-04T07:00:00-00:00</references><info><language>en</language><category>Met</category><category>Other</category>' +
      '<event>Rain</event><responseType>AllClear</responseType><urgency>Unknown</urgency><severity>Severe</severity><certainty>Likely</certainty>' +
      '<effective>2026-03-03T16:00:00-00:00</effective><onset>2026-03-04T10:00:00+08:00</onset><expires>2026-03-04T08:00:00-00:00</expires>' +
      '<senderName>S</senderName><headline>H</headline><description>D</description><instruction>I</instruction><web>https://met.example/</web>' +
      '<contact>C</contact><parameter><valueName>colour</valueName><value>red</value></parameter><area><areaDesc>A</areaDesc>' +
      '<polygon>1,1 2,2 3,1 1,1</polygon><circle>26,0.0000000 0</circle><geocode><valueName>n</valueName><value>v</value></geocode></area>' +
      '</info></alert>\n',
  );
});

function hostileAlert(at: number): AlertNotice {
  const sent = { iso: `2026-03-0${1 + random(9)}T08:00:00+08:00`, precision: 'instant', zone: 'given' } as const;
  const texts = () => ({ event: hostile(), headline: hostile(), description: hostile(), instruction: hostile(), senderName: hostile(), contact: hostile() });
  const alert: AlertFacts = {
    ...texts(),
    identifier: `${hostile()} ${at}`,
    sender: hostile(),
    sent,
    msgType: 'Alert',
    category: some(hostile),
    urgency: hostile(),
    severity: 'Severe',
    certainty: hostile(),
    colour: oneOf(['red', 'blue']),
    effective: sent,
    areas: some(() => ({ description: hostile(), shapes: [], geocodes: some(() => ({ name: hostile(), value: `v${hostile()}` })) })),
    languages: [{ ...texts(), lang: 'ug', places: some(hostile) }],
    references: some(() => ({ sender: hostile(), identifier: hostile(), sent: hostile() })),
  };
  return { ref: { source: 'met', id: `${hostile()} ${at}` }, title: hostile(), summary: hostile(), lang: 'zh-Hans', alert };
} // prettier-ignore

test('no text breaks out of its element', async () => {
  for (let at = 0; at < 200; at++) {
    const notice = hostileAlert(at);
    const { alert, problems } = await parseCap(writeCapAlert(notice), origin);
    expect(problems.filter(({ message }) => !/sender|event/.test(message))).toEqual([]);
    expect([alert.status, alert.msgType, alert.infos.length]).toEqual(['Actual', 'Alert', 2]);
    expect(alert.identifier).not.toMatch(/[\s,<&]/);
    expect(alert.references).toHaveLength(notice.alert.references.length);
    expect(alert.infos[0]?.areas).toHaveLength(notice.alert.areas.length);
  }
});

test('an index leads to every message, whatever it holds, and says when one was written anew', async () => {
  const updated = { iso: '2026-03-04T08:00:00.000Z', precision: 'instant', zone: 'given' } as const;
  const entries = Array.from({ length: 50 }, (_, at) => ({
    notice: hostileAlert(at),
    message: `https://town.example/alerts/${at}.xml`,
    updated,
  }));
  const channel = { title: 'Town <b> & "co"', homepage: 'https://town.example/', url: 'https://town.example/alerts/index.atom', updated };
  const written = writeCapIndex(entries, channel);
  const index = await readIndex(written, { ...origin, url: channel.url }, new AbortController().signal);
  expect(index.problems).toEqual([]);
  expect(index.entries.map(({ url }) => url).sort()).toEqual(entries.map(({ message }) => message).sort());
  expect((await parseFeed(written, { url: channel.url })).feed.title).toBe(channel.title);
  const soon = { iso: 'soon', precision: 'instant', zone: 'given' } as const;
  expect(() => writeCapIndex([], { ...channel, updated: soon })).toThrow(expect.objectContaining({ code: 'invalid/date' }));
});
