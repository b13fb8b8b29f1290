import type { ServiceChannel, ServicePlace } from '@civickit/core';
import { pageUrl } from '@civickit/core/markup';
import { fieldsOf, listOf, pointOf, textOf, type Fields } from '../record/fields.js';
import { contactsOf, distinct } from './contacts.js';
import { joined, proseOf } from './prose.js';
import { filled, present, type HsdsOrigin } from './reading.js';
import { openingHours } from './schedules.js';

/** Where people go, and the ways that need no going. */
export interface Whereabouts {
  readonly places: readonly ServicePlace[];
  readonly channels: readonly ServiceChannel[];
}

/** From the largest unit to the smallest, without commas, as it is written there. */
const largestFirst = new Set(['CN', 'HK', 'JP', 'KR', 'MO', 'TW']);

/** The members of a record under which the older UK interface lists schedules too. */
export function schedulesOf(record: Fields): readonly unknown[] {
  return ['schedules', 'regular_schedules', 'regular_schedule'].flatMap((name) => listOf(record[name]));
}

/** What `service_at_locations` say: a place, an address for letters, or an address on the web. */
export function whereaboutsOf(links: readonly unknown[], origin: HsdsOrigin): Whereabouts {
  const places: ServicePlace[] = [];
  const channels: ServiceChannel[] = [];
  for (const one of links) {
    const link = fieldsOf(one);
    const location = fieldsOf(link['location']);
    const type = textOf(location['location_type'])?.toLowerCase();
    const place = placeOf(link, location, origin);
    const url = pageUrl(textOf(location['url']), origin.url);
    if (type === 'virtual' && url) channels.push(present({ kind: 'online' as const, url, note: place.name }));
    else if (type === 'postal' && place.address)
      channels.push({ kind: 'post', note: joined([place.name, place.address, place.postcode], ', ') ?? '' });
    // An id alone leads nobody anywhere.
    else if (Object.keys(place).some((member) => member !== 'id')) places.push(place);
  }
  return { places, channels };
}

function placeOf(link: Fields, location: Fields, origin: HsdsOrigin): ServicePlace {
  const address = addressOf(location);
  const at = pointOf(location['latitude'], location['longitude']);
  const own = schedulesOf(link);
  const accessibility = [...listOf(location['accessibility']), ...listOf(location['accessibility_for_disabilities'])];
  return present({
    id: textOf(location['id']) ?? textOf(link['location_id']),
    name: proseOf(location['name']) ?? proseOf(location['alternate_name']),
    address: address && addressText(address),
    postcode: textOf(address?.['postal_code']),
    where: at && (origin.toWgs84?.(at) ?? at),
    // What holds for the service at a place goes before what holds for the place.
    hours: openingHours(own.length > 0 ? own : schedulesOf(location), origin),
    contacts: filled(distinct([...contactsOf(link, origin), ...contactsOf(location, origin)])),
    directions: proseOf(location['transportation']),
    accessibility: filled(accessibility.flatMap((each) => accessText(fieldsOf(each)) ?? [])),
  });
}

function accessText(access: Fields): string | undefined {
  return joined([proseOf(access['description']) ?? proseOf(access['accessibility']), proseOf(access['details'])], ' ');
}

/** The address of the building where there is one, else that for letters. */
function addressOf(location: Fields): Fields | undefined {
  const all = [...listOf(location['addresses']), ...listOf(location['physical_addresses'])].map(fieldsOf);
  return all.find((address) => textOf(address['address_type']) === 'physical') ?? all[0];
}

function addressText(address: Fields): string | undefined {
  const [first, second, city, region, state] = ['address_1', 'address_2', 'city', 'region', 'state_province'].map((name) => proseOf(address[name])); // prettier-ignore
  const isLargestFirst = largestFirst.has(textOf(address['country'])?.toUpperCase() ?? '');
  const parts = isLargestFirst ? [state, region, city, first, second] : [first, second, city, region, state];
  // Written in Latin letters it goes from the smallest unit on, also there.
  if (isLargestFirst && parts.some((part) => part && /[\p{Script=Han}\p{Script=Hangul}]/u.test(part))) return joined(parts, '');
  return joined(isLargestFirst ? [first, second, city, region, state] : parts, ', ');
}
