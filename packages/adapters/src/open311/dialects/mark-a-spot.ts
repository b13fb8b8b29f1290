import { specFilters, type Open311Dialect } from '../dialect.js';
import { boxAround } from './box-around.js';

/** Mark-a-Spot of today: Bonn, Köln, München. With `extensions` the list comes with its total. */
export const markASpot: Open311Dialect<true> = {
  name: 'mark-a-spot',
  formats: ['json', 'xml'],
  filters: specFilters,
  describes: true,
  writes: true,
  paging: { by: 'offset', size: 50, max: 100 },
  parameters: { extensions: 'true' },
  near: (circle) => ({ bbox: boxAround(circle) }),
  emptyIs404: true,
  aliases: { servicerequest_id: 'service_request_id', address_string: 'address', status_note: 'status_notes' },
};
