import { hsds, type HsdsOptions } from '@civickit/adapters/hsds';
import { type AdapterPart, isAbsentOr, isCount } from '../../host/open-sources.js';

const isOneOf =
  (...names: readonly string[]) =>
  (value: unknown) =>
    names.includes(value as string);
const isFlag = isAbsentOr((value) => typeof value === 'boolean');
const isFilter = isOneOf('search', 'taxonomy_term_id', 'organization_id', 'modified_after');

export const checks: AdapterPart['checks'] = {
  version: isAbsentOr(isOneOf('3.0', '3.1', '3.2', 'uk', 'uk-1')),
  filters: isAbsentOr((value) => Array.isArray(value) && value.every(isFilter)),
  search: isAbsentOr(isOneOf('get', 'post')),
  format: isAbsentOr(isOneOf('json', 'ndjson')),
  full: isFlag,
  flat: isFlag,
  perPage: isAbsentOr((value) => isCount(value) && (value as number) <= 1000),
  lang: isAbsentOr((value) => typeof value === 'string' && /^[A-Za-z]{2,8}(-[A-Za-z\d]{1,8})*$/.test(value)),
  coordinateSystem: isAbsentOr(isOneOf('GCJ02', 'BD09')),
};

/** Builds a source of public services from its entry in `civickit.json`. @throws `invalid/url` */
export const sources: AdapterPart['sources'] = { services: (entry, base) => hsds({ ...(entry as unknown as HsdsOptions), base }) };
