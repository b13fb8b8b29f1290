import { formSender, type HandoffWays, isMailAddress, isPhoneNumber, reportSender } from '@civickit/adapters/handoff/senders.js';
import type { Kind, SourceOf } from '@civickit/core';
import { isText, type SourceEntry } from '../../config/configuration.js';
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
  requests: async (entry, base) => ({ ...(await openFile('requests', entry, base)), send: reportSender(entry as HandoffWays) }),
  forms: async (entry, base) => ({ ...(await openFile('forms', entry, base)), send: formSender(entry as HandoffWays) }),
};

/** What can be reported, or filled in, stands in a file, as where nothing takes it. */
async function openFile<K extends Kind>(kind: K, entry: SourceEntry, base: string): Promise<SourceOf[K]> {
  const { sources: files } = await import('./files.js');
  const open = files[kind];
  if (!open) throw new TypeError(`no files of ${kind}`);
  return open(entry, base);
}
