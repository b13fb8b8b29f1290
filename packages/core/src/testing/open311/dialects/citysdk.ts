import { lenientDates } from '../dates.js';
import type { Dialect } from '../dialect.js';
import { everything } from '../paging.js';
import { isList, renamed, sparse, type PlainRecord } from '../plain.js';
import { itemNames, writeXml } from '../write-xml.js';
import { createdReply, endpoint, spec } from './spec.js';
import type { SampleReport } from '../../town/sample-town.js';

const detailedStatus: Readonly<Record<string, string>> = {
  checking: 'RECEIVED',
  planned: 'IN_PROCESS',
  'in-progress': 'IN_PROCESS',
  done: 'PROCESSED',
  'no-action': 'REJECTED',
  'not-responsible': 'REJECTED',
};

/** Klarschiff and other CitySDK servers: open ones unless asked otherwise, 422 for errors, places by radius, pictures in Base64. */
export const citySdk: Dialect = {
  ...spec,
  base: '/backoffice/citysdk',
  formats: ['json', 'xml'],
  dates: lenientDates,
  windowDays: undefined,
  order: 'newest',
  paging: everything,
  filters: new Set(['service_code', 'status', 'start_date', 'end_date', 'updated_after', 'updated_before', 'radius']),
  defaultStatus: 'open',
  pendingToken: undefined,
  numbers: new Set(['service_request_id']),
  discovery: (url) => ({
    changeset: '2013-02-01 00:00:00',
    contact: 'klarschiff@town.example',
    key_service: 'klarschiff@town.example',
    endpoints: [endpoint(url, 'production', ['application/json', 'text/xml'])],
  }),
  service: (type, wire) => ({ ...spec.service(type, wire), metadata: false, type: 'realtime' }),
  // No attributes: the endpoint gives the service itself.
  definition: (type, wire) => citySdk.service(type, wire),
  row: (report, wire) => ({
    ...renamed(spec.row(report, wire), { address_id: 'adress_id' }),
    ...(wire.extensions && { extended_attributes: extendedOf(report) }),
  }),
  submitting: { lists: 'brackets', email: true, base64: 'media' },
  created: (report, { id }) => createdReply({ service_request_id: id(report) }),
  status: { ...spec.status, invalid: 422 },
  envelope: ({ name, body }) => ({ root: name === 'discovery' ? 'dicovery' : isList(body) ? name : 'hash', body }),
  errors: ({ description }, code) => ({ root: 'error_messages', body: [{ code, description }] }),
  writeXml: (root, body) => writeXml(root, body, { items: itemNames, listAttributes: 'type="array"' }),
};

function extendedOf({ stage, media = [] }: SampleReport): PlainRecord {
  return sparse({
    detailed_status: detailedStatus[stage ?? ''] ?? 'PENDING',
    media_urls: media.length > 0 ? [...media] : null,
    description_public: true,
    trust: 1,
  });
}
