import { offsetDates } from '../dates.js';
import type { Dialect } from '../dialect.js';
import { byOffset } from '../paging.js';
import { sparse } from '../plain.js';
import { createdReply, notesOf, spec } from './spec.js';

/** The present module: `limit` and `offset`, and with `extensions=true` an object that tells the total. */
export const markASpot: Dialect = {
  ...spec,
  base: '/georeport/v2',
  formats: ['json', 'xml'],
  windowDays: undefined,
  order: 'newest',
  paging: byOffset(100),
  filters: new Set(['service_code', 'status', 'start_date', 'end_date', 'updated_after', 'updated_before', 'bbox', 'q']),
  pendingToken: undefined,
  numbers: new Set(),
  id: (id) => `${id}-2026`,
  service: (type, wire) => ({ ...spec.service(type, wire), type: 'realtime' }),
  row: (report, wire) => ({
    ...sparse(spec.row(report, wire)),
    ...(wire.extensions && {
      extended_attributes: { markaspot: { status_notes: notesOf(report, offsetDates.write) } },
      notes: notesOf(report, offsetDates.write),
    }),
  }),
  created: (report, { id }) => createdReply({ service_request_id: id(report) }, 201),
  envelope: ({ name, body, extent }, { format, extensions }) => {
    if (!extent || !extensions || format === 'xml') return { root: name, body };
    return { root: name, body: { requests: body, meta: { total: extent.total, limit: extent.length, offset: extent.start } } };
  },
};
