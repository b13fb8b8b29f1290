import { specFilters, type Open311Dialect } from '../dialect.js';

/** Mark-a-Spot as a module of 2018: 50 requests a page, 404 for an empty list, fields with names of its own, ids of UUIDs. */
export const markASpot2018: Open311Dialect<true> = {
  name: 'mark-a-spot-2018',
  formats: ['json', 'xml'],
  filters: specFilters,
  describes: false,
  writes: true,
  windowDays: 90,
  // Drupal's pager: pages from 0, the last one repeated past the end.
  paging: { by: 'page', size: 50, max: 50, first: 0, sizeName: 'limit' },
  emptyIs404: true,
  aliases: { servicerequest_id: 'service_request_id', address_string: 'address', status_note: 'status_notes' },
};
