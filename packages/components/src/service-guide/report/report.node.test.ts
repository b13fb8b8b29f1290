import { CivicError, createCivicClient, type RequestType } from '@civickit/core';
import { memoryRequests } from '@civickit/core/testing';
import { expect, test } from 'vitest';
import { createHost } from '../../host/create-host.js';
import { household, marriage } from '../../testing/tool-services.js';
import { reportContacts } from './report-contacts.js';
import { findTarget } from './report-target.js';
import { callLink, mailLink, reportText, toRequest } from './report-words.js';
import { en } from './texts/en.js';

const facts = { services: [marriage], texts: en };
const draft = { key: 'k', reason: 'fee', words: '', contact: '' } as const;
const bodyOf = (link: string | undefined) => new URL(link ?? '').searchParams.get('body') ?? '';

test('a mail holds as much of a report as mail programs take, and nothing in it becomes a header', () => {
  const words = 'a&b=c?d#e%0D%0ABcc: x@y.example\n第二行 \uD83D';
  const link = mailLink('hall@county.example', { ...draft, words }, facts);
  expect(link).toMatch(/^mailto:hall@county\.example\?subject=[^&]+&body=[^&]+$/);
  expect(bodyOf(link)).toContain('a&b=c?d#e%0D%0ABcc: x@y.example\r\n第二行 \uFFFD');
  const long = mailLink('hall@county.example', { ...draft, words: '很长'.repeat(3000) }, facts);
  expect(long?.length).toBeLessThanOrEqual(2000);
  expect(long?.length).toBeGreaterThan(1900);
  expect(bodyOf(long).endsWith('长…') || bodyOf(long).endsWith('很…')).toBe(true);
  for (const wrong of ['a@b?bcc=c@d.example', 'a b@c.example', 'nobody', 'a@b,c@d']) expect(mailLink(wrong, draft, facts)).toBe(undefined);
});

test('what can be dialled is a link, what cannot is none', () => {
  expect(callLink('0851-555 0260')).toBe('tel:08515550260');
  expect(callLink('+86 (851) 5550260')).toBe('tel:+868515550260');
  expect(callLink('12345')).toBe('tel:12345');
  for (const words of ['0851-5550260转8001', 'ask at the desk', '']) expect(callLink(words)).toBe(undefined);
});

test('a contact is a number, an address, or stays in the words: it is never lost', () => {
  const sent = (contact: string) => toRequest({ ...draft, contact }, facts, 'x', 'en');
  expect(sent('0851 5550260').contact).toEqual({ phone: '08515550260' });
  expect(sent(' a@b.example ').contact).toEqual({ email: 'a@b.example' });
  expect(sent('Mr Wang, 5th floor')).not.toHaveProperty('contact');
  expect(sent('Mr Wang, 5th floor').description).toContain('Mr Wang, 5th floor');
  expect(reportText({ key: 'k', words: '', contact: '' }, facts)).toMatch(/^Wrong in the service guide\n/);
  expect(reportText({ ...draft, words: ' ' }, facts).split('\n')).toHaveLength(3);
});

test('the same tapped by two people is told apart, and stands at a place, if only in words', () => {
  const [one, other] = ['aaaaaaaa1', 'bbbbbbbb1'].map((key) => toRequest({ ...draft, key }, facts, 'x', 'en'));
  expect(one?.description).toContain('Reference: AAAAAAAA');
  expect(one?.description).not.toBe(other?.description);
  expect(one).toMatchObject({ where: marriage.places?.[0]?.where, address: 'Seman Road 12,\nQingshi' });
  expect(toRequest(draft, { ...facts, services: [household] }, 'x', 'en')).toMatchObject({ address: 'Police' });
});

test('the complaint line comes first, then the office, then who keeps the source', () => {
  const keeper = { id: 'county', contact: { unit: 'Data office', phone: '0851-9' } };
  const collection = { sources: [keeper] } as never;
  const phones = (services: Parameters<typeof reportContacts>[0]['services']) =>
    reportContacts({ services, collection }).map(({ phones = [] }) => phones[0]?.number);
  expect(phones([marriage])).toEqual(['12345']);
  expect(phones([{ ...marriage, complaints: { name: 'Nobody' } }])).toEqual(['0851-5550262', '0851-5550260']);
  expect(phones([household])).toEqual(['0851-9']);
});

const type = (id: string, more: Partial<RequestType> = {}): RequestType => ({
  ref: { source: 'hall', id },
  name: id,
  hasQuestions: false,
  ...more,
});
const hostOf = (types: readonly RequestType[] | undefined, sending: object | null = {}) => {
  const options = { id: 'hall', items: [], ...(types && { types }), ...(sending && { sending }) };
  return createHost(createCivicClient({ requests: memoryRequests(options) }));
};

test('a report goes to the type that says it is for the guide, else to one for pages, else to one for all else', async () => {
  const all = [type('Pothole'), type('Other'), type('网站纠错'), type('x', { keywords: ['service-guide'] })];
  for (const wanted of ['x', '网站纠错', 'Other']) {
    expect(await findTarget(hostOf(all), 'en')).toMatchObject({ source: 'hall', type: wanted, about: { resend: 'search-first' } });
    all.splice(
      all.findIndex(({ ref }) => ref.id === wanted),
      1,
    );
  }
  expect(await findTarget(hostOf([type('a'), type('b')]), 'en')).toBe(undefined);
  expect(await findTarget(hostOf([type('a')]), 'en')).toMatchObject({ type: 'a' });
  expect(await findTarget(hostOf([type('service-guide', { hasQuestions: true }), type('b')]), 'en')).toBe(undefined);
});

test('a source without types takes any words, one that cannot be written to takes none', async () => {
  const target = await findTarget(hostOf(undefined), 'en');
  expect(target?.source).toBe('hall');
  expect(target).not.toHaveProperty('type');
  expect(await findTarget(hostOf([type('Other')], null), 'en')).toBe(undefined);
  expect(await findTarget(createHost(createCivicClient({})), 'en')).toBe(undefined);
  expect(await findTarget(undefined, 'en')).toBe(undefined);
});

test('that the types cannot be asked for now does not mean that there are none', async () => {
  const fault = { kind: 'error', error: new CivicError('network/unreachable', 'no answer') } as const;
  const source = memoryRequests({ id: 'hall', items: [], types: [type('Other')], sending: {}, fault });
  await expect(findTarget(createHost(createCivicClient({ requests: source })), 'en')).rejects.toMatchObject({
    code: 'network/unreachable',
  });
});
