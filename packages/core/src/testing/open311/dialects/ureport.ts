import type { Dialect } from '../dialect.js';
import { byPage } from '../paging.js';
import { createdReply, spec } from './spec.js';

/** Bloomington: pages of a thousand, changes since a date, whole requests in answer to a report, files as parts of a form. */
export const uReport: Dialect = {
  ...spec,
  base: '/crm/open311/v2',
  formats: ['json', 'xml'],
  windowDays: undefined,
  order: 'newest',
  paging: byPage(1000),
  filters: new Set(['service_code', 'status', 'start_date', 'end_date', 'updated_after', 'updated_before', 'bbox']),
  pendingToken: undefined,
  numbers: new Set(['service_request_id', 'service_code', 'address_id', 'zipcode', 'key']),
  service: (type, wire) => ({ ...spec.service(type, wire), type: 'realtime' }),
  row: (report, wire) => ({ ...spec.row(report, wire), status: report.status }),
  submitting: { lists: 'brackets', files: /^media$/ },
  created: (report, wire) => createdReply(uReport.row(report, wire)),
};
