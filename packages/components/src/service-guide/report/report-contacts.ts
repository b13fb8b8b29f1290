import type { ServiceContact } from '@civickit/core';
import type { ToolRequest } from '../tool-request.js';

/** Whom to tell by telephone or mail, the likeliest to see to it first: the complaint line, else the office, else who keeps the source. */
export function reportContacts({ services, collection }: Pick<ToolRequest, 'services' | 'collection'>): readonly ServiceContact[] {
  const lines = services.flatMap(({ complaints }) => (complaints ? [complaints] : []));
  const offices = services.flatMap(({ contacts = [], places = [] }) => [...contacts, ...places.flatMap((place) => place.contacts ?? [])]);
  const keepers = services.flatMap(({ ref }): ServiceContact[] => {
    const { contact } = collection.sources.find(({ id }) => id === ref.source) ?? {};
    return contact?.phone ? [{ name: contact.unit, phones: [{ number: contact.phone }] }] : [];
  });
  const found = [lines, offices, keepers].map((contacts) => contacts.filter(isReachable)).find((contacts) => contacts.length > 0) ?? [];
  const once = new Map(found.map((contact) => [JSON.stringify([contact.phones, contact.email]), contact]));
  return [...once.values()].slice(0, 3);
}

function isReachable({ phones, email }: ServiceContact): boolean {
  return !!email || !!phones?.some(({ kind }) => kind !== 'fax');
}
