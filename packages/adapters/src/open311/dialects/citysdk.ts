import { fieldsOf, textOf, type Fields } from '../../record/fields.js';
import { specFilters, type Open311Dialect, type StatusMeaning } from '../dialect.js';

/** The words of `detailed_status`. */
const detailed: Readonly<Record<string, StatusMeaning>> = {
  pending: { status: 'open', stage: 'received' },
  received: { status: 'open', stage: 'received' },
  in_process: { status: 'open', stage: 'in-progress' },
  processed: { status: 'closed', stage: 'done' },
  rejected: { status: 'closed', stage: 'rejected' },
};

/** CitySDK as Klarschiff speaks it: Rostock, Schwerin, Helsinki. Without `status` it gives open requests only; its definitions hold no questions. */
export const citysdk: Open311Dialect<true> = {
  name: 'citysdk',
  formats: ['json', 'xml'],
  filters: { ...specFilters, updatedAfter: 'updated_after' },
  describes: false,
  writes: true,
  windowDays: 90,
  parameters: { status: 'open,closed', extensions: 'true' },
  near: ({ latitude, longitude, radius }) => ({ lat: String(latitude), long: String(longitude), radius: String(Math.ceil(radius)) }),
  aliases: { adress_id: 'address_id' },
  adapt: preferDetailed,
  statuses: detailed,
  needs: ['email'],
  media: { by: 'base64', name: 'media', most: 1, maxBytes: 4 * 1024 * 1024 },
};

/** The finer word, where it does not gainsay the status itself. */
function preferDetailed(record: Fields): Fields {
  const word = textOf(fieldsOf(record['extended_attributes'])['detailed_status']);
  const meaning = word && detailed[word.toLowerCase()];
  const status = textOf(record['status'])?.toLowerCase();
  return meaning && (status === undefined || status === meaning.status) ? { ...record, status: word } : record;
}
