import { createHttp, type FormDefinition } from '@civickit/core';
import {
  describeRequestSource,
  hasPlace,
  isReadable,
  townNow,
  townZone,
  type MakeRequestRig,
  type RequestScenario,
  type SampleQuestion,
  type SampleReport,
} from '@civickit/core/testing';
import { open311 } from '@civickit/adapters/open311';
import { civickit } from '@civickit/adapters/open311/civickit';
import { describe, it } from 'vitest';
import { putArea } from '../areas/area-store.js';
import { openServer, type TestServer } from '../testing.node.js';
import { changeRequest } from './change-request.js';
import { putRequestTypes } from './request-types.js';

const questionTypes = { note: 'note', string: 'text', text: 'textarea', number: 'decimal', datetime: 'datetime', singlevaluelist: 'choice', multivaluelist: 'choices' } as const; // prettier-ignore

function formOf(code: string, asked: readonly SampleQuestion[]): FormDefinition {
  const questions = asked.map(({ code: id, datatype, label, hint, required, options }) => ({
    id,
    type: questionTypes[datatype],
    label,
    ...(hint !== undefined && { hint }),
    ...(required && { required }),
    ...(options && { options: options.map(({ key, name }) => ({ value: key, label: name })) }),
  }));
  return { format: 'civic-form/1', id: `type-${code}`, version: '1', pages: [{ id: 'page', questions }] };
}

async function putReport({ db }: TestServer, report: SampleReport): Promise<void> {
  const { where, updates = [] } = report;
  const row = {
    id: report.id,
    area: 'town',
    type: report.type,
    status: report.status,
    stage: report.stage ?? null,
    status_note: report.statusNote ?? null,
    description: report.description ?? null,
    address: report.address ?? null,
    address_id: report.addressId ?? null,
    latitude: where && hasPlace(report) ? where.latitude : null,
    longitude: where && hasPlace(report) ? where.longitude : null,
    media: JSON.stringify((report.media ?? []).map((url) => ({ url }))),
    requested_at: report.requested,
    updated_at: report.updated ?? report.requested,
    expected_at: report.expected ?? null,
    published: true,
  };
  await db.insertInto('request').values(row).execute();
  for (const update of updates) {
    const { id, at, status, stage = null, description } = update;
    await db.insertInto('request_update').values({ id, request: report.id, at, status, stage, description }).execute();
  }
}

/** Numbers are kept as numbers; the sample has all as it is sent. */
const asSent = (value: unknown) => (typeof value === 'number' ? String(value) : value) as string | readonly string[];

/** Answers as the server would, but for the fault that a case is about. */
function faulty({ fault }: RequestScenario, answer: (request: Request) => Promise<Response> | Response): typeof fetch {
  return async (input, init) => {
    const request = new Request(input, init);
    const { signal } = request;
    if (fault === 'hang') await new Promise((_, reject) => signal.addEventListener('abort', () => reject(signal.reason as Error)));
    if (fault === 'garbage') return new Response('[1, {"a":');
    if (fault === 'html') return new Response('<!doctype html><title>Down</title>', { headers: { 'content-type': 'text/html' } });
    if (fault === 'error-500') return new Response('', { status: 500 });
    const url = new URL(request.url);
    if (fault === 'repeat-page') url.searchParams.delete('page');
    const answered = await answer(new Request(url, request));
    if (fault === 'drop-after-commit' && request.method === 'POST') throw new TypeError('fetch failed');
    return answered;
  };
}

// PGlite's first answer takes its time on a busy machine.
const patience = { short: { timeoutMs: 600, tryTimeoutMs: 500 }, long: { timeoutMs: 8000, tryTimeoutMs: 6000 } };

const makeRig: MakeRequestRig = async (scenario) => {
  const { town, pageSize } = scenario;
  const server = await openServer();
  server.clock.time = townNow;
  await putArea(server.db, { id: 'town', name: 'Town', zone: townZone, lang: 'en' });
  await putRequestTypes(
    server.db,
    'town',
    town.types.map(({ code, name, description, group, keywords, questions, processing }) => ({
      id: code,
      name,
      // What is published is taken in.
      publication: processing === 'batch' ? ('checked' as const) : ('at-once' as const),
      ...(processing && { processing }),
      ...(description !== undefined && { description }),
      ...(group !== undefined && { groups: [group] }),
      ...(keywords && { keywords }),
      ...(questions && { questions: formOf(code, questions) }),
    })),
  );
  for (const report of town.reports.filter(isReadable).reverse()) await putReport(server, report);
  const before = new Set(town.reports.map(({ id }) => id));
  let sent: readonly Pick<SampleReport, 'type' | 'description' | 'where' | 'answers'>[] = [];
  let asked = 0;
  const answer = async (request: Request): Promise<Response> => {
    if (request.url.includes('/tokens/') && (asked += 1) === scenario.asks) {
      const [waiting] = await server.db
        .selectFrom('request')
        .select('id')
        .where('type', '=', 'NOISE')
        .orderBy('sequence', 'desc')
        .execute();
      await changeRequest(server, waiting?.id ?? '', { stage: 'checking' });
    }
    const answered = await server.app.fetch(request);
    if (request.method === 'POST') {
      const rows = await server.db.selectFrom('request').innerJoin('request_private', 'request_private.request', 'request.id').selectAll().orderBy('sequence').execute(); // prettier-ignore
      sent = rows
        .filter(({ id }) => !before.has(id))
        .map(({ type, description, latitude, longitude, answers }) => ({
          type,
          ...(description !== null && { description }),
          ...(latitude !== null && longitude !== null && { where: { latitude, longitude } }),
          answers: Object.fromEntries(Object.entries(answers).map(([code, value]) => [code, asSent(value)])),
        }));
    }
    return answered;
  };
  return {
    source: open311({
      id: 'town',
      url: 'https://town.example/open311/v2',
      jurisdictionId: 'town',
      dialect: civickit,
      ...(pageSize && { pageSize }),
    }),
    http: createHttp({ fetch: faulty(scenario, answer), ...patience[scenario.fault === 'hang' ? 'short' : 'long'], backoffMs: 10 }),
    sent: () => sent,
  };
};

describeRequestSource(
  '@civickit/server',
  makeRig,
  { describe, it },
  { flaws: false, updates: true, send: { receipts: { realtime: 'confirmed', batch: 'pending', blackbox: 'acknowledged' } } },
);
