import type { SampleReport } from '../../town/sample-town.js';
import { offsetRefused } from '../dates.js';
import type { Dialect, Wire } from '../dialect.js';
import { byPage } from '../paging.js';
import { sparse, type PlainRecord } from '../plain.js';
import { createdReply, endpoint, notesOf, spec } from './spec.js';

/** Chicago, Boston, San Francisco: what is missing is left out, pages of 50, dates of queries without zone, both places, no duplicates. */
export const connectedBits: Dialect = {
  ...spec,
  formats: ['json', 'xml'],
  dates: offsetRefused,
  order: 'newest',
  paging: byPage(50),
  numbers: new Set(),
  pendingToken: '404',
  id: (id) => `26-${id.padStart(8, '0')}`,
  discovery: (url) => ({
    changeset: '2026-01-1 17:35',
    contact: 'You can email developers@town.example',
    key_service: 'You can request a key here: https://town.example/open311',
    endpoints: [endpoint(url, 'production', ['text/xml', 'application/json'])],
  }),
  row: (report, wire) => ({ ...sparse(spec.row(report, wire)), ...(wire.extensions && extensionsOf(report, wire)) }),
  submitting: { lists: 'brackets', bothPlaces: true, refusesDuplicates: true },
  created: (report, { id }) => createdReply({ service_request_id: id(report) }),
};

function extensionsOf(report: SampleReport, { typeOf }: Wire): PlainRecord {
  const questions = typeOf(report)?.questions ?? [];
  const attributes = Object.entries(report.answers ?? {}).flatMap(([name, value]) => {
    const question = questions.find(({ code }) => code === name);
    return [value].flat().map((key) => {
      const option = question?.options?.find((one) => one.key === key);
      return { label: question?.label ?? name, name, value: option?.name ?? key, code: key };
    });
  });
  const photos = (report.media ?? []).map((media_url) => ({ media_url, title: 'Submitted' }));
  return {
    ...(attributes.length > 0 && { attributes }),
    extended_attributes: { channel: 'android', photos },
    notes: notesOf(report, offsetRefused.write),
  };
}
