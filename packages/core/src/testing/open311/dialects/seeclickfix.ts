import type { Dialect } from '../dialect.js';
import { byPage } from '../paging.js';
import { createdReply, endpoint, spec } from './spec.js';

/** SeeClickFix: one organisation by the number in the path, pages of 20. */
export const seeClickFix: Dialect = {
  ...spec,
  base: '/open311/v2/235',
  formats: ['json', 'xml'],
  windowDays: undefined,
  order: 'newest',
  paging: byPage(20),
  pendingToken: undefined,
  numbers: new Set(['service_request_id', 'service_code']),
  discovery: (url) => ({
    changeset: '2026-01-23T09:01:00Z',
    contact: 'contact@town.example',
    key_service: 'contact@town.example',
    endpoints: [endpoint(`${url}/`, 'production', ['text/xml', 'application/json'])],
  }),
  service: (type, wire) => ({ ...spec.service(type, wire), type: 'realtime' }),
  created: (report, { id }) => createdReply({ service_request_id: id(report) }),
};
