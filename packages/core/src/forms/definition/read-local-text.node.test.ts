import { expect, test } from 'vitest';
import { localText } from './read-local-text.js';

const road = { en: 'Road', 'zh-Hans': '道路', 'zh-Hant': '道路（繁）', ug: 'يول' };

test.each([
  ['en', 'en'],
  ['en-GB', 'en'],
  ['zh-CN', 'zh-Hans'],
  ['zh', 'zh-Hans'],
  ['zh-TW', 'zh-Hant'],
  ['ug-Arab-CN', 'ug'],
])('a reader of %s is given %s', (reader, lang) => {
  expect(localText(road, reader)).toEqual({ text: road[lang as keyof typeof road], lang });
});

test('a reader of another language is given the first that the form is in, whatever the order of its texts', () => {
  expect(localText(road, 'fr', ['zh-Hans', 'en'])).toEqual({ text: '道路', lang: 'zh-Hans' });
  expect(localText(road, 'fr')).toEqual({ text: 'Road', lang: 'en' });
  expect(localText({ de: 'Weg' }, 'fr', ['en'])).toEqual({ text: 'Weg', lang: 'de' });
  expect(localText(road, 'no language at all!', ['ug'])).toEqual({ text: 'يول', lang: 'ug' });
});

test('one text for all has a language only in a form of one', () => {
  expect(localText('m²', 'en', ['zh-Hans', 'en'])).toEqual({ text: 'm²' });
  expect(localText('道路', 'en', ['zh-Hans'])).toEqual({ text: '道路', lang: 'zh-Hans' });
  expect(localText('道路', 'en')).toEqual({ text: '道路' });
});

test('nothing inherited is ever a text', () => {
  expect(localText({}, 'toString')).toEqual({ text: '' });
  expect(localText({ en: 'Road' }, 'constructor')).toEqual({ text: 'Road', lang: 'en' });
});
