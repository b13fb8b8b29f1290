import type { Taxonomy } from '@civickit/core';
import { termRecord } from './service-record.js';
import { json, writePage, type WrittenPage } from './write-services.js';

/** A page of taxonomies without their terms. */
export function writeTaxonomies(taxonomies: readonly Pick<Taxonomy, 'id' | 'name'>[], page: WrittenPage): string {
  return writePage(taxonomies.map(taxonomyRecord), page);
}

/** A page of terms. */
export function writeTerms(terms: Taxonomy['terms'], page: WrittenPage): string {
  return writePage(terms.map(termRecord), page);
}

export function writeTaxonomy(taxonomy: Pick<Taxonomy, 'id' | 'name'>): string {
  return json(taxonomyRecord(taxonomy), 1);
}

export function writeTerm(term: Taxonomy['terms'][number]): string {
  return json(termRecord(term), 1);
}

function taxonomyRecord({ id, name }: Pick<Taxonomy, 'id' | 'name'>): object {
  return { id, name, description: name };
}
