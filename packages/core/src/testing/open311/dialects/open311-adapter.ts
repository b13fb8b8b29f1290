import type { Dialect } from '../dialect.js';
import { everything } from '../paging.js';
import { sparse, type PlainRecord } from '../plain.js';
import { endpoint, spec } from './spec.js';

/** FixMyStreet's words for stages, upper case when sent and lower case when read. */
const stageWords: Readonly<Record<string, string>> = {
  received: 'open',
  checking: 'investigating',
  planned: 'planned',
  'in-progress': 'in_progress',
  referred: 'internal_referral',
  done: 'fixed',
  duplicate: 'duplicate',
  'no-action': 'no_further_action',
  'not-responsible': 'not_councils_responsibility',
  cancelled: 'cancelled',
};

/** mySociety's adapter: yes and no as text, unknown parameters refused, answers by repetition, updates both ways. */
export const open311Adapter: Dialect = {
  ...spec,
  base: '',
  formats: ['json', 'xml'],
  windowDays: undefined,
  order: 'newest',
  paging: everything,
  strictQuery: new Set(['jurisdiction_id', 'service_request_id', 'service_code', 'start_date', 'end_date', 'status', 'api_key']),
  pendingToken: undefined,
  numbers: new Set(),
  discovery: (url) => ({
    changeset: '2026-01-23T09:01:00Z',
    contact: 'FixMyStreet',
    key_service: '',
    endpoints: [endpoint(url, 'production', ['text/xml', 'application/json'])],
  }),
  service: (type, wire) => {
    const { group, ...rest } = spec.service(type, wire);
    return withTextBooleans({ ...rest, type: 'realtime', ...(typeof group === 'string' && { groups: [group, 'All'] }) });
  },
  definition: (type, { code }) => ({
    service_code: code(type),
    attributes: [
      ...(type.questions ?? []).map((question, at) => open311Adapter.question(question, at + 1)),
      { ...open311Adapter.question({ code: 'easting', datatype: 'number', label: 'easting' }, 100), automated: 'server_set' },
      { ...open311Adapter.question({ code: 'asset_id', datatype: 'string', label: 'Asset' }, 101), automated: 'hidden_field' },
    ],
  }),
  question: (question, order) => withTextBooleans(spec.question(question, order)),
  row: (report, wire) =>
    sparse({ ...spec.row(report, wire), status: (report.stage && stageWords[report.stage]) ?? report.statusWord ?? report.status }),
  submitting: {
    lists: 'repeated',
    severalMedia: true,
    files: /^(photo\d+|file_.+)$/,
    strictFields: ['deviceid', 'title', 'closest_address'],
  },
  updates: {
    post: true,
    list: ({ id, at, status, stage, description }, report, wire) => ({
      update_id: id,
      service_request_id: wire.id(report),
      status: (stage && stageWords[stage]) ?? status,
      updated_datetime: spec.dates.write(at),
      description,
      media_url: report.media && report.media.length > 0 ? [...report.media] : '',
    }),
  },
  errors: ({ reason, description }, code) => ({
    root: 'errors',
    body: [{ code, description: reason === 'crash' ? `${description} at /srv/adapter/lib/Open311/Endpoint.pm line 311.\n` : description }],
  }),
  refusalPage: ({ reason }) => (reason === 'path' ? { status: 404, type: 'text/plain', text: 'Bad request: not found\n' } : undefined),
};

function withTextBooleans(record: PlainRecord): PlainRecord {
  return Object.fromEntries(Object.entries(record).map(([name, value]) => [name, typeof value === 'boolean' ? String(value) : value]));
}
