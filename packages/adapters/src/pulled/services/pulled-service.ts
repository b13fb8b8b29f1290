import type { PublicService, Ref, RequiredDocument, ServiceFee, ServicePlace, Taxonomy, TaxonomyTerm } from '@civickit/core';
import { pageAddress } from '../addresses.js';
import { type Fields, isFields, pointOf, textOf, whenOf } from '../fields.js';
import { isLanguage, richTextOf } from '../rich-text.js';
import { contact, hours, link, timeLimit } from './parts.js';
import { flag, list, type Members, membersOf, numberFrom, oneOf, matching, type Read, record } from './readers.js';

const texts = list(textOf);
const count = numberFrom(0);
const address: Read<string> = (value) => pageAddress(value);
const language: Read<string> = (value) => {
  const tag = textOf(value);
  return tag && isLanguage(tag) ? tag : undefined;
};
const refs = list(record<Ref>({ source: textOf, id: textOf }, 'source', 'id'));

const requiredDocument = record<RequiredDocument>(
  {
    name: textOf,
    needed: oneOf('always', 'sometimes', 'optional'),
    condition: textOf,
    deferrable: flag,
    originals: count,
    copies: count,
    format: oneOf('paper', 'electronic', 'either'),
    issuer: textOf,
    form: link,
    sample: link,
    note: textOf,
  },
  'name',
);

const place = record<ServicePlace>({
  id: textOf,
  name: textOf,
  address: textOf,
  postcode: textOf,
  where: pointOf,
  hours,
  contacts: list(contact),
  directions: textOf,
  accessibility: texts,
});

const fee = record<ServiceFee>({ name: textOf, amount: count, currency: matching(/^[A-Z]{3}$/), note: textOf, legalBasis: link });

const term = record<TaxonomyTerm>({ id: textOf, name: textOf, taxonomy: textOf, parent: textOf }, 'id', 'name');

const members: Members<Omit<PublicService, 'ref' | 'name' | 'raw'>> = {
  alternateNames: texts,
  keywords: texts,
  summary: textOf,
  description: (value) => richTextOf(value),
  status: oneOf('active', 'inactive', 'defunct', 'temporarily-closed'),
  alert: textOf,
  organization: record({ id: textOf, name: textOf, url: address }, 'name'),
  legalBasis: list(link),
  audience: list(oneOf('person', 'organisation')),
  eligibility: textOf,
  minimumAge: count,
  maximumAge: count,
  documents: list(requiredDocument),
  places: list(place),
  hours,
  contacts: list(contact),
  complaints: contact,
  steps: list(record({ name: textOf, text: textOf, takes: timeLimit }, 'name')),
  time: record({ legal: timeLimit, promised: timeLimit }),
  visits: count,
  fees: list(fee),
  channels: list(record({ kind: oneOf('counter', 'online', 'app', 'phone', 'post', 'terminal'), url: address, note: textOf }, 'kind')),
  outcome: record({ name: textOf, sample: link, delivery: textOf }, 'name'),
  terms: list(term),
  areas: list(record({ name: textOf, code: textOf }, 'name')),
  languages: list(language),
  questions: list(record({ question: textOf, answer: textOf }, 'question', 'answer')),
  related: refs,
  url: address,
  updated: whenOf,
  verified: whenOf,
  lang: language,
  sameAs: refs,
};

/** What can be read of a service but its identity and its name. */
export function serviceMembers(value: Fields): Partial<PublicService> {
  return membersOf(value, members);
}

/**
 * A service of a file, field by field: what an adapter could not have brought, a file cannot bring either. A field of a wrong shape is
 * left out; undefined for what has no identity or no name.
 */
export function pulledService(value: unknown, source: string): PublicService | undefined {
  if (!isFields(value) || !isFields(value.ref)) return undefined;
  const [id, name] = [textOf(value.ref.id), textOf(value.name)];
  return id && name ? { ref: { source, id }, name, ...membersOf(value, members) } : undefined;
}

export const taxonomyList = list(record<Taxonomy>({ id: textOf, name: textOf, terms: list(term) }, 'id', 'name', 'terms'));
