import { describe, expect, test } from 'vitest';
import { readFrameQuery } from './frame-query.js';

const read = (query: string, at = 'https://county.example/civickit/1/frame.html') => readFrameQuery(new URL(`${at}?${query}`));

describe('the address of a frame', () => {
  test('names widget, configuration, language, theme and attributes', () => {
    expect(
      read('widget=notice-feed&config=/data/civickit.json&lang=zh-Hans&theme=elder&id=news&category=水&limit=5&searchable&inline=true'),
    ).toEqual({
      tag: 'civic-notice-feed',
      attributes: [
        ['category', '水'],
        ['limit', '5'],
        ['inline', ''],
        ['searchable', ''],
      ],
      configuration: 'https://county.example/data/civickit.json',
      lang: 'zh-Hans',
      theme: 'elder',
      id: 'news',
      ignored: [],
    });
  });

  test('without configuration means the one beside the folder, also below the root', () => {
    expect(read('widget=notice-feed').configuration).toBe('https://county.example/civickit.json');
    expect(read('', 'https://county.example/town/civickit/1/frame.html').configuration).toBe('https://county.example/town/civickit.json');
  });

  test('takes two themes that go together, and none where one of them is none', () => {
    expect(read('theme=dark+elder').theme).toBe('dark elder');
    expect(read('theme=elder%20disco')).toMatchObject({ theme: undefined, ignored: ['theme'] });
  });

  test('a switch that says false is off', () => {
    expect(read('widget=notice-feed&searchable=false').attributes).toEqual([]);
  });

  test.each([
    'config=https://elsewhere.example/civickit.json',
    'config=//elsewhere.example/civickit.json',
    'config=/redirect?to=/civickit.json',
    'config=data:application/json,{}',
    'config=javascript:alert(1)//.json',
    'config=http://[',
  ])('never leads to a configuration that is no file of this site: %s', (query) => {
    expect(read(query).configuration).toBe('https://county.example/civickit.json');
    expect(read(query).ignored).toEqual(['config']);
  });

  test('loses the query of a configuration', () => {
    expect(read('config=/echo.json?body=%7B%7D').configuration).toBe('https://county.example/echo.json');
  });

  test.each([
    'widget=constructor',
    'widget=kit',
    'widget=<img src=x onerror=alert(1)>',
    'theme=print%22%3E',
    'lang=%22%3E%3Cscript%3E',
    'id=a b',
    'onclick=alert(1)',
    'style=color:red',
    'src=https://elsewhere.example/feed.xml',
    'adapter=feed',
    'heading=Call this number',
  ])('nothing is made of %s, and it is named', (query) => {
    const { tag, attributes, lang, theme, id, ignored } = read(query);
    expect({ tag, attributes, lang, theme, id }).toEqual({ tag: undefined, attributes: [], lang: undefined, theme: undefined, id: '' });
    expect(ignored).toEqual([query.split('=')[0]]);
  });

  test('attributes of one widget are not given to another', () => {
    expect(read('widget=alert-banner&searchable&area=522301').attributes).toEqual([['area', '522301']]);
  });

  test('a value longer than any that is meant is left out', () => {
    expect(read(`widget=notice-feed&category=${'x'.repeat(201)}`).attributes).toEqual([]);
  });
});
