import type { ServiceContact } from '@civickit/core';
import { pageUrl } from '@civickit/core/markup';
import { fieldsOf, listOf, textOf, type Fields } from '../record/fields.js';
import { joined, proseOf } from './prose.js';
import { filled, present, type HsdsOrigin } from './reading.js';

type Phone = NonNullable<ServiceContact['phones']>[number];

const kinds: Readonly<Record<string, Phone['kind']>> = { voice: 'voice', cell: 'voice', text: 'text', sms: 'text', fax: 'fax' };

/** The contacts of a service, a place or a service there: its own phones and address first, then people and units. */
export function contactsOf(record: Fields, origin: HsdsOrigin): readonly ServiceContact[] {
  const own = contactOf({ phones: record['phones'], email: record['email'] }, origin);
  const others = listOf(record['contacts']).map((one) => contactOf(fieldsOf(one), origin));
  return [own, ...others].filter((contact) => contact !== undefined);
}

/** Each once: the same desk often stands at the service, at the place and at both together. */
export function distinct(contacts: readonly ServiceContact[]): readonly ServiceContact[] {
  return [...new Map(contacts.map((contact) => [JSON.stringify(contact), contact])).values()];
}

/** Undefined where nobody can be reached by it. */
export function contactOf(contact: Fields, { url: base }: HsdsOrigin): ServiceContact | undefined {
  const name = joined(['name', 'title', 'department'].map((field) => proseOf(contact[field])), ', '); // prettier-ignore
  const phones = filled(listOf(contact['phones']).flatMap((one) => phoneOf(one) ?? []));
  const email = /^[^\s@<>]+@[^\s@<>]+$/.exec(textOf(contact['email']) ?? '')?.[0];
  const url = pageUrl(textOf(contact['url']), base);
  return phones || email || url ? present({ name, phones, email, url }) : undefined;
}

function phoneOf(value: unknown): Phone | undefined {
  const phone = typeof value === 'object' ? fieldsOf(value) : { number: value };
  // Published examples hold quotation marks within the quotation marks.
  const number = textOf(phone['number'])
    ?.replace(/^"+|"+$/g, '')
    .trim();
  if (!number || !/\d/.test(number)) return undefined;
  const type = textOf(phone['type'])?.toLowerCase() ?? '';
  const kind = Object.hasOwn(kinds, type) ? kinds[type] : undefined;
  const extension = textOf(phone['extension']);
  const note = joined([extension && `ext. ${extension}`, type && !kind ? type : undefined, proseOf(phone['description'])], '; ');
  return present({ number, kind, note });
}
