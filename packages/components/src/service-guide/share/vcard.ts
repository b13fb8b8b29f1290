import type { GeoPoint, PublicService, ServiceContact } from '@civickit/core';
import { contentLines, escapeText } from './content-lines.js';

/** An office as an entry of an address book. */
export interface OfficeCard {
  readonly name: string;
  /** The unit, where it is not the name. */
  readonly unit?: string;
  readonly phones: NonNullable<ServiceContact['phones']>;
  readonly email?: string;
  readonly address?: string;
  readonly postcode?: string;
  readonly where?: GeoPoint;
  readonly url?: string;
  /** What it is for, and when it is open. */
  readonly note?: string;
}

const kinds = { voice: 'WORK,VOICE', text: 'WORK,MSG', fax: 'WORK,FAX' } as const;

/** One card for each place, or one for the unit where there is none; only those by which somebody can be reached. */
export function officeCards(service: PublicService): readonly OfficeCard[] {
  const { organization, contacts = [], places = [], hours } = service;
  const unit = organization?.name;
  const url = service.url ?? organization?.url;
  const cards = (places.length > 0 ? places : [{}]).map((place): OfficeCard => {
    const ways = place.contacts?.length ? place.contacts : contacts;
    const name = place.name ?? unit ?? ways.find((way) => way.name)?.name ?? service.name;
    const email = ways.find((way) => way.email)?.email;
    const note = [service.name, (place.hours ?? hours)?.text].filter((text) => text && text !== name).join('\n');
    return {
      name,
      ...(unit && unit !== name && { unit }),
      phones: ways.flatMap(({ phones = [] }) => phones),
      ...(email && { email }),
      ...(place.address && { address: place.address }),
      ...(place.postcode && { postcode: place.postcode }),
      ...(place.where && { where: place.where }),
      ...(url && { url }),
      ...(note && { note }),
    };
  });
  return cards.filter(({ phones, email, address }) => phones.length > 0 || email || address);
}

/** As vCard 3.0 (RFC 2426), in UTF-8: the address books of many Android phones take no 4.0, and those that do take 3.0 too. */
export function vcard({ name, unit, phones, email, address, postcode, where, url, note }: OfficeCard): string {
  const line = (property: string, value: string | undefined) => (value ? `${property}:${escapeText(value)}` : undefined);
  return contentLines([
    'BEGIN:VCARD',
    'VERSION:3.0',
    // Some phones show the parts of a name and not the whole.
    `N:${escapeText(name)};;;;`,
    line('FN', name),
    line('ORG', unit ?? name),
    'X-ABShowAs:COMPANY',
    ...phones.map(({ number, kind = 'voice' }) => line(`TEL;TYPE=${kinds[kind]}`, number)),
    line('EMAIL;TYPE=INTERNET', email),
    address || postcode ? `ADR;TYPE=WORK:;;${escapeText(address ?? '')};;;${escapeText(postcode ?? '')};` : undefined,
    where && `GEO:${where.latitude};${where.longitude}`,
    line('URL', url),
    line('NOTE', note),
    'END:VCARD',
  ]);
}

/** The same in lines for people, where no file can be saved. */
export function cardText({ name, unit, phones, email, address, postcode, url, note }: OfficeCard): string {
  const place = [address, postcode].filter(Boolean).join(' ');
  return [name, unit, ...phones.map(({ number }) => number), email, place, url, note].filter(Boolean).join('\n');
}
