import * as z from 'zod/mini';
import { asJson, named, problemAnswer, type AnySchema, type Content, type Operation } from '../openapi/operation.js';
import { serviceQuery, taxonomyQuery, termQuery } from './service-routes.js';

const words = z.optional(z.string());
const taxonomy = named('HsdsTaxonomy', z.strictObject({ id: z.string(), name: z.string(), description: z.string() }));
const term = named(
  'HsdsTaxonomyTerm',
  z.strictObject({ id: z.string(), name: z.string(), description: z.string(), taxonomy_id: words, parent_id: words }),
);
const lists = z.optional(z.array(z.looseObject({ id: z.string() })));
/** The members that we write; all that HSDS says of them: https://docs.openreferral.org/en/v3.1/hsds/schema_reference.html */
const service = named(
  'HsdsService',
  z.strictObject({
    id: z.string(),
    organization_id: words,
    name: z.string(),
    alternate_name: words,
    description: words,
    url: words,
    additional_urls: lists,
    email: words,
    status: z.enum(['active', 'inactive', 'defunct', 'temporarily closed']),
    alert: words,
    eligibility_description: words,
    minimum_age: z.optional(z.number()),
    maximum_age: z.optional(z.number()),
    application_process: words,
    assured_date: z.optional(z.iso.date()),
    last_modified: z.optional(z.iso.datetime({ offset: true })),
    organization: z.optional(z.strictObject({ id: z.string(), name: z.string(), description: z.string(), website: words })),
    phones: lists,
    contacts: lists,
    schedules: lists,
    service_areas: lists,
    service_at_locations: lists,
    languages: lists,
    cost_options: lists,
    required_documents: lists,
    attributes: lists,
    _civickit: z.optional(z.looseObject({})),
  }),
);
const brief = named(
  'HsdsServiceDate',
  z.strictObject({
    id: z.string(),
    modified_date: z.optional(z.iso.datetime({ offset: true })),
    last_modified: z.optional(z.iso.datetime({ offset: true })),
  }),
);

function pageOf(contents: z.core.$ZodType): z.core.$ZodType {
  return z.strictObject({
    total_items: z.int(),
    total_pages: z.int(),
    page_number: z.int(),
    size: z.int(),
    first_page: z.boolean(),
    last_page: z.boolean(),
    empty: z.boolean(),
    contents: z.array(contents),
  });
}

const base = '/areas/{area}/hsds';
const tag = 'services';
const wrong = problemAnswer('A parameter is wrong');

/** Asked by GET or, so that what is looked for stands in no address, by POST. */
function listOf(
  name: string,
  path: string,
  summary: string,
  query: NonNullable<Operation['query']>,
  content: Content,
): readonly Operation[] {
  const answers = { 200: { means: summary, content }, 400: wrong };
  const properties = Object.fromEntries(Object.entries(query).map(([field, { schema }]) => [field, schema]));
  return [
    { method: 'get', path: base + path, id: `list${name}`, tag, summary, query, answers },
    {
      method: 'post',
      path: base + path,
      id: `find${name}`,
      tag,
      summary: `${summary}; asked so that what is looked for stands in no address`,
      query,
      body: { 'application/x-www-form-urlencoded': { type: 'object', properties } },
      answers,
    },
  ];
}

function one(name: string, path: string, schema: AnySchema): Operation {
  return {
    method: 'get',
    path: base + path,
    id: `get${name}`,
    tag,
    summary: `One ${name.toLowerCase()}`,
    answers: {
      200: { means: 'It', content: asJson(schema) },
      404: problemAnswer('There is none of this id'),
    },
  };
}

const described = z.strictObject({ version: z.literal('3.1'), profile: z.url(), openapi_url: z.optional(z.url()), description: words });

export const serviceOperations: readonly Operation[] = [
  ...['', '/'].map((path): Operation => ({
    method: 'get',
    path: base + path,
    id: path === '' ? 'getHsds' : 'getHsdsBySlash',
    tag,
    summary: 'Version and profile of HSDS',
    answers: { 200: { means: 'The interface', content: asJson(described) } },
  })),
  ...listOf('Services', '/services', 'Services of an area', serviceQuery, {
    ...asJson(pageOf(z.union([service, brief]))),
    'application/x-ndjson': null,
  }),
  one('Service', '/services/{service}', service),
  ...listOf('Taxonomies', '/taxonomies', 'Taxonomies that services are sorted by', taxonomyQuery, asJson(pageOf(taxonomy))),
  one('Taxonomy', '/taxonomies/{taxonomy}', taxonomy),
  ...listOf('Terms', '/taxonomy_terms', 'Terms that services are sorted by', termQuery, asJson(pageOf(term))),
  one('Term', '/taxonomy_terms/{term}', term),
];
