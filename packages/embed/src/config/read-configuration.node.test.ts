import { isCivicError } from '@civickit/core';
import { describe, expect, test } from 'vitest';
import { readConfiguration } from './read-configuration.js';

const source = { id: 'news', adapter: 'feed', url: '/feed.xml' };
const read = (value: object) => readConfiguration({ civickit: 1, notices: [source], ...value });
const messages = (value: object) => read(value).problems.map(({ path, message }) => `${path}: ${message}`);

describe('a configuration', () => {
  test('that is right has no problems', () => {
    const { configuration, problems } = read({
      zone: 'Asia/Shanghai',
      imageOrigins: ['https://a.example'],
      contact: { unit: 'Office', phone: '12345' },
    });
    expect(problems).toEqual([]);
    expect(configuration.notices).toEqual([source]);
  });

  test('with a misspelt key is told the key that looks most like it', () => {
    expect(messages({ zon: 'Asia/Shanghai' })).toEqual([': "zon" is not a key that anything reads; did you mean "zone"?']);
  });

  test('with a zone that is none goes on without it', () => {
    const { configuration, problems } = read({ zone: 'Peking' });
    expect(configuration.zone).toBeUndefined();
    expect(problems[0]?.message).toContain('write "Asia/Shanghai"');
  });

  test('with a broken source keeps the others and names the place', () => {
    const { configuration, problems } = readConfiguration({
      civickit: 1,
      notices: [{ adapter: 'feed' }, source, { ...source, id: 'no spaces please' }],
    });
    expect(configuration.notices).toEqual([source]);
    expect(problems.map(({ path }) => path)).toEqual(['notices[0].id', 'notices[2].id']);
    expect(problems[0]?.message).toContain('is missing; write "news"');
  });

  test('with two sources of one id keeps the first', () => {
    const { configuration, problems } = readConfiguration({ civickit: 1, notices: [source, { ...source, url: '/other.xml' }] });
    expect(configuration.notices).toEqual([source]);
    expect(problems).toHaveLength(1);
  });

  test('with an origin that is none leaves pictures to the page’s own', () => {
    expect(messages({ imageOrigins: ['https://a.example/path'] })[0]).toContain('write ["https://pictures.example"]');
  });

  test.each([[[]], [null], ['text'], [{}], [{ civickit: 2 }]])('%j is refused with what to write', (value) => {
    expect(() => readConfiguration(value)).toThrowError(/"civickit": 1/);
    try {
      readConfiguration(value);
    } catch (error) {
      expect(isCivicError(error) && error.code).toBe('config/invalid');
    }
  });

  test('cannot reach the prototype of anything', () => {
    const { problems } = readConfiguration(JSON.parse('{"civickit":1,"__proto__":{"polluted":1},"notices":[]}'));
    expect(problems).toHaveLength(1);
    expect(({} as { polluted?: number }).polluted).toBeUndefined();
  });
});
