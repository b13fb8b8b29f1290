import { createHash } from 'node:crypto';
import { expect, test } from 'vitest';
import { findArea } from '../../areas/area-store.js';
import { putForm } from '../../forms/form-store.js';
import { draft, jpeg, noise } from '../../forms/noise-form.node.js';
import { keepSubmission } from '../../forms/submission-store.js';
import type { Grant } from '../actor.js';
import { openStaff } from '../testing.node.js';

const grant = (role: Grant['role'], area: string | null = 'qingshi', type: string | null = null): Grant => ({ role, area, type });

async function openOffice(name = '灯 "1"; x\r\n.jpg') {
  const staff = await openStaff();
  for (const role of ['viewer', 'clerk', 'lead'] as const) staff.join(role, grant(role));
  await putForm(staff.db, 'qingshi', noise);
  const area = (await findArea(staff.db, 'qingshi'))!;
  const hash = createHash('sha256').update(jpeg).digest('hex');
  const files = [{ id: 'photo/1', name, type: 'image/jpeg', bytes: jpeg, hash, sentHash: hash }];
  const photos = [{ id: 'photo/1', name, type: 'image/jpeg', size: jpeg.length }];
  const content = { ...draft, answers: { ...draft.answers, photos } };
  const { number } = await keepSubmission(staff.db, staff.media, { area, fingerprint: 'x', content, files, at: staff.clock.time });
  return { ...staff, number, keep: (answers: object) => keepSubmission(staff.db, staff.media, { area, fingerprint: 'y', content: { ...draft, answers: answers as never }, files: [], at: staff.clock.time }) }; // prettier-ignore
}

test('a form that was sent is listed without its answers, and read with them', async () => {
  const office = await openOffice();
  const listed = await office.clientOf('viewer').submissions('qingshi');
  expect(listed).toEqual({
    items: [{ number: office.number, form: 'noise', version: '1', title: expect.any(String), receivedAt: '2026-06-30T08:00:00.000Z', files: 1 }],
  }); // prettier-ignore
  const read = await office.clientOf('clerk').submission('qingshi', office.number, { lang: 'en' });
  expect(read.sections.flatMap(({ rows }) => rows).length).toBeGreaterThan(1);
  expect(read.files).toMatchObject([{ id: 'photo/1', type: 'image/jpeg', size: jpeg.length, url: `${office.number}/files/photo%2F1` }]);
  await expect(office.clientOf('clerk').submission('hekou', office.number)).rejects.toMatchObject({ status: 404 });
});

test('lists go on where they stopped', async () => {
  const office = await openOffice();
  for (let count = 0; count < 4; count++) await office.keep({});
  const seen: string[] = [];
  let cursor: string | undefined;
  do {
    const page = await office
      .clientOf('viewer')
      .submissions('qingshi', { form: 'noise', limit: 2, ...(cursor !== undefined && { cursor }) });
    seen.push(...page.items.map(({ number }) => number));
    cursor = page.next;
  } while (cursor !== undefined);
  expect([seen.length, new Set(seen).size]).toEqual([5, 5]);
  expect((await office.clientOf('viewer').submissions('qingshi', { form: 'other' })).items).toEqual([]);
});

test('a file is a download and nothing else, whatever it is called', async () => {
  const office = await openOffice();
  const { pathname } = office.clientOf('clerk').fileUrl('qingshi', office.number, 'photo/1');
  const answer = await office.ask('clerk', 'GET', pathname.replace('/staff', ''));
  expect(new Uint8Array(await answer.arrayBuffer())).toEqual(new Uint8Array(jpeg));
  expect(Object.fromEntries(answer.headers)).toMatchObject({
    'content-type': 'image/jpeg',
    'content-disposition': `attachment; filename="_ 1 ; x .jpg"; filename*=UTF-8''%E7%81%AF%201%20%3B%20x%20.jpg`,
    'x-content-type-options': 'nosniff',
    'content-security-policy': expect.stringContaining('sandbox') as string,
    'cache-control': 'no-store',
  });
  expect((await office.ask('clerk', 'GET', `/areas/qingshi/submissions/${office.number}/files/other`)).status).toBe(404);
});

test('what came by a form is a spreadsheet that Excel opens, with Chinese heads, and the export stands in the log', async () => {
  const office = await openOffice();
  const { pathname, search } = office.clientOf('lead').submissionsCsvUrl('qingshi', 'noise');
  const answer = await office.ask('lead', 'GET', (pathname + search).replace('/staff', ''));
  const bytes = new Uint8Array(await answer.arrayBuffer());
  expect([...bytes.subarray(0, 3)]).toEqual([0xef, 0xbb, 0xbf]);
  const [head = '', row = ''] = new TextDecoder().decode(bytes).split('\r\n');
  expect(head).toMatch(/^"编号","收到时间","表格?/u);
  expect(row).toContain(`"${office.number}","2026-06-30 16:00","noise"`);
  expect(answer.headers.get('content-disposition')).toBe('attachment; filename="submissions-2026-06-30.csv"');
  expect(await office.db.selectFrom('audit').select(['action', 'subject', 'detail']).execute()).toEqual([
    { action: 'submission.export', subject: 'noise', detail: { rows: 1, version: '1' } },
  ]);
  for (const [path, status] of [['', 400], ['?form=other', 404], ['?form=noise&version=9', 404]] as const)
    expect((await office.ask('lead', 'GET', `/areas/qingshi/submissions.csv${path}`)).status).toBe(status); // prettier-ignore
});
