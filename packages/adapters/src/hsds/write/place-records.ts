import type { ServicePlace } from '@civickit/core';
import { filled, present } from '../reading.js';
import { contactRecords } from './contact-records.js';
import { recordId } from './record-id.js';
import { scheduleRecords } from './schedule-records.js';

/** A place as a service at a location. */
export function placeRecord(place: ServicePlace, at: number, service: string, zone: string): object {
  const home = recordId(service, 'place', at);
  const { id = recordId(home, 'location'), name, address, postcode = '', where, hours, contacts, directions, accessibility = [] } = place;
  const location = present({
    id,
    location_type: 'physical',
    name,
    latitude: where?.latitude,
    longitude: where?.longitude,
    transportation: directions,
    addresses: address || postcode ? [addressRecord(recordId(home, 'address'), address, postcode)] : undefined,
    accessibility: filled(accessibility.map((description, index) => ({ id: recordId(home, 'accessibility', index), description }))),
    ...contactRecords(contacts, home, false),
    schedules: scheduleRecords(hours, home, zone),
  });
  return { id: recordId(home, 'link'), service_id: service, location_id: id, location };
}

/** An address is one text here, in the order of its country; what HSDS wants apart is empty. */
function addressRecord(id: string, address = '', postcode: string): object {
  return { id, address_1: address, city: '', state_province: '', postal_code: postcode, country: '', address_type: 'physical' };
}
