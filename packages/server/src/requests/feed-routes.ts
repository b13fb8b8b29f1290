import type { Notice, ServiceRequest } from '@civickit/core';
import { Hono } from 'hono';
import type { AreaEnv } from '../areas/with-area.js';
import type { ServerContext } from '../context.js';
import { ownUrl, withoutUnknown } from '../http/own-url.js';
import { count, readQuery, text } from '../http/query.js';
import { tagOf } from '../http/tag-of.js';
import { channelOf, feedFormats } from '../notices/feed-formats.js';
import { listRequests } from './list-requests.js';
import { withAddresses } from './with-addresses.js';

const mostReports = 200;

export const requestFeedQuery = {
  service_code: text('Only reports of this type'),
  limit: count(`The newest so many; ${mostReports} at most`, 50, mostReports),
};

/** The newest public reports of an area as RSS, Atom and JSON Feed. */
export function requestFeedRoutes({ db, clock, publicUrl }: ServerContext): Hono<AreaEnv> {
  const routes = new Hono<AreaEnv>();
  for (const { ending, type, write } of feedFormats) {
    routes.get(`/requests.${ending}`, async (context) => {
      const { area } = context.var;
      const url = withoutUnknown(ownUrl(context, publicUrl), requestFeedQuery);
      const { service_code: code, limit } = readQuery(requestFeedQuery, url.searchParams, area.zone);
      const query = { page: 1, pageSize: limit, extensions: false, ...(code !== undefined && { types: [code] }) };
      const reports = withAddresses((await listRequests(db, area, query, clock.now())).requests, url);
      const feed = write(
        reports.map((report) => noticeOf(report, url)),
        channelOf(context, publicUrl, url, newest(reports)),
      );
      return context.body(feed, 200, { 'Content-Type': `${type}; charset=utf-8`, 'Cache-Control': 'no-cache', ETag: tagOf(feed) });
    });
  }
  return routes;
}

/** When the last of them was changed; of none the beginning of time, for the same feed has the same tag. */
function newest(reports: readonly ServiceRequest[]): number {
  return Math.max(0, ...reports.map(({ updated, requested }) => Date.parse((updated ?? requested)?.iso ?? '') || 0));
}

/** Atom wants addresses for ids. */
function noticeOf(
  { ref, type, address, description, statusNote, requested, updated, media, where, lang }: ServiceRequest,
  base: URL,
): Notice {
  const name = type?.name ?? type?.id;
  const said = [description, statusNote].filter((words) => words !== undefined && words !== '');
  const photo = media?.find((one) => one.type?.startsWith('image/') !== false);
  return {
    ref: { ...ref, id: new URL(`open311/v2/requests/${encodeURIComponent(ref.id)}.json`, base).href },
    title: [name, address].filter(Boolean).join(' · '),
    content: said.map((words) => ({ tag: 'p', children: [words as string] })),
    ...(requested && { published: requested }),
    ...(updated && { updated }),
    ...(name !== undefined && { categories: [name] }),
    ...(photo && { image: { src: photo.url } }),
    ...(where && { where: [{ type: 'point', at: where }] }),
    ...(lang && { lang }),
  };
}
