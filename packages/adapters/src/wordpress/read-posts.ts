import { CivicError, type Notice } from '@civickit/core';
import { readJson } from '../content-system/read-json.js';
import { isPublic, postNotice, type PostOrigin } from './post-notice.js';
import { wordpressPost, wordpressRefusal } from './post.schema.js';

export interface ReadPosts {
  readonly items: readonly Notice[];
  /** Records that there were, also those that are not shown: what tells a full page. */
  readonly count: number;
  readonly problems: readonly CivicError[];
}

/**
 * Reads a list of posts as the REST interface gives it (`GET /wp/v2/posts`).
 * @throws CivicError `protocol/html-instead`, `protocol/not-json`, `protocol/wrong-shape`
 */
export function parsePosts(bytes: Uint8Array, origin: PostOrigin): ReadPosts {
  const records = listOf(readJson(bytes, origin), origin);
  const items: Notice[] = [];
  const problems: CivicError[] = [];
  records.forEach((raw, index) => {
    const post = wordpressPost.safeParse(raw);
    if (!post.success) {
      const issues = [{ path: `/${index}`, message: 'no post with an id' }];
      problems.push(new CivicError('protocol/wrong-shape', `Post ${index} cannot be shown.`, { ...detailsOf(origin), issues }));
    } else if (isPublic(post.data)) items.push(postNotice(post.data, raw, origin));
  });
  return { items, count: records.length, problems };
}

/** The records of a list. @throws CivicError `protocol/wrong-shape` */
export function listOf(value: unknown, origin: Pick<PostOrigin, 'source' | 'url'>): readonly unknown[] {
  if (Array.isArray(value)) return value;
  const refusal = wordpressRefusal.safeParse(value).data;
  const said = refusal ? `refuses with a status that claims success: ${refusal.code} ${refusal.message ?? ''}`.trim() : 'gave no list';
  throw new CivicError('protocol/wrong-shape', `${origin.url.href} ${said}.`, detailsOf(origin));
}

function detailsOf({ source, url }: Pick<PostOrigin, 'source' | 'url'>) {
  return { source, url: url.href };
}
