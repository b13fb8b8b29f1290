import { digit, type DigitOptions } from '@civickit/adapters/digit';
import { isText } from '../../config/configuration.js';
import { type AdapterPart, isAbsentOr, isCount } from '../../host/open-sources.js';

const isPath = isAbsentOr((value) => typeof value === 'string' && /^[\w~-][\w.~-]*(\/[\w~-][\w.~-]*)*$/.test(value));

export const checks: AdapterPart['checks'] = {
  tenantId: isText,
  requestsPath: isPath,
  typesPath: isPath,
  typesTenantId: isAbsentOr(isText),
  typesUrl: isAbsentOr(isText),
  locality: isAbsentOr(isText),
  channel: isAbsentOr(isText),
  perPage: isAbsentOr((value) => isCount(value) && (value as number) <= 200),
};

/** Builds a DIGIT source from its entry in `civickit.json`. @throws `invalid/url` */
export const sources: AdapterPart['sources'] = { requests: (entry, base) => digit({ ...(entry as unknown as DigitOptions), base }) };
