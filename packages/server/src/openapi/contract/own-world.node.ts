import type { Area } from '../../areas/area-store.js';
import { hashOfCode } from '../../secrets.js';
import { draft, jpeg } from '../../forms/noise-form.node.js';
import { takeForm } from '../../forms/take-form.js';
import { createUpload } from '../../media/uploads/upload-store.js';
import { keepFollowUp } from '../../privacy/keep-follow-up.js';
import { changeRequest } from '../../requests/change-request.js';
import { keepRequest } from '../../requests/keep-request.js';
import type { TestServer } from '../../testing.node.js';
import type { JsonSchema } from '../operation.js';
import type { World } from './asked.node.js';

const csv = new TextEncoder().encode('a,b\n1,2\n');

/** Reports and forms of people who have their codes, pictures and uploads. */
export async function openOwnWorld(
  server: TestServer,
  area: Area,
  requests: readonly string[],
): Promise<Pick<World, 'known' | 'bodies' | 'fresh' | 'also'>> {
  const { db, secrets, clock } = server;
  const hash = await server.media.put(jpeg);
  const photo = { position: 0, hash, sent_hash: hash, name: null, type: 'image/jpeg', size: jpeg.byteLength };
  await db.insertInto('request_file_private').values(requests.map((request) => ({ request, ...photo }))).execute(); // prettier-ignore
  await db.updateTable('request').set({ media: JSON.stringify([{ hash, type: 'image/jpeg' }]) }).where('published', '=', true).execute(); // prettier-ignore
  const report = async () => {
    const { id, code } = await keepRequest(server, area, { type: 'idea', description: 'Mine', contact: { name: 'A' }, answers: { x: 1 } });
    return { id, code };
  };
  const [lit] = requests;
  const added = {
    id: 'added',
    request: lit ?? '',
    key: crypto.randomUUID(),
    fingerprint: '',
    kind: 'note' as const,
    at: new Date(clock.now()),
  };
  const media = JSON.stringify([{ hash, sent: hash, type: 'image/jpeg' }]);
  await db.insertInto('follow_up_private').values({ ...added, media }).execute(); // prettier-ignore
  const old = await report();
  await db.updateTable('request_private').set({ emptied_at: new Date(clock.now()) }).where('request', '=', old.id).execute(); // prettier-ignore
  const closed = async () => {
    const made = await report();
    await changeRequest(server, made.id, { status: 'closed', stage: 'done' });
    return made;
  };
  const rating = { kind: 'rating', version: 'civickit/1', indicators: 'slow unsolved' };
  const rated = async (level: string) => {
    const made = await closed();
    await keepFollowUp(server, { area, report: made.id, key: crypto.randomUUID(), ...rating, description: 'Mine', level });
    return made;
  };
  // Enough for figures, and one that waits for an answer.
  for (const level of ['2', '3', '4', '5', '5']) await rated(level);
  const known = await rated('1');
  const form = async () => {
    const body = new TextEncoder().encode(JSON.stringify(draft));
    const taken = await takeForm(server, {
      area,
      key: crypto.randomUUID(),
      request: new Request('http://town.example'),
      body,
      type: 'application/json',
      origins: [],
    });
    const number = 'kept' in taken ? taken.kept.number : '';
    return { number, pin: secrets.pinOf(number) };
  };
  const upload = async () => (await createUpload(db, { area: area.id, name: 'a.csv', length: csv.byteLength, now: clock.now() })).id;
  const byCode = async () => ({ body: { code: (await report()).code } });
  const byPin = async () => ({ body: await form() });
  const tus = { 'tus-resumable': '1.0.0' };
  const bytes = { ...tus, 'content-type': 'application/offset+octet-stream' };
  const begunReport = await report();
  const [begun, kept, one] = [await upload(), await form(), { code: known.code }];
  const noKind = (await createUpload(db, { area: area.id, name: undefined, length: 4, now: clock.now() })).id;
  const update = { tracking_code: known.code, service_request_id: known.id, status: 'UNCHANGED', description: 'More' };
  const posted = async () => {
    const { id, code } = await report();
    return { body: { tracking_code: code, service_request_id: id } };
  };
  const updates = (name: string, more: JsonSchema) => [
    { headers: { 'idempotency-key': name }, body: { ...update, ...more } },
    { headers: { 'idempotency-key': name }, body: { ...update, ...more, description: 'Else' } },
    {
      headers: { 'idempotency-key': `${name}-again` },
      body: { ...update, ...more, tracking_code: begunReport.code, service_request_id: begunReport.id, status: 'REOPEN' },
    },
  ];
  let made = 0;
  return {
    known: { token_id: [hashOfCode(begunReport.code)], picture: [`${hash}.jpg`], position: ['0'], upload: [begun], addition: [added.id] },
    bodies: {
      readOwnReport: one,
      exportOwnReport: one,
      addToOwnReport: { ...one, kind: 'note', description: 'More', media_url: undefined },
      deleteOwnReport: one,
      sendUpdate: { ...update, jurisdiction_id: area.id },
      sendUpdateOfArea: update,
      exportOwnForm: kept,
      deleteOwnForm: kept,
      findReceivedForm: { pin: kept.pin },
    },
    fresh: {
      addToOwnReport: byCode,
      sendUpdate: posted,
      sendUpdateOfArea: posted,
      readPhotoOfAddition: () => ({ parts: { request: added.request } }),
      deleteOwnReport: byCode,
      exportOwnForm: byPin,
      deleteOwnForm: byPin,
      findReceivedForm: async () => {
        const { number, pin } = await form();
        return { parts: { number }, body: { pin } };
      },
      exportOwnReport: byCode,
      readOwnReport: byCode,
      findUpload: async () => ({ parts: { upload: await upload() } }),
      deleteUpload: async () => ({ parts: { upload: await upload() } }),
      goOnWithUpload: async () => ({
        parts: { upload: await upload() },
        headers: { 'upload-offset': '0' },
        body: csv.slice(0, (made += 1) % 2 > 0 ? 4 : csv.byteLength),
      }),
    },
    also: {
      addToOwnReport: [
        {
          headers: { 'idempotency-key': 'rated-by-a-program' },
          body: { code: (await closed()).code, kind: 'rating', level: 4, indicators: ['quick'], version: '1' },
        },
        {
          headers: { 'idempotency-key': 'opened-by-a-program' },
          body: { code: (await closed()).code, kind: 'reopen', description: 'Again' },
        },
        { headers: { 'idempotency-key': 'added-to-an-old-one' }, body: { code: old.code, kind: 'mended' } },
      ],
      sendUpdate: updates('updated-by-a-program', { jurisdiction_id: area.id }),
      sendUpdateOfArea: updates('updated-here-by-a-program', {}),
      beginUpload: [{ headers: tus }, { headers: { ...tus, 'upload-length': '99999999' } }],
      findUpload: [{ parts: { upload: 'x' }, headers: tus }],
      deleteUpload: [{ parts: { upload: 'x' }, headers: tus }],
      goOnWithUpload: [
        { parts: { upload: 'x' }, headers: { ...bytes, 'upload-offset': '0' }, body: csv },
        { headers: { ...bytes, 'upload-offset': '3' }, body: csv },
        { headers: { ...bytes, 'upload-offset': '0' }, body: new Uint8Array(100) },
        { parts: { upload: noKind }, headers: { ...bytes, 'upload-offset': '0' }, body: new Uint8Array([0, 1, 2, 3]) },
      ],
    },
  };
}
