import { files, type FilesOptions } from '@civickit/adapters/files';
import { isText } from '../../config/configuration.js';
import { type AdapterPart, areTypes, isAbsentOr } from '../../host/open-sources.js';

export const checks: AdapterPart['checks'] = {
  types: areTypes,
  sheet: isAbsentOr(isText),
  encoding: isAbsentOr(isText),
  dateOrder: isAbsentOr((value) => value === 'dmy' || value === 'mdy' || value === 'ymd'),
  html: isAbsentOr((value) => typeof value === 'boolean'),
};

/** Builds a source of a file from its entry in `civickit.json`. @throws `invalid/url` */
export const sources: AdapterPart['sources'] = { notices: (entry, base) => files({ ...(entry as unknown as FilesOptions), base }) };
