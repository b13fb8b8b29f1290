import { lenientDates } from '../dates.js';
import type { Dialect } from '../dialect.js';
import { byPager } from '../paging.js';
import { renamed, without } from '../plain.js';
import { endpoint, spec } from './spec.js';

/** Cologne and Bonn: 404 for an empty list, 201 twice nested, other names for fields, sorted by the last change, Drupal's pager. */
export const markASpot2018: Dialect = {
  ...spec,
  base: '/georeport/v2',
  formats: ['json', 'xml'],
  dates: lenientDates,
  windowDays: undefined,
  order: 'changed',
  paging: byPager(25, 50),
  filters: new Set(['service_code', 'status', 'start_date', 'end_date', 'q']),
  pendingToken: undefined,
  numbers: new Set(),
  id: uuid,
  emptyIsUnknown: true,
  discovery: (url) => ({
    changeset: '2018-02-03 14:18',
    contact: 'maengel@town.example',
    key_service: 'https://town.example/key',
    endpoints: [endpoint(`${url}/`, 'production', ['text/xml', 'application/json'])],
  }),
  service: (type, wire) => ({ ...without(spec.service(type, wire), 'group'), metadata: 'false', type: 'realtime' }),
  definition: undefined,
  row: (report, wire) => {
    const { address_id, media_url, ...row } = renamed(spec.row(report, wire), {
      service_request_id: 'servicerequest_id',
      address: 'address_string',
      status_notes: 'status_note',
    });
    return {
      ...row,
      lat: report.where ? String(report.where.latitude) : '',
      long: report.where ? String(report.where.longitude) : '',
      address_id: address_id ?? null,
      ...(media_url !== null && { media_url }),
    };
  },
  created: (report, { id, format }) => {
    const body = { request: { service_request_id: id(report) } };
    return { name: 'service_requests', status: 201, body: format === 'json' ? { service_requests: body } : body };
  },
  errors: ({ description }, code, format) => {
    const error = { code, message: description };
    return { root: 'error', body: format === 'json' ? { error } : error };
  },
};

/** The module gives the UUID of the node where no other number is set up. */
function uuid(id: string): string {
  return `0f3c1d2e-7a5b-4c6d-8e9f-${id.padStart(12, '0')}`;
}
