import { pageUrl } from '../../rich-text/checked-url.js';
import type { PublicService, ServiceChannel, ServiceContact, ServicePlace, TimeLimit } from '../public-service.js';
import { existing, oneOrMany, thing, type JsonLdObject, type Members } from './json-ld.js';
import { hoursOf } from './opening-hours-specification.js';

/** The ways in which a service is had, as ServiceChannel: on the web, by telephone, by post, and at each place. */
export function channelsOf(service: PublicService): readonly JsonLdObject[] {
  const { channels = [], contacts = [], places = [], languages = [], time } = service;
  const shared: Members = {
    availableLanguage: oneOrMany(languages),
    processingTime: durationOf(time?.promised) ?? durationOf(time?.legal),
  };
  const ways = [...channels.map(wayOf), ...contacts.flatMap(linesOf), ...places.map((place) => ({ serviceLocation: placeOf(place) }))];
  const used = ways.filter((way) => Object.values(way).some(Boolean));
  return existing(used.map((way) => thing('ServiceChannel', { ...way, ...shared })));
}

function wayOf({ kind, url, note }: ServiceChannel): Members {
  const way: Members = {
    serviceUrl: pageUrl(url),
    servicePostalAddress: kind === 'post' ? thing('PostalAddress', { streetAddress: note }) : undefined,
  };
  return Object.values(way).some(Boolean) ? { ...way, name: kind === 'post' ? undefined : note } : {};
}

/** A fax is no way to have a service. */
function linesOf(contact: ServiceContact): readonly Members[] {
  return (contact.phones ?? []).flatMap(({ number, kind }) => {
    if (kind === 'fax') return [];
    const point = thing('ContactPoint', { name: contact.name, telephone: number, email: contact.email, url: pageUrl(contact.url) });
    return [kind === 'text' ? { serviceSmsNumber: point } : { servicePhone: point }];
  });
}

function placeOf({ name, address, postcode, where, hours, contacts = [] }: ServicePlace): JsonLdObject | undefined {
  const numbers = contacts.flatMap(({ phones = [] }) => phones.filter(({ kind }) => kind !== 'fax').map(({ number }) => number));
  return thing('Place', {
    name,
    address: thing('PostalAddress', { streetAddress: address, postalCode: postcode }),
    geo: where && thing('GeoCoordinates', { latitude: where.latitude, longitude: where.longitude }),
    openingHoursSpecification: oneOrMany(hoursOf(hours)),
    telephone: numbers[0],
  });
}

/** ISO 8601. Days of work have no letter in it. */
function durationOf(limit: TimeLimit | undefined): string | undefined {
  if (!limit || !(limit.amount > 0) || !Number.isInteger(limit.amount)) return undefined;
  const { amount, unit } = limit;
  switch (unit) {
    case 'minute':
      return `PT${amount}M`;
    case 'hour':
      return `PT${amount}H`;
    case 'day':
      return `P${amount}D`;
    case 'month':
      return `P${amount}M`;
    case 'year':
      return `P${amount}Y`;
    case 'workday':
      return undefined;
  }
}
