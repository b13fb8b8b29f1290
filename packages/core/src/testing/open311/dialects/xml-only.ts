import { wallDates } from '../dates.js';
import type { Dialect } from '../dialect.js';
import { escaped, itemNames, writeXml } from '../write-xml.js';
import { endpoint, spec } from './spec.js';

/** Washington, Toronto, Alexandria: no JSON, no zone in dates, marks of HTML in texts, attributes without a list around them. */
export const xmlOnly: Dialect = {
  ...spec,
  base: '/CWI/Open311/v2',
  formats: ['xml'],
  dates: wallDates,
  order: 'oldest',
  pendingToken: 'empty',
  id: (id) => `1010054${id}`,
  discovery: (url) => ({
    changeset: '2012-03-08T16:00:00-05:00',
    contact: 'You can email or call for assistance 311@town.example',
    key_service: 'You can request a key here: http://town.example/',
    endpoints: [endpoint(url, 'production', ['text/xml'])],
  }),
  service: (type, wire) => ({ ...spec.service(type, wire), description: htmlOf(type.description) }),
  // Types with one question are of the older sort, which has no list around its attributes.
  definition: (type, { code }) => {
    const attributes = (type.questions ?? []).map((question, at) => xmlOnly.question(question, at + 1));
    const [first] = attributes;
    return { service_code: code(type), ...(attributes.length === 1 ? { attribute: first } : { attributes }) };
  },
  question: (question, order) => ({ values: null, ...spec.question(question, order) }),
  row: (report, wire) => {
    const { lat, long, ...row } = spec.row(report, wire);
    const date = (iso: string | undefined) => (iso === undefined ? null : wallDates.write(iso));
    return {
      ...row,
      description: htmlOf(report.description),
      requested_datetime: date(report.requested),
      updated_datetime: date(report.updated),
      expected_datetime: date(report.expected),
      long,
      lat,
    };
  },
  writeXml: (root, body) => writeXml(root, body, { items: itemNames, listAttributes: 'is_array="true"' }),
};

/** Line breaks and signs as HTML has them, which XML then escapes once more. */
function htmlOf(text: string | undefined): string | null {
  return text === undefined ? null : escaped(text).replaceAll('\n', '<br>');
}
