import type { Taxonomy } from '@civickit/core';
import { openPulledFile, type ParsedPulled, readPulled } from '../read-pulled.js';
import { pulledService, taxonomyList } from './pulled-service.js';
import { matching } from './readers.js';

export interface ParsedPulledServices extends ParsedPulled<'services'> {
  readonly taxonomies: readonly Taxonomy[];
  /** Name of the file beside it that holds the ready index. */
  readonly search?: string;
}

/** A file in the same folder: no address of another site, and no way out. */
const fileName = matching(/^[\w-][\w.-]*$/);

/** Reads a file of services of `civickit pull`. `source` is the id under which they are known. @throws CivicError `protocol/…` */
export function parsePulledServices(bytes: Uint8Array, source: string): ParsedPulledServices {
  const file = openPulledFile(bytes, source, 'services');
  const search = fileName(file.search);
  return {
    ...readPulled<'services'>(file, source, pulledService),
    taxonomies: taxonomyList(file.taxonomies) ?? [],
    ...(search && { search }),
  };
}
