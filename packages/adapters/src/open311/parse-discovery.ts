import type { CivicError } from '@civickit/core';
import { pageUrl } from '@civickit/core/markup';
import { fieldsOf, listOf, textOf } from '../record/fields.js';
import type { Open311Format } from './dialect.js';
import { flagged } from './read/flagged.js';
import { readRecords, type AnswerOptions, type Parsed } from './read/read-records.js';
import { discoveryKind } from './read/record-kind.js';

/** An address under which GeoReport is spoken. */
export interface Open311Endpoint {
  readonly url: string;
  /** As written, such as `http://wiki.open311.org/GeoReport_v2`. */
  readonly specification: string;
  /** Whether it is version 2 of GeoReport. */
  readonly isGeoReport2: boolean;
  readonly use: 'production' | 'test';
  readonly formats: readonly Open311Format[];
}

export interface ParsedDiscovery extends Parsed<Open311Endpoint> {
  readonly contact?: string;
  /** How to get a key. */
  readonly keyService?: string;
  /** When the document last changed, as written: it is no date of any standard. */
  readonly changeset?: string;
}

/** Reads a discovery document. @throws CivicError as `parseRequests` */
export async function parseDiscovery(answer: Uint8Array | string, options: AnswerOptions = {}): Promise<ParsedDiscovery> {
  const { records, proseOf } = await readRecords(answer, discoveryKind, options);
  const [record = {}] = records.map(fieldsOf);
  const items: Open311Endpoint[] = [];
  const problems: CivicError[] = [];
  listOf(record['endpoints'] ?? record['endpoint']).forEach((raw, at) => {
    const { url, specification, type, formats } = fieldsOf(raw);
    const address = pageUrl(textOf(url), options.url);
    const written = textOf(specification) ?? '';
    if (!address) problems.push(flagged(at, 'no address', options));
    else {
      items.push({
        url: address,
        specification: written,
        isGeoReport2: /^https?:\/\/wiki\.open311\.org\/georeport_v2\/?$/i.test(written),
        use: textOf(type)?.toLowerCase() === 'test' ? 'test' : 'production',
        formats: formatsIn(formats),
      });
    }
  });
  const [contact, keyService, changeset] = [proseOf(record['contact']), proseOf(record['key_service']), textOf(record['changeset'])];
  return { items, problems, ...(contact && { contact }), ...(keyService && { keyService }), ...(changeset && { changeset }) };
}

function formatsIn(value: unknown): readonly Open311Format[] {
  const types = listOf(value).map((one) => textOf(one)?.toLowerCase() ?? '');
  return (['json', 'xml'] as const).filter((format) => types.some((type) => type.includes(format)));
}
