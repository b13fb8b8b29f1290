import { files, formFile, type FormFileOptions, requestTypeFile, serviceFile } from '@civickit/adapters/files/sources.js';
import { isRecord, isText, type SourceEntry } from '../../config/configuration.js';
import { type AdapterPart, areTypes, isAbsentOr } from '../../host/open-sources.js';
import { telling } from '../../host/telling.js';

const areCodes = (value: unknown) => isRecord(value) && Object.values(value).every((words) => isRecord(words) && Object.values(words).every(isText)); // prettier-ignore

export const checks: AdapterPart['checks'] = {
  types: areTypes,
  places: isAbsentOr(isText),
  sheet: isAbsentOr(isText),
  encoding: isAbsentOr(isText),
  dateOrder: isAbsentOr((value) => value === 'dmy' || value === 'mdy' || value === 'ymd'),
  html: isAbsentOr((value) => typeof value === 'boolean'),
  coordinateSystem: isAbsentOr((value) => value === 'GCJ02' || value === 'BD09'),
  codes: isAbsentOr(areCodes),
};

const opening =
  <O, S>(create: (options: O) => S) =>
  (entry: SourceEntry, base: string): S =>
    create({ ...entry, base } as O);

/** Builds a source of a file from its entry in `civickit.json`; what reads services, types and forms is loaded when they are asked for. @throws `invalid/url` */
export const sources: AdapterPart['sources'] = {
  notices: opening((options: Parameters<typeof files>[0]) => telling(files(options))),
  services: opening((options: Parameters<typeof serviceFile>[0]) => telling(serviceFile(options))),
  requests: opening(requestTypeFile),
  forms: (entry, base) => formFile({ checkLater: true, ...(entry as unknown as FormFileOptions), base }),
};
