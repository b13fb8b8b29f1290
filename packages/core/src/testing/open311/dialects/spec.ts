import type { SampleReport } from '../../town/sample-town.js';
import { offsetDates } from '../dates.js';
import type { Dialect, Reply, Wire } from '../dialect.js';
import { firstThousand } from '../paging.js';
import type { PlainRecord } from '../plain.js';
import { standardStatus } from '../refusal.js';
import { writeXml } from '../write-xml.js';

/** GeoReport v2 to the letter: every field in every row, no pages, 90 days, ids as numbers where they are. */
export const spec: Dialect = {
  base: '/open311/v2',
  formats: ['xml', 'json'],
  dates: offsetDates,
  windowDays: 90,
  order: 'oldest',
  paging: firstThousand,
  filters: new Set(['service_code', 'status', 'start_date', 'end_date']),
  pendingToken: 'missing',
  numbers: new Set(['service_request_id', 'address_id', 'zipcode', 'token']),
  discovery: (url) => ({
    changeset: '2026-02-03 14:18',
    contact: 'Write to open311@town.example',
    key_service: 'Ask for a key at https://town.example/key',
    endpoints: [endpoint(url, 'production', ['text/xml', 'application/json']), endpoint(`${url}-test`, 'test', ['text/xml'])],
  }),
  service: (type, { code }) => ({
    service_code: code(type),
    service_name: type.name,
    description: type.description ?? null,
    metadata: type.questions !== undefined,
    type: type.processing,
    keywords: (type.keywords ?? []).join(', '),
    group: type.group ?? null,
  }),
  definition: (type, { code }) => ({
    service_code: code(type),
    attributes: (type.questions ?? []).map((question, at) => spec.question(question, at + 1)),
  }),
  question: ({ code, datatype, label, hint, required = false, options = [] }, order) => ({
    variable: datatype !== 'note',
    code,
    datatype: datatype === 'note' ? 'text' : datatype,
    required,
    datatype_description: hint ?? null,
    order,
    description: label,
    ...(datatype.endsWith('valuelist') && { values: options.map(({ key, name }) => ({ key, name })) }),
  }),
  row: rowOf,
  submitting: { lists: 'brackets' },
  created: (report, { id }) =>
    createdReply({ service_request_id: id(report), service_notice: 'We come within three days.', account_id: null }),
  status: standardStatus,
  envelope: ({ name, body }) => ({ root: name, body }),
  errors: ({ description }, code) => ({ root: 'errors', body: [{ code, description }] }),
  writeXml: (root, body) => writeXml(root, body),
};

function rowOf(report: SampleReport, { id, code, typeOf }: Wire): PlainRecord {
  const type = typeOf(report);
  const date = (iso: string | undefined) => (iso === undefined ? null : offsetDates.write(iso));
  return {
    service_request_id: id(report),
    status: report.statusWord ?? report.status,
    status_notes: report.statusNote ?? null,
    service_name: type?.name ?? null,
    service_code: type ? code(type) : null,
    description: report.description ?? null,
    agency_responsible: report.agency ?? null,
    service_notice: report.notice ?? null,
    requested_datetime: date(report.requested),
    updated_datetime: date(report.updated),
    expected_datetime: date(report.expected),
    address: report.address ?? null,
    address_id: report.addressId ?? null,
    zipcode: report.postcode ?? null,
    lat: report.where?.latitude ?? null,
    long: report.where?.longitude ?? null,
    // The standard's own sample has the space.
    media_url: report.media?.[0] === undefined ? null : `${report.media[0]} `,
  };
}

export function createdReply(row: PlainRecord, status = 200): Reply {
  return { name: 'service_requests', body: [row], status };
}

export function endpoint(url: string, type: string, formats: readonly string[]): PlainRecord {
  return { specification: 'http://wiki.open311.org/GeoReport_v2', url, changeset: '2026-01-23 09:01', type, formats };
}

/** What became of a report, and what was answered and asked, as servers with `extensions=true` tell it. */
export function notesOf({ updates = [] }: SampleReport, write: (iso: string) => string): readonly PlainRecord[] {
  return updates.map(({ at, description, status, stage }) => ({ datetime: write(at), description, type: stage ?? status }));
}
