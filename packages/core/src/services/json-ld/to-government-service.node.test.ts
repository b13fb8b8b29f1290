import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import type { PublicService } from '../public-service.js';
import { toGovernmentService } from './to-government-service.js';

/** Examples of schemaorg/schemaorg (CC BY-SA 3.0). They lie beside the checkout, not in it. */
const beside = ['../../../../../../shared', '../../../../../../../shared'].map((path) => join(import.meta.dirname, path));
const given = process.env['CIVICKIT_SHARED'];
const sample = join(
  (given ? [given] : beside).find((path) => existsSync(path)) ?? '',
  'data/jsonld/schemaorg-eg-0169-governmentservice.jsonld',
);
const missing = !existsSync(sample);

const options = { url: 'https://county.example/services/1', language: 'en' };
const bare: PublicService = { ref: { source: 'county', id: '1' }, name: 'Licence' };
const whole: PublicService = {
  ...bare,
  alternateNames: ['Permit'],
  description: [{ tag: 'p', children: ['For ', { tag: 'strong', children: ['shops'] }] }],
  organization: { name: 'Trade Office', url: 'https://trade.example/' },
  eligibility: 'Owners',
  minimumAge: 18,
  audience: ['person', 'organisation'],
  documents: [{ name: 'Form A', form: { title: 'Form A', url: 'https://county.example/a.pdf' } }, { name: 'Identity card', condition: 'abroad' }],
  places: [
    {
      name: 'Hall',
      address: '1 High St',
      postcode: '310000',
      where: { latitude: 30.27, longitude: 120.15 },
      hours: { text: 'Mornings', periods: [{ days: ['MO', 'TU'], opens: '09:00', closes: '24:00', from: '2026-01-01' }] },
      contacts: [{ phones: [{ number: '99', kind: 'fax' }, { number: '12' }] }],
    },
  ],
  hours: { periods: [{ days: ['SA'], opens: '00:00', closes: '00:00' }, { days: ['SU'], ordinals: [1], opens: '09:00', closes: '10:00' }] },
  contacts: [{ name: 'Desk', email: 'desk@county.example', phones: [{ number: '123' }, { number: '456', kind: 'text' }] }],
  channels: [{ kind: 'online', url: 'https://apply.example/', note: 'Apply' }, { kind: 'post', note: 'PO box 1' }, { kind: 'counter' }],
  fees: [{ name: 'Adults', amount: 35, currency: 'CNY', note: 'a year' }, { name: 'Other', amount: 5 }, { name: 'Veterans', amount: 0 }],
  time: { promised: { amount: 3, unit: 'workday' }, legal: { amount: 20, unit: 'day' } },
  outcome: { name: 'A licence' },
  terms: [{ id: 't', name: 'Trade' }],
  areas: [{ name: 'North', code: '330100' }],
  languages: ['zh', 'en'],
  steps: [{ name: 'Come' }],
  legalBasis: [{ title: 'Trade Act' }],
  url: 'https://elsewhere.example/',
  raw: { private: true },
}; // prettier-ignore

test('what is known of a service is said in the words of schema.org', () => {
  const shared = { availableLanguage: ['zh', 'en'], processingTime: 'P20D' };
  const point = { '@type': 'ContactPoint', name: 'Desk', email: 'desk@county.example' };
  expect(toGovernmentService(whole, options)).toEqual({
    '@context': 'https://schema.org',
    '@type': 'GovernmentService',
    '@id': 'https://county.example/services/1',
    name: 'Licence',
    alternateName: 'Permit',
    description: 'For shops',
    identifier: '1',
    url: 'https://county.example/services/1',
    mainEntityOfPage: { '@type': 'WebPage', '@id': 'https://county.example/services/1', inLanguage: 'en' },
    category: 'Trade',
    serviceOperator: { '@type': 'GovernmentOrganization', name: 'Trade Office', url: 'https://trade.example/' },
    areaServed: { '@type': 'AdministrativeArea', name: 'North', identifier: '330100' },
    audience: [{ '@type': 'PeopleAudience', description: 'Owners', requiredMinAge: 18 }, { '@type': 'BusinessAudience' }],
    availableChannel: [
      { '@type': 'ServiceChannel', serviceUrl: 'https://apply.example/', name: 'Apply', ...shared },
      { '@type': 'ServiceChannel', servicePostalAddress: { '@type': 'PostalAddress', streetAddress: 'PO box 1' }, ...shared },
      { '@type': 'ServiceChannel', servicePhone: { ...point, telephone: '123' }, ...shared },
      { '@type': 'ServiceChannel', serviceSmsNumber: { ...point, telephone: '456' }, ...shared },
      {
        '@type': 'ServiceChannel',
        serviceLocation: {
          '@type': 'Place',
          name: 'Hall',
          address: { '@type': 'PostalAddress', streetAddress: '1 High St', postalCode: '310000' },
          geo: { '@type': 'GeoCoordinates', latitude: 30.27, longitude: 120.15 },
          openingHoursSpecification: {
            '@type': 'OpeningHoursSpecification',
            dayOfWeek: ['https://schema.org/Monday', 'https://schema.org/Tuesday'],
            opens: '09:00',
            closes: '23:59',
            validFrom: '2026-01-01',
          },
          telephone: '12',
        },
        ...shared,
      },
    ],
    hoursAvailable: { '@type': 'OpeningHoursSpecification', dayOfWeek: ['https://schema.org/Saturday'], opens: '00:00', closes: '23:59' },
    offers: [
      { '@type': 'Offer', name: 'Adults', price: 35, priceCurrency: 'CNY', description: 'a year' },
      { '@type': 'Offer', name: 'Other' },
      { '@type': 'Offer', name: 'Veterans', price: 0 },
    ],
    serviceOutput: { '@type': 'Thing', name: 'A licence' },
    termsOfService: 'Form A (https://county.example/a.pdf)\nIdentity card (abroad)',
  });
});

