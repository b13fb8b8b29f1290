import { describeNoticeSource, type SampleNotice } from '@civickit/core/testing';
import { describe, it } from 'vitest';
import { post, serveWordPress, type Record } from './site.node.js';
import { wordpress } from './wordpress.js';

/** Titles are HTML at WordPress. */
const encoded = (text: string): string =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('“', '&#8220;').replaceAll('”', '&#8221;');

function toPost({ title, url, published }: SampleNotice, at: number): Record {
  return post(at + 1, { title: { rendered: encoded(title) }, link: url, date_gmt: published.slice(0, 19), date: published.slice(0, 19) });
}

describeNoticeSource(
  'wordpress',
  async ({ notices, pageSize = 20, fault }) => {
    const site = await serveWordPress({
      posts: notices.map(toPost),
      ignoresPage: fault === 'repeat',
      totals: fault !== 'repeat',
      before(_url, response) {
        if (fault === 'garbage') response.writeHead(200, { 'content-type': 'application/json' }).end('<html><p>One moment');
        return fault === 'hang' || fault === 'garbage';
      },
    });
    return { source: wordpress({ id: 'town', url: site.origin, perPage: pageSize }), close: () => site.close() };
  },
  { describe, it },
);
