import { specFilters, type Open311Dialect } from '../dialect.js';

/**
 * Connected Bits: Boston, Chicago, San Francisco, San Diego, Austin. Chicago wants dates without offset, and a place in both
 * ways; the others take them so.
 * With `extensions` come notes, attributes and pictures.
 */
export const connectedBits: Open311Dialect<true> = {
  name: 'connected-bits',
  formats: ['json', 'xml'],
  filters: specFilters,
  describes: true,
  writes: true,
  dates: 'no-zone',
  needs: ['where', 'address'],
  windowDays: 90,
  paging: { by: 'page', size: 50, max: 50 },
  parameters: { extensions: 'true' },
};
