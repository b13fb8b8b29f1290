import { specFilters, type Open311Dialect } from '../dialect.js';

/**
 * Connected Bits: Boston, Chicago, San Francisco, San Diego, Austin. Chicago wants dates without offset, and the others take them.
 * With `extensions` come notes, attributes and pictures.
 */
export const connectedBits: Open311Dialect<true> = {
  name: 'connected-bits',
  formats: ['json', 'xml'],
  filters: specFilters,
  describes: true,
  writes: true,
  dates: 'no-zone',
  windowDays: 90,
  paging: { by: 'page', size: 50, max: 50 },
  parameters: { extensions: 'true' },
};
