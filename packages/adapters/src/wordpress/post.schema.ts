import * as z from 'zod/mini';
import { flag, lenient, text } from '../content-system/lenient.js';

const rendered = lenient(z.object({ rendered: text, protected: flag }));
const size = lenient(z.object({ source_url: text }));

/** The first of an embedded list; an item that its reader may not see is an error in its place and has none of these members. */
const media = z.object({
  source_url: text,
  alt_text: text,
  media_details: lenient(z.object({ sizes: lenient(z.object({ medium_large: size, large: size, medium: size })) })),
});
const author = z.object({ name: text });
const term = z.object({ id: lenient(z.number()), name: text, slug: text, taxonomy: text });

/** One post, page or item of a custom type in the context `view`; only the id must be there. */
export const wordpressPost = z.object({
  id: z.int().check(z.positive()),
  date: text,
  date_gmt: text,
  modified: text,
  modified_gmt: text,
  status: text,
  link: text,
  title: rendered,
  content: rendered,
  excerpt: rendered,
  sticky: flag,
  lang: text,
  _embedded: lenient(
    z.object({
      author: lenient(z.array(lenient(author))),
      'wp:featuredmedia': lenient(z.array(lenient(media))),
      'wp:term': lenient(z.array(lenient(z.array(lenient(term))))),
    }),
  ),
});

/** The members that are asked for; `_embedded` is made from `_links`. */
export const postFields =
  'id,date,date_gmt,modified,modified_gmt,status,link,title,content,excerpt,sticky,lang,author,featured_media,_links,_embedded';

/** A category, tag or term of another taxonomy, in a list of them. */
export const wordpressTerm = z.object({ id: z.int(), name: text, slug: text });

/** What WordPress says when it refuses; some plug-ins say it with a status that claims success. */
export const wordpressRefusal = z.object({ code: z.string(), message: text });

export type WordPressPost = z.infer<typeof wordpressPost>;
export type WordPressMedia = z.infer<typeof media>;
