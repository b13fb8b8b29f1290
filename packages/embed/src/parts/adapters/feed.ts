import { feed, type FeedOptions } from '@civickit/adapters/feed';
import { isText } from '../../config/configuration.js';
import { type AdapterPart, areTypes, isAbsentOr } from '../../host/open-sources.js';

export const checks: AdapterPart['checks'] = { pinnedCategory: isAbsentOr(isText), types: areTypes };

/** Builds a feed source from its entry in `civickit.json`. @throws `invalid/url` */
export const sources: AdapterPart['sources'] = { notices: (entry, base) => feed({ ...(entry as unknown as FeedOptions), base }) };
