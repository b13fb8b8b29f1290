import { createStaffClient, type StaffClient } from '@civickit/adapters/staff';
import { createHttp } from '@civickit/core';
import { createApp } from '../app.js';
import { putArea } from '../areas/area-store.js';
import { problem } from '../http/problem.js';
import { putRequestTypes } from '../requests/request-types.js';
import { openServer, type TestServer } from '../testing.node.js';
import type { Actor, Grant } from './actor.js';

export interface StaffServer extends TestServer {
  /** Somebody with these grants; signed in by a header. */
  join(id: string, ...grants: Grant[]): Actor;
  /** Asks as somebody, with JSON where there is a body. */
  ask(actor: string, method: string, path: string, body?: unknown, headers?: Record<string, string>): Promise<Response>;
  /** Our own client, as somebody. */
  clientOf(actor: string): StaffClient;
  /** Reports something as a resident does; gives its number. */
  report(fields: Readonly<Record<string, string>>, area?: string): Promise<string>;
}

/** Two areas: `qingshi` with the types `lamp` (public at once) and `idea` (read first, may be private), which asks who writes, and `hekou`. */
export async function openStaff(): Promise<StaffServer> {
  const server = await openServer();
  await putArea(server.db, { id: 'hekou', name: '河口镇', zone: 'Asia/Shanghai', lang: 'zh-Hans' });
  const questions = {
    format: 'civic-form/1' as const,
    id: 'idea',
    version: '1',
    pages: [
      {
        id: 'page',
        questions: [
          { id: 'topic', type: 'text' as const, label: { en: 'Topic', 'zh-Hans': '主题' } },
          { id: 'idcard', type: 'text' as const, label: 'ID card', privacy: { category: 'identity' as const } },
        ],
      },
    ],
  };
  for (const area of ['qingshi', 'hekou'])
    await putRequestTypes(server.db, area, [
      { id: 'lamp', name: '路灯', publication: 'at-once', placeless: true },
      { id: 'idea', name: '建议', placeless: true, mayBePrivate: true, questions },
    ]);
  const people = new Map<string, Actor>();
  const app = createApp({
    ...server,
    staff: {
      members: { find: (id) => Promise.resolve(people.get(id)), list: () => Promise.resolve([...people.values()]) },
      signIn: async (c, next) => {
        const actor = people.get(c.req.header('x-actor') ?? '');
        if (!actor) return problem(401, 'Sign in first');
        c.set('actor', actor);
        await next();
        return undefined;
      },
    },
  });
  return {
    ...server,
    app,
    join(id, ...grants) {
      const actor = { id, name: id.toUpperCase(), grants };
      people.set(id, actor);
      return actor;
    },
    async ask(actor, method, path, body, headers = {}) {
      const sent = body === undefined ? {} : { body: JSON.stringify(body), headers: { 'content-type': 'application/json' } };
      return app.request(`/staff${path}`, { method, ...sent, headers: { ...sent.headers, 'x-actor': actor, ...headers } });
    },
    clientOf(actor) {
      const fetch: typeof globalThis.fetch = async (input, init) => {
        const request = new Request(input, init);
        request.headers.set('x-actor', actor);
        return app.fetch(request);
      };
      return createStaffClient({ url: 'http://town.example/staff', http: createHttp({ fetch, retries: 0 }) });
    },
    async report(fields, area = 'qingshi') {
      const sent = await app.request(`/areas/${area}/open311/v2/requests.json`, { method: 'POST', body: new URLSearchParams(fields) });
      return ((await sent.json()) as { service_request_id: string }[])[0]?.service_request_id ?? '';
    },
  };
}
