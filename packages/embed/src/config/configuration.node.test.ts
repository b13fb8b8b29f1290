import { CivicError } from '@civickit/core';
import { describe, expect, test } from 'vitest';
import { openConfiguredSources } from '../configuration.js';
import { adapterOptions } from './adapter-options.js';
import { takeConfiguration } from './configuration.js';
import { explainConfiguration } from './explain-configuration.js';
import { chineseExplanations } from './explanations.js';

const source = { id: 'news', adapter: 'feed', url: '/feed.xml' };
const whole = {
  $schema: '/civickit/1/civickit.schema.json',
  civickit: 1,
  zone: 'Asia/Shanghai',
  lang: 'zh-Hans',
  area: '520000',
  contact: { unit: 'Office', phone: '12345' },
  imageOrigins: ['https://a.example'],
  frameOrigins: ['https://portal.example'],
  relay: '/relay',
  calendar: 'cn',
  notices: [{ ...source, title: 'News', freshness: { basis: 'published', due: 'P7D', overdue: 'P14D', dead: 'P180D' } }],
};
const messages = (value: object) =>
  explainConfiguration({ civickit: 1, notices: [source], ...value }).map(({ path, message }) => `${path}: ${message}`);

/** What is wrong, and what of the rest is still taken. */
const flawed: readonly (readonly [name: string, value: unknown, says: string])[] = [
  ['a misspelt key', { ...whole, zon: 'Asia/Shanghai' }, 'did you mean "zone"?'],
  ['a zone that is none', { ...whole, zone: 'Peking' }, 'write "Asia/Shanghai"'],
  ['a zone that is no text', { ...whole, zone: 8 }, 'write "Asia/Shanghai"'],
  ['a language that is none', { ...whole, lang: 'Chinese!' }, 'write "zh-Hans"'],
  ['an area that is no text', { ...whole, area: 520000 }, 'area'],
  ['a contact without unit', { ...whole, contact: { phone: '12345' } }, 'write "Water Bureau"'],
  ['a contact with another key', { ...whole, contact: { unit: 'Office', mail: 'a@b.example' } }, '"mail"'],
  ['an origin with a path', { ...whole, imageOrigins: ['https://a.example/path'] }, 'write ["https://pictures.example"]'],
  ['one origin instead of a list', { ...whole, imageOrigins: 'https://a.example' }, 'write ["https://pictures.example"]'],
  ['a frame origin with a path', { ...whole, frameOrigins: ['https://portal.example/'] }, 'write ["https://portal.example"]'],
  ['a relay that is no text', { ...whole, relay: true }, 'relay'],
  ['a relay that is no address', { ...whole, relay: 'http://[' }, 'relay is not as it must be; write "/relay.php"'],
  ['copies that are at no address', { ...whole, pulled: 'http://' }, 'write "/civickit-data/"'],
  ['a calendar that is no text', { ...whole, calendar: ['cn'] }, 'write "cn", or the address of a file'],
  ['a calendar that is at no address', { ...whole, calendar: 'https://' }, 'calendar is not as it must be; write "cn"'],
  ['one source instead of a list', { ...whole, notices: source }, 'write [{ "id": "news"'],
  ['a source without id', { ...whole, notices: [{ adapter: 'feed', url: '/feed.xml' }] }, 'is missing; write "news"'],
  ['an id with spaces', { ...whole, notices: [{ ...source, id: 'a b' }] }, 'write "news"'],
  ['two sources of one id', { ...whole, notices: [source, { ...source, url: '/other.xml' }] }, 'write another id'],
  ['a schema that is no text', { ...whole, $schema: 1 }, '$schema'],
  ['a list', [], 'must be an object'],
  ['nothing', null, 'must be an object'],
  ['no version', {}, 'write "civickit": 1'],
  ['another version', { civickit: 2 }, 'write 1'],
];

describe('a configuration', () => {
  test('that is right is taken as it is, and there is nothing to explain', () => {
    expect(takeConfiguration(whole)).toEqual({ configuration: whole, flawed: false });
    expect(explainConfiguration(whole)).toEqual([]);
  });

  test.each(flawed)('with %s: the page notices, and the schema says what to write', (_, value, says) => {
    expect(takeConfiguration(value).flawed).toBe(true);
    expect(
      explainConfiguration(value)
        .map(({ path, message }) => `${path} ${message}`)
        .join('; '),
    ).toContain(says);
  });

  test('with a slip keeps all that is right', () => {
    const { configuration } = takeConfiguration({ ...whole, zone: 'Peking', notices: [{ id: 'x' }, source, source] });
    expect(configuration).toEqual({ ...whole, zone: undefined, notices: [source] });
  });

  test('is told what an adapter reads', () => {
    expect(messages({ notices: [{ ...source, titel: 'News' }] })[0]).toContain('did you mean "title"?');
    expect(messages({ notices: [{ ...source, adapter: 'fed' }] })[0]).toContain('write one of cap, feed');
    expect(
      messages({ notices: [{ ...source, freshness: { basis: 'published', due: '7 days', overdue: 'P14D', dead: 'P180D' } }] })[0],
    ).toContain('write "P14D" for 14 days');
  });

  test('cannot reach the prototype of anything', () => {
    const { flawed: noticed } = takeConfiguration(JSON.parse('{"civickit":1,"__proto__":{"polluted":1},"notices":[]}'));
    expect(noticed).toBe(true);
    expect(({} as { polluted?: number }).polluted).toBeUndefined();
  });

  test('is explained in Chinese too', () => {
    const said = explainConfiguration({ civickit: 1, zon: 'x', notices: [{ id: 'a b', adapter: 'fed' }] }, chineseExplanations);
    expect(said.map(({ message }) => message)).toEqual([
      '"zon" 不是可识别的键；是否想写 "zone"？',
      '写法不对；请写 "news"（字母、数字、点、短横线）',
    ]);
  });

  test('opens every adapter of notices outside of pages, too', async () => {
    const names = Object.keys(adapterOptions).filter((name) => adapterOptions[name]?.notices);
    const entries = names.map((adapter) => ({ id: adapter, adapter, url: 'https://town.example/' }));
    const opened = await openConfiguredSources('notices', { civickit: 1 }, entries, 'https://county.example/');
    const http = { send: () => Promise.reject(new CivicError('network/unreachable', 'nobody there')) };
    const context = { http, clock: Date, zone: 'UTC', signal: new AbortController().signal };
    for (const source of opened) await expect(source.list({}, undefined, context)).rejects.toMatchObject({ code: 'network/unreachable' });
  });
});
