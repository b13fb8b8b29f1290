import { expect, test } from 'vitest';
import type { Grant } from '../actor.js';
import { payloads } from '../csv/payloads.node.js';
import { openStaff, type StaffServer } from '../testing.node.js';
import { changeRequest } from '../../requests/change-request.js';

const grant = (role: Grant['role'], area: string | null = 'qingshi', type: string | null = null): Grant => ({ role, area, type });

/** A whole file by RFC 4180, by a reader of its own. */
function rowsOf(csv: string): string[][] {
  const rows: string[][] = [[]];
  let at = csv.codePointAt(0) === 0xfeff ? 1 : 0;
  while (at < csv.length) {
    const [whole, cell = '', end = ''] = /"((?:[^"]|"")*)"(,|\r\n)/uy.exec(csv.slice(at)) ?? [];
    if (whole === undefined) throw new Error(`no cell at ${at}`);
    rows.at(-1)?.push(cell.replaceAll('""', '"'));
    at += whole.length;
    if (end === '\r\n' && at < csv.length) rows.push([]);
  }
  return rows;
}

async function csvOf(staff: StaffServer, query = ''): Promise<string> {
  const answer = await staff.ask('clerk', 'GET', `/requests.csv${query}`);
  expect([answer.status, answer.headers.get('content-type')]).toEqual([200, 'text/csv; charset=utf-8; header=present']);
  return new TextDecoder('utf-8', { ignoreBOM: true }).decode(await answer.arrayBuffer());
}

test('no cell of an export begins a formula, whatever somebody wrote', async () => {
  const staff = await openStaff();
  staff.join('clerk', grant('clerk'));
  const base = { area: 'qingshi', type: 'lamp', status: 'open' as const, media: '[]', requested_at: new Date(0), updated_at: new Date(0), published: true }; // prettier-ignore
  for (const [at, payload] of payloads.entries()) {
    const text = payload.replace('\0', '');
    await staff.db
      .insertInto('request')
      .values({ ...base, id: `r${at}`, description: text, address: text, status_note: text })
      .execute();
  }
  const rows = rowsOf(await csvOf(staff, '?lang=en'));
  expect(rows).toHaveLength(payloads.length + 1);
  expect(new Set(rows.map((row) => row.length))).toEqual(new Set([20]));
  const cells = rows.flat();
  expect(cells.filter((cell) => /^[\s\u200b\u202e\ufeff]*[=+\-@＝＋－＠−|%]/u.test(cell))).toEqual([]);
  // Nothing is lost of it, and a number stays one.
  // PGlite drops a byte order mark at the beginning of a text.
  const lost = payloads.map((one) => one.replace(/[\0\ufeff]/g, '')).filter((one) => !cells.some((cell) => cell.endsWith(one)));
  expect(lost).toEqual([]);
});

test('the inbox is a spreadsheet in the language of its reader, with what was asked for and nothing about who reported it', async () => {
  const staff = await openStaff();
  staff.join('clerk', grant('clerk', 'qingshi', 'lamp'));
  const id = await staff.report({
    service_code: 'lamp',
    description: '灯不亮',
    first_name: 'WANG',
    phone: '13800000000',
    lat: '26.5',
    long: '-106.7',
  });
  await staff.report({ service_code: 'idea', description: 'not theirs' });
  await changeRequest(staff, id, { stage: 'in-progress', note: '已派人', expected: new Date('2026-07-01T15:59:59.999Z') });
  await staff.db.insertInto('rating').values({ request: id, level: 2, at: new Date() }).execute();
  await staff.db
    .insertInto('follow_up_private')
    .values({
      id,
      request: id,
      key: id,
      fingerprint: '',
      kind: 'rating',
      at: new Date(),
      indicators: '["slow","of-another"]',
      answer_by: new Date('2026-07-21T15:59:59.999Z'),
    }) // prettier-ignore
    .execute();
  const csv = await csvOf(staff);
  expect(csv).not.toMatch(/WANG|138|theirs/);
  const [head, row, ...more] = rowsOf(csv);
  expect(more).toEqual([]);
  expect(head).toEqual(['编号', '地区', '类型', '状态', '进度', '是否公开', '提交时间', '预计办结', '办结时间', '最近更新', '经办人', '内容', '地址', '纬度', '经度', '最近答复', '评价（1 至 5）', '评价理由', '答复期限', '答复时间']); // prettier-ignore
  expect(row).toEqual([id, 'qingshi', '路灯', '未办结', '处理中', '已公开', '2026-06-30 16:00', '2026-07-01 23:59', '', '2026-06-30 16:00', '', '灯不亮', '', '26.5', '-106.7', '已派人', '2', '办得慢；of-another', '2026-07-21 23:59', '']); // prettier-ignore
  expect(rowsOf(await csvOf(staff, '?lang=zh-TW'))[0]?.slice(3, 5)).toEqual(['狀態', '進度']);
  expect(rowsOf(await csvOf(staff, '?lang=en&status=closed'))).toEqual([expect.arrayContaining(['Number', 'Assigned to'])]);
  expect(await staff.db.selectFrom('audit').select(['action', 'detail']).orderBy('id', 'desc').limit(1).execute()).toEqual([{ action: 'request.export', detail: { rows: 0 } }]); // prettier-ignore
});
