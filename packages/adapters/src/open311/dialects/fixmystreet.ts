import { fieldsOf, listOf, textOf, type Fields } from '../../record/fields.js';
import { specFilters, type Open311Dialect } from '../dialect.js';

/**
 * FixMyStreet as a server: it shows reports and takes updates, but no reports by this way. It compares dates as they are written with
 * clocks of its own zone.
 */
export const fixmystreet: Open311Dialect<false> = {
  name: 'fixmystreet',
  formats: ['json', 'xml'],
  filters: specFilters,
  describes: false,
  writes: false,
  dates: 'no-zone',
  parameters: { max_requests: '1000' },
  adapt: nameAgency,
  hiddenKeywords: ['inactive', 'staff', 'waste_only'],
  updates: { reads: false, posts: true },
};

/** `agency_responsible` is an object that lists who was told. */
function nameAgency(record: Fields): Fields {
  const recipients = listOf(fieldsOf(record['agency_responsible'])['recipient']).map(textOf);
  const agency = recipients.filter((name) => name !== undefined).join(', ');
  return agency ? { ...record, agency_responsible: agency } : record;
}
