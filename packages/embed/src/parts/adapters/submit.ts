import { submit, type SubmitOptions } from '@civickit/adapters/submit';
import { isText } from '../../config/configuration.js';
import { type AdapterPart, isAbsentOr } from '../../host/open-sources.js';

export const checks: AdapterPart['checks'] = {
  forms: isText,
  as: isAbsentOr((value) => value === 'json' || value === 'form'),
  media: isAbsentOr((value) => value === 'multipart' || value === false),
  uploads: isAbsentOr(isText),
  idempotent: isAbsentOr((value) => typeof value === 'boolean'),
};

/** Builds a source of forms that can be sent to from its entry in `civickit.json`. @throws `invalid/url` */
export const sources: AdapterPart['sources'] = {
  forms: (entry, base) => submit({ checkLater: true, ...(entry as unknown as SubmitOptions), base }),
};
