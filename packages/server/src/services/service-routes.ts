import type { TaxonomyTerm } from '@civickit/core';
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
import { ownUrl } from '../http/own-url.js';
import { problem } from '../http/problem.js';
import { count, flag, moment, oneOf, readQuery, text, type QueryFields } from '../http/query.js';
import { readBody } from '../http/read-body.js';
import { findService, listServices, listTerms, type ServiceChoice } from './service-store.js';

const perPage = 50;
const mostPerPage = 500;
const mostQueryBytes = 16_384;

const page = {
  page: count('Pages count from 1', 1, 1_000_000),
  per_page: count(`Items of one page; ${mostPerPage} at most`, perPage, mostPerPage),
};
export const serviceQuery = {
  search: text('Words that all occur in names, keywords, summary, unit or terms'),
  taxonomy_term_id: text('Sorted by this term'),
  taxonomy_id: text('Sorted by any term of this taxonomy'),
  organization_id: text('Of this unit'),
  modified_after: moment('Changed then or later'),
  full: flag('Whether lists come too: places, hours, documents, terms', true),
  minimal: flag('Only id and date of change', false),
  format: oneOf('`ndjson`: all in one answer, a line for each', ['json', 'ndjson']),
  ...page,
};
export const taxonomyQuery = { search: text('Occurs in the name'), ...page };
export const termQuery = {
  ...taxonomyQuery,
  taxonomy_id: text('Of this taxonomy'),
  parent_id: text('Below this term'),
  top_only: flag('Only those that have none above', false),
};

/** The services of an area by HSDS 3.1: read only. A list can be asked for by POST, too, so that what is looked for stands in no address. */
export function serviceRoutes({ db, publicUrl }: ServerContext): Hono<AreaEnv> {
  const routes = new Hono<AreaEnv>();

  for (const path of ['/hsds', '/hsds/'])
    routes.get(path, (context) => {
      const openapi = new URL('/openapi.json', ownUrl(context, publicUrl)).href;
      return json(context, writeInterface({ description: context.var.area.name, openapi }));
    });

  routes.on(['GET', 'POST'], '/hsds/services', async (context) => {
    const { area } = context.var;
    const query = await queryOf(context, serviceQuery);
    const extent = query.minimal ? 'minimal' : query.full ? 'full' : 'brief';
    const options: WriteServiceOptions = { zone: area.zone, extent };
    const choice: ServiceChoice = {
      text: query.search,
      term: query.taxonomy_term_id,
      taxonomy: query.taxonomy_id,
      organization: query.organization_id,
      changedAfter: query.modified_after,
    };
    if (query.format === 'ndjson') {
      const { items } = await listServices(db, area.id, choice);
      return context.body(writeServiceLines(items, options), 200, { ...headers, 'Content-Type': 'application/x-ndjson; charset=utf-8' });
    }
    const limit = query.per_page;
    const { items, total } = await listServices(db, area.id, { ...choice, limit, offset: (query.page - 1) * limit });
    return json(context, writeServices(items, { number: query.page, perPage: limit, total }, options));
  });

  routes.get('/hsds/services/:id', async (context) => {
    const { area } = context.var;
    const service = await findService(db, area.id, context.req.param('id'));
    return service ? json(context, writeService(service, { zone: area.zone })) : problem(404, 'There is no such service');
  });

  routes.on(['GET', 'POST'], '/hsds/taxonomies', async (context) => {
    const all = taxonomiesOf(await listTerms(db, context.var.area.id));
    return paged(context, await queryOf(context, taxonomyQuery), all, writeTaxonomies);
  });

  routes.get('/hsds/taxonomies/:id', async (context) => {
    const found = taxonomiesOf(await listTerms(db, context.var.area.id)).find(({ id }) => id === context.req.param('id'));
    return found ? json(context, writeTaxonomy(found)) : problem(404, 'There is no such taxonomy');
  });

  routes.on(['GET', 'POST'], '/hsds/taxonomy_terms', async (context) => {
    const query = await queryOf(context, termQuery);
    const { taxonomy_id: taxonomy, parent_id: parent, top_only: top } = query;
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

/** The parameters of the address, or, of a POST, those of its form as well. @throws CivicError `too-large/body`, `invalid/query` */
async function queryOf<Fields extends QueryFields>({ req, var: { area } }: Context<AreaEnv>, fields: Fields) {
  const query = new URL(req.url).searchParams;
  const form = req.method === 'POST' ? new TextDecoder().decode(await readBody(req.raw, mostQueryBytes)) : '';
  return readQuery(fields, new URLSearchParams([...query, ...new URLSearchParams(form)]), area.zone);
}

function paged<T extends { readonly name: string }>(
  context: Context<AreaEnv>,
  query: { readonly search: string | undefined; readonly page: number; readonly per_page: number },
  all: readonly T[],
  write: (items: readonly T[], page: WrittenPage) => string,
): Response {
  const { page: number, per_page: perPage } = query;
  const wanted = query.search?.toLowerCase();
  const found = wanted === undefined ? all : all.filter(({ name }) => name.toLowerCase().includes(wanted));
  return json(context, write(found.slice((number - 1) * perPage, number * perPage), { number, perPage, total: found.length }));
}

/** Terms name their taxonomies by id alone. */
function taxonomiesOf(terms: readonly TaxonomyTerm[]): readonly { readonly id: string; readonly name: string }[] {
  return [...new Set(terms.flatMap(({ taxonomy }) => taxonomy ?? []))].map((id) => ({ id, name: id }));
}
