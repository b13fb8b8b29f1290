import { formHandoff, type FormHandoffOptions, handoff, type HandoffOptions, isMailAddress, isPhoneNumber } from '@civickit/adapters/handoff';
import { isText } from '../../config/configuration.js';
import { type AdapterPart, isAbsentOr } from '../../host/open-sources.js';

const isPhone = isAbsentOr((value) => typeof value === 'string' && isPhoneNumber(value));
const isFlag = isAbsentOr((value) => typeof value === 'boolean');

export const checks: AdapterPart['checks'] = {
  sheet: isAbsentOr(isText),
  encoding: isAbsentOr(isText),
  places: isAbsentOr(isText),
  coordinateSystem: isAbsentOr((value) => value === 'GCJ02' || value === 'BD09'),
  phone: isPhone,
  phoneHours: isAbsentOr(isText),
  mail: isAbsentOr((value) => typeof value === 'string' && isMailAddress(value)),
  sms: isPhone,
  account: isAbsentOr(isText),
  window: isAbsentOr(isText),
  windowHours: isAbsentOr(isText),
  copy: isFlag,
  print: isFlag,
  lang: isAbsentOr(isText),
};

/** Builds a source that is handed to by residents from its entry in `civickit.json`. @throws `invalid/url` */
export const sources: AdapterPart['sources'] = {
  requests: (entry, base) => handoff({ ...(entry as unknown as HandoffOptions), base }),
  forms: (entry, base) => formHandoff({ checkLater: true, ...(entry as unknown as FormHandoffOptions), base }),
};
