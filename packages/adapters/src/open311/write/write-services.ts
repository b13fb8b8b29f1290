import type { RequestType } from '@civickit/core';
import type { Open311Format } from '../dialect.js';
import { WireList, writeWire, type WireRecord } from './wire.js';

/**
 * The answer to `GET services`. Headings beyond the outermost stand in `groups`, an extension of open311-adapter. Keywords are one text
 * with commas between them, so that a comma within one becomes a blank. `placeless` is an extension of ours: a report needs no place.
 */
export function writeServices(types: readonly WrittenType[], format: Open311Format): string {
  return writeWire('services', new WireList('service', types.map(serviceOf)), format);
}

/** A type, and what the standard has no word for. */
interface WrittenType extends RequestType {
  readonly placeless?: boolean;
}

function serviceOf({
  ref,
  name,
  description,
  hasQuestions,
  processing,
  keywords = [],
  groups = [],
  placeless = false,
}: WrittenType): WireRecord {
  return {
    service_code: ref.id,
    service_name: name,
    description: description ?? null,
    metadata: hasQuestions,
    type: processing ?? 'realtime',
    keywords: keywords.map((word) => word.replaceAll(',', ' ')).join(', '),
    group: groups[0] ?? null,
    placeless: placeless ? true : undefined,
    groups: groups.length > 1 ? new WireList('group', groups) : undefined,
  };
}
