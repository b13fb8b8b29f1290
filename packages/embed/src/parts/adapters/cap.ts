// It reads indexes as feeds: with this, the feed reader stays one file for pages that show feeds alone.
import './feed.js';
import { cap, type CapOptions } from '@civickit/adapters/cap';
import { isRecord, isText } from '../../config/configuration.js';
import { type AdapterPart, isAbsentOr, isCount } from '../../host/open-sources.js';

const isTexts = (value: unknown): boolean => Array.isArray(value) && value.every(isText);
const isWithin = (limit: number) => (value: unknown) => typeof value === 'number' && Math.abs(value) <= limit;
const isPoint = (value: unknown): boolean => isRecord(value) && isWithin(90)(value.latitude) && isWithin(180)(value.longitude);

export const checks: AdapterPart['checks'] = {
  place: isAbsentOr((value) => isRecord(value) && isAbsentOr(isTexts)(value.geocodes) && isAbsentOr(isPoint)(value.point)),
  languages: isAbsentOr(isTexts),
  alertOrigins: isAbsentOr(isTexts),
  maxAlerts: isAbsentOr(isCount),
};

/** Builds a source of warnings from its entry in `civickit.json`. @throws `invalid/url` */
export const sources: AdapterPart['sources'] = { notices: (entry, base) => cap({ ...(entry as unknown as CapOptions), base }) };
