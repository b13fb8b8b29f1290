import type { RequestType } from '@civickit/core';
import type { Open311Format } from '../dialect.js';
import { WireList, writeWire, type WireRecord } from './wire.js';

/**
 * The answer to `GET services`. Headings beyond the outermost stand in `groups`, an extension of open311-adapter. Keywords are one text
 * with commas between them, so that a comma within one becomes a blank. What a type asks for, and whom to call instead, are extensions of ours.
 */
export function writeServices(types: readonly RequestType[], format: Open311Format): string {
  return writeWire('services', new WireList('service', types.map(serviceOf)), format);
}

function serviceOf({
  ref,
  name,
  description,
  hasQuestions,
  processing,
  promised,
  promisedWorkdays,
  keywords = [],
  groups = [],
  kind,
  placeless = false,
  photoless = false,
  mayBePrivate = false,
  similarWithin,
  instead,
}: RequestType): WireRecord {
  return {
    service_code: ref.id,
    service_name: name,
    description: description ?? null,
    metadata: hasQuestions,
    type: processing ?? 'realtime',
    keywords: keywords.map((word) => word.replaceAll(',', ' ')).join(', '),
    group: groups[0] ?? null,
    promised,
    promised_workdays: promisedWorkdays,
    kind,
    placeless: placeless || undefined,
    photoless: photoless || undefined,
    may_be_private: mayBePrivate || undefined,
    similar_within: similarWithin,
    instead: instead && { reason: instead.reason, office: instead.office, phone: instead.phone, url: instead.url },
    groups: groups.length > 1 ? new WireList('group', groups) : undefined,
  };
}
