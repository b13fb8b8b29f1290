import { createCivicClient, isCivicError, type NewServiceRequest, type RequestType, type ServiceRequest } from '@civickit/core';
import type { FormDefinition } from '@civickit/core/forms';
import { expect, test } from 'vitest';
import { serveAnswers } from '../../serve-answers.node.js';
import { ureport } from '../dialects/ureport.js';
import { open311, withFormField } from '../index.js';
import {
  errorsOf,
  open311ContentTypes,
  readRequestPost,
  readRequestsQuery,
  writeErrors,
  writeReceipts,
  writeRequests,
  writeServiceDefinition,
  writeServices,
  type SentFile,
} from './index.js';

const types: readonly RequestType[] = [{ ref: { source: 'report', id: '001' }, name: 'Lamps', hasQuestions: true, processing: 'realtime' }];
const form: FormDefinition = {
  format: 'civic-form/1',
  id: '001',
  version: '1',
  pages: [{ id: 'questions', questions: [{ id: 'POLE', type: 'text', label: 'Number of the pole', required: true }] }],
};

/** A server as small as one can be. */
function townServer(format: 'json' | 'xml') {
  const requests: ServiceRequest[] = [];
  const files: SentFile[] = [];
  const say = (text: string, status = 200) => new Response(text, { status, headers: { 'content-type': open311ContentTypes[format] } });
  const take = async (request: Request) => {
    const type = request.headers.get('content-type') ?? '';
    const { draft, ...sent } = await readRequestPost(new Uint8Array(await request.arrayBuffer()), type);
    if (sent.apiKey !== 'k') return say(writeErrors([{ code: '403', description: 'api_key is none of ours' }], format), 403);
    const { description, where, answers = {} } = draft;
    const ref = { source: 'report', id: `A-${requests.length + 1}` };
    const given = Object.entries(answers).map(([code, value]) => ({ code, value: String(value) }));
    requests.push({
      ref,
      authorityStatus: 'open',
      stage: 'received',
      answers: given,
      ...(description && { description }),
      ...(where && { where }),
    });
    files.push(...sent.files);
    return say(writeReceipts([{ id: ref.id, notice: 'Thanks & see you' }], format));
  };
  const answer = async (request: Request): Promise<Response> => {
    const url = new URL(request.url);
    try {
      if (request.method === 'POST') return await take(request);
      if (url.pathname.startsWith('/services.')) return say(writeServices(types, format));
      if (url.pathname.startsWith('/services/')) return say(writeServiceDefinition('001', form, format));
      const { statuses, extensions } = readRequestsQuery(url);
      const asked = requests.filter(({ authorityStatus }) => !statuses || statuses.includes(authorityStatus));
      return say(writeRequests(asked, format, { extensions }));
    } catch (error) {
      if (!isCivicError(error)) throw error;
      return say(writeErrors(errorsOf(error), format), 400);
    }
  };
  return { answer, files };
}

test.each(['json', 'xml'] as const)('our client speaks with a server of ours, in %s', async (format) => {
  const server = townServer(format);
  const { origin, close } = await serveAnswers(server.answer);
  const dialect = { ...ureport, parameters: { extensions: 'true' } };
  const civic = createCivicClient(
    { requests: open311({ id: 'report', url: origin, dialect, format }) },
    { authorize: (request) => (request.method === 'POST' ? withFormField(request, 'api_key', 'k') : request) },
  );
  const [type] = (await civic.requests.types()).items;
  expect(type).toMatchObject(types[0] ?? {});
  expect((await civic.requests.describe({ source: 'report', id: '001' })).pages).toEqual(form.pages);
  const draft: NewServiceRequest = {
    type: '001',
    description: 'Dark & cold',
    where: { latitude: 39.1, longitude: -86.5 },
    answers: { POLE: '17' },
    media: [{ url: `data:image/png;name=lamp.png;base64,${btoa('picture')}` }],
  };
  expect(await civic.requests.send(draft)).toMatchObject({ strength: 'acknowledged', ref: { id: 'A-1' }, notice: 'Thanks & see you' });
  expect(server.files).toEqual([{ name: 'lamp.png', type: 'image/png', bytes: new TextEncoder().encode('picture') }]);
  const [found] = (await civic.requests.page({ status: 'open' })).items;
  expect(found).toMatchObject({
    stage: 'received',
    description: 'Dark & cold',
    where: draft.where,
    answers: [{ code: 'POLE', value: '17' }],
  });
  await expect(civic.requests.send({ ...draft, contact: { email: 'nobody' } })).rejects.toMatchObject({
    status: 400,
    issues: [{ path: '/contact/email', message: 'email is no address such as name@town.example' }],
  });
  await close();
});
