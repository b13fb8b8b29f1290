import { specFilters, type Open311Dialect } from '../dialect.js';

/**
 * open311-adapter of mySociety, before the systems of British councils. It refuses parameters that it does not know, writes booleans as
 * text, wants several values as a repeated field, and tells what happened as service request updates.
 */
export const open311Adapter: Open311Dialect<true> = {
  name: 'open311-adapter',
  formats: ['json', 'xml'],
  filters: { since: specFilters.since, until: specFilters.until },
  describes: true,
  writes: true,
  multiValues: 'repeated',
  deviceField: 'deviceid',
  hiddenKeywords: ['inactive', 'staff', 'waste_only'],
  media: { by: 'url', most: 10 },
  updates: { reads: true, posts: true },
};
