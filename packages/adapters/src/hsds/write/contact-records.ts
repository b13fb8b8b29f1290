import type { ServiceContact } from '@civickit/core';
import { filled, present } from '../reading.js';
import { recordId } from './record-id.js';

/**
 * Contacts of a service or a place. The first stands in `phones` and `email` of the record itself where it names nobody, for that is
 * where most readers look.
 */
export function contactRecords(contacts: readonly ServiceContact[] = [], home: string, hasEmail: boolean): object {
  const [first] = contacts;
  const isOwn = first && !first.name && !first.url && (hasEmail || !first.email);
  const own = isOwn ? first : undefined;
  const others = own ? contacts.slice(1) : contacts;
  return {
    email: own?.email,
    phones: phoneRecords(own?.phones, home),
    contacts: filled(others.map((contact, at) => contactRecord(contact, recordId(home, 'contact', at)))),
  };
}

/** HSDS has no address of a contact on the web; `url` is read all the same. */
function contactRecord({ name, phones, email, url }: ServiceContact, id: string): object {
  return present({ id, name, email, phones: phoneRecords(phones, id), url });
}

function phoneRecords(phones: ServiceContact['phones'] = [], home: string): readonly object[] | undefined {
  return filled(
    phones.map(({ number, kind, note }, at) => present({ id: recordId(home, 'phone', at), number, type: kind, description: note })),
  );
}