test('what is not known is left out, and an address that is none', () => {
  expect(
    toGovernmentService(
      { ...bare, organization: { name: 'Office', url: 'javascript:alert(1)' }, channels: [{ kind: 'online', url: '/a' }] },
      { url: options.url },
    ),
  ).toEqual({
    '@context': 'https://schema.org',
    '@type': 'GovernmentService',
    '@id': options.url,
    name: 'Licence',
    identifier: '1',
    url: options.url,
    mainEntityOfPage: { '@type': 'WebPage', '@id': options.url },
    serviceOperator: { '@type': 'GovernmentOrganization', name: 'Office' },
  });
});

test.each(['/services/1', 'javascript:alert(1)', ''])('"%s" is no address of a page', (url) => {
  expect(() => toGovernmentService(bare, { url })).toThrow(expect.objectContaining({ code: 'invalid/url' }));
});

/** Properties of schema.org that each type has, itself or from the types above it. The deprecated ones are not among them. */
const thing = ['@id', 'name', 'alternateName', 'description', 'identifier', 'url', 'mainEntityOfPage'];
const vocabulary: Readonly<Record<string, readonly string[]>> = {
  GovernmentService: ['@context', ...thing, 'serviceOperator', 'jurisdiction', 'provider', 'serviceType', 'areaServed', 'audience', 'availableChannel', 'hoursAvailable', 'category', 'termsOfService', 'serviceOutput', 'offers', 'isRelatedTo'],
  ServiceChannel: [...thing, 'serviceUrl', 'servicePhone', 'serviceSmsNumber', 'servicePostalAddress', 'serviceLocation', 'availableLanguage', 'processingTime', 'providesService'],
  WebPage: [...thing, 'inLanguage'],
  GovernmentOrganization: thing,
  AdministrativeArea: thing,
  PeopleAudience: [...thing, 'requiredMinAge', 'requiredMaxAge'],
  BusinessAudience: thing,
  Audience: thing,
  Language: thing,
  ContactPoint: [...thing, 'telephone', 'email'],
  PostalAddress: [...thing, 'streetAddress', 'postalCode', 'addressLocality', 'addressRegion', 'addressCountry'],
  Place: [...thing, 'address', 'geo', 'openingHoursSpecification', 'telephone'],
  Hospital: [...thing, 'address'],
  GeoCoordinates: [...thing, 'latitude', 'longitude'],
  OpeningHoursSpecification: [...thing, 'dayOfWeek', 'opens', 'closes', 'validFrom', 'validThrough'],
  Offer: [...thing, 'price', 'priceCurrency'],
  Thing: thing,
}; // prettier-ignore

function unknownIn(value: unknown): string[] {
  if (typeof value !== 'object' || value === null) return [];
  if (Array.isArray(value)) return value.flatMap(unknownIn);
  const { '@type': type, ...members } = value as Readonly<Record<string, unknown>>;
  const known = vocabulary[String(type)] ?? [];
  return Object.entries(members).flatMap(([name, inner]) => [
    ...(known.includes(name) ? [] : [`${String(type)}.${name}`]),
    ...unknownIn(inner),
  ]);
}

test('every type has only properties of its own', () => {
  expect(unknownIn(toGovernmentService(whole, options))).toEqual([]);
  expect(unknownIn({ '@type': 'GovernmentService', produces: 'x' })).toEqual(['GovernmentService.produces']);
});

test.skipIf(missing)('the example of schema.org uses the same words at the same places', () => {
  const example = JSON.parse(readFileSync(sample, 'utf8')) as Readonly<Record<string, unknown>>;
  expect(unknownIn(example)).toEqual([]);
  const ours = toGovernmentService(
    {
      ...bare,
      name: 'Veterans Affairs Emergency Mental Health',
      organization: { name: 'US Department of Veterans Affairs' },
      areas: [{ name: 'Massachusetts' }],
    },
    options,
  );
  expect(ours).toMatchObject({ '@context': example['@context'], '@type': example['@type'], name: example['name'] });
  expect(ours['serviceOperator']).toEqual(example['serviceOperator']);
  expect(ours['areaServed']).toEqual(example['areaServed']);
});
