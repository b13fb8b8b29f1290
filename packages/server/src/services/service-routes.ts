import { CivicError, type TaxonomyTerm } from '@civickit/core';
import {
  writeInterface,
  writeService,
  writeServiceLines,
  writeServices,
  writeTaxonomies,
  writeTaxonomy,
  writeTerm,
  writeTerms,
  type WrittenPage,
  type WriteServiceOptions,
} from '@civickit/adapters/hsds/write';
import { Hono, type Context } from 'hono';
import type { AreaEnv } from '../areas/with-area.js';
import type { ServerContext } from '../context.js';
import { problem } from '../http/problem.js';
import { countIn, momentIn, textIn } from '../http/query-fields.js';
import { readBody } from '../http/read-body.js';
import { findService, listServices, listTerms, type ServiceChoice } from './service-store.js';

const perPage = 50;
const mostPerPage = 500;
const mostQueryBytes = 16_384;

/** The services of an area by HSDS 3.1: read only. A list can be asked for by POST, too, so that what is looked for stands in no address. */
export function serviceRoutes({ db }: ServerContext): Hono<AreaEnv> {
  const routes = new Hono<AreaEnv>();

  for (const path of ['/hsds', '/hsds/'])
    routes.get(path, (context) => json(context, writeInterface({ description: context.var.area.name })));

  routes.on(['GET', 'POST'], '/hsds/services', async (context) => {
    const { area } = context.var;
    const query = await queryOf(context);
    const options: WriteServiceOptions = { zone: area.zone, extent: extentIn(query) };
    const choice = choiceIn(query, area.zone);
    if (query.get('format') === 'ndjson') {
      const { items } = await listServices(db, area.id, choice);
      return context.body(writeServiceLines(items, options), 200, { ...headers, 'Content-Type': 'application/x-ndjson; charset=utf-8' });
    }
    const { number, size, offset } = pageIn(query);
    const { items, total } = await listServices(db, area.id, { ...choice, limit: size, offset });
    return json(context, writeServices(items, { number, perPage: size, total }, options));
  });

  routes.get('/hsds/services/:id', async (context) => {
    const { area } = context.var;
    const service = await findService(db, area.id, context.req.param('id'));
    return service ? json(context, writeService(service, { zone: area.zone })) : problem(404, 'There is no such service');
  });

  routes.on(['GET', 'POST'], '/hsds/taxonomies', async (context) => {
    const all = taxonomiesOf(await listTerms(db, context.var.area.id));
    return paged(context, await queryOf(context), all, writeTaxonomies);
  });

  routes.get('/hsds/taxonomies/:id', async (context) => {
    const found = taxonomiesOf(await listTerms(db, context.var.area.id)).find(({ id }) => id === context.req.param('id'));
    return found ? json(context, writeTaxonomy(found)) : problem(404, 'There is no such taxonomy');
  });

  routes.on(['GET', 'POST'], '/hsds/taxonomy_terms', async (context) => {
    const query = await queryOf(context);
    const [taxonomy, parent, top] = [textIn(query, 'taxonomy_id'), textIn(query, 'parent_id'), query.get('top_only') === 'true'];
    const terms = (await listTerms(db, context.var.area.id)).filter(
      (term) =>
        (taxonomy === undefined || term.taxonomy === taxonomy) &&
        (parent === undefined || term.parent === parent) &&
        (!top || term.parent === undefined),
    );
    return paged(context, query, terms, writeTerms);
  });

  routes.get('/hsds/taxonomy_terms/:id', async (context) => {
    const found = (await listTerms(db, context.var.area.id)).find(({ id }) => id === context.req.param('id'));
    return found ? json(context, writeTerm(found)) : problem(404, 'There is no such term');
  });

  return routes;
}

const headers = { 'Cache-Control': 'no-cache' };

function json(context: Context<AreaEnv>, text: string): Response {
  return context.body(text, 200, { ...headers, 'Content-Type': 'application/json; charset=utf-8' });
}

/** The parameters of the address, or, of a POST, those of its form as well. @throws CivicError `too-large/body` */
async function queryOf({ req }: Context<AreaEnv>): Promise<URLSearchParams> {
  const query = new URL(req.url).searchParams;
  if (req.method !== 'POST') return query;
  const form = new URLSearchParams(new TextDecoder().decode(await readBody(req.raw, mostQueryBytes)));
  return new URLSearchParams([...query, ...form]);
}

function choiceIn(query: URLSearchParams, zone: string): ServiceChoice {
  return {
    text: textIn(query, 'search'),
    term: textIn(query, 'taxonomy_term_id'),
    taxonomy: textIn(query, 'taxonomy_id'),
    organization: textIn(query, 'organization_id'),
    changedAfter: momentIn(query, 'modified_after', zone),
  };
}

/** All that belongs to a service, unless less is asked for. @throws CivicError `invalid/query` */
function extentIn(query: URLSearchParams): WriteServiceOptions['extent'] {
  const format = query.get('format') ?? 'json';
  if (format !== 'json' && format !== 'ndjson') throw new CivicError('invalid/query', `format: "${format}" is neither json nor ndjson`);
  if (query.get('minimal') === 'true') return 'minimal';
  return query.get('full') === 'false' ? 'brief' : 'full';
}

function pageIn(query: URLSearchParams): { readonly number: number; readonly size: number; readonly offset: number } {
  const [number, size] = [countIn(query, 'page', 1, 1_000_000), countIn(query, 'per_page', perPage, mostPerPage)];
  return { number, size, offset: (number - 1) * size };
}

function paged<T extends { readonly name: string }>(
  context: Context<AreaEnv>,
  query: URLSearchParams,
  all: readonly T[],
  write: (items: readonly T[], page: WrittenPage) => string,
): Response {
  const wanted = textIn(query, 'search')?.toLowerCase();
  const found = wanted === undefined ? all : all.filter(({ name }) => name.toLowerCase().includes(wanted));
  const { number, size, offset } = pageIn(query);
  return json(context, write(found.slice(offset, offset + size), { number, perPage: size, total: found.length }));
}

/** Terms name their taxonomies by id alone. */
function taxonomiesOf(terms: readonly TaxonomyTerm[]): readonly { readonly id: string; readonly name: string }[] {
  return [...new Set(terms.flatMap(({ taxonomy }) => taxonomy ?? []))].map((id) => ({ id, name: id }));
}
