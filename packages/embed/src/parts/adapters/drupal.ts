import { drupal, type DrupalOptions } from '@civickit/adapters/drupal';
import { isRecord, isText } from '../../config/configuration.js';
import { type AdapterPart, areTypes, isAbsentOr, isCount } from '../../host/open-sources.js';

const isField = (value: unknown) => typeof value === 'string' && /^[a-z0-9_.]*$/.test(value);
const areFields = (value: unknown) =>
  isRecord(value) && Object.keys(value).every((key) => (key === 'categories' ? Array.isArray(value[key]) && value[key].every(isField) : isField(value[key]))); // prettier-ignore

export const checks: AdapterPart['checks'] = {
  types: areTypes,
  api: isAbsentOr((value) => /^[\w./-]{1,200}$/.test(String(value))),
  bundle: isAbsentOr((value) => /^[a-z][a-z0-9_]{0,63}$/.test(String(value))),
  fields: isAbsentOr(areFields),
  promoted: isAbsentOr((value) => typeof value === 'boolean'),
  perPage: isAbsentOr((value) => isCount(value) && (value as number) <= 50),
  pinnedCategory: isAbsentOr(isText),
};

/** Builds a Drupal source from its entry in `civickit.json`. @throws `invalid/url` */
export const sources: AdapterPart['sources'] = { notices: (entry, base) => drupal({ ...(entry as unknown as DrupalOptions), base }) };
