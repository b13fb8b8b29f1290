import { expect, test } from 'vitest';
import type { PublicService } from '../services/public-service.js';
import { scanServices } from './scan-services.js';

const service = (id: string, name: string, more: Partial<PublicService> = {}): PublicService => ({
  ref: { source: 'a', id },
  name,
  ...more,
});

const services = [
  service('letter', 'Letter of residence', { documents: [{ name: 'Passport' }] }),
  service('lost', 'Report of a lost passport'),
  service('passport', 'Passport', { alternateNames: ['Travel document'] }),
  service('renew', 'Passport renewal', { keywords: ['travel'], organization: { name: 'Café für Pässe' } }),
  service('card', '居民身份证补领', { keywords: ['身份证丢了'], terms: [{ id: 't', name: '公民身份' }] }),
  service('birth', 'تۇغۇت گۇۋاھنامىسى', { summary: 'Свидетельство о рождении ребёнка' }),
];

const find = (text: string) => scanServices(services, text).map((at) => services[at]?.ref.id);

test('puts the equal name first, then the name that begins so, then the name that holds it, then other texts', () => {
  expect(find('passport')).toEqual(['passport', 'renew', 'lost', 'letter']);
  expect(find('travel')).toEqual(['passport', 'renew']);
});

test('wants every word, wherever it stands', () => {
  expect(find('lost report')).toEqual(['lost']);
  expect(find('passport cafe')).toEqual(['renew']);
  expect(find('passport bicycle')).toEqual([]);
});

test('finds a part of a Chinese name, and Chinese beside letters', () => {
  expect(find('身份证')).toEqual(['card']);
  expect(find('丢了 补领')).toEqual(['card']);
});

test('makes no difference of case, width, accents, vowel signs and presentation forms', () => {
  expect(find('ＰＡＳＳＰＯＲＴ renewal')).toEqual(['renew']);
  expect(find('fur passe')).toEqual(['renew']);
  expect(find('РЕБЕНКА')).toEqual(['birth']);
  expect(find('ﺗﯘﻏﯘﺕ')).toEqual(['birth']);
});

test('finds nothing by blank text and by signs alone', () => {
  expect(find(' ')).toEqual([]);
  expect(find('!?')).toEqual([]);
});
