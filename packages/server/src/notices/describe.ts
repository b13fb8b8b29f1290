import * as z from 'zod/mini';
import { named, problemAnswer, type Operation } from '../openapi/operation.js';
import { feedFormats } from './feed-formats.js';
import { noticeQuery } from './notice-routes.js';

const written = z.union([z.iso.datetime({ offset: true }), z.iso.date()]);
const authors = z.optional(z.array(z.strictObject({ name: z.string() })));
const words = z.optional(z.string());
const feed = named(
  'JsonFeed',
  z.strictObject({
    version: z.literal('https://jsonfeed.org/version/1.1'),
    title: z.string(),
    home_page_url: z.url(),
    feed_url: z.url(),
    next_url: z.optional(z.url()),
    description: words,
    language: words,
    authors,
    items: z.array(
      z.strictObject({
        id: z.string(),
        url: words,
        title: words,
        summary: words,
        content_html: words,
        content_text: words,
        date_published: z.optional(written),
        date_modified: z.optional(written),
        tags: z.optional(z.array(z.string())),
        authors,
        image: words,
        attachments: z.optional(
          z.array(z.strictObject({ url: z.string(), mime_type: z.string(), title: words, size_in_bytes: z.optional(z.number()) })),
        ),
        language: words,
        _civickit: z.optional(
          z.strictObject({
            pinned: z.optional(z.boolean()),
            expires: z.optional(written),
            verified: z.optional(written),
            where: z.optional(z.array(z.looseObject({ type: z.string() }))),
            type: z.optional(z.enum(['correction', 'statement'])),
            correction: z.optional(z.looseObject({})),
            timeline: z.optional(z.array(z.strictObject({ at: written, text: z.string() }))),
          }),
        ),
      }),
    ),
  }),
);

/** What an answer is, by its media type, where that is JSON. */
export const feedSchemas: Readonly<Record<string, z.core.$ZodType>> = { 'application/feed+json': feed };
const base = '/areas/{area}';

export const noticeOperations: readonly Operation[] = [
  ...feedFormats.map(({ ending, type, name }): Operation => ({
    method: 'get',
    path: `${base}/notices.${ending}`,
    id: `listNoticesAs${name}`,
    tag: 'notices',
    summary: `The public notices of an area, the newest first, as ${name}`,
    query: noticeQuery,
    answers: {
      200: { means: 'Notices', content: { [type]: feedSchemas[type] ?? null } },
      400: problemAnswer('A parameter is wrong'),
    },
  })),
  {
    method: 'get',
    path: `${base}/alerts/index.atom`,
    id: 'listAlerts',
    tag: 'notices',
    summary: 'The warnings in force, each with a link to its CAP message',
    answers: { 200: { means: 'An Atom feed', content: { 'application/atom+xml': null } } },
  },
  {
    method: 'get',
    path: `${base}/alerts/{alert}.xml`,
    id: 'getAlert',
    tag: 'notices',
    summary: 'A warning in force as a CAP 1.2 message',
    answers: {
      200: { means: 'The message', content: { 'application/cap+xml': null } },
      404: problemAnswer('There is no such warning in force'),
    },
  },
];
