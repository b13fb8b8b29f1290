import * as z from 'zod/mini';

/** A member of the wrong type counts as absent: one bad field is no reason to hide a notice. */
function lenient<T extends z.core.$ZodType>(schema: T) {
  return z.catch(z.optional(schema), undefined);
}

const text = lenient(z.string());
const person = z.object({ name: text, url: text });
const people = { authors: lenient(z.array(z.unknown())), author: lenient(person) };

/** The top level of JSON Feed 1.0 and 1.1; only `items` makes it a feed. */
export const jsonFeed = z.object({
  title: text,
  home_page_url: text,
  next_url: text,
  description: text,
  icon: text,
  language: text,
  /** Each is looked at on its own: there may be very many. */
  items: z.custom<readonly unknown[]>(Array.isArray),
  ...people,
});

/** One item. Ids that came as numbers become strings (JSON Feed 1.1, id). */
export const jsonItem = z.object({
  id: lenient(z.union([z.string(), z.number()])),
  url: text,
  external_url: text,
  title: text,
  content_html: text,
  content_text: text,
  summary: text,
  image: text,
  banner_image: text,
  date_published: text,
  date_modified: text,
  language: text,
  tags: lenient(z.array(z.unknown())),
  attachments: lenient(z.array(z.unknown())),
  ...people,
  /** What feeds written by CivicKit say besides. */
  _civickit: lenient(
    z.object({
      pinned: lenient(z.boolean()),
      expires: text,
      verified: text,
      where: lenient(z.array(z.unknown())),
      // A warning has facts that no feed says: it comes as CAP.
      type: lenient(z.enum(['correction', 'statement'])),
      correction: lenient(z.object({ claim: z.string(), verdict: z.enum(['false', 'misleading', 'unproven', 'true']) })),
      timeline: lenient(z.array(z.unknown())),
    }),
  ),
});

const point = z.object({
  latitude: z.number().check(z.minimum(-90), z.maximum(90)),
  longitude: z.number().check(z.minimum(-180), z.maximum(180)),
});
const points = z.array(point).check(z.minLength(2), z.maxLength(10_000));

/** A step of a statement. */
export const jsonStep = z.object({ at: z.string(), text: z.string() });

/** A place as CivicKit writes it. */
export const jsonPlace = z.union([
  z.object({ type: z.literal('point'), at: point }),
  z.object({ type: z.literal('circle'), at: point, radius: z.number().check(z.nonnegative()) }),
  z.object({ type: z.enum(['line', 'polygon']), points }),
]);

export const jsonPerson = person;
export const jsonAttachment = z.object({
  url: z.string(),
  mime_type: text,
  title: text,
  size_in_bytes: lenient(z.number()),
});

export type JsonFeed = z.infer<typeof jsonFeed>;
export type JsonItem = z.infer<typeof jsonItem>;
