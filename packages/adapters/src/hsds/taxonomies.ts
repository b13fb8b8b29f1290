import { isCivicError, type SourceContext, type Taxonomy } from '@civickit/core';
import { inSlices } from '@civickit/core/markup';
import { fieldsOf, textOf } from '../record/fields.js';
import type { Asking, Parameters } from './asking.js';
import { withLateReading } from './late-reading.js';
import { fingerprint } from './paging.js';
import { recordsOf } from './records.js';
import { taxonomiesOf, termOf } from './terms.js';

const perPage = 100;
/** Of a list of terms; more is a server that never ends. */
const mostPages = 50;

/**
 * The taxonomies of a server with their terms. Both lists are optional in HSDS, so one of them is enough.
 * @throws CivicError where there is neither
 */
export async function readTaxonomies(asking: Asking, context: SourceContext): Promise<readonly Taxonomy[]> {
  const [taxonomies, terms] = await Promise.allSettled(
    ['/taxonomies', '/taxonomy_terms'].map((path) => readAll(path, {}, asking, context)),
  );
  if (taxonomies?.status === 'rejected' && terms?.status === 'rejected') throw taxonomies.reason;
  return withLateReading(() => taxonomiesOf(valueOf(taxonomies), valueOf(terms)));
}

/** What one list gave; that it is not there is no failure, everything else is. */
function valueOf(result: PromiseSettledResult<readonly unknown[]> | undefined): readonly unknown[] {
  if (!result) return [];
  if (result.status === 'fulfilled') return result.value;
  if (isAbsent(result.reason)) return [];
  throw result.reason;
}

/** The id of the term that has this id or name; `wanted` itself where the server has none or does not tell. */
export async function findTerm(wanted: string, asking: Asking, context: SourceContext): Promise<string> {
  const folded = (name: string) => name.normalize('NFKC').trim().toLowerCase();
  const found = await readAll('/taxonomy_terms', { search: wanted }, asking, context).catch((error: unknown) => {
    if (isAbsent(error)) return [];
    throw error;
  });
  const terms = await withLateReading(() => found.flatMap((one) => termOf(one) ?? []));
  const term = terms.find(({ id }) => id === wanted) ?? terms.find(({ name }) => folded(name) === folded(wanted));
  return term?.id ?? wanted;
}

function isAbsent(error: unknown): boolean {
  return isCivicError(error) && error.kind === 'http' && error.status !== undefined && error.status < 500 && error.status !== 429;
}

async function readAll(path: string, parameters: Parameters, asking: Asking, context: SourceContext): Promise<readonly unknown[]> {
  const all: unknown[] = [];
  let before = '';
  for (let page = 1; page <= mostPages; page++) {
    const { bytes, url, headers } = await asking.ask(path, { ...parameters, page, per_page: perPage }, context);
    const contentType = headers.get('content-type') ?? undefined;
    const answer = await inSlices(recordsOf(bytes, { source: asking.source, url, contentType }), context.signal);
    const values = answer.records.map(({ value }) => value);
    const seen = fingerprint(values.map((value) => textOf(fieldsOf(value)['id']) ?? ''));
    if (values.length === 0 || seen === before) break;
    all.push(...values);
    before = seen;
    const { isLast, isEmpty, isWhole, pages } = answer.page;
    if (isLast || isEmpty || isWhole || (isLast === undefined && pages !== undefined && pages > 0 && page >= pages)) break;
  }
  return all;
}
