import type { Taxonomy, TaxonomyTerm } from '@civickit/core';
import { fieldsOf, listOf, textOf, type Fields } from '../record/fields.js';
import { proseOf } from './prose.js';
import { present } from './reading.js';

/** A term; undefined without id or name. The UK profile writes the name as `term`, the older interface the taxonomy as `vocabulary`. */
export function termOf(value: unknown): TaxonomyTerm | undefined {
  const term = fieldsOf(value);
  const id = textOf(term['id']) ?? textOf(term['code']);
  const name = proseOf(term['name']) ?? proseOf(term['term']);
  if (!id || !name) return undefined;
  return present({ id, name, taxonomy: taxonomyOf(term), parent: textOf(term['parent_id']) });
}

function taxonomyOf(term: Fields): string | undefined {
  const detail = fieldsOf(term['taxonomy_detail']);
  return textOf(term['taxonomy_id']) ?? textOf(detail['id']) ?? textOf(term['taxonomy']) ?? textOf(term['vocabulary']);
}

/** Terms that a record is sorted by, each once, and the values that its attributes hold beside. */
export function termsOf(record: Fields): { readonly terms: readonly TaxonomyTerm[]; readonly values: readonly string[] } {
  const terms = new Map<string, TaxonomyTerm>();
  const values: string[] = [];
  for (const one of listOf(record['attributes'])) {
    const attribute = fieldsOf(one);
    const value = proseOf(attribute['value']);
    if (value) values.push(value);
    add(terms, termOf(attribute['taxonomy_term']));
  }
  for (const one of listOf(record['taxonomy_terms'])) add(terms, termOf(one));
  for (const one of listOf(record['service_taxonomys'])) add(terms, termOf(fieldsOf(one)['taxonomy']));
  return { terms: [...terms.values()], values };
}

function add(terms: Map<string, TaxonomyTerm>, term: TaxonomyTerm | undefined): void {
  if (term) terms.set(term.id, term);
}

/**
 * Taxonomies with their terms. Terms of a taxonomy that is not listed get one by the name that they give it themselves; in the older UK
 * interface the list of taxonomies is one of terms.
 */
export function taxonomiesOf(taxonomies: readonly unknown[], terms: readonly unknown[]): readonly Taxonomy[] {
  const found = new Map<string, { id: string; name: string; terms: TaxonomyTerm[] }>();
  const isTerm = (one: unknown) => 'vocabulary' in fieldsOf(one) || 'parent_id' in fieldsOf(one);
  for (const one of taxonomies.filter((each) => !isTerm(each))) {
    const { id, name } = { id: textOf(fieldsOf(one)['id']), name: proseOf(fieldsOf(one)['name']) };
    if (id) found.set(id, { id, name: name ?? id, terms: [] });
  }
  const byName = new Map([...found.values()].map((taxonomy) => [taxonomy.name, taxonomy]));
  for (const one of [...taxonomies.filter(isTerm), ...terms]) {
    const term = termOf(one);
    if (!term) continue;
    const key = term.taxonomy ?? '';
    const home = found.get(key) ?? byName.get(key) ?? { id: key, name: proseOf(fieldsOf(fieldsOf(one)['taxonomy_detail'])['name']) ?? key, terms: [] }; // prettier-ignore
    found.set(home.id, home);
    home.terms.push(home.id ? { ...term, taxonomy: home.id } : term);
  }
  return [...found.values()];
}
