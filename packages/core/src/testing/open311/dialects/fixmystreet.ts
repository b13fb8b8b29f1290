import type { SampleReport } from '../../town/sample-town.js';
import { htmlPage } from '../answer-with.js';
import { lenientDates } from '../dates.js';
import type { Dialect, Wire } from '../dialect.js';
import { upTo } from '../paging.js';
import { sparse, type PlainRecord } from '../plain.js';
import { createdReply, endpoint, spec } from './spec.js';

const html = 'text/html; charset=utf-8';

/** Lists in an object, categories by name, nothing sent but updates, a page in place of an error, dates compared as text. */
export const fixMyStreet: Dialect = {
  ...spec,
  formats: ['xml', 'json'],
  headers: { 'access-control-allow-origin': '*' },
  needsJurisdiction: true,
  dates: lenientDates,
  comparesText: true,
  windowDays: undefined,
  order: 'newest',
  paging: upTo('max_requests', 1000),
  filters: new Set(['service_code', 'status', 'start_date', 'end_date', 'has_photo']),
  pendingToken: undefined,
  numbers: new Set(['service_request_id', 'comment_count']),
  ids: /^\d+$/,
  code: ({ name }) => name,
  discovery: (url) => ({
    changeset: '2026-01-23T09:01:00+08:00',
    contact: 'Send email to team@town.example.',
    max_requests: 1000,
    // Without the version that its paths have.
    endpoints: [endpoint(url.replace(/\/v2$/, ''), 'production', ['text/xml', 'application/json'])],
  }),
  service: ({ name, description, keywords = [], group }) => ({
    service_code: name,
    service_name: name,
    description: description ?? name,
    metadata: 'false',
    type: 'realtime',
    keywords: keywords.join(','),
    ...(group && { group }),
  }),
  definition: undefined,
  row: rowOf,
  submitting: undefined,
  created: () => createdReply({}),
  updates: { post: true },
  status: { ...spec.status, unknown: 200 },
  envelope: ({ name, body }, { format }) => ({ root: name, body: format === 'json' ? { [name]: body } : body }),
  errors: ({ description, reason }, status, format) => {
    const error = { code: reason === 'unknown' ? 404 : status, description };
    return { root: 'errors', body: format === 'json' ? { errors: error } : error };
  },
  refusalPage: ({ reason, description }) => {
    if (reason === 'jurisdiction') return { status: 200, type: html, text: htmlPage(`ERROR: ${description}`) };
    return reason === 'path' ? { status: 404, type: html, text: htmlPage('Page Not Found') } : undefined;
  },
};

function rowOf(report: SampleReport, wire: Wire): PlainRecord {
  const { requested_datetime, updated_datetime, lat, long, service_name, service_code, service_request_id, media_url } = spec.row(
    report,
    wire,
  );
  const detail = report.description ?? report.address ?? '';
  return sparse({
    service_request_id,
    service_code,
    service_name,
    title: detail.split('\n')[0],
    detail,
    description: detail,
    status: report.status,
    requested_datetime,
    updated_datetime,
    lat,
    long,
    media_url: typeof media_url === 'string' ? media_url.trim() : null,
    agency_responsible: report.agency === undefined ? null : { recipient: [report.agency] },
    agency_sent_datetime: report.agency === undefined ? null : lenientDates.write(report.requested),
    comment_count: String(report.updates?.length ?? 0),
    interface_used: 'Web interface',
    requestor_name: report.contact?.name,
  });
}
