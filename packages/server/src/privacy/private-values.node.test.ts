import type { FormDefinition, NewServiceRequest } from '@civickit/core';
import type { Hono } from 'hono';
import { expect, test } from 'vitest';
import { putForm } from '../forms/form-store.js';
import { jpeg, noise, partsOf } from '../forms/noise-form.node.js';
import { arrived, putFiles, type ArrivedFile } from '../media/kept-file.js';
import { putNotice } from '../notices/notice-store.js';
import { changeRequest } from '../requests/change-request.js';
import { keepRequest } from '../requests/keep-request.js';
import { putRequestTypes, type OfferedType } from '../requests/request-types.js';
import { hashOfCode } from '../secrets.js';
import { putService } from '../services/service-store.js';
import { now, openServer, type TestServer } from '../testing.node.js';
import { forgetRequest } from './forget-request.js';
import { keepFollowUp } from './keep-follow-up.js';
import { sweepPrivate } from './retention.js';

const seed = Number(process.env['CIVICKIT_SEED'] ?? 20261128);
const area = { id: 'qingshi', name: '青石县', zone: 'Asia/Shanghai', lang: 'zh-Hans' };
const many = 100;

/** Mulberry32: the same seed draws the same. */
function createDraw(state: number): () => number {
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

const questions: FormDefinition = {
  format: 'civic-form/1',
  id: 'asked',
  version: '1',
  privacy: { controller: 'X', purpose: 'Y', basis: 'consent', retention: 'P1Y' },
  pages: [{ id: 'all', questions: [{ id: 'who', type: 'text', label: 'Who' }, { id: 'when', type: 'text', label: 'When' }] }], // prettier-ignore
};
const types: readonly OfferedType[] = (['at-once', 'checked'] as const).flatMap((publication) =>
  [false, true].map((asks) => ({
    id: `${publication}-${asks}`,
    name: publication,
    placeless: true,
    mayBePrivate: true,
    publication,
    ...(asks && { questions }),
  })),
);

/** What nobody but the reporter and the office may see: each is a word of its own, which no format can write otherwise. */
class Marks {
  readonly all: string[] = [];
  make(): string {
    const mark = `zq${(this.all.length + 46656).toString(36)}xj`;
    this.all.push(mark);
    return mark;
  }
}

const contactFields = ['name', 'firstName', 'lastName', 'email', 'phone'];

type Fate = 'left' | 'answered' | 'shown' | 'hidden' | 'forgotten' | 'emptied';

/** Reports of every type in every state that there is. Which of their words are public is for their fate to say. */
async function fillReports(server: TestServer, draw: () => number, marks: Marks) {
  const ids: string[] = [];
  const hashes: string[] = [];
  const pick = <T>(values: readonly T[]): T => values[Math.floor(draw() * values.length)] as T;
  for (let index = 0; index < many; index++) {
    const fate = pick<Fate>(['left', 'answered', 'shown', 'hidden', 'forgotten', 'emptied']);
    const type = pick(types);
    const isPrivate = draw() < 0.3;
    const isPublic =
      !isPrivate &&
      (fate === 'shown' || (type.publication === 'at-once' && (fate === 'left' || fate === 'answered' || fate === 'emptied')));
    const word = (): string => (isPublic ? 'lamp' : marks.make());
    const photos = (seenBy: 'public' | 'office'): readonly ArrivedFile[] => {
      if (draw() < 0.5) return [];
      const photo = { ...arrived(Buffer.concat([jpeg, Buffer.from(String(hashes.length))])), isClean: true };
      if (!isPublic || seenBy === 'office') marks.all.push(photo.sentHash);
      hashes.push(photo.sentHash);
      return [photo];
    };
    const reply = async () => {
      const files = photos('public');
      await putFiles(server.media, files.map((file) => ({ ...file, hash: file.sentHash, type: 'image/jpeg' }))); // prettier-ignore
      return { note: word(), photos: files.map(({ sentHash: hash }) => ({ hash, type: 'image/jpeg', description: word() })) };
    };
    const draft: NewServiceRequest = {
      type: type.id,
      description: word(),
      ...(draw() < 0.5 && { address: word(), addressId: word() }),
      ...(draw() < 0.5 && { where: { latitude: 26 + draw(), longitude: 106 + draw() } }),
      ...(type.questions && { answers: { who: marks.make(), when: marks.make() } }),
      ...(isPrivate && { isPrivate }),
      contact: Object.fromEntries(contactFields.filter(() => draw() < 0.6).map((name) => [name, marks.make()])),
      consent: { policy: marks.make(), version: marks.make(), at: '2026-06-30T08:00:00Z' as never },
    };
    server.clock.time = now + index * 1000;
    const { id, code } = await keepRequest(server, area, draft, marks.make() + marks.make(), photos('public'));
    ids.push(id);
    // By the last of them its token is read.
    marks.all.push(code, code.replaceAll('-', ''), hashOfCode(code));
    // Of a private one not even the number.
    if (isPrivate) marks.all.push(id);
    if (draw() < 0.4) await keepFollowUp(server, { area, report: id, key: marks.make() + marks.make(), kind: 'note', description: marks.make(), photos: photos('office') }); // prettier-ignore
    if (fate === 'answered') await changeRequest(server, id, { stage: 'in-progress', ...(await reply()) });
    if (fate === 'shown') await changeRequest(server, id, { published: !isPrivate, ...(await reply()) });
    if (fate === 'hidden') await changeRequest(server, id, { published: false, hiddenReason: marks.make(), ...(await reply()) });
    if (fate === 'forgotten') {
      await changeRequest(server, id, await reply());
      await forgetRequest(server.db, id, server.clock.time);
    }
    if (fate === 'emptied') await changeRequest(server, id, { status: 'closed', ...(await reply()) });
  }
  return { ids, hashes };
}

async function fillForms({ app }: TestServer, marks: Marks): Promise<readonly string[]> {
  const numbers: string[] = [];
  for (let index = 0; index < many; index++) {
    const hasFile = index % 5 === 0;
    const answers = { what: marks.make(), ...(hasFile && { photos: [{ id: 'a', name: marks.make(), type: 'text/csv', size: 1 }] }) };
    const files: Record<string, Uint8Array<ArrayBuffer>> = hasFile ? { a: new TextEncoder().encode(`${marks.make()},1`) } : {};
    const headers = { 'idempotency-key': marks.make() + marks.make() };
    const sent = { form: 'noise', version: '1', answers, consent: { policy: marks.make(), version: '1', at: '2026-06-30T08:00:00Z' } };
    const answer = await app.request('/areas/qingshi/forms/send', { method: 'POST', headers, body: partsOf(sent, files) });
    expect(answer.status).toBe(201);
    numbers.push(((await answer.json()) as { id: string }).id);
  }
  return numbers;
}

/** For each part of a path that is not fixed, what may stand there. A new route with another one is to be taught here. */
function addressesOf(path: string, reports: readonly string[], numbers: readonly string[], hashes: readonly string[]): readonly string[] {
  const named = path.replace(':area', 'qingshi');
  const few = reports.slice(0, 40);
  const variants: readonly (readonly [part: RegExp, values: readonly string[]])[] = [
    [/:file\{(discovery|services|requests|servicerequestupdates)\\\.\(json\|xml\)\}/, ['json', 'xml'].map((format) => `$1.${format}`)],
    [/(?<=services\/):file\{.*/, types.flatMap(({ id }) => [`${id}.json`, `${id}.xml`])],
    [/(?<=requests\/):file\{.*/, few.flatMap((id) => [`${id}.json`, `${id}.xml`])],
    [/(?<=tokens\/):file\{.*/, ['none.json', ...few.slice(0, 5).map((id) => `${id}.xml`)]],
    [/(?<=forms\/):file\{.*/, ['noise.json', 'asked.json']],
    [/(?<=alerts\/):file\{.*/, ['warning.xml']],
    [/:number\/files\/:file/, numbers.slice(0, 5).map((number) => `${number}/files/a`)],
    [/:number/, numbers.slice(0, 5)],
    [/(?<=media\/):file\{.*/, hashes.map((hash) => `${hash}.jpg`)],
    [/:id\/(updates|additions)\/:\w+\/photos\/:position\{\\d\{1,4\}\}/, few.slice(0, 5).map((id) => `${id}/$1/x/photos/0`)],
    [/(?<=uploads\/):id/, ['x', ...reports.slice(0, 1)]],
    [/:id\/photos\/:position\{.*/, few.slice(0, 5).map((id) => `${id}/photos/0`)],
    [/(?<=staff\/requests\/):id/, few.slice(0, 5)],
    [/(?<=notices\/):id/, ['n']],
    [/(?<=jobs\/):job/, ['x']],
    [/(?<=members\/):id/, ['x']],
    [/(?<=relay\/):source/, ['x']],
    [/(?<=pulled\/):kind\{.*/, ['notices/x.json', 'services/x.search.txt']],
    [/(?<=hsds\/\w+\/):id/, ['service', 'x']],
  ];
  const found = variants.find(([part]) => part.test(named));
  const addresses = found ? found[1].map((value) => named.replace(found[0], value)) : [named];
  return addresses.filter((address) => {
    expect(address, 'a route that this test does not know').not.toMatch(/[:{*]/);
    return true;
  });
}

const queries = ['', '?extensions=true', '?q=zq', '?status=closed&extensions=true', '?start_date=2020-01-01&extensions=true', '?page_size=1000&page=1', '?search=zq', '?format=ndjson', '?pin=000000']; // prettier-ignore

const sent = { body: '{"code":"zq","number":"x"}', headers: { 'content-type': 'application/json' } };

/** All that anybody gets who has no code, PIN or account: every address by every method, with what can be asked there. */
async function* answersOf(
  app: Hono,
  { ids: reports, hashes }: { readonly ids: readonly string[]; readonly hashes: readonly string[] },
  numbers: readonly string[],
): AsyncGenerator<readonly [string, string]> {
  const routes = [...new Set(app.routes.filter(({ method, path }) => method !== 'ALL' && !path.endsWith('*')).map(({ method, path }) => `${method} ${path}`))]; // prettier-ignore
  for (const route of routes) {
    const [method = '', path = ''] = route.split(' ');
    for (const address of addressesOf(path, reports, numbers, hashes)) {
      const isList = !/requests\/20|received\//.test(address);
      const ids = /\/requests\.(json|xml)$/.test(address) ? [`?extensions=true&service_request_id=${reports.join()}`] : [];
      for (const query of method === 'GET' ? [...(isList ? queries : ['?extensions=true']), ...ids] : ['']) {
        const answer = await app.request(address + query, { method, ...(method !== 'GET' && sent) });
        expect(answer.status, route).toBeLessThan(500);
        yield [`${method} ${address}${query}`, [...answer.headers, await answer.text()].join('\n')];
      }
    }
  }
}

test(`none of ${2 * many} reports and forms shows a private word in any public answer`, { timeout: 60_000 }, async () => {
  const server = await openServer();
  const [draw, marks] = [createDraw(seed), new Marks()];
  await putRequestTypes(server.db, 'qingshi', types);
  await putForm(server.db, 'qingshi', noise);
  await putNotice(server.db, area, { title: 'News', published: { iso: '2026-06-30', precision: 'day', zone: 'given' } }, { now, id: 'n' });
  await putService(server.db, area, { ref: { source: 'qingshi', id: 'service' }, name: 'Card' }, now);
  const reports = await fillReports(server, draw, marks);
  const numbers = await fillForms(server, marks);
  for (const later of [0, 366 * 86_400_000]) {
    server.clock.time += later;
    if (later > 0) await sweepPrivate(server);
    // Words of one shape: what could be one is looked up.
    const secret = new Set(marks.all);
    let size = 0;
    const shown = new Set<string>();
    for await (const [asked, text] of answersOf(server.app, reports, numbers)) {
      size += text.length;
      for (const hash of text.match(/(?<=^|etag,")[\da-f]{64}(?="$)/gm) ?? []) shown.add(hash);
      const seen = text
        .match(/zq[\da-z]{4}xj|[\dA-Z]{4}(?:-[\dA-Z]{4}){4}|[\dA-Z]{20}|[\da-f]{64}|\b20\d{6}-\d{6}\b/g)
        ?.filter((word) => secret.has(word));
      expect([asked, seen ?? []]).toEqual([asked, []]);
    }
    expect([size > 200_000, secret.size > 600, shown.size > 10]).toEqual([true, true, true]);
  }
});
