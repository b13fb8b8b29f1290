import { wordpress, type WordPressOptions } from '@civickit/adapters/wordpress';
import { isText } from '../../config/configuration.js';
import { type AdapterPart, areTypes, isAbsentOr, isCount } from '../../host/open-sources.js';

const areTerms = isAbsentOr((value) => Array.isArray(value) && value.every((one) => isText(one) || isCount(one)));

export const checks: AdapterPart['checks'] = {
  types: areTypes,
  type: isAbsentOr((value) => /^[\w-]{1,64}$/.test(String(value))),
  categories: areTerms,
  tags: areTerms,
  perPage: isAbsentOr((value) => isCount(value) && (value as number) <= 100),
  pinnedCategory: isAbsentOr(isText),
};

/** Builds a WordPress source from its entry in `civickit.json`. @throws `invalid/url` */
export const sources: AdapterPart['sources'] = { notices: (entry, base) => wordpress({ ...(entry as unknown as WordPressOptions), base }) };
