import { expect, test } from 'vitest';
import { now } from '../../testing.node.js';
import { openStaff } from '../testing.node.js';

async function openOffice() {
  const office = await openStaff();
  office.join('boss', { role: 'admin', area: 'qingshi', type: null });
  office.join('clerk', { role: 'lead', area: 'qingshi', type: null });
  const failed = async (area: string, failure: string | null) => {
    const row = { area, kind: 'webhook', content: '{}', due_at: new Date(now), tries: 10, failed_at: new Date(now), failure };
    return (await office.db.insertInto('job').values(row).returning('id').executeTakeFirstOrThrow()).id;
  };
  return { ...office, failed };
}

test('an administrator sees what was given up, and has it tried again once its cause is mended', async () => {
  const { clientOf, failed, db } = await openOffice();
  const [first, second] = [await failed('qingshi', 'ECONNREFUSED'), await failed('qingshi', null)];
  await failed('hekou', 'elsewhere');
  const boss = clientOf('boss');
  const known = { kind: 'webhook', failedAt: '2026-06-30T08:00:00.000Z', tries: 10 };
  expect(await boss.failedJobs('qingshi')).toEqual({
    items: [
      { id: second, ...known },
      { id: first, ...known, failure: 'ECONNREFUSED' },
    ],
  });
  expect(await boss.retryJob('qingshi', first)).toMatchObject({ items: [{ id: second }] });
  const row = await db.selectFrom('job').selectAll().where('id', '=', first).executeTakeFirstOrThrow();
  expect(row).toMatchObject({ failed_at: null, tries: 0, due_at: new Date(now) });
  expect((await boss.audit({ area: 'qingshi', subject: first })).items).toMatchObject([{ action: 'job.retry', by: { id: 'boss' } }]);
});

test('nobody else does, and no job of another area, one that is going on, or of nothing', async () => {
  const { ask, failed } = await openOffice();
  const [own, other] = [await failed('qingshi', null), await failed('hekou', null)];
  const retry = async (actor: string, job: string) => (await ask(actor, 'POST', `/areas/qingshi/jobs/${job}/retry`, {})).status;
  expect([await retry('clerk', own), (await ask('clerk', 'GET', '/areas/qingshi/jobs')).status]).toEqual([403, 403]);
  expect([await retry('boss', other), await retry('boss', 'x'), await retry('boss', own), await retry('boss', own)]).toEqual([404, 404, 200, 404]); // prettier-ignore
  expect((await ask('boss', 'GET', '/areas/hekou/jobs')).status).toBe(404);
});
